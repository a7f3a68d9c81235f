/** What all visits of one questionnaire share: a tablet keeps it once. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { VisitContent } from "#app/offline/field/protocol.ts";
import { type Content, findQuestionnaire } from "#app/server/content/load-content.ts";

/** Fails with `not-found` when this server has no such version. */
export function visitContent(content: Content, id: string, version: number): Result<VisitContent> {
  const found = findQuestionnaire(content, id, version);
  if (found === null) {
    return failure({
      code: "not-found",
      message: "Ce serveur n’a pas cette version du questionnaire.",
    });
  }
  return success({
    diapason: "contenu",
    questionnaire: found.questionnaire,
    fundingSchemes: content.fundingSchemes.schemes,
    schemesCheckedOn: content.fundingSchemes.asOf,
    collectiveActions: content.collectiveActions.collectiveActions,
  });
}
