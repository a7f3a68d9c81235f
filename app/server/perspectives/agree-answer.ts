/** Writing what the director and the consultant settled on for one question, or taking it back. Their own answers stay. */
import { type Answer, answerTo } from "#app/domain/answers/answer.ts";
import { answersOf, REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { readTyped, type TypedAnswer } from "#app/domain/answers/typed-answer.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { inWordsOf } from "#app/domain/questionnaire/perspective-words.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import type { AgreementForm } from "#app/forms/agreement-form.ts";
import { fieldOf } from "#app/forms/interview-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findForWriting } from "#app/server/enrollment-access.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { type Agreement, agreementRevisions, agreementsOf, recordAgreement } from "#db/agreements.ts";
import { assessmentOf } from "#db/assessments.ts";
import { type Db, inTransaction } from "#db/client.server.ts";

/** `conflict`: somebody wrote meanwhile; what they wrote (null: they took it back), and the revision that a second word is based on. */
export type AgreedOutcome =
  | { readonly kind: "written" }
  | { readonly kind: "conflict"; readonly theirs: Agreement | null; readonly revision: number };

/**
 * `typed`: what is in the field of the question, for the intent `agree`. Writing again what stands (a double click) changes nothing.
 * Fails with the name of the field where something is wrong with it.
 */
export function agreeAnswer(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  enrollmentId: string,
  form: AgreementForm,
  typed: TypedAnswer,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<AgreedOutcome> {
  return inTransaction(db, () => {
    const found = findForWriting(db, enrollmentId, actor, "interview");
    if (!found.ok) return found;
    const { operation, round } = found.value;
    const pinned = pinnedQuestionnaire(questionnaireOf, operation);
    if (!pinned.ok) return pinned;
    const question = findQuestion(pinned.value, form.question);
    if (question === null) return noQuestion();
    const standing = agreementsOf(db, enrollmentId, round.id)[question.id] ?? null;
    const revision = agreementRevisions(db, enrollmentId, round.id)[question.id] ?? 0;
    const place = { enrollmentId, roundId: round.id, questionId: question.id };
    const word = wordOf(
      form,
      typed,
      question,
      pinned.value,
      () => assessmentOf(db, enrollmentId, round.id).respondents,
    );
    if (!word.ok) return word;
    if (saysTheSame(standing, word.value)) return success({ kind: "written" });
    const written = recordAgreement(db, {
      ...place,
      ...word.value,
      actorId: actor.id,
      recordedAt: now,
      baseRevision: form.base,
    });
    return success(written === null ? { kind: "conflict", theirs: standing, revision } : { kind: "written" });
  });
}

type Word = { readonly answer: Answer | null; readonly reason: string | null };

function wordOf(
  form: AgreementForm,
  typed: TypedAnswer,
  question: Question,
  questionnaire: Questionnaire,
  respondents: () => Parameters<typeof answersOf>[1],
): Result<Word> {
  if (form.intent === "take-back") return success({ answer: null, reason: null });
  const { reason } = form;
  if (form.intent !== "agree") {
    const perspective = form.intent === "keep-director" ? "director" : "consultant";
    const answer = answerTo(answersOf(questionnaire, respondents(), perspective), question.id);
    if (answer !== undefined) return success({ answer, reason });
    return failure({ code: "no-answer", message: NO_ANSWER, field: fieldOf(question.id) });
  }
  const read = readTyped(question, typed, questionnaire.scale);
  if (!read.ok) return failure({ code: "answer", message: read.reason, field: fieldOf(question.id) });
  if (read.answer !== null) return success({ answer: read.answer, reason });
  return failure({ code: "no-value", message: NO_VALUE, field: fieldOf(question.id) });
}

function findQuestion(questionnaire: Questionnaire, id: string): Question | null {
  const question = questionsOf(questionnaire).find((one) => one.id === id);
  const isTheirs = REFERENCE_PERSPECTIVES.some((one) => question?.perspectives.includes(one));
  return question === undefined || !isTheirs ? null : inWordsOf(question, "director");
}

function noQuestion() {
  return failure({
    code: "no-question",
    message: "Cette question n’est pas dans le questionnaire de l’opération\u00A0: rechargez la page.",
  });
}

function saysTheSame(standing: Agreement | null, { answer, reason }: Word): boolean {
  if (standing === null || answer === null) return standing === null && answer === null;
  return JSON.stringify(standing.answer) === JSON.stringify(answer) && standing.reason === reason;
}

const NO_VALUE = "Choisissez la valeur convenue, ou passez à la question suivante.";
const NO_ANSWER = "Cette réponse n’existe plus\u00A0: choisissez la valeur convenue vous-mêmes.";
