/**
 * Sends what a device holds and learns what changed: text first, then photos one by one. One tab of a browser at a time. What
 * comes to nothing is tried again later and later; a session that expired waits for the person.
 */

import type { Obstacle } from "#app/offline/answer-queue.ts";
import { readMeta } from "#app/offline/field/field-meta.ts";
import type { Syncer, SyncState } from "#app/offline/field/field-store.ts";
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
    if (isStopped || !field.db.dexie.isOpen()) return;
    const [counts, { lastSyncedAt }] = await Promise.all([standingOfDevice(field.db), readMeta(field.db)]);
    become({ ...counts, lastSyncedAt });
  };
  const schedule = (delay: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(run, delay);
  };
  const onProgress = ({ phase, done, total }: SyncProgress) => become({ phase, progress: { done, total } });

  async function run(): Promise<void> {
    if (isStopped) return;
    if (under !== null) {
      isAskedAgain = true;
      return;
    }
    const controller = new AbortController();
    under = controller;
    isAskedAgain = false;
    try {
      const outcome = await withTabLock({ field, locks, clock, signal: controller.signal }, () =>
        syncOnce({ field, appVersion, fetch: send, clock, signal: controller.signal, onProgress }),
      );
      under = null;
      await after(outcome);
    } catch {
      // The database was closed, or locked, under our feet: what is kept stays kept.
      under = null;
      await after({ kind: "failed", obstacle: "unavailable" });
    }
  }

  async function after(outcome: SyncOutcome | "elsewhere"): Promise<void> {
    if (isStopped) return;
    if (outcome === "elsewhere") {
      become({ phase: "idle", progress: null, isElsewhere: true });
      schedule(LOOKING);
    } else if (outcome.kind === "failed") {
      const tries = (state.trouble?.tries ?? 0) + 1;
      // Once for each trouble: a day without a network is one.
      if (state.trouble?.obstacle !== outcome.obstacle) {
        await noteTrouble(field, TROUBLES[outcome.obstacle], clock());
      }
      const delay = retryDelay(tries, random());
      const retryAt = clock() + delay;
      become({
        phase: "waiting",
        progress: null,
        isElsewhere: false,
        trouble: { obstacle: outcome.obstacle, tries, retryAt },
      });
      // A session that expired doesn't come back by itself: nothing is tried until somebody asks.
      if (outcome.obstacle === "signed-out") clearTimeout(timer);
      else schedule(delay);
    } else {
      become({ phase: "idle", progress: null, isElsewhere: false, trouble: null });
      if (outcome.kind === "cancelled") clearTimeout(timer);
      else schedule(isAskedAgain ? 0 : LOOKING);
    }
    await count();
  }

  const now = () => {
    if (state.phase === "waiting") become({ phase: "idle" });
    schedule(0);
  };
  const onChange = () => {
    void count().then(() => {
      const isFree = under === null && state.trouble === null && state.unsent.operations > 0;
      if (isFree) schedule(GATHERING);
    });
  };
  const onReturn = () => {
    if (document.visibilityState === "visible" && state.trouble?.obstacle !== "signed-out") schedule(0);
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

const TROUBLES: Readonly<Record<Obstacle, string>> = {
  unreachable: "Envoi : le serveur ne répond pas, ou la réponse n’est pas la sienne.",
  unavailable: "Envoi : le serveur ne peut pas répondre pour le moment.",
  "signed-out": "Envoi : la session a expiré.",
  forbidden: "Envoi : le serveur refuse cet appareil ou cette version de l’application.",
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
