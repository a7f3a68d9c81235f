import { useEffect } from "react";

/** Milliseconds without a touch after which the device locks itself. */
export const IDLE_LOCK = 30 * 60_000;
const LOOK_EVERY = 15_000;
const TOUCHES = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Calls `onIdle` once nobody has touched the page for that long; a tablet that slept is looked at when it wakes. */
export function useIdle(isWatched: boolean, onIdle: () => void): void {
  useEffect(() => {
    if (!isWatched) return;
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    const look = () => {
      // A clock that was set back must not keep the device open for ever.
      const idle = Math.abs(Date.now() - touchedAt);
      if (idle >= IDLE_LOCK) onIdle();
    };
    const timer = setInterval(look, LOOK_EVERY);
    for (const type of TOUCHES) addEventListener(type, touch, { passive: true, capture: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const type of TOUCHES) removeEventListener(type, touch, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [isWatched, onIdle]);
}
