/** What the form of an event offers: the firms of the operation, and its collective actions. */
import type { Db } from "#db/client.server.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { listActionTitles } from "#db/events.ts";

/** A firm that withdrew may have had a visit before: it is offered, and said to have left. */
export function eventChoices(db: Db, operationId: string) {
  return {
    firms: allEnrollments(db, operationId).map(({ id, name, withdrawnAt }) => ({
      value: id,
      label: withdrawnAt === null ? name : `${name} (retirée)`,
    })),
    actions: listActionTitles(db, operationId).map(({ id, title }) => ({ value: id, label: title })),
  };
}
