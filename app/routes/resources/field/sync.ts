/** What a tablet brings back from its visits. */
import { data } from "react-router";
import { parseSyncRequest } from "#app/forms/sync-form.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { fieldReply, readJson, speaksOurs } from "#app/server/field/field-replies.ts";
import { syncField } from "#app/server/field/sync.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/sync";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "devices")];

export function loader() {
  throw data(null, { status: 405, headers: { Allow: "POST" } });
}

export async function action({ request, context }: Route.ActionArgs) {
  if (request.method !== "POST") throw data(null, { status: 405, headers: { Allow: "POST" } });
  const spoken = speaksOurs(request);
  if (!spoken.ok) return fieldReply(spoken);
  const read = parseSyncRequest(await readJson(request));
  if (!read.ok) return fieldReply(read);
  const { db, content } = services();
  return fieldReply(
    syncField(
      { db, questionnaireOf: questionnairesIn(content) },
      read.value,
      currentUser(context),
      context.get(requestContext).now,
    ),
  );
}
