/** The page's side of the service worker: whether the field app would open without a network, and in which version. */

export type ShellState = {
  /** `unsupported`: this browser keeps no application, or the address is not a safe one. */
  readonly kind: "unsupported" | "installing" | "ready" | "failed";
  /** A newer version is there and waits for the person's word. */
  readonly isNewVersionWaiting: boolean;
  /** Another window of this browser changed the version: this one is of the old one. */
  readonly isOutdated: boolean;
};

export type ShellWatch = {
  readonly state: () => ShellState;
  readonly onChange: (listener: () => void) => () => void;
  /** Looks whether the server has a newer version. */
  readonly look: () => void;
  /** Changes to the version that waits, and loads the page anew. */
  readonly takeOver: () => void;
  /** Stops watching. */
  readonly stop: () => void;
};

const WORKER = "/terrain-sw.js";
const SCOPE = "/terrain";
/** Milliseconds between two looks at the server. */
const LOOK_EVERY = 60 * 60_000;

/** Installs the worker, or finds it, and watches it from then on. */
export function watchWorker(): ShellWatch {
  let state: ShellState = { kind: "installing", isNewVersionWaiting: false, isOutdated: false };
  const listeners = new Set<() => void>();
  const become = (change: Partial<ShellState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const watch = {
    state: () => state,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (workers === undefined) {
    state = { ...state, kind: "unsupported" };
    return { ...watch, look: () => {}, takeOver: () => {}, stop: () => {} };
  }

  let registration: ServiceWorkerRegistration | null = null;
  let isAsked = false;
  const wasControlled = workers.controller !== null;
  const tell = () => {
    if (registration === null) return;
    const { active, installing, waiting } = registration;
    const kind =
      active !== null ? "ready" : installing !== null || waiting !== null ? "installing" : "failed";
    become({ kind, isNewVersionWaiting: active !== null && waiting !== null });
  };
  const follow = (worker: ServiceWorker | null) => {
    worker?.addEventListener("statechange", tell);
    tell();
  };
  const onNewController = () => {
    if (isAsked) location.reload();
    // The first worker of all takes a page that it had not: that page is of its version.
    else if (wasControlled) become({ isOutdated: true });
  };
  workers.addEventListener("controllerchange", onNewController);
  // The one that is there says so at once: without a network, asking for another takes its time.
  void workers.getRegistration(SCOPE).then((known) => {
    registration ??= known ?? null;
    tell();
  });
  workers.register(WORKER, { scope: SCOPE, updateViaCache: "none" }).then(
    (registered) => {
      registration = registered;
      registered.addEventListener("updatefound", () => follow(registered.installing));
      follow(registered.installing);
    },
    // Without a network the one that is there goes on; without any, nothing is kept.
    async () => {
      registration = (await workers.getRegistration(SCOPE)) ?? null;
      if (registration === null) become({ kind: "failed" });
      else tell();
    },
  );
  const look = () => void registration?.update().catch(() => {});
  const timer = setInterval(look, LOOK_EVERY);
  addEventListener("online", look);
  return {
    ...watch,
    look,
    takeOver: () => {
      isAsked = true;
      registration?.waiting?.postMessage("take-over");
    },
    stop: () => {
      clearInterval(timer);
      removeEventListener("online", look);
      workers.removeEventListener("controllerchange", onNewController);
    },
  };
}

/** The version that this device keeps, as its worker says; null when there is none, or when it doesn't answer. */
export function keptVersion(): Promise<string | null> {
  const worker = navigator.serviceWorker?.controller ?? null;
  if (worker === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const silence = setTimeout(() => resolve(null), ANSWERING_TIME);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(silence);
      resolve(typeof data === "string" ? data : null);
    };
    worker.postMessage("version", [port2]);
  });
}

const ANSWERING_TIME = 2_000;
