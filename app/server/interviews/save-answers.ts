/** Saving what is written in an interview: each operation by itself, none stops the others. */
import type { AnswerOperation, RecordedOperation } from "#app/domain/answers/answer-operation.ts";
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { type Result, success } from "#app/domain/errors.ts";
import type { SentOperation } from "#app/forms/answer-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findForActor, WITHDRAWN } from "#app/server/enrollment-access.ts";
import {
  checkOperation,
  isAsked,
  type OwnedSheet,
  withOperation,
} from "#app/server/interviews/admit-operation.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { answerRecorder, isRecorded, readSheet } from "#db/answers.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { listRespondents, type Respondent } from "#db/respondents.ts";

/**
 * Writes a batch on the sheets of one firm, in its order and in one transaction, and says what became of each operation:
 * applied, duplicate, conflict, or rejected with a reason in French. An operation that came before is answered as it was
 * then, whatever happened since. Fails as a whole only when the firm can't be written on by this person, or when this server
 * has not the questionnaire.
 */
export function saveAnswers(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  enrollmentId: string,
  batch: readonly SentOperation[],
  actor: ActingUser,
  now: string = nowInstant(),
): Result<readonly RecordedOperation[]> {
  return inTransaction(db, () => {
    const found = findForActor(db, enrollmentId, actor, "write", "interview");
    if (!found.ok) return found;
    const pinned = pinnedQuestionnaire(questionnaireOf, found.value.operation);
    if (!pinned.ok) return pinned;
    const questionnaire = pinned.value;
    const isWithdrawn = found.value.enrollment.withdrawnAt !== null;
    const respondents = listRespondents(db, enrollmentId);
    const record = answerRecorder(db, { actorId: actor.id, recordedAt: now });
    let sheets = sheetsOf(db, respondents);

    const save = (operation: AnswerOperation): RecordedOperation => {
      const { id, respondentId } = operation;
      const respondent = respondents.find((one) => one.id === respondentId);
      const own = sheets.find((one) => one.respondentId === respondentId);
      const refusal = refusalOf(respondent);
      if (refusal !== null || own === undefined) return rejected(id, refusal ?? NOT_A_SHEET);
      const checked = checkOperation(questionnaire, own.perspective, operation);
      if (isRecorded(db, id)) return record(checked.ok ? checked.operation : operation);
      if (isWithdrawn) return rejected(id, WITHDRAWN);
      if (!checked.ok) return rejected(id, checked.reason);
      const inRound = sheets.filter((sheet) => sheet.roundId === own.roundId);
      if (!isAsked(questionnaire, inRound, own, checked.operation)) return rejected(id, NOT_ASKED);
      const recorded = record(checked.operation);
      if (recorded.outcome === "applied") sheets = withOperation(sheets, checked.operation);
      return recorded;
    };
    return success(batch.map((sent) => (sent.ok ? save(sent.operation) : rejected(sent.id, sent.reason))));
  });
}

/** Why nothing may be written on this person's sheet from an interview; null when it may. */
function refusalOf(respondent: Respondent | undefined): string | null {
  if (respondent === undefined) return NOT_A_SHEET;
  if (!REFERENCE_PERSPECTIVES.includes(respondent.perspective)) {
    return "Cette feuille se remplit par le lien de la personne, pas pendant l’entretien.";
  }
  return respondent.roundClosedOn === null ? null : "Cette campagne de réponses est close.";
}

type RoundSheet = OwnedSheet & { readonly roundId: string };

function sheetsOf(db: Db, respondents: readonly Respondent[]): readonly RoundSheet[] {
  return respondents
    .filter(({ perspective }) => REFERENCE_PERSPECTIVES.includes(perspective))
    .map(({ id, perspective, roundId }) => ({
      respondentId: id,
      perspective,
      roundId,
      answers: answersIn(db, id),
    }));
}

function answersIn(db: Db, respondentId: string): OwnedSheet["answers"] {
  const stored = Object.entries(readSheet(db, respondentId).answers);
  return Object.fromEntries(stored.map(([key, { value }]) => [key, value]));
}

function rejected(id: string, reason: string): RecordedOperation {
  return { id, outcome: "rejected", reason };
}

const NOT_A_SHEET = "Cette feuille de réponses n’est pas celle de l’entreprise.";
const NOT_ASKED = "Cette question n’est pas posée, d’après les réponses qui la précèdent.";
