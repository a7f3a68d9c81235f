import { describe, expect, test } from "vitest";
import { LONGEST_TEXT } from "#app/domain/publication/composition.ts";
import type { WrittenText } from "#app/domain/publication/written-text.ts";
import { readText } from "#app/server/publications/read-text.ts";

/** Blocks in short: « paragraph: les mots **forts** et *doux* ». */
function inShort(text: WrittenText): readonly string[] {
  return text.map((block) => {
    const lines = block.kind === "list" ? block.items : [block.runs];
    const words = lines.map((runs) =>
      runs
        .map(({ text: said, strong, emphasized }) => {
          const soft = emphasized ? `*${said}*` : said;
          return strong ? `**${soft}**` : soft;
        })
        .join(""),
    );
    const kind = block.kind === "list" && block.isOrdered ? "ordered" : block.kind;
    return `${kind}: ${words.join(" | ")}`;
  });
}

describe("Markdown-light", () => {
  test.each([
    ["a text without words", " \n\n\t", []],
    ["paragraphs", "Un.\nEncore un.\n\nDeux.", ["paragraph: Un. Encore un.", "paragraph: Deux."]],
    ["strong and emphasized words", "Un **fort** et *doux*", ["paragraph: Un **fort** et *doux*"]],
    ["both at once", "***deux***", ["paragraph: ***deux***"]],
    ["titles of any rank", "# Un\n\n#### Deux", ["title: Un", "title: Deux"]],
    ["lists", "- a\n- b\n\n1. c\n2. d", ["list: a | b", "ordered: c | d"]],
    ["a list in a list, which follows its item", "- a\n  - b\n- c", ["list: a | b | c"]],
    ["quotations", "> Dit\n> ainsi", ["quotation: Dit ainsi"]],
    ["a list in a quotation", "> Dit\n>\n> - a", ["quotation: Dit", "list: a"]],
  ])("reads %s", (_, markdown, blocks) => {
    expect(inShort(readText(markdown))).toEqual(blocks);
  });

  test.each([
    ["HTML", "<script>alert(1)</script>", ["paragraph: <script>alert(1)</script>"]],
    ["HTML among words", "Un <b onclick=x>mot</b>", ["paragraph: Un <b onclick=x>mot</b>"]],
    ["an escaped mark", "&lt;b&gt;", ["paragraph: <b>"]],
    ["a link, which loses its address", "[ici](javascript:alert(1))", ["paragraph: ici"]],
    ["an image, by its words", "![un plan](https://x.example/a.png)", ["paragraph: un plan"]],
    ["an address", "<https://x.example>", ["paragraph: <https://x.example>"]],
    [
      "code",
      "`=A1` et\n\n    =A2\n\n```\n=A3\n```",
      ["paragraph: `=A1` et", "paragraph: =A2", "paragraph: ``` =A3 ```"],
    ],
    ["a formula", '=HYPERLINK("https://x.example")', ['paragraph: =HYPERLINK("https://x.example")']],
    ["emoji, those of several parts too", "👩‍🔧 et 🏴", ["paragraph: 👩‍🔧 et 🏴"]],
    ["half an emoji, which shows", "a\uD83D b", ["paragraph: a\uFFFD b"]],
    ["a definition", "[a]: https://x.example", ["paragraph: [a]: https://x.example"]],
  ])("keeps as plain words %s", (_, markdown, blocks) => {
    expect(inShort(readText(markdown))).toEqual(blocks);
  });

  test.each([
    ["marks that turn the writing around", "ab\u202Ecd\u2066ef\u200F", "abcdef"],
    ["those that are written as references", "ab&#x202E;cd", "abcd"],
    ["control characters", "a\u0000b\u0007c\u009Fd", "abcd"],
    ["hidden letters", "a\u{E0041}\u200Bb", "ab"],
  ])("takes out %s", (_, markdown, words) => {
    expect(inShort(readText(markdown))).toEqual([`paragraph: ${words}`]);
  });

  test.each([
    ["ten thousand quotations", `${">".repeat(10_000)}a`],
    ["ten thousand lists", `${"- ".repeat(10_000)}a`],
    ["numbered ones", `${"1. ".repeat(13_000)}a`],
    ["all of them mixed", `${"> - 1. ".repeat(5_000)}a`],
    ["emphasis in emphasis", `${"*a _b ".repeat(3_300)}${"b_ a* ".repeat(3_300)}`],
    ["references", "[a][b]".repeat(6_600)],
    ["opening brackets", "[".repeat(40_000)],
    [
      "lists ever deeper",
      Array.from({ length: 190 }, (_, depth) => `${" ".repeat(2 * depth)}- a`).join("\n"),
    ],
    ["short paragraphs", "a\n\n".repeat(13_300)],
    ["plain words", "mot ".repeat(10_000)],
    ["backslashes", "\\".repeat(40_000)],
    ["code marks", "` `` ".repeat(8_000)],
  ])("reads the longest text in a moment: %s", (_, markdown) => {
    expect(markdown.length).toBeLessThanOrEqual(LONGEST_TEXT);
    const started = performance.now();
    const blocks = readText(markdown);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(blocks.length).toBeGreaterThan(0);
  });
});
