/** Handing one's answers in, once: from then on the sheet is never written on from a link again. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { writtenInstant } from "#app/server/self-assessment/anonymity.ts";
import { placeToWrite } from "#app/server/self-assessment/place.ts";
import { readSheet } from "#db/answers.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { submitSheet } from "#db/respondents.ts";

/**
 * Hands a sheet in. A second time changes nothing and is no failure: somebody pressed twice. Fails as `placeToWrite` does,
 * and with `no-answer` on an empty sheet.
 */
export function submitOwnSheet(db: Db, visit: RespondentVisit, now: string): Result<null> {
  return inTransaction(db, () => {
    const place = placeToWrite(db, visit, now);
    if (!place.ok) return place.problem.code === "submitted" ? success(null) : place;
    const { invitation, respondent } = place.value;
    if (Object.keys(readSheet(db, respondent.id).answers).length === 0) return NO_ANSWER;
    const at = writtenInstant(invitation.perspective, now);
    submitSheet(db, respondent.id, at);
    recordDeed(
      db,
      {
        actor: null,
        actorLabel: WHO[invitation.perspective],
        action: "selfAssessment.submit",
        objectKind: "answers",
        objectId: invitation.enrollmentId,
        operationId: invitation.operationId,
        // Where somebody answered from is nobody's business.
        address: "",
        outcome: "done",
      },
      at,
    );
    return success(null);
  });
}

/** As the audit log calls them. */
const WHO: Readonly<Record<InvitedPerspective, string>> = {
  director: "le dirigeant, par son lien",
  employee: "un salarié, sans nom",
  customer: "un client, sans nom",
};

const NO_ANSWER = failure({
  code: "no-answer",
  message: "Aucune réponse n’est encore donnée\u00A0: répondez à une question au moins avant d’envoyer.",
});
