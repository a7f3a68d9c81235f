/** A file of a publication as an answer to a browser: « synthese.pdf », « synthese.xlsx », « synthese.csv », « synthese.json ». */
import { type Deed, recordReading } from "#app/server/access/audit.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import type { Db } from "#db/client.server.ts";
import {
  findPublication,
  PUBLICATION_FILES,
  type PublicationFile,
  readPublicationFile,
} from "#db/publications.ts";

/** What the address asks for. `name` is the last part of it: « synthese.pdf ». */
export type AskedFile = { readonly operationId: string; readonly number: string; readonly name: string };

/** The file to the byte, and its taking away in the audit log; null when there is none of this name. */
export function publicationFile(
  db: Db,
  { operationId, number, name }: AskedFile,
  reader: Pick<Deed, "actor" | "address"> & { readonly actorLabel?: string },
  operation: { readonly name: string },
  now: string,
): Response | null {
  const kind = PUBLICATION_FILES.find((one) => name === `synthese.${one}`);
  const publication = /^[1-9]\d{0,5}$/.test(number) ? findPublication(db, operationId, Number(number)) : null;
  const bytes =
    kind === undefined || publication === null ? null : readPublicationFile(db, publication.id, kind);
  if (kind === undefined || publication === null || bytes === null) return null;
  const deed = {
    ...reader,
    action: "synthesis.download",
    objectKind: "publication",
    objectId: publication.id,
    operationId,
    outcome: "done",
  } as const;
  recordReading(db, deed, now);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": TYPES[kind],
      "Content-Disposition": `attachment; filename="synthese-${fileSlug(operation.name)}-${publication.number}.${kind}"`,
      "Cache-Control": "private, no-store",
    },
  });
}

const TYPES: Readonly<Record<PublicationFile, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};
