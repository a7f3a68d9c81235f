import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { data } from "react-router";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import { batchZip } from "#app/server/reports/report-batch.ts";
import type { Route } from "./+types/batch-zip";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmReport")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const path = batchZip(id, new URL(request.url).searchParams.get("lot") ?? "");
  if (path === null)
    throw data("Cette archive n’est plus gardée : produisez-la de nouveau.", { status: 404 });
  const { size } = await stat(path);
  return new Response(createReadableStreamFromReadable(Readable.from(createReadStream(path))), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="rapports-${fileSlug(name)}.zip"`,
      "Cache-Control": "private, no-store",
    },
  });
}
