/** One visit, whole, for a tablet to take along: reading it is reading the interview, and is written in the audit log. */
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { enrollmentGuard, resourceGuard } from "#app/server/access/guard.ts";
import { fieldReply } from "#app/server/field/field-replies.ts";
import { visitPack } from "#app/server/field/pack.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/pack";

export const middleware: Route.MiddlewareFunction[] = [
  resourceGuard("write", "devices"),
  enrollmentGuard("read", "interview"),
];

export function loader({ params: { enrollmentId }, context }: Route.LoaderArgs) {
  const { db, content } = services();
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  return fieldReply(visitPack(tools, enrollmentId, currentUser(context), context.get(requestContext).now));
}
