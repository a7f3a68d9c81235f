/** The debrief: question after question, what each perspective answered and what the director and the consultant settled on. */
import { type Answer, answerTo } from "#app/domain/answers/answer.ts";
import { answersOf, REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { compareNumbers } from "#app/domain/compare.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { inWordsOf } from "#app/domain/questionnaire/perspective-words.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { crossPerspectives } from "#app/domain/report/perspectives/cross-perspectives.ts";
import type {
  CrossedPerspectives,
  CrossedQuestion,
} from "#app/domain/report/perspectives/crossed-perspectives.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { gatherFirm } from "#app/server/reports/gather-firm.ts";
import { type Agreement, agreementRevisions, agreementsOf } from "#db/agreements.ts";
import type { Db } from "#db/client.server.ts";

export type Debrief = {
  readonly firm: { readonly name: string; readonly isWithdrawn: boolean };
  /** What there is to talk about, the widest gap first. */
  readonly topics: readonly DebriefTopic[];
  /** The one at hand; null when there is none, or when all are agreed on. */
  readonly current: DebriefQuestion | null;
};

export type DebriefTopic = {
  readonly id: string;
  readonly question: string;
  /** The widest of its gaps with the director's, −100 to 100; 0 for what is only agreed on. */
  readonly gap: number;
  readonly isAgreed: boolean;
};

export type DebriefQuestion = {
  readonly crossed: CrossedQuestion;
  /** In the director's words. */
  readonly question: Question;
  readonly scale: Questionnaire["scale"];
  /** Their own answers, which stay whatever is agreed on. */
  readonly own: { readonly director: Answer | null; readonly consultant: Answer | null };
  readonly agreement: Pick<Agreement, "answer" | "reason" | "recordedAt"> | null;
  /** What the next word is based on. */
  readonly revision: number;
};

/**
 * `questionId`: the question asked for; without one, or with one that is not on the list, the first that is not agreed on. Null when the enrollment is not of this operation.
 */
export function openDebrief(
  db: Db,
  content: Content,
  scope: { readonly operationId: string; readonly enrollmentId: string },
  questionId: string | null,
): Debrief | null {
  const gathered = gatherFirm(db, content, scope);
  if (gathered === null) return null;
  const { questionnaire, assessment, enrollment, round } = gathered;
  const crossed = crossPerspectives(questionnaire, assessment, []);
  const questions = debriefQuestions(questionnaire, crossed);
  const topics = questions.map(
    (each): DebriefTopic => ({
      id: each.id,
      question: each.question,
      gap: widestGap(each),
      isAgreed: each.agreed !== null,
    }),
  );
  const chosen =
    questions.find(({ id }) => id === questionId) ?? questions.find(({ agreed }) => agreed === null);
  const question = questionsOf(questionnaire).find(({ id }) => id === chosen?.id);
  const firm = { name: enrollment.name, isWithdrawn: enrollment.withdrawnAt !== null };
  if (chosen === undefined || question === undefined) return { firm, topics, current: null };
  const answerBy = (perspective: "director" | "consultant") =>
    answerTo(answersOf(questionnaire, assessment.respondents, perspective), chosen.id) ?? null;
  const agreement = agreementsOf(db, enrollment.id, round.id)[chosen.id];
  return {
    firm,
    topics,
    current: {
      crossed: chosen,
      question: inWordsOf(question, "director"),
      scale: questionnaire.scale,
      own: { director: answerBy("director"), consultant: answerBy("consultant") },
      agreement: agreement === undefined ? null : agreement,
      revision: agreementRevisions(db, enrollment.id, round.id)[chosen.id] ?? 0,
    },
  };
}

/** What to talk about after a question: the next one on the list that is not agreed on, else the first; null when all are. */
export function nextTopic(topics: readonly DebriefTopic[], questionId: string): DebriefTopic | null {
  const place = topics.findIndex(({ id }) => id === questionId);
  const open = topics.filter(({ id, isAgreed }) => !isAgreed && id !== questionId);
  return open.find((topic) => topics.indexOf(topic) > place) ?? open[0] ?? null;
}

/** What the director sees otherwise than somebody else, the widest gap first; then what is agreed on without a gap any more. */
function debriefQuestions(
  questionnaire: Questionnaire,
  { themes, agreements }: CrossedPerspectives,
): readonly CrossedQuestion[] {
  const scored = new Set(
    questionsOf(questionnaire)
      .filter(({ perspectives }) => REFERENCE_PERSPECTIVES.some((one) => perspectives.includes(one)))
      .map(({ id }) => id),
  );
  const order = questionsOf(questionnaire).map(({ id }) => id);
  const differing = themes
    .flatMap(({ questions }) => questions)
    .filter((question) => scored.has(question.id) && Math.abs(widestGap(question)) > 0)
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .toSorted((a, b) => compareNumbers(Math.abs(widestGap(b)), Math.abs(widestGap(a))));
  const listed = new Set(differing.map(({ id }) => id));
  return [...differing, ...agreements.filter(({ id }) => !listed.has(id))];
}

function widestGap({ readings }: CrossedQuestion): number {
  return readings.reduce(
    (widest, { gap }) => (Math.abs(gap ?? 0) > Math.abs(widest) ? (gap ?? 0) : widest),
    0,
  );
}
