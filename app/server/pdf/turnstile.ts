/** Lets so many tasks run at once; the others wait their turn, in the order they came. */

export type Turnstile = {
  /** Runs a task when its turn comes. A task whose signal is aborted while it waits leaves the line. */
  readonly pass: <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
};

export function turnstile(places: number): Turnstile {
  let free = places;
  const line: (() => void)[] = [];
  const enter = async (signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        line.splice(line.indexOf(go), 1);
        reject(signal?.reason);
      };
      const go = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      line.push(go);
      signal?.addEventListener("abort", leave, { once: true });
    });
  };
  const exit = () => {
    const next = line.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    pass: async (task, signal) => {
      await enter(signal);
      try {
        return await task();
      } finally {
        exit();
      }
    },
  };
}
