import { useEffect, useState } from "react";

/** The present instant (ISO), renewed every so many milliseconds. */
export function useInstant(every: number): string {
  const [instant, setInstant] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setInstant(new Date().toISOString()), every);
    return () => clearInterval(timer);
  }, [every]);
  return instant;
}
