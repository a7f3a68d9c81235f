import { data } from "react-router";
import { parseAnswerBatch } from "#app/forms/answer-form.ts";
import type { BatchReply } from "#app/offline/send-operations.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit, respondentGuard } from "#app/server/access/respondent-guard.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { saveEntries } from "#app/server/self-assessment/save-entries.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/entries";

export const middleware: Route.MiddlewareFunction[] = [respondentGuard("read", "answers")];

export function loader() {
  throw data(null, { status: 405, headers: { Allow: "POST" } });
}

/** Takes a batch of what was answered, and says what became of each. */
export async function action({ request, context }: Route.ActionArgs) {
  if (request.method !== "POST") throw data(null, { status: 405, headers: { Allow: "POST" } });
  const batch = parseAnswerBatch(await readJson(request));
  if (!batch.ok) return Response.json({ message: batch.problem.message }, { status: 422 });
  const { db, content } = services();
  const saved = saveEntries(
    { db, questionnaireOf: questionnairesIn(content) },
    currentVisit(context),
    batch.value,
    context.get(requestContext).now,
  );
  if (!saved.ok) {
    const { code, message } = saved.problem;
    return Response.json({ message }, { status: code === "questionnaire-missing" ? 503 : 403 });
  }
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
