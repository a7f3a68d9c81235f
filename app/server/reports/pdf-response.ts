/** A PDF as an answer to a browser. */

/** Shows the document in the browser's reader, under a readable name; never kept in a cache. */
export function pdfResponse(bytes: Uint8Array, fileName: string): Response {
  // A copy: the bytes may stand in a buffer that a worker shares.
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
