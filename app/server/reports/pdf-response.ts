/** A PDF as an answer to a browser. */

/** The parameter of an address that asks for a file to keep, rather than a page to read. */
const AS_FILE = "telecharger";

/**
 * Shows the document in the browser's reader, or hands it over as a file where the address says « ?telecharger »; under a
 * readable name either way, and never kept in a cache.
 */
export function pdfResponse(request: Request, bytes: Uint8Array, fileName: string): Response {
  const disposition = new URL(request.url).searchParams.has(AS_FILE) ? "attachment" : "inline";
  // A copy: the bytes may stand in a buffer that a worker shares.
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `${disposition}; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
