import type { Content } from "pdfmake/interfaces";
import { describe, expect, it } from "vitest";
import { printPalette } from "#app/charts/palette.ts";
import { shortened } from "#app/charts/svg.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { disc } from "#templates/nodes/disc.ts";
import { printedDocument } from "#templates/nodes/document.ts";
import { levelMark, type PrintedLevel } from "#templates/nodes/level.ts";
import { pictureHeight } from "#templates/nodes/picture.ts";
import { heightOf, roomAbove, rowNumber, table } from "#templates/nodes/table.ts";
import { breakBeforeLoneHeading, chapter, heading, kept, said } from "#templates/nodes/text.ts";
import { written } from "#templates/nodes/written.ts";
import { FOOT, ROOM } from "#templates/theme.ts";
import { readPdf } from "#tests/support/pdf-quality.ts";

const WORDS = { title: "Essai", subject: "Essai", issuedOn: "2026-11-21", head: "Tête", foot: "Pied" };

const FOLLOWED = { getFollowingNodesOnPage: () => [{}] };
const ALONE = { getFollowingNodesOnPage: () => [] };
const at = (top: number, headlineLevel?: number) => ({ headlineLevel, startPosition: { top } });

describe("a page break goes before a heading", () => {
  it.each([
    {
      what: "whose room would not hold under it",
      node: at(FOOT - 95, ROOM.heading),
      after: FOLLOWED,
      breaks: true,
    },
    {
      what: "but not where its room holds",
      node: at(FOOT - 97, ROOM.heading),
      after: FOLLOWED,
      breaks: false,
    },
    { what: "that nothing follows on its page", node: at(100, ROOM.heading), after: ALONE, breaks: true },
    { what: "that asks for more room than others", node: at(FOOT - 200, 220), after: FOLLOWED, breaks: true },
    {
      what: "but never before plain words, at the very foot",
      node: at(FOOT - 2),
      after: FOLLOWED,
      breaks: false,
    },
  ])("$what", ({ node, after, breaks }) => {
    expect(breakBeforeLoneHeading(node, after)).toBe(breaks);
  });

  it("of a chapter that opens no page when less than its room is left", () => {
    expect(chapter("À plusieurs", { newPage: false })).toMatchObject({ headlineLevel: ROOM.chapter });
    expect(chapter("À plusieurs")).toMatchObject({ pageBreak: "before" });
  });
});

describe("the room above a table", () => {
  it("is a heading's usual room when the first row is one line, and grows with its tallest cell", () => {
    expect(
      roomAbove([
        ["Court", 190],
        ["Bref", 290],
      ]),
    ).toBe(ROOM.heading);
    const tall = roomAbove([
      ["Court", 190],
      ["mot ".repeat(200), 290],
    ]);
    expect(tall).toBeGreaterThan(ROOM.heading + 10 * 9);
    expect(
      roomAbove([
        ["mot ".repeat(200), 290],
        ["Court", 190],
      ]),
    ).toBe(tall);
  });
});

describe("the height of a table", () => {
  it("is that of its rows, each as tall as its tallest cell", () => {
    const short = heightOf([[["Court", 190]]]);
    expect(short).toBeGreaterThan(15);
    expect(heightOf([[["Court", 190]], [["Bref", 190]]])).toBe(2 * short);
    expect(
      heightOf([
        [
          ["Court", 190],
          ["mot ".repeat(200), 290],
        ],
      ]),
    ).toBeGreaterThan(10 * 9);
  });
});

describe("a row's number", () => {
  it("stands on the line of the words beside it", async () => {
    const rows = table(
      [
        { title: "", width: 14 },
        { title: "Action", width: "*" },
      ],
      [[rowNumber(7), "Chiffrer"]],
    );
    const { pages } = await readPdf(await drawPdf(printedDocument(WORDS, [rows])));
    const footOf = (words: string) => {
      const found = pages[0]?.texts.find(({ text }) => text === words);
      return (found?.top ?? 0) + (found?.size ?? 0);
    };
    expect(footOf("7")).toBeGreaterThan(0);
    expect(footOf("7")).toBeCloseTo(footOf("Chiffrer"), 0);
  });
});

describe("a document", () => {
  it.each([
    { what: "its end", after: [], pages: 1 },
    { what: "a chapter that opens a page", after: [chapter("Suite")], pages: 2 },
  ])("opens no empty page for the air under the last words before $what", async ({ after, pages }) => {
    const last: Content = {
      stack: [{ ul: [{ text: "Mot", margin: [0, 0, 0, 60] }] }],
      margin: [0, 0, 0, 60],
    };
    const bytes = await drawPdf(
      printedDocument(WORDS, [{ text: " ", margin: [0, 0, 0, 660] }, last, ...after]),
    );
    expect((await readPdf(bytes)).pages).toHaveLength(pages);
  });

  it("keeps the air under words that others follow", async () => {
    const first: Content = { text: "Mot", margin: [0, 0, 0, 60] };
    const { pages } = await readPdf(await drawPdf(printedDocument(WORDS, [first, { text: "Suite" }])));
    const topOf = (words: string) => pages[0]?.texts.find(({ text }) => text === words)?.top ?? 0;
    expect(topOf("Suite") - topOf("Mot")).toBeGreaterThan(60);
  });
});

describe("what is kept on one page", () => {
  it("is unbreakable, and its headings ask for no room of their own", () => {
    const block = kept(heading("Titre"), { text: "Suite" }, "mot");
    expect(block).toMatchObject({ unbreakable: true, stack: [{ text: "Titre" }, { text: "Suite" }, "mot"] });
    expect(JSON.stringify(block)).not.toContain("headlineLevel");
  });
});

