import { useCallback, useEffect, useRef, useState } from "react";
import { claimSheet, type WriterLock } from "#app/offline/field/writer-lock.ts";

export type Pen = {
  /** Whether this tab is the one that writes; null while nobody can tell. */
  readonly isHeld: boolean | null;
  /** Makes this tab the one that writes, and the other one a reader. */
  readonly take: () => void;
};

/** Milliseconds after which a pen that has not come is in another tab's hand. */
const PATIENCE = 400;

/** One tab of a browser writes on a visit at a time. */
export function usePen(sheet: string): Pen {
  const [isHeld, setHeld] = useState<boolean | null>(null);
  const lock = useRef<WriterLock | null>(null);
  useEffect(() => {
    const claimed = claimSheet(sheet);
    lock.current = claimed;
    const tell = () => setHeld(claimed.isWriter());
    const stop = claimed.onChange(tell);
    if (claimed.isWriter()) tell();
    const timer = setTimeout(tell, PATIENCE);
    return () => {
      clearTimeout(timer);
      stop();
      claimed.release();
      lock.current = null;
    };
  }, [sheet]);
  const take = useCallback(() => lock.current?.takeOver(), []);
  return { isHeld, take };
}
