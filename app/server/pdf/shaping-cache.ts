/**
 * Shaping a word (which glyphs, where) is a third of a drawing, and reports say the same words over and over: what a font
 * made of a word is kept from one document to the next. pdfkit keeps it for one document only.
 * Decimals are shaped without kerning.
 */

/** What pdfkit's embedded fonts have, as far as we need it. Every document opens its fonts anew. */
type EmbeddedFont = {
  readonly font: { readonly postscriptName: string; readonly glyphForCodePoint: (point: number) => unknown };
  readonly scale: number;
  readonly layoutRun: (text: string, features?: Features) => Shape;
};
type Shape = {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly unknown[];
  readonly advanceWidth: number;
};

type Features = Readonly<Record<string, boolean>>;

/** Words kept per thread; a report has some two thousand different ones. */
const MOST_WORDS = 20_000;

const words = new Map<string, Shape>();
/** The font that shapes for all of its name. A glyph holds the font it came from: one per document would never be let go. */
const shapers = new Map<string, EmbeddedFont>();

/** Makes every font of this one's class remember across documents. A second call changes nothing. */
export function rememberShapes(font: object): void {
  const prototype: unknown = Object.getPrototypeOf(font);
  if (typeof prototype !== "object" || prototype === null || !("layoutCached" in prototype)) return;
  Object.assign(prototype, {
    layoutCached(this: EmbeddedFont, text: string): Shape {
      const key = `${this.font.postscriptName} ${text}`;
      const known = words.get(key);
      if (known !== undefined) return known;
      const { glyphs, positions, advanceWidth } = shaperLike(this).layoutRun(text, featuresOf(text));
      const shape = { glyphs, positions, advanceWidth };
      if (words.size >= MOST_WORDS) words.clear();
      words.set(key, shape);
      return shape;
    },
  });
}

/** Inter pulls a comma under a 7 and the next figure over it: « 57,1 » would be read 571. */
function featuresOf(text: string): Features | undefined {
  return /\d[.,]/.test(text) ? NOT_KERNED : undefined;
}

const NOT_KERNED: Features = { kern: false };

/** Without the document that it was opened for. */
function shaperLike({ font, scale, layoutRun }: EmbeddedFont): EmbeddedFont {
  const known = shapers.get(font.postscriptName);
  if (known !== undefined) return known;
  meetEverySign(font);
  const shaper = { font, scale, layoutRun };
  shapers.set(font.postscriptName, shaper);
  return shaper;
}

/**
 * A glyph stands for what it was first met as, for as long as its font is open. Met first as a part of another one (the ’ of a ”,
 * the e of an é), it would stand for nothing: drawn, but neither read aloud, nor found, nor copied, in any later document.
 */
function meetEverySign(font: EmbeddedFont["font"]): void {
  for (const [first, last] of WRITTEN_SIGNS) {
    for (let point = first; point <= last; point += 1) font.glyphForCodePoint(point);
  }
}

/** Latin letters, then punctuation, currencies, arrows and mathematical signs: what a report may be written with. */
const WRITTEN_SIGNS = [
  [0x20, 0x24f],
  [0x2000, 0x22ff],
] as const;
