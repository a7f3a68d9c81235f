/** The letter of an invitation, with an address of its own: made when it leaves or is copied, and kept nowhere. */

import { minutesAsked } from "#app/server/invitations/asked-questions.ts";
import { composeLetter } from "#app/server/mail/compose-letter.ts";
import type { Letter } from "#app/server/mail/letter.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { linkAddress } from "#app/server/respondents/links.ts";
import type { Db } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { groupThreshold } from "#db/group-threshold.ts";
import type { Invitation } from "#db/invitations.ts";
import type { Mail } from "#db/mails.ts";
import { getOperation, listMembers } from "#db/operations.ts";

export type LetterTools = {
  readonly db: Db;
  readonly questionnaireOf: QuestionnaireSource;
  /** The public address of this server. */
  readonly origin: string;
};

/** The letter of a line of the outbox, around the secret of a link; null when this server has not the questionnaire. */
export function writeLetter(
  { db, questionnaireOf, origin }: LetterTools,
  { kind, recipient }: Pick<Mail, "kind" | "recipient">,
  invitation: Invitation,
  token: string,
): Letter | null {
  const operation = getOperation(db, invitation.operationId);
  const questionnaire =
    operation === null ? null : questionnaireOf(operation.questionnaireId, operation.questionnaireVersion);
  if (operation === null || questionnaire === null) return null;
  return composeLetter({
    kind,
    perspective: invitation.perspective,
    to: { name: invitation.recipient, address: recipient },
    firm: invitation.firm,
    operation: operation.name,
    consultant: consultantOf(db, invitation),
    minutes: minutesAsked(questionnaire, invitation.perspective),
    expiresAt: invitation.expiresAt,
    groupThreshold: groupThreshold(db, operation.id),
    link: linkAddress(origin, token),
  });
}

/** Who follows the firm; in an operation with one consultant, that one. */
function consultantOf(db: Db, { operationId, enrollmentId }: Invitation) {
  const active = listMembers(db, operationId).filter(
    (member) => member.role === "consultant" && member.disabledAt === null,
  );
  const followed = getEnrollment(db, enrollmentId)?.consultantId ?? null;
  const found =
    active.find(({ userId }) => userId === followed) ?? (active.length === 1 ? active[0] : undefined);
  return found === undefined ? null : { name: found.name, address: found.email };
}
