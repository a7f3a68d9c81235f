/** What every page of the firm's space says around its own words: whose it is, where one may go, whom to call. */
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import type { Db } from "#db/client.server.ts";
import { actionsOfEnrollment } from "#db/collective-actions.ts";
import { type Enrollment, getEnrollment } from "#db/enrollments.ts";
import { getOperation, listMembers } from "#db/operations.ts";

export type SpaceHead = {
  readonly firm: string;
  readonly operation: string;
  /** Null when nobody in particular follows the firm. */
  readonly consultant: { readonly name: string; readonly email: string } | null;
  readonly isReleased: boolean;
  readonly isSubmitted: boolean;
  /** To a collective action. */
  readonly isInvited: boolean;
  readonly isSynthesisForFirms: boolean;
};

/** The head of the space of a visit. */
export function spaceHead(
  db: Db,
  visit: Pick<RespondentVisit, "invitation" | "isReleased" | "isSubmitted" | "isSynthesisForFirms">,
): SpaceHead {
  const { invitation, isReleased, isSubmitted, isSynthesisForFirms } = visit;
  const enrollment = getEnrollment(db, invitation.enrollmentId);
  return {
    firm: invitation.firm,
    operation: getOperation(db, invitation.operationId)?.name ?? "",
    consultant: enrollment === null ? null : consultantOf(db, enrollment),
    isReleased,
    isSubmitted,
    isInvited: actionsOfEnrollment(db, invitation.enrollmentId).length > 0,
    isSynthesisForFirms,
  };
}

/** Who follows the firm; in an operation with one consultant, that one. */
function consultantOf(db: Db, { operationId, consultantId }: Enrollment): SpaceHead["consultant"] {
  const active = listMembers(db, operationId).filter(
    ({ role, disabledAt }) => role === "consultant" && disabledAt === null,
  );
  const found =
    active.find(({ userId }) => userId === consultantId) ?? (active.length === 1 ? active[0] : undefined);
  return found === undefined ? null : { name: found.name, email: found.email };
}
