/** Writing SVG by hand: escaping, elements and the few text measures that charts need. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Text made safe inside an element or an attribute. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** One element; children are markup already, text must come through `escapeXml`. Undefined attributes are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? short(value) : escapeXml(String(value))}"`)
    .join("");
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`;
}

/**
 * A whole chart: a title and a description are inside it, for those who listen to it, and its family is the one that the
 * screen and the PDF both embed.
 */
export function chart(
  size: { readonly width: number; readonly height: number },
  words: { readonly title: string; readonly description: string },
  ...children: readonly string[]
): string {
  const { width, height } = size;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      role: "img",
      "font-family": "Inter",
    },
    element("title", {}, escapeXml(words.title)),
    element("desc", {}, escapeXml(words.description)),
    ...children,
  );
}

/** One line of text. */
export function text(
  content: string,
  at: { readonly x: number; readonly y: number },
  attributes: Attributes = {},
): string {
  return element("text", { x: at.x, y: at.y, ...attributes }, escapeXml(content));
}

/** Coordinates with two decimals: enough for print, and the same bytes on every machine. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? "0" : String(rounded);
}

/**
 * The width of a text in Inter, in units of the chart. An estimate (no font is read here): widths of the Latin letters by
 * class, kind enough to never underestimate by more than a few percent.
 */
export function textWidth(content: string, fontSize: number): number {
  let em = 0;
  for (const character of content) em += emWidth(character);
  return em * fontSize;
}

/** Cuts a text that would be wider than `width`, after a word when it can, with an ellipsis. */
export function fitted(content: string, width: number, fontSize: number): string {
  if (textWidth(content, fontSize) <= width) return content;
  let kept = content;
  while (kept.length > 1 && textWidth(`${kept}…`, fontSize) > width) kept = kept.slice(0, -1);
  return shortened(content, kept.length + 1);
}

/** Cuts a text of more than `length` signs, after a word unless the word is half of what is left, with an ellipsis. */
export function shortened(content: string, length: number): string {
  if (content.length <= length) return content;
  const kept = content.slice(0, length - 1);
  const space = Math.max(
    ...[" ", "\u00a0", "\u202f"].map((each) => content.slice(0, length).lastIndexOf(each)),
  );
  return `${(space > length / 2 ? kept.slice(0, space) : kept).replace(/[\s·,;:–-]+$/u, "")}…`;
}

/** Breaks a text into lines no wider than `width`, at spaces; a last line that overflows is cut. */
export function wrapped(
  content: string,
  width: number,
  fontSize: number,
  maximumLines: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of content.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, fontSize) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= maximumLines) return lines.map((each) => fitted(each, width, fontSize));
  const kept = lines.slice(0, maximumLines - 1);
  return [...kept, fitted(lines.slice(maximumLines - 1).join(" "), width, fontSize)];
}

function emWidth(character: string): number {
  if (/[ijlI.,;:!'’|()\u202f\u00a0 ]/.test(character)) return 0.29;
  if (/[ftr\-–]/.test(character)) return 0.39;
  if (/[mwMW%œŒæ—]/.test(character)) return 0.9;
  if (/[A-ZÀ-Ý]/.test(character)) return 0.71;
  return 0.59;
}
