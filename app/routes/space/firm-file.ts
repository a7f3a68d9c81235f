import { data } from "react-router";
import { operationGuard } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import { fileResponse } from "#app/server/space/file-response.ts";
import { readFollowUpFile } from "#db/attachments.ts";
import type { Route } from "./+types/firm-file";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "actionPlan")];

/** A file that a director joined, for those who follow the firm. */
export function loader({ params }: Route.LoaderArgs) {
  const file = readFollowUpFile(services().db, params.enrollmentId, params.noteId);
  if (file === null) throw data(null, { status: 404 });
  return fileResponse(file);
}
