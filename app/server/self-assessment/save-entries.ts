/** Saving what somebody answers alone: each thing by itself, none stops the others. */
import { type Answers, answerTo } from "#app/domain/answers/answer.ts";
import type { AnswerOperation, RecordedOperation } from "#app/domain/answers/answer-operation.ts";
import { type Result, success } from "#app/domain/errors.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import type { SentOperation } from "#app/forms/answer-form.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { checkOperation } from "#app/server/interviews/admit-operation.ts";
import { writtenInstant, writtenOperationId } from "#app/server/self-assessment/anonymity.ts";
import { ownQuestionnaire, type Tools } from "#app/server/self-assessment/open-sheet.ts";
import { type Place, placeToWrite } from "#app/server/self-assessment/place.ts";
import { answerRecorder, isRecorded, readSheet } from "#db/answers.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Writes a batch on the person's own sheet, in its order and in one transaction, and says what became of each operation, by
 * the ids that the device gave them. Only answers, and a director's stakes: nobody is asked for remarks here. Fails as a
 * whole as `placeToWrite` does, or when this server has not the questionnaire.
 */
export function saveEntries(
  tools: Tools,
  visit: RespondentVisit,
  batch: readonly SentOperation[],
  now: string,
): Result<readonly RecordedOperation[]> {
  const { db } = tools;
  return inTransaction(db, () => {
    const place = placeToWrite(db, visit, now);
    if (!place.ok) return place;
    const questionnaire = ownQuestionnaire(tools, place.value.invitation);
    if (!questionnaire.ok) return questionnaire;
    const save = saverFor(tools, questionnaire.value, place.value, now);
    return success(batch.map((sent) => (sent.ok ? save(sent.operation) : rejected(sent.id, sent.reason))));
  });
}

function saverFor(
  { db }: Tools,
  questionnaire: Questionnaire,
  { invitation: { perspective }, respondent }: Place,
  now: string,
): (operation: AnswerOperation) => RecordedOperation {
  const at = writtenInstant(perspective, now);
  const record = answerRecorder(db, { actorId: null, recordedAt: at });
  let answers = answersOn(db, respondent.id);
  return (sent) => {
    const { id } = sent;
    if (sent.respondentId !== respondent.id) return rejected(id, NOT_YOURS);
    if (sent.subject !== "answer" && !(sent.subject === "stake" && perspective === "director")) {
      return rejected(id, NOT_TAKEN);
    }
    const checked = checkOperation(questionnaire, perspective, sent);
    if (!checked.ok) return rejected(id, checked.reason);
    const written = {
      ...checked.operation,
      id: writtenOperationId(perspective, id),
      madeAt: writtenInstant(perspective, checked.operation.madeAt),
    };
    if (!isRecorded(db, written.id) && !isAsked(questionnaire, perspective, answers, written)) {
      return rejected(id, NOT_ASKED);
    }
    const recorded = record(written);
    if (recorded.outcome === "applied" && written.subject === "answer") {
      answers = withAnswer(answers, written);
    }
    return { ...recorded, id };
  };
}

/** Clearing is always possible: it takes nothing for granted. */
function isAsked(
  questionnaire: Questionnaire,
  perspective: Place["invitation"]["perspective"],
  answers: Answers,
  { subject, key, value }: AnswerOperation,
): boolean {
  if (subject === "stake" || value === null) return true;
  return visibleQuestions(questionnaire, [perspective], answers).has(key);
}

function answersOn(db: Tools["db"], respondentId: string): Answers {
  const stored = Object.entries(readSheet(db, respondentId).answers);
  return Object.fromEntries(stored.map(([key, { value }]) => [key, value]));
}

function withAnswer(
  answers: Answers,
  { key, value }: Extract<AnswerOperation, { subject: "answer" }>,
): Answers {
  if (value !== null) return { ...answers, [key]: value };
  if (answerTo(answers, key) === undefined) return answers;
  const { [key]: _before, ...others } = answers;
  return others;
}

function rejected(id: string, reason: string): RecordedOperation {
  return { id, outcome: "rejected", reason };
}

const NOT_YOURS = "Cette feuille de réponses n’est pas la vôtre.";
const NOT_TAKEN = "Cette saisie ne se fait pas ici.";
const NOT_ASKED = "Cette question n’est pas posée, d’après les réponses qui la précèdent.";
