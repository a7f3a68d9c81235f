/**
 * One tab writes on an answer sheet at a time. The others read, until the first closes or somebody takes over (« prendre la
 * main »).
 */

/** The part of the browser's locks that is used. */
export type SheetLocks = Pick<LockManager, "request">;

export type WriterLock = {
  /** Whether this tab writes. */
  readonly isWriter: () => boolean;
  /** Called when it changes, also when another tab takes over. Gives the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
  readonly takeOver: () => void;
  /** Lets the others write. */
  readonly release: () => void;
};

/** Begins as a reader, and becomes the writer as soon as nobody else is. Without the browser's locks, the last tab writes. */
export function claimSheet(respondentId: string, locks: SheetLocks | null = browserLocks()): WriterLock {
  const listeners = new Set<() => void>();
  let isWriter = false;
  const become = (next: boolean) => {
    if (isWriter === next) return;
    isWriter = next;
    for (const listener of listeners) listener();
  };
  const name = `diapason-feuille/${respondentId}`;
  const claim = locks === null ? claimByMessage(name, become) : claimByLock(name, locks, become);
  claim.ask();
  return {
    isWriter: () => isWriter,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeOver: claim.take,
    release: () => {
      claim.end();
      become(false);
      listeners.clear();
    },
  };
}

type Claim = { readonly ask: () => void; readonly take: () => void; readonly end: () => void };

function claimByLock(name: string, locks: SheetLocks, become: (isWriter: boolean) => void): Claim {
  const ending = new AbortController();
  let letGo = () => {};
  const hold = (): Promise<void> => {
    if (ending.signal.aborted) return Promise.resolve();
    become(true);
    return new Promise((resolve) => {
      letGo = resolve;
    });
  };
  const wait = () => {
    if (ending.signal.aborted) return;
    locks.request(name, { signal: ending.signal }, hold).catch(lost);
  };
  /** Stolen, or ended. One waits for one's turn again. */
  const lost = () => {
    become(false);
    wait();
  };
  return {
    ask: wait,
    take: () => {
      locks.request(name, { steal: true }, hold).catch(lost);
    },
    end: () => {
      ending.abort();
      letGo();
    },
  };
}

function claimByMessage(name: string, become: (isWriter: boolean) => void): Claim {
  const channel = new BroadcastChannel(name);
  channel.onmessage = () => become(false);
  const take = () => {
    channel.postMessage("taken");
    become(true);
  };
  return { ask: take, take, end: () => channel.close() };
}

function browserLocks(): SheetLocks | null {
  return typeof navigator !== "undefined" && "locks" in navigator ? navigator.locks : null;
}
