import { useEffect, useState } from "react";

/** The device's clock in milliseconds, read again every so often: for ages and waits that are on the screen. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
