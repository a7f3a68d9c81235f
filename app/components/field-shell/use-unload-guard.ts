import { useEffect } from "react";

/** Asks before the page is closed while `isAtRisk` says that something would go with it. */
export function useUnloadGuard(isAtRisk: () => boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isAtRisk()) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isAtRisk]);
}
