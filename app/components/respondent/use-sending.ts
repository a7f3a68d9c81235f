/** The queue of a self-assessment: kept in the tab alone, which asks before it closes on what is not sent. */
import { useEffect, useMemo } from "react";
import { unsent } from "#app/offline/answer-queue.ts";
import { tabKeeper } from "#app/offline/queue-keepers.ts";
import { type QueueHandle, useQueue } from "#app/offline/use-queue.ts";

export type Sending = QueueHandle;

const ADDRESS = "/reponse/saisies";

/** Keeps what is written in the tab, sends it, waits and tries again. */
export function useSending(respondentId: string): Sending {
  const keeper = useMemo(() => tabKeeper(respondentId), [respondentId]);
  const sending = useQueue(ADDRESS, keeper);
  const isWaiting = unsent(sending.queue).length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isWaiting]);
  return sending;
}
