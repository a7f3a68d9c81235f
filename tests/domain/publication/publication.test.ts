import { describe, expect, test } from "vitest";
import { comparePublications, figuresAcross } from "#app/domain/publication/compare-publications.ts";
import { withoutControls } from "#app/domain/publication/plain-text.ts";
import { tellsWho } from "#app/domain/publication/quote-check.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";

function aFigure(overrides: Partial<ExplainedFigure> = {}): ExplainedFigure {
  return {
    id: "obstacle:marche.acces",
    chapter: "obstacles",
    table: "Freins",
    label: "Trouver des clients",
    printed: "14 sur 38",
    value: 14,
    unit: "entreprises",
    n: 14,
    N: 38,
    definition: "Déclaré ou constaté.",
    numerator: "",
    denominator: "",
    exclusions: [],
    asOf: "2027-06-15",
    ...overrides,
  };
}

describe("two publications", () => {
  test.each<[string, Partial<ExplainedFigure>, number | null, string | null]>([
    ["the same thing of as many firms", { value: 17 }, 3, null],
    ["another number of firms", { value: 17, N: 41 }, null, "base"],
    ["another definition", { value: 17, definition: "Déclaré." }, null, "definition"],
    ["another unit", { value: 17, unit: "%" }, null, "definition"],
    ["a figure that isn’t published any more", { value: null, printed: "n. p." }, null, "hidden"],
    ["decimals, without their noise", { value: 14.3, N: 38 }, 0.3, null],
  ])("are compared where it means something: %s", (_, after, change, why) => {
    expect(comparePublications([aFigure()], [aFigure(after)])).toMatchObject([{ change, why }]);
  });

  test("show what came and what went, in the order of the later one", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) => aFigure({ id }));
    if (a === undefined || b === undefined || c === undefined) return;
    const compared = comparePublications([a, b], [c, a]);
    expect(compared.map(({ id, why }) => [id, why])).toEqual([
      ["c", "new"],
      ["a", null],
      ["b", "gone"],
    ]);
    expect(compared.map(({ before, after }) => [before, after])).toEqual([
      [null, "14 sur 38"],
      ["14 sur 38", "14 sur 38"],
      ["14 sur 38", null],
    ]);
  });
});

test("several operations show the figures that two of them have, and whether these mean the same", () => {
  const one = [aFigure(), aFigure({ id: "seule" })];
  const other = [aFigure({ definition: "Autre" })];
  expect(figuresAcross([one, [], other])).toMatchObject([
    { id: "obstacle:marche.acces", isSame: false, cells: [{ N: 38 }, null, { N: 38 }] },
  ]);
  expect(figuresAcross([one, one])).toMatchObject([{ isSame: true }, { isSame: true }]);
});

describe("a quote", () => {
  const firm = { name: "Menuiserie Lefèvre & Fils", director: "Jean Serin", city: "Le Mans" };

  test.each<[string, string, string | null]>([
    ["says nothing of whom", "On a perdu des chantiers, les fils aussi.", null],
    ["names the firm", "Chez menuiserie lefèvre & fils, on court.", "le nom de l’entreprise"],
    ["names a part of it, without its accents", "Chez Lefevre on court.", "le nom de l’entreprise"],
    ["names the director", "JEAN dit toujours cela.", "le nom du dirigeant"],
    ["names the town", "Au Mans, on court.", "la commune"],
    ["holds a figure", "On a perdu ٣ chantiers.", "un chiffre"],
    ["holds an address", "Écrivez à jean@x", "une adresse"],
  ])("%s", (_, words, found) => {
    const sentence = tellsWho(words, firm);
    if (found === null) expect(sentence).toBeNull();
    else expect(sentence).toContain(found);
  });

  test("of a firm without a known director or town is looked at all the same", () => {
    const unknown = { name: "A.B", director: null, city: null };
    expect(tellsWho("Chez A.B on court", unknown)).toContain("le nom de l’entreprise");
    expect(tellsWho("Chez AXB on court", unknown)).toBeNull();
  });

  test("of a town or a firm with a hyphen is looked at by its whole name", () => {
    const firm = { name: "Bois-Plus (SARL)", director: null, city: "Aix-en-Provence" };
    expect(tellsWho("on est à aix-en-provence depuis toujours", firm)).toContain("la commune");
    expect(tellsWho("on a tout appris sur le tas", firm)).toBeNull();
  });
});

test("published words keep tabs, lines, accents and emoji, and nothing that hides", () => {
  expect(withoutControls("a\tb\r\nc\u2028d e\u0301 👩‍🔧\u202E\u0000\u{E0041}\uD83D")).toBe(
    "a\tb\nc\nd é 👩‍🔧\uFFFD",
  );
});
