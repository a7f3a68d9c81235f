/** What is told of the change between two rounds, in words, in figures and on a slide. */
import { describe, expect, test } from "vitest";
import { quote } from "#app/domain/format.ts";
import {
  changeCells,
  changeSentence,
  changeSentences,
  publishedChange,
} from "#app/domain/report/collective/change-words.ts";
import { explain } from "#app/domain/report/collective/explain.ts";
import { slidesOf } from "#app/domain/report/collective/slides.ts";
import type {
  PublishedChange,
  PublishedChangeLine,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";

const first = aCollectiveReport(lifelikeFirms(40));

function aLine(id: string, overrides: Partial<PublishedChangeLine> = {}): PublishedChangeLine {
  const medians = { before: 49, after: 52.5 };
  return { id, label: id, shortLabel: id, firms: 18, ...medians, rose: 7, stayed: 6, fell: 5, ...overrides };
}

function aChange(lines: readonly PublishedChangeLine[], compared: number | null = 18): PublishedChange {
  return { rounds: { from: "T0", to: "T1" }, compared, N: 25, lines };
}

function withChange(change: PublishedChange | null): PublishedSynthesis {
  return { ...first.synthesis, change };
}

const NOTHING = { firms: null, before: null, after: null, rose: null, stayed: null, fell: null } as const;

describe("the key sentence", () => {
  test.each([
    [
      "tells how many of how many, and both medians",
      {},
      "De T0 à T1, 7 entreprises sur 18 ont progressé de 5 points ou plus, et 5 ont reculé d’autant ; le score global médian passe de 49 à 52,5 sur 100.",
    ],
    [
      "leaves out what is hidden of the row",
      { fell: null, stayed: null },
      "De T0 à T1, 7 entreprises sur 18 ont progressé de 5 points ou plus ; le score global médian passe de 49 à 52,5 sur 100.",
    ],
    [
      "says its base without the row too",
      { rose: null, stayed: null, fell: null, after: 45 },
      "De T0 à T1, le score global médian descend de 49 à 45 sur 100, pour 18 entreprises évaluées les deux fois.",
    ],
    [
      "does without the medians",
      { before: null, after: null },
      "De T0 à T1, 7 entreprises sur 18 ont progressé de 5 points ou plus, et 5 ont reculé d’autant.",
    ],
  ])("%s", (_, line, words) => {
    expect(changeSentence(withChange(aChange([aLine("overall", line)])))).toBe(words);
  });
});

test("in a first round, or when nobody is compared, nothing is told and no figure is explained", () => {
  for (const change of [null, aChange([aLine("overall")], null), aChange([aLine("overall", NOTHING)])]) {
    const synthesis = withChange(change);
    expect(publishedChange(synthesis)).toBeNull();
    expect(changeSentences(synthesis)).toEqual([]);
    expect(explain({ ...first, synthesis }).filter(({ chapter }) => chapter === "progress")).toEqual([]);
    expect(slidesOf({ ...first, synthesis }).filter(({ id }) => id === "evolution")).toEqual([]);
  }
});

test("the themes that moved most are named, and a change says nothing of its cause", () => {
  const themes = [aLine("Équipe", { before: 40, after: 52 }), aLine("Export", { before: 50, after: 41 })];
  const sentences = changeSentences(withChange(aChange([aLine("overall"), ...themes])));
  expect(sentences.join(" ")).toContain(`montent surtout sur ${quote("Équipe")} (de 40 à 52)`);
  expect(sentences.join(" ")).toContain(`baissent surtout sur ${quote("Export")} (de 50 à 41)`);
  expect(sentences.join(" ")).toContain("18 entreprises évaluées sur 25 l’ont été aussi en T0");
  expect(sentences.at(-1)).toMatch(/ne dit pas sa cause/);
});

test("where no median is published, the theme where most firms progressed is named", () => {
  const hidden = { before: null, after: null } as const;
  const lines = [
    aLine("overall", NOTHING),
    aLine("Équipe", { ...hidden, rose: 12 }),
    aLine("Export", hidden),
  ];
  expect(changeSentences(withChange(aChange(lines))).join(" ")).toContain(quote("Équipe"));
});

test("a line that is not published looks like any other cell that isn’t", () => {
  expect(new Set(changeCells(aLine("x", NOTHING)))).toEqual(new Set(["n. p."]));
  expect(changeCells(aLine("x"))).toEqual(["18", "49", "52,5", "+3,5", "7", "6", "5"]);
});

test("each figure says what it is out of, who isn’t in it, and its day where it was held", () => {
  const synthesis = {
    ...withChange(aChange([aLine("overall")])),
    heldSince: { "change:overall": "2026-01-15" },
  };
  const figures = new Map(explain({ ...first, synthesis }).map((figure) => [figure.id, figure]));
  expect(figures.get("change:compared")).toMatchObject({ printed: "18 sur 25", n: 18, N: 25 });
  expect(figures.get("change:overall:rose")).toMatchObject({
    printed: "7 sur 18",
    N: 18,
    asOf: "2026-01-15",
    numerator: "Entreprises en progrès",
  });
  expect(figures.get("change:overall:rose")?.exclusions).toContain("7 entreprises qui ne se comparent pas");
  expect(figures.get("change:overall:after")).toMatchObject({ value: 52.5, unit: "sur 100", n: 18 });
});

test.each([
  [6, /^Scores médians/],
  [7, /^L’ensemble, et les thèmes dont la médiane a le plus bougé\. Scores médians/],
])("the slide of %s medians says which it leaves out", (count, note) => {
  const lines = Array.from({ length: count }, (_, index) =>
    aLine(index === 0 ? "overall" : `theme-${index}`),
  );
  const slides = slidesOf({ ...first, synthesis: withChange(aChange(lines)) });
  const body = slides.find(({ id }) => id === "evolution")?.body;
  expect(body?.kind === "chart" ? body.note : "").toMatch(note);
});
