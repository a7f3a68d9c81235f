import { describe, expect, it } from "vitest";
import { printPalette } from "#app/charts/palette.ts";
import { disc } from "#templates/nodes/disc.ts";
import { levelMark, type PrintedLevel } from "#templates/nodes/level.ts";
import { roomAbove, table } from "#templates/nodes/table.ts";
import { breakBeforeLoneHeading, chapter, heading, kept, said, shortened } from "#templates/nodes/text.ts";
import { FOOT, ROOM } from "#templates/theme.ts";

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
    expect(heading("L'été")).toMatchObject({ text: "L’été", style: "h2" });
  });

  it.each([
    { words: "Court", length: 10, cut: "Court" },
    { words: "Dix signes", length: 10, cut: "Dix signes" },
    { words: "Bien plus long", length: 10, cut: "Bien plus…" },
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
