/** What stays the same from one drawing to the next, so that what is memoized with it isn't drawn again. */
import { useCallback, useRef } from "react";

/** The same function at every drawing, that does what the last one given does. */
export function useLasting<Given extends readonly unknown[]>(
  act: (...given: Given) => void,
): (...given: Given) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...given: Given) => latest.current(...given), []);
}

/** The value of the last drawing, while the new one says the same. For what JSON can say. */
export function useLastingValue<T>(value: T): T {
  const last = useRef(value);
  if (JSON.stringify(last.current) !== JSON.stringify(value)) last.current = value;
  return last.current;
}
