import type { AnswerFieldProps } from "#app/components/questions/question-props.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

type RankingQuestion = Extract<Question, { kind: "ranking" }>;
export type RankingProps = AnswerFieldProps<RankingQuestion>;

/** How many choices may be put in order. */
export function placesOf({ maxRanked, choices }: RankingQuestion): number {
  return Math.min(maxRanked ?? choices.length, choices.length);
}
