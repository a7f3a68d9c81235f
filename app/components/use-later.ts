import { useEffect, useState } from "react";

/**
 * Something that most pages never need, fetched when it is wanted. Null until it is there, and when the network is gone: whoever
 * asks shows something else meanwhile. `load` must stay the same from one drawing to the next.
 */
export function useLater<T>(load: () => Promise<T>, isWanted: boolean): T | null {
  const [loaded, setLoaded] = useState<T | null>(null);
  useEffect(() => {
    if (!isWanted || loaded !== null) return;
    let isHere = true;
    const keep = (value: T) => {
      if (isHere) setLoaded(() => value);
    };
    load().then(keep, () => {});
    return () => {
      isHere = false;
    };
  }, [load, isWanted, loaded]);
  return loaded;
}
