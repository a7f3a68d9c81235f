/** From scores and answers to what they say: strengths, weaknesses, obstacles, opportunities. */
import type { AnswerSheet } from "#app/domain/answers/answer.ts";
import { consequencesOf } from "#app/domain/answers/consequences.ts";
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { compareNumbers, reaches, staysWithin } from "#app/domain/compare.ts";
import type {
  Finding,
  Obstacle,
  ObstacleSource,
  Opportunity,
  Strength,
  Weakness,
} from "#app/domain/findings/finding.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { perQuestionnaire } from "#app/domain/questionnaire/per-questionnaire.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import type { Scorecard } from "#app/domain/scoring/scorecard.ts";

/**
 * The findings of a firm, from its reference scores: strengths best first, weaknesses worst first, then obstacles, then
 * opportunities, all else in the order of the questionnaire. `respondents` only tell which questions have a document.
 * Throws when an answer carries a tag that the questionnaire doesn't define: the checker refuses such a file.
 */
export function deriveFindings(
  questionnaire: Questionnaire,
  scores: Pick<Scorecard, "questions">,
  respondents: readonly AnswerSheet[],
): readonly Finding[] {
  return [
    ...findStrengths(questionnaire, scores),
    ...findWeaknesses(questionnaire, scores),
    ...findObstaclesAndOpportunities(questionnaire, scores, respondents),
  ];
}

/** The obstacles, then the opportunities of a firm alone. Throws like `deriveFindings`. */
export function findObstaclesAndOpportunities(
  questionnaire: Questionnaire,
  scores: Pick<Scorecard, "questions">,
  respondents: readonly AnswerSheet[],
): readonly (Obstacle | Opportunity)[] {
  const tagged = findTags(questionnaire, scores);
  return [...toObstacles(tagged, evidencedQuestions(respondents)), ...toOpportunities(tagged)];
}

function findStrengths(
  { strengthFrom }: Questionnaire,
  { questions }: Pick<Scorecard, "questions">,
): readonly Strength[] {
  return questions
    .flatMap(({ questionId: question, score }): Strength[] =>
      score !== null && reaches(score, strengthFrom) ? [{ kind: "strength", question, score }] : [],
    )
    .toSorted((a, b) => compareNumbers(b.score, a.score));
}

function findWeaknesses(
  { weaknessTo }: Questionnaire,
  { questions }: Pick<Scorecard, "questions">,
): readonly Weakness[] {
  return questions
    .flatMap(({ questionId: question, score }): Weakness[] =>
      score !== null && staysWithin(score, weaknessTo) ? [{ kind: "weakness", question, score }] : [],
    )
    .toSorted((a, b) => compareNumbers(a.score, b.score));
}

type TagKind = Questionnaire["tags"][number]["kind"];
/** A tag with the questions that carry it: those that declare it apart from the others. */
type TaggedQuestions = {
  readonly tag: string;
  readonly kind: TagKind;
  readonly questions: readonly Question[];
};

function findTags(
  questionnaire: Questionnaire,
  scores: Pick<Scorecard, "questions">,
): readonly TaggedQuestions[] {
  const { kinds, questions } = tablesOf(questionnaire);
  const found = new Map<string, { tag: string; kind: TagKind; questions: Question[] }>();
  for (const scored of scores.questions) {
    const question = questions.get(scored.questionId);
    if (question === undefined) continue;
    for (const tag of consequencesOf(question, scored).tags) {
      const kind = kinds.get(tag);
      if (kind === undefined) throw new Error(`question ${question.id} cites the unknown tag ${tag}`);
      const key = kind === "obstacle" && question.declares ? `${tag} declared` : tag;
      const same = found.get(key);
      if (same) same.questions.push(question);
      else found.set(key, { tag, kind, questions: [question] });
    }
  }
  return [...found.values()];
}

const tablesOf = perQuestionnaire((questionnaire) => ({
  kinds: new Map(questionnaire.tags.map((tag) => [tag.id, tag.kind])),
  questions: new Map(questionsOf(questionnaire).map((question) => [question.id, question])),
}));

function toObstacles(
  tagged: readonly TaggedQuestions[],
  evidenced: ReadonlySet<string>,
): readonly Obstacle[] {
  return tagged.flatMap(({ tag, kind, questions }): Obstacle[] =>
    kind === "obstacle"
      ? [{ kind, tag, source: sourceOf(questions, evidenced), questions: questions.map(({ id }) => id) }]
      : [],
  );
}

function toOpportunities(tagged: readonly TaggedQuestions[]): readonly Opportunity[] {
  return tagged.flatMap(({ tag, kind, questions }): Opportunity[] =>
    kind === "opportunity" ? [{ kind, tag, questions: questions.map(({ id }) => id) }] : [],
  );
}

function sourceOf(questions: readonly Question[], evidenced: ReadonlySet<string>): ObstacleSource {
  if (questions.some((question) => question.declares)) return "declared";
  return questions.some((question) => evidenced.has(question.id)) ? "evidenced" : "observed";
}

/** Documents of the director and the consultant; those of other perspectives have no part in the findings. */
function evidencedQuestions(respondents: readonly AnswerSheet[]): ReadonlySet<string> {
  return new Set(
    respondents
      .filter((sheet) => REFERENCE_PERSPECTIVES.includes(sheet.perspective))
      .flatMap((sheet) => sheet.evidenced ?? []),
  );
}
