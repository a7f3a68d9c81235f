/** What a chart's markup says, read without a browser: enough to tell bad XML, NaN, small print and labels that collide. */
import { textWidth } from "#app/charts/svg.ts";

export type DrawnText = {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
};

/** Why the markup is not well-formed XML, or null. */
export function xmlProblem(markup: string): string | null {
  const open: string[] = [];
  let at = 0;
  for (const tag of markup.matchAll(/<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const between = markup.slice(at, tag.index);
    if (/[<>]/.test(between)) return `stray bracket in « ${between.slice(0, 40)} »`;
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(between + tag[3]))
      return `stray ampersand near ${tag.index}`;
    at = tag.index + tag[0].length;
    const [, closing, name = "", , selfClosed] = tag;
    if (closing === "/") {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else if (selfClosed !== "/") open.push(name);
  }
  if (/[<>]/.test(markup.slice(at))) return "the end is no tag";
  return open.length === 0 ? null : `<${open.join("><")}> stays open`;
}

/** Width and height that the chart is drawn in. */
export function sizeOf(markup: string): { readonly width: number; readonly height: number } {
  const [, width = "0", height = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(markup) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** Every text of a chart with its estimated box. */
export function drawnTexts(markup: string): readonly DrawnText[] {
  return [...markup.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = "", content = ""]) => {
    const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const size = Number(read("font-size"));
    const words = content
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&");
    const width = textWidth(words, size);
    const anchor = read("text-anchor") ?? "start";
    const x = Number(read("x"));
    const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
    return { words, left, right: left + width, y: Number(read("y")), size };
  });
}

/** Pairs of texts that lie over one another. */
export function collisions(texts: readonly DrawnText[]): readonly string[] {
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const apart = Math.abs(one.y - other.y) >= Math.min(one.size, other.size) * 0.95;
      return shared > 1 && !apart ? [`« ${one.words} » and « ${other.words} »`] : [];
    }),
  );
}
