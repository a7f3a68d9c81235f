/** Draws a definition as a PDF. It holds the thread for some 100 to 400 ms: in the server it runs in the pool only. */
import pdfmake from "pdfmake";
import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { fontFiles, isOurFont } from "#app/server/pdf/fonts.ts";
import { rememberShapes } from "#app/server/pdf/shaping-cache.ts";
import { FONT } from "#templates/theme.ts";

let prepared = false;

/**
 * @throws when a cell is malformed, or when the document asks for a file or an address: only the house's fonts are read.
 */
export async function drawPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  await prepare();
  return await pdfmake.createPdf(definition).getBuffer();
}

/** Fonts and policies are pdfmake's own singletons: set once per thread. */
async function prepare(): Promise<void> {
  if (prepared) return;
  pdfmake.setFonts(fontFiles);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(isOurFont);
  // An empty document shows how the library holds its fonts.
  const stream: unknown = await pdfmake
    .createPdf({ content: " ", defaultStyle: { font: FONT.text } })
    .getStream();
  if (
    typeof stream === "object" &&
    stream !== null &&
    "_font" in stream &&
    typeof stream._font === "object" &&
    stream._font !== null
  )
    rememberShapes(stream._font);
  prepared = true;
}
