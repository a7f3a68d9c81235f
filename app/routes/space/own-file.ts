import { data } from "react-router";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { services } from "#app/server/services.ts";
import { fileResponse } from "#app/server/space/file-response.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { readFollowUpFile } from "#db/attachments.ts";
import type { Route } from "./+types/own-file";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("read", "actionPlan")];

/** A file that the director joined. */
export function loader({ context, params }: Route.LoaderArgs) {
  const { enrollmentId } = currentVisit(context).invitation;
  const file = readFollowUpFile(services().db, enrollmentId, params.noteId);
  if (file === null) throw data(null, { status: 404 });
  return fileResponse(file);
}
