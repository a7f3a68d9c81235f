/** The questionnaire that the journeys are made on: the published one of the renovation artisans. */
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { content, findQuestionnaire } from "#app/server/content/load-content.ts";

/** @throws when the content folder doesn't hold it. */
export function publishedQuestionnaire(): Questionnaire {
  const found = findQuestionnaire(content(), "artisans-renovation", 1);
  if (found === null) throw new Error("artisans-renovation v1 is not in the content folder");
  return found.questionnaire;
}

/** One of its questions. @throws when it has none of this id. */
export function publishedQuestion(id: string): Question {
  const found = questionsOf(publishedQuestionnaire()).find((question) => question.id === id);
  if (found === undefined) throw new Error(`artisans-renovation v1 has no question ${id}`);
  return found;
}
