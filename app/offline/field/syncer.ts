/**
 * Sends what a device holds and learns what changed: text first, then photos one by one. One tab of a browser at a time. What
 * comes to nothing is tried again later and later; a session that expired waits for the person.
 */

import { readMeta } from "#app/offline/field/field-meta.ts";
import type { FieldObstacle, Syncer, SyncState } from "#app/offline/field/field-store.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { retryDelay } from "#app/offline/field/retry-delay.ts";
import { type SyncOutcome, type SyncProgress, syncOnce } from "#app/offline/field/sync-once.ts";
import { type TabLocks, withTabLock } from "#app/offline/field/tab-lock.ts";
import type { Fetch } from "#app/offline/field/transport.ts";
import { noteTrouble } from "#app/offline/field/troubles.ts";
import { standingOfDevice } from "#app/offline/field/visit-counts.ts";

export type SyncerOptions = {
  /** Told to the office. */
  readonly appVersion: string;
  readonly fetch?: Fetch;
  /** Null where the browser has none. */
  readonly locks?: TabLocks | null;
  /** Milliseconds, by the device's clock. */
  readonly clock?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
};

/** Milliseconds between a change and its sending: what one types in a row travels together. */
const GATHERING = 1_500;
/** Milliseconds between two looks at what others wrote, with nothing to send. */
const LOOKING = 5 * 60_000;
/** Milliseconds before one looks again whether the tab that sends is still there. */
const ELSEWHERE = 10_000;

/** Begins at once. Whoever starts it stops it. */
export function startSyncer(field: OpenField, options: SyncerOptions): Syncer {
  const { clock = Date.now, random = Math.random, appVersion } = options;
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init));
  const locks = options.locks === undefined ? browserLocks() : options.locks;
  const listeners = new Set<(state: SyncState) => void>();
  let state: SyncState = IDLE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: AbortController | null = null;
  let isStopped = false;
  /** Asked for while an exchange was under way. */
  let isAskedAgain = false;

  const become = (changes: Partial<SyncState>) => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener(state);
  };
  const count = async () => {
    try {
      const [counts, { lastSyncedAt }] = await Promise.all([standingOfDevice(field.db), readMeta(field.db)]);
      if (!isStopped) become({ ...counts, lastSyncedAt });
    } catch {
      // The tables were closed meanwhile: there is nobody to tell.
    }
  };
  /** What the server deferred is no news: it waits for the next look. */
  const hasNews = async () => {
    try {
      return (await field.db.operations.where("state").equals("pending").count()) > 0;
    } catch {
      return false;
    }
  };
  const schedule = (delay: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void run(), delay);
  };
  const onProgress = ({ phase, done, total }: SyncProgress) => become({ phase, progress: { done, total } });

  async function run(): Promise<void> {
    if (isStopped || under !== null) return;
    const controller = new AbortController();
    under = controller;
    isAskedAgain = false;
    const outcome = await tryOnce(controller.signal);
    const delay = await after(outcome);
    await count();
    under = null;
    // Whoever asked during the try doesn't wait for the turn of a next one.
    if (isAskedAgain) now();
    else if (delay !== null) schedule(delay);
  }

  async function tryOnce(signal: AbortSignal): Promise<SyncOutcome | "elsewhere"> {
    try {
      return await withTabLock({ field, locks, clock, signal }, () =>
        syncOnce({ field, appVersion, fetch: send, clock, signal, onProgress }),
      );
    } catch {
      // The database is full, or was closed under our feet: what is kept stays kept.
      return { kind: "failed", obstacle: "device" };
    }
  }

  /** Milliseconds before the next try; null when nothing is tried until somebody asks. */
  async function after(outcome: SyncOutcome | "elsewhere"): Promise<number | null> {
    if (isStopped) return null;
    if (outcome === "elsewhere") {
      become({ phase: "idle", progress: null, isElsewhere: true });
      return ELSEWHERE;
    }
    if (outcome.kind === "failed") return afterFailure(outcome.obstacle);
    become({ phase: "idle", progress: null, isElsewhere: false, trouble: null });
    if (outcome.kind === "cancelled") return null;
    return (await hasNews()) ? GATHERING : LOOKING;
  }

  async function afterFailure(obstacle: FieldObstacle): Promise<number | null> {
    const tries = (state.trouble?.tries ?? 0) + 1;
    // Once for each trouble: a day without a network is one.
    if (state.trouble?.obstacle !== obstacle) await noteTrouble(field, TROUBLES[obstacle], clock());
    const delay = retryDelay(tries, random());
    const trouble = { obstacle, tries, retryAt: clock() + delay };
    become({ phase: "waiting", progress: null, isElsewhere: false, trouble });
    // A session that expired doesn't come back by itself.
    return obstacle === "signed-out" ? null : delay;
  }

  const now = () => {
    if (under !== null) {
      isAskedAgain = true;
      return;
    }
    if (state.phase === "waiting") become({ phase: "idle" });
    // Whoever asks again and again must not make the device wait the longer for it.
    if (state.trouble !== null) become({ trouble: { ...state.trouble, tries: 0 } });
    schedule(0);
  };
  const onChange = () => {
    void count()
      .then(hasNews)
      .then((isNew) => {
        if (isNew && under === null && state.trouble === null) schedule(GATHERING);
      });
  };
  const onReturn = () => {
    if (document.visibilityState === "visible" && state.trouble?.obstacle !== "signed-out") now();
  };
  const onOnline = () => {
    if (state.trouble?.obstacle !== "signed-out") now();
  };
  const forget = field.onChange(onChange);
  const hasWindow = typeof window !== "undefined";
  if (hasWindow) {
    window.addEventListener("online", onOnline);
    document.addEventListener("visibilitychange", onReturn);
  }
  void count();
  schedule(0);

  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now,
    cancel: () => {
      clearTimeout(timer);
      isAskedAgain = false;
      under?.abort();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      under?.abort();
      forget();
      listeners.clear();
      if (hasWindow) {
        window.removeEventListener("online", onOnline);
        document.removeEventListener("visibilitychange", onReturn);
      }
    },
  };
}

const TROUBLES: Readonly<Record<FieldObstacle, string>> = {
  unreachable: "Envoi : le serveur ne répond pas, ou la réponse n’est pas la sienne.",
  unavailable: "Envoi : le serveur ne peut pas répondre pour le moment.",
  "signed-out": "Envoi : la session a expiré.",
  outdated: "Envoi : le serveur attend une version plus récente de cette page.",
  forbidden: "Envoi : le serveur refuse ce compte ou cet appareil.",
  device: "Envoi : l’appareil n’a pas pu noter la réponse du serveur.",
};

const IDLE: SyncState = {
  phase: "idle",
  unsent: { operations: 0, photos: 0 },
  conflicts: 0,
  refused: 0,
  trouble: null,
  progress: null,
  lastSyncedAt: null,
  isElsewhere: false,
};

function browserLocks(): TabLocks | null {
  return typeof navigator !== "undefined" && "locks" in navigator ? navigator.locks : null;
}