describe("nodes", () => {
  it("set words as French print wants them", () => {
    expect(said("L'été : où ?")).toBe("L’été\u00a0: où\u202f?");
  });

  it("leave out pictures, which the fonts have not, and keep the signs of text", () => {
    expect(said("Bravo 😀 à toute l’équipe 👩🏽‍🔧 🇫🇷, ☀️ !")).toBe("Bravo à toute l’équipe ,\u202f!");
    expect(said("Marque© ™ ↔ 1")).toBe("Marque© ™ ↔ 1");
    expect(heading("L'été")).toMatchObject({ text: "L’été", style: "h2" });
  });

  it("neither begin a line with the dot of a list nor end it with a number of the next item", () => {
    expect(said("1. Le temps · 2. Les aides · CMA")).toBe(
      "1.\u00a0Le temps\u00a0· 2.\u00a0Les aides\u00a0· CMA",
    );
    expect(said("avant 2026. Après le 12. Puis")).toBe("avant 2026. Après le 12. Puis");
  });

  it.each([
    { words: "Court", length: 10, cut: "Court" },
    { words: "Dix signes", length: 10, cut: "Dix signes" },
    { words: "Bien plus long", length: 10, cut: "Bien plus…" },
    { words: "Fonds de soutien, aux métiers", length: 20, cut: "Fonds de soutien…" },
    { words: "Formation du chef d’entreprise", length: 22, cut: "Formation du chef…" },
    { words: "Anticonstitutionnellement", length: 10, cut: "Anticonst…" },
  ])("cut « $words » to $length signs", ({ words, length, cut }) => {
    expect(shortened(words, length)).toBe(cut);
  });

  it("repeat the head of a table and never split its rows", () => {
    const made = table([{ title: "Action", width: "*" }], [["Chiffrer l'atelier"]]);
    expect(made).toMatchObject({
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        body: [[{ text: "Action" }], [{ text: "Chiffrer l’atelier" }]],
      },
    });
  });

  it("tell a level by its word beside its disc, « Non évalué » included", () => {
    const parts = (level: PrintedLevel) => {
      const [mark, words] = columnsOf(levelMark(level, 4));
      return { shapes: shapesOf(mark), words };
    };
    expect(parts({ label: "Solide", rank: 2 })).toMatchObject({ shapes: 2, words: { text: "Solide" } });
    expect(parts(null)).toMatchObject({ shapes: 1, words: { text: "Non évalué" } });
  });

  it("fill a disc by quarters, from noon, and keep its place when a page is laid out again", () => {
    const turn = Math.PI * 3.5;
    const reach = (rank: number) => disc(rank, 4, 8).canvas.at(-1);
    expect(reach(0)).toMatchObject({
      r1: 1.75,
      lineWidth: 3.5,
      dash: { length: turn / 4, phase: 0.75 * turn },
    });
    expect(reach(2)).toMatchObject({ dash: { length: 0.75 * turn, space: turn / 4 } });
    expect(reach(3)).toMatchObject({ r1: 3.5, color: printPalette.levels[3] });
    expect(disc(null, 4, 8).canvas).toMatchObject([{ lineColor: printPalette.inkSoft }]);
    for (const rank of [0, 1, 2, 3]) {
      expect(disc(rank, 4, 8).canvas.map(({ type }) => type)).toEqual(["ellipse", "ellipse"]);
    }
  });
});

function columnsOf(node: unknown): readonly unknown[] {
  const columns = typeof node === "object" && node !== null && "columns" in node ? node.columns : [];
  return Array.isArray(columns) ? columns : [];
}

/** How many shapes a drawn mark has: a ring alone, or a ring and what fills it. */
function shapesOf(node: unknown): number {
  const canvas = typeof node === "object" && node !== null && "canvas" in node ? node.canvas : [];
  return Array.isArray(canvas) ? canvas.length : 0;
}

describe("words in several runs are set as in one", () => {
  it.each([
    [["l'", "atelier", " ; puis"], "l’|atelier|\u202f; puis"],
    [["dit « ", "Oui", " » et"], "dit «\u00a0|Oui|\u00a0» et"],
    [["dit «", "Oui", "» et"], "dit «\u00a0|Oui|\u00a0» et"],
    [["les « ", " Bois ", "»"], "les «\u00a0|Bois\u00a0|»"],
    [["vrai", "? non"], "vrai|\u202f? non"],
    [["vrai ", "!", " non"], "vrai\u202f|!| non"],
    [["40 ", "%", " de"], "40\u202f|%| de"],
    [["un ", "mot", " de plus"], "un |mot| de plus"],
  ])("%j", (words, printed) => {
    const [paragraph] = written([{ kind: "paragraph", runs: words.map((text) => ({ text })) }]);
    if (typeof paragraph !== "object" || !("text" in paragraph) || !Array.isArray(paragraph.text))
      throw new Error("no runs");
    const runs = paragraph.text.map((run) => (typeof run === "object" && "text" in run ? run.text : ""));
    expect(runs.join("|")).toBe(printed);
  });
});

describe("how tall a chart stands", () => {
  it("follows its box", () => expect(pictureHeight('<svg viewBox="0 0 200 50">', 500)).toBe(125));
  it("is nothing without a box", () => expect(pictureHeight("", 500)).toBe(0));
});
