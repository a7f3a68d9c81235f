/** A new operation, with its round T0; the consultant who creates it works on it. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import type { OperationForm } from "#app/forms/operation-form.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { insertOperation } from "#db/operations.ts";

/** Gives the id of the new operation. Fails with `forbidden`, and with `questionnaire-missing` on the field. */
export function createOperation(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  form: OperationForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<{ readonly id: string }> {
  if (!may(actor, "create", { resource: "operation", operationId: null })) return forbidden();
  const { questionnaire, ...description } = form;
  if (questionnaireOf(questionnaire.id, questionnaire.version) === null) {
    return failure({
      code: "questionnaire-missing",
      message: "Ce questionnaire n’est pas publié sur ce serveur.",
      field: "questionnaire",
    });
  }
  const id = newId();
  insertOperation(
    db,
    {
      id,
      ...description,
      questionnaireId: questionnaire.id,
      questionnaireVersion: questionnaire.version,
      stage: "preparation",
    },
    {
      createdAt: now,
      roundId: newId(),
      members: actor.role === "consultant" ? [{ userId: actor.id, role: "consultant" }] : [],
    },
  );
  return success({ id });
}
