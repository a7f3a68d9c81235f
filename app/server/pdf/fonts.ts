/** The two families of the house, as TTF files: pdfmake can embed neither WOFF2 nor latin-only subsets here. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { FONT } from "#templates/theme.ts";

const { resolve } = createRequire(import.meta.url);
const INTER = dirname(resolve("@expo-google-fonts/inter/package.json"));
const SERIF = dirname(resolve("@expo-google-fonts/source-serif-4/package.json"));

const interRegular = `${INTER}/400Regular/Inter_400Regular.ttf`;
const interBold = `${INTER}/600SemiBold/Inter_600SemiBold.ttf`;
const interItalic = `${INTER}/400Regular_Italic/Inter_400Regular_Italic.ttf`;
const serifBold = `${SERIF}/600SemiBold/SourceSerif4_600SemiBold.ttf`;

/** Family → files. Titles have one cut only, so that asking for another gives the same. */
export const fontFiles = {
  [FONT.text]: { normal: interRegular, bold: interBold, italics: interItalic, bolditalics: interBold },
  [FONT.title]: { normal: serifBold, bold: serifBold, italics: serifBold, bolditalics: serifBold },
};

const allowed = new Set(Object.values(fontFiles).flatMap((family) => Object.values(family)));

/** The only files that a document may read. */
export function isOurFont(path: string): boolean {
  return allowed.has(path);
}
