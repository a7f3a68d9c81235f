import { useCallback, useEffect, useRef } from "react";

/** A typed text is written when the typing has paused this long, in milliseconds. */
const PAUSE = 400;

export type Autosave = {
  /** Runs `save` after a pause; a later call for the same key starts the pause again. */
  readonly soon: (key: string, save: () => void) => void;
  /** Runs now what was put off for this key. */
  readonly now: (key: string) => void;
};

/** Puts off saving while somebody types. Whatever is put off is saved when the page goes away. */
export function useAutosave(): Autosave {
  const pending = useRef(
    new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly save: () => void }>(),
  );

  const now = useCallback((key: string) => {
    const one = pending.current.get(key);
    if (one === undefined) return;
    clearTimeout(one.timer);
    pending.current.delete(key);
    one.save();
  }, []);

  const soon = useCallback(
    (key: string, save: () => void) => {
      clearTimeout(pending.current.get(key)?.timer);
      pending.current.set(key, { timer: setTimeout(() => now(key), PAUSE), save });
    },
    [now],
  );

  useEffect(() => {
    const all = () => {
      for (const key of [...pending.current.keys()]) now(key);
    };
    window.addEventListener("pagehide", all);
    return () => {
      window.removeEventListener("pagehide", all);
      all();
    };
  }, [now]);

  return { soon, now };
}
