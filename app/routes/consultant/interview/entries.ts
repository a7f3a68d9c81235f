import { data } from "react-router";
import { parseAnswerBatch } from "#app/forms/answer-form.ts";
import type { BatchReply } from "#app/offline/send-operations.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { saveAnswers } from "#app/server/interviews/save-answers.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/entries";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export function loader() {
  throw data(null, { status: 405, headers: { Allow: "POST" } });
}

/** Takes a batch of what was written in an interview, and says what became of each operation. */
export async function action({ request, params, context }: Route.ActionArgs) {
  if (request.method !== "POST") throw data(null, { status: 405, headers: { Allow: "POST" } });
  const batch = parseAnswerBatch(await readJson(request));
  if (!batch.ok) return Response.json({ message: batch.problem.message }, { status: 422 });
  const { db, content } = services();
  const saved = saveAnswers(
    { db, questionnaireOf: questionnairesIn(content) },
    params.enrollmentId,
    batch.value,
    currentUser(context),
    context.get(requestContext).now,
  );
  if (!saved.ok)
    return Response.json({ message: saved.problem.message }, { status: STATUS[saved.problem.code] ?? 503 });
  const reply: BatchReply = { diapason: "saisies", results: saved.value };
  return Response.json(reply);
}

/** Null when it isn't JSON: no batch at all. */
async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}

const STATUS: Readonly<Record<string, number>> = { "not-found": 404, forbidden: 403 };
