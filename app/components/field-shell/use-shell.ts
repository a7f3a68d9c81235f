import { useEffect, useState } from "react";
import { type ShellState, type ShellWatch, watchWorker } from "#app/offline/field-worker/watch-worker.ts";

export type Shell = ShellState & Pick<ShellWatch, "look" | "takeOver">;

/** The service worker, installed and watched for as long as the field app is open. */
export function useShell(): Shell {
  const [watch, setWatch] = useState<ShellWatch | null>(null);
  const [state, setState] = useState<ShellState>(OPENING);
  useEffect(() => {
    const started = watchWorker();
    setWatch(started);
    setState(started.state());
    const unwatch = started.onChange(() => setState(started.state()));
    return () => {
      unwatch();
      started.stop();
    };
  }, []);
  return { ...state, look: () => watch?.look(), takeOver: () => watch?.takeOver() };
}

const OPENING: ShellState = { kind: "installing", isNewVersionWaiting: false, isOutdated: false };
