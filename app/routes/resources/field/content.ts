/** What the visits of one questionnaire share. */
import { resourceGuard } from "#app/server/access/guard.ts";
import { visitContent } from "#app/server/field/content.ts";
import { fieldReply } from "#app/server/field/field-replies.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/content";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("write", "devices")];

export function loader({ params: { questionnaireId, version } }: Route.LoaderArgs) {
  return fieldReply(visitContent(services().content, questionnaireId, Number(version)));
}
