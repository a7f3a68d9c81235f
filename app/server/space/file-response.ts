/** A file that somebody else sent, as an answer to a browser: handed over, never shown as a page of this site. */
import type { KeptFile } from "#db/attachments.ts";

/** The bytes as a file to keep, under its name, which this server made. */
export function fileResponse({ bytes, fileName, fileType }: KeptFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": fileType,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Content-Security-Policy": "default-src 'none'; script-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}
