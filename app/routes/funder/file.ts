import { data } from "react-router";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { publicationFile } from "#app/server/publications/file-response.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/file";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "synthesis")];

export function loader({ context, params }: Route.LoaderArgs) {
  const { address, now } = context.get(requestContext);
  const operation = currentOperation(context);
  const asked = { operationId: operation.id, number: params.number, name: params.file };
  const reader = { actor: currentUser(context), address };
  const file = publicationFile(services().db, asked, reader, operation, now);
  if (file === null) throw data(null, { status: 404 });
  return file;
}
