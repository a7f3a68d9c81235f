/** The interview's queue: kept on the consultant's own device. */
import { useMemo } from "react";
import type { Keeper } from "#app/offline/kept-operations.ts";
import { deviceKeeper } from "#app/offline/queue-keepers.ts";
import { type QueueHandle, useQueue } from "#app/offline/use-queue.ts";

export type AnswerQueueHandle = QueueHandle & {
  /** Whether the browser refuses to keep what is not sent: leaving the page would lose it. */
  readonly isFragile: () => boolean;
};

type QueueOptions = Keeper & {
  /** Where batches are posted. */
  readonly url: string;
};

export function useAnswerQueue({ url, userId, enrollmentId }: QueueOptions): AnswerQueueHandle {
  const keeper = useMemo(() => deviceKeeper({ userId, enrollmentId }), [userId, enrollmentId]);
  return { ...useQueue(url, keeper), isFragile: keeper.isFragile };
}
