/**
 * Markdown-light → the consultants' words (app/domain/publication/written-text.ts). What isn't allowed is kept as plain words:
 * HTML stands as it was typed, an address loses its link and keeps its words. A text of any shape is read in a moment.
 */
import { fromMarkdown } from "mdast-util-from-markdown";
import { withoutControls } from "#app/domain/publication/plain-text.ts";
import type { Run, TextBlock, WrittenText } from "#app/domain/publication/written-text.ts";

/** The words of one place of the composition; no block for a text without words. */
export function readText(markdown: string): WrittenText {
  const text = shallow(withoutControls(markdown));
  const { children } = fromMarkdown(text, { extensions: [{ disable: { null: refusedConstructs(text) } }] });
  return children.flatMap(blocksOf);
}

type RootContent = ReturnType<typeof fromMarkdown>["children"][number];
type PhrasingContent = Extract<RootContent, { readonly type: "paragraph" }>["children"][number];
type List = Extract<RootContent, { readonly type: "list" }>;
type Nodes = RootContent | PhrasingContent;

/** What is not part of Markdown-light: it stays in the text as it was typed. */
const NEVER = ["htmlFlow", "htmlText", "codeIndented", "codeFenced", "codeText", "definition", "autolink"];

/** In one paragraph. More is no emphasis of anybody's, and takes the reader a time that grows with its square. */
const MOST_MARKS = 400;

/** Quotations and lists one in the other at the head of a line. */
const DEEPEST = 3;

function refusedConstructs(text: string): string[] {
  const paragraphs = text.split(/\n[\t ]*\n/);
  const tooMany = (mark: RegExp) =>
    paragraphs.some((paragraph) => (paragraph.match(mark)?.length ?? 0) > MOST_MARKS);
  return [
    ...NEVER,
    ...(tooMany(/[*_]+/g) ? ["attention"] : []),
    ...(tooMany(/[[\]]/g) ? ["labelStartImage", "labelStartLink", "labelEnd"] : []),
  ];
}

/** Ten thousand « > » at the head of a line would be ten thousand quotations, one in the other: three are left. */
function shallow(text: string): string {
  return text.replace(/^[\t ]*(?:(?:>|[-*+](?=[\t ])|\d{1,9}[.)](?=[\t ]))[\t ]*){4,}/gm, (markers) =>
    (markers.match(/>|[-*+]|\d{1,9}[.)]/g) ?? [])
      .slice(0, DEEPEST)
      .map((marker) => `${marker} `)
      .join(""),
  );
}

function blocksOf(node: RootContent): readonly TextBlock[] {
  switch (node.type) {
    case "paragraph":
      return written({ kind: "paragraph", runs: runsOf(node.children) });
    case "heading":
      return written({ kind: "title", runs: runsOf(node.children) });
    case "list":
      return written({ kind: "list", isOrdered: node.ordered === true, items: itemsOf(node) });
    case "blockquote":
      return node.children
        .flatMap(blocksOf)
        .map((block) => (block.kind === "list" ? block : { kind: "quotation", runs: block.runs }));
    default:
      return [];
  }
}

/** Each item is one paragraph; what is nested in it follows it. */
function itemsOf({ children }: List): readonly (readonly Run[])[] {
  return children.flatMap((item) => {
    const blocks = item.children.flatMap(blocksOf);
    return blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.runs]));
  });
}

function written(block: TextBlock): readonly TextBlock[] {
  const lines = block.kind === "list" ? block.items.filter((runs) => runs.length > 0) : [block.runs];
  if (!lines.some((runs) => runs.length > 0)) return [];
  return [block.kind === "list" ? { ...block, items: lines } : block];
}

type Style = Omit<Run, "text">;

/** Words in their order. A stack and no recursion: emphasis may be nested by the hundred. */
function runsOf(content: readonly PhrasingContent[]): readonly Run[] {
  const runs: Run[] = [];
  const waiting: { readonly node: Nodes; readonly style: Style }[] = push([], content, {});
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, style } = next;
    const text = wordsOf(node);
    if (text !== null) runs.push({ text, ...style });
    else if ("children" in node) push(waiting, node.children, styleIn(node, style));
  }
  return trimmed(joined(runs));
}

function push<T extends { readonly node: Nodes; readonly style: Style }[]>(
  waiting: T,
  children: readonly Nodes[],
  style: Style,
): T {
  for (const node of children.toReversed()) waiting.push({ node, style });
  return waiting;
}

function styleIn(node: Nodes, style: Style): Style {
  if (node.type === "strong") return { ...style, strong: true };
  return node.type === "emphasis" ? { ...style, emphasized: true } : style;
}

/** Null for what has its words within. Lines that follow each other are one. */
function wordsOf(node: Nodes): string | null {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "html") {
    return withoutControls(node.value).replace(/\s*\n\s*/g, " ");
  }
  if (node.type === "break") return " ";
  if (node.type === "image" || node.type === "imageReference") return node.alt ?? "";
  return "children" in node ? null : "";
}

function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last !== undefined && last.strong === run.strong && last.emphasized === run.emphasized) {
      found[found.length - 1] = { ...last, text: last.text + run.text };
    } else if (run.text !== "") found.push(run);
  }
  return found;
}

/** Without blanks at both ends of the paragraph. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  return runs
    .map((run, index) => {
      const start = index === 0 ? run.text.trimStart() : run.text;
      return { ...run, text: index === runs.length - 1 ? start.trimEnd() : start };
    })
    .filter(({ text }) => text !== "");
}
