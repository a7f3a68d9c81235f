/**
 * Shaping a word (which glyphs, where) is a third of a drawing, and reports say the same words over and over: what a font
 * made of a word is kept from one document to the next. pdfkit keeps it for one document only.
 */

/** What pdfkit's embedded fonts have, as far as we need it. */
type EmbeddedFont = {
  readonly font: { readonly postscriptName: string };
  readonly layoutRun: (text: string) => unknown;
};

/** Words kept per thread; a report has some two thousand different ones. */
const MOST_WORDS = 20_000;

const words = new Map<string, unknown>();

/** Makes every font of this one's class remember across documents. A second call changes nothing. */
export function rememberShapes(font: object): void {
  const prototype: unknown = Object.getPrototypeOf(font);
  if (typeof prototype !== "object" || prototype === null || !("layoutCached" in prototype)) return;
  Object.assign(prototype, {
    layoutCached(this: EmbeddedFont, text: string): unknown {
      const key = `${this.font.postscriptName} ${text}`;
      const known = words.get(key);
      if (known !== undefined) return known;
      const shaped = this.layoutRun(text);
      if (words.size >= MOST_WORDS) words.clear();
      words.set(key, shaped);
      return shaped;
    },
  });
}
