/** Writing what a tablet sends, whose operations are of several visits mixed. */
import type { AnswerOperation, SheetOperation } from "#app/domain/answers/answer-operation.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { ClockReading } from "#app/domain/visit/instant-on-site.ts";
import type { SyncResult } from "#app/offline/field/protocol.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { type EnrollmentInOperation, findForActor } from "#app/server/enrollment-access.ts";
import { endVisit, keepTime } from "#app/server/field/visit-consequences.ts";
import { checkOperation } from "#app/server/interviews/admit-operation.ts";
import { rejected, type SheetWriter, sheetWriter } from "#app/server/interviews/sheet-writer.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { isRecorded, ownRecorded } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { getOperation } from "#db/operations.ts";
import { findRespondent, type Respondent } from "#db/respondents.ts";

type Tools = { readonly db: Db; readonly questionnaireOf: QuestionnaireSource };

export type FieldWriter = {
  readonly write: (operation: SheetOperation) => SyncResult;
  /** What follows from what was written: call it once, after the last operation. */
  readonly followUp: () => void;
};

/** Make one for each request, and use it inside `inTransaction`. */
export function fieldWriter(tools: Tools, actor: ActingUser, clock: ClockReading): FieldWriter {
  const { now } = clock;
  const respondents = new Map<string, Respondent | null>();
  const places = new Map<string, Place>();
  const consequences: (() => void)[] = [];

  const respondentOf = ({ respondentId }: SheetOperation) => {
    const known = respondents.get(respondentId);
    if (known !== undefined) return known;
    const found = findRespondent(tools.db, respondentId);
    respondents.set(respondentId, found);
    return found;
  };
  const placeOf = ({ enrollmentId }: Respondent) => {
    const known = places.get(enrollmentId) ?? findPlace(tools, enrollmentId, actor, now);
    places.set(enrollmentId, known);
    return known;
  };
  return {
    write: (operation) => {
      const respondent = respondentOf(operation);
      if (respondent === null) return rejected(operation.id, GONE);
      const place = placeOf(respondent);
      if (place.kind === "closed") {
        const before = repeatedIn(tools, operation, respondent, actor);
        return before ?? { id: operation.id, outcome: place.outcome, reason: place.reason };
      }
      if (isAnswer(operation)) return place.writer.write(operation);
      const recorded = place.writer.leave(operation);
      if (recorded.outcome === "applied" && operation.subject === "visit") {
        const written = { respondent, revision: recorded.revision, fact: operation.value };
        consequences.push(() => {
          keepTime(tools.db, place.found, written, clock);
          endVisit(tools.db, place.found, written, actor, clock);
        });
      }
      return recorded;
    },
    followUp: () => {
      for (const consequence of consequences) consequence();
    },
  };
}

/** A firm that can be written on, or why not: for good, or for now. */
type Place =
  | { readonly kind: "open"; readonly found: EnrollmentInOperation; readonly writer: SheetWriter }
  | { readonly kind: "closed"; readonly outcome: "rejected" | "deferred"; readonly reason: string };

function findPlace(
  { db, questionnaireOf }: Tools,
  enrollmentId: string,
  actor: ActingUser,
  now: string,
): Place {
  const found = findForActor(db, enrollmentId, actor, "write", "interview");
  if (!found.ok) return { kind: "closed", outcome: "rejected", reason: NOT_YOURS };
  const pinned = pinnedQuestionnaire(questionnaireOf, found.value.operation);
  if (!pinned.ok) return { kind: "closed", outcome: "deferred", reason: pinned.problem.message };
  const context = { actorId: actor.id, recordedAt: now };
  return {
    kind: "open",
    found: found.value,
    writer: sheetWriter(db, found.value, pinned.value, context),
  };
}

/** An operation that this very person sent before the firm was closed to them: its acknowledgement was lost. */
function repeatedIn(
  { db, questionnaireOf }: Tools,
  operation: SheetOperation,
  { enrollmentId, perspective }: Respondent,
  actor: ActingUser,
): SyncResult | null {
  if (!isRecorded(db, operation.id)) return null;
  const asSent = ownRecorded(db, operation, actor.id);
  if (asSent !== null || !isAnswer(operation)) return asSent;
  const questionnaire = questionnaireOfEnrollment(db, enrollmentId, questionnaireOf);
  const checked = questionnaire === null ? null : checkOperation(questionnaire, perspective, operation);
  return checked?.ok ? ownRecorded(db, checked.operation, actor.id) : null;
}

function questionnaireOfEnrollment(
  db: Db,
  enrollmentId: string,
  questionnaireOf: QuestionnaireSource,
): Questionnaire | null {
  const enrollment = getEnrollment(db, enrollmentId);
  const operation = enrollment === null ? null : getOperation(db, enrollment.operationId);
  return operation === null
    ? null
    : questionnaireOf(operation.questionnaireId, operation.questionnaireVersion);
}

function isAnswer(operation: SheetOperation): operation is AnswerOperation {
  return operation.subject !== "photo" && operation.subject !== "visit";
}

const GONE =
  "Cette feuille n’est plus sur le serveur\u00A0: l’entreprise a été retirée de l’opération, ou ses données effacées.";
const NOT_YOURS =
  "Cette entreprise n’est plus dans vos opérations\u00A0: demandez à qui la suit, ou à votre administrateur.";
