/** Words as they may be published: without the invisible characters that turn a line around or hide what it says. */

/**
 * The text without control characters (tab and end of line aside), without the marks that change the direction of writing,
 * and without those that nothing shows; ends of line are « \n », accents are composed, broken emoji become « � ».
 */
export function withoutControls(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(INVISIBLE, "")
    .normalize("NFC");
}

/**
 * C0 and C1 controls; soft hyphens; marks, embeddings, overrides and isolates of direction; annotations; tags; the mark of
 * byte order. What joins emoji and letters (U+200C, U+200D) stays.
 */
const INVISIBLE =
  /(?![\t\n])[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
