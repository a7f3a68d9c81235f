import { data } from "react-router";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { services } from "#app/server/services.ts";
import { exportFirm } from "#app/server/space/export-firm.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import type { Route } from "./+types/own-export";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("export", "rawExport")];

export function loader({ context }: Route.LoaderArgs) {
  const { enrollmentId } = currentVisit(context).invitation;
  const archive = exportFirm(services().db, enrollmentId, context.get(requestContext).now);
  if (archive === null) throw data(null, { status: 404 });
  return new Response(new Uint8Array(archive.bytes), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${archive.fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
