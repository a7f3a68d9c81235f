/** What somebody reads on opening an address, before anything is written. */
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { selfAssessmentOf } from "#app/domain/invitation/self-assessment.ts";
import { type ClosedReason, followLink, type LinkTarget } from "#app/server/respondents/links.ts";
import { readVisit } from "#app/server/respondents/sessions.ts";
import { ownQuestionnaire, type Tools } from "#app/server/self-assessment/open-sheet.ts";
import { getOperation } from "#db/operations.ts";
import { findRespondent } from "#db/respondents.ts";

export type Welcome =
  | {
      readonly kind: "open";
      readonly firm: string;
      readonly operation: string;
      readonly perspective: InvitedPerspective;
      /** What answering it all takes; 0 when the questionnaire asks this perspective nothing. */
      readonly minutes: number;
      readonly stage: "new" | "begun" | "submitted";
    }
  | { readonly kind: "closed"; readonly why: ClosedReason };

/** Where an address leads, in words for its bearer. It changes nothing: mail scanners open addresses too. */
export function welcomeAt(tools: Tools, token: string, cookieToken: string | null, now: string): Welcome {
  const { db } = tools;
  const target = followLink(db, token, now);
  if (target.kind === "closed") return target;
  const { invitation } = target;
  const questionnaire = ownQuestionnaire(tools, invitation);
  const minutes = questionnaire.ok
    ? selfAssessmentOf(questionnaire.value, invitation.perspective, { answers: {}, stakes: {} }).minutesLeft
    : 0;
  return {
    kind: "open",
    firm: invitation.firm,
    operation: getOperation(db, invitation.operationId)?.name ?? "",
    perspective: invitation.perspective,
    minutes,
    stage: stageOf(tools, target, cookieToken, now),
  };
}

/** A director's sheet is the same on every device; in a group, it is the one of this browser or of this address. */
function stageOf(
  { db }: Tools,
  { invitation, respondentId }: Extract<LinkTarget, { kind: "open" }>,
  cookieToken: string | null,
  now: string,
): "new" | "begun" | "submitted" {
  if (invitation.perspective === "director") {
    if (invitation.submitted > 0) return "submitted";
    return invitation.begun > 0 ? "begun" : "new";
  }
  const visit = cookieToken === null ? null : readVisit(db, cookieToken, now);
  const ownId = respondentId ?? (visit?.invitation.id === invitation.id ? visit.session.respondentId : null);
  const own = ownId === null ? null : findRespondent(db, ownId);
  if (own === null) return "new";
  return own.submittedAt === null ? "begun" : "submitted";
}
