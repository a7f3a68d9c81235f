import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether JavaScript runs here. False on the server and for the first drawing, so that both draw the same. */
export function useLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
