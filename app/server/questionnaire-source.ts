/** Where use cases find the questionnaire that an operation is pinned to. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { type Content, findQuestionnaire } from "#app/server/content/load-content.ts";

/** The published questionnaire of this id and version; null when this server has it not. */
export type QuestionnaireSource = (id: string, version: number) => Questionnaire | null;

/** The questionnaire that an operation is pinned to. A server that hasn't got it refuses rather than guess. */
export function pinnedQuestionnaire(
  questionnaireOf: QuestionnaireSource,
  { questionnaireId, questionnaireVersion }: Pick<Operation, "questionnaireId" | "questionnaireVersion">,
): Result<Questionnaire> {
  const questionnaire = questionnaireOf(questionnaireId, questionnaireVersion);
  if (questionnaire !== null) return success(questionnaire);
  return failure({
    code: "questionnaire-missing",
    message: `Ce serveur n’a pas la version ${questionnaireVersion} du questionnaire «\u00A0${questionnaireId}\u00A0»\u00A0: rien n’est enregistré. Prévenez votre administrateur.`,
  });
}

/** The questionnaires of the content folder, as use cases ask for them. */
export function questionnairesIn(content: Content): QuestionnaireSource {
  return (id, version) => findQuestionnaire(content, id, version)?.questionnaire ?? null;
}
