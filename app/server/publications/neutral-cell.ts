/** Words that a spreadsheet would run as a formula are marked as words; numbers are never passed here. */

/** An apostrophe before whatever begins like a formula, in the wide letters of Asian keyboards too. */
export function neutralCell(text: string): string {
  return /^[\s\u00A0]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}
