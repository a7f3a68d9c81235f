/** What an operation tells people before they answer, and from how many answers on a group is shown. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { NoticeSettings } from "#app/domain/invitation/notice.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { forbidden } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { type Inviter, recordInviting } from "#app/server/invitations/invitation-scope.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { groupThreshold, hasGroupAnswers, setGroupThreshold } from "#db/group-threshold.ts";
import { writeNotice } from "#db/notices.ts";
import { getOperation } from "#db/operations.ts";

export type NoticeRequest = Omit<NoticeSettings, "version"> & { readonly groupThreshold: number };

/**
 * Writes the notice and the group threshold, both or neither; gives the notice's version. Problems: `not-found`, `forbidden`,
 * and `threshold-settled` on the field `groupThreshold`: whoever has answered was told a number.
 */
export function settleNotice(
  db: Db,
  inviter: Inviter,
  operationId: string,
  request: NoticeRequest,
  now: string = nowInstant(),
): Result<{ readonly version: number }> {
  const { actor } = inviter;
  return inTransaction(db, () => {
    const isKnown = may(actor, "know", { resource: "operation", operationId });
    if (!isKnown || getOperation(db, operationId) === null) return failure(NO_SUCH_OPERATION);
    if (!may(actor, "write", { resource: "links", operationId })) return forbidden();
    const { groupThreshold: threshold, ...settings } = request;
    if (threshold !== groupThreshold(db, operationId)) {
      if (hasGroupAnswers(db, operationId)) return failure(SETTLED);
      setGroupThreshold(db, operationId, threshold);
      recordInviting(db, inviter, "links.threshold", { operationId }, now);
    }
    const version = writeNotice(db, operationId, settings, now);
    recordInviting(db, inviter, "links.notice", { operationId }, now);
    return success({ version });
  });
}

const NO_SUCH_OPERATION = {
  code: "not-found",
  message: "Cette opération n’existe pas, ou n’est pas une des vôtres.",
};
const SETTLED = {
  code: "threshold-settled",
  message: "Le seuil ne change plus\u00A0: quelqu’un a déjà répondu, en lisant ce nombre dans la notice.",
  field: "groupThreshold",
};
