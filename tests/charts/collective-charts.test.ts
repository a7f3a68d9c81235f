import { describe, expect, test } from "vitest";
import type { ChartSize } from "#app/charts/chart-size.ts";
import { type ConventionBar, conventionBars } from "#app/charts/convention-bars.ts";
import { distributionStrips, type Strip } from "#app/charts/distribution-strips.ts";
import { enrolmentFunnel, type FunnelStep } from "#app/charts/enrolment-funnel.ts";
import { type HeatmapGrid, heatmap, MOST_COLUMNS } from "#app/charts/heatmap.ts";
import { printPalette, screenPalette } from "#app/charts/palette.ts";
import { type RankedBar, rankedBars } from "#app/charts/ranked-bars.ts";
import { collisions, drawnTexts, sizeOf, xmlProblem } from "#tests/support/drawn-svg.ts";

const LEVELS = ["Fragile", "En construction", "Solide", "Exemplaire"];
const LONG =
  "Organisation des chantiers, qualité perçue et réserves levées avant la réception <définitive> & garanties rappelées au client le jour même, puis relues avec lui un mois plus tard au téléphone";
const SIZES = [1, 5, 12, 16];

const strip = (index: number): Strip => ({
  label: index % 3 === 0 ? LONG : `Thème ${index}`,
  firms: 300,
  notes: ["médiane 51,4", "298 sur 300"],
  spread:
    [
      null,
      { rank: 1, label: "En construction" },
      [
        { first: 0, last: 0, n: 3, label: "Fragile" },
        { first: 1, last: 2, n: 96, label: "En construction ou solide" },
        { first: 3, last: 3, n: 201, label: "Exemplaire" },
      ],
      LEVELS.map((label, rank) => ({ first: rank, last: rank, n: 75, label })),
    ][index % 4] ?? null,
});

const bar = (index: number): RankedBar => ({
  label: index % 2 === 0 ? LONG : `Frein ${index}`,
  n: index % 5 === 0 ? null : index,
  N: 300,
  value: index % 5 === 0 ? "80 % et plus" : `${index} sur 300 · 40 %`,
});

const grid = (rows: number, size: ChartSize = "page"): HeatmapGrid => ({
  levelCount: 4,
  columns: Array.from({ length: MOST_COLUMNS[size] }, (_, index) => ({
    label: index % 2 === 0 ? "Électricité, photovoltaïque et bornes de recharge" : "Menuiseries",
    note: "112 entreprises",
  })),
  rows: Array.from({ length: rows }, (_, row) => ({
    label: row % 3 === 0 ? LONG : `Thème ${row}`,
    cells: Array.from({ length: MOST_COLUMNS[size] }, (_, place) =>
      (row + place) % 4 === 0
        ? { value: "n. p.", levelRank: null, note: null }
        : { value: "51,4", levelRank: place % 4, note: place % 2 === 0 ? "110 sur 112" : null },
    ),
  })),
});

const step = (index: number): FunnelStep => ({
  label: index % 3 === 0 ? LONG : `Étape ${index}`,
  n: index % 2 === 0 ? 300 - index : index,
  kind: index % 2 === 0 ? "stand" : "loss",
  outOf: index % 2 === 0 ? "sur 300" : "",
});

const promise = (index: number): ConventionBar => ({
  label: index % 2 === 0 ? LONG : `Objectif ${index}`,
  planned: 40_000,
  achieved: index % 3 === 0 ? null : index * 9_000,
  value: index % 3 === 0 ? "n. p." : "29 690 € sur 40 000 €",
});

type Draw = (count: number, palette: typeof printPalette) => string;

const chartsFor = (size: ChartSize): readonly (readonly [name: string, draw: Draw])[] => [
  ["distribution strips", (count, palette) => distributionStrips(many(count, strip), LEVELS, palette, size)],
  ["ranked bars", (count, palette) => rankedBars("Freins", many(count, bar), palette, size)],
  ["bars of a convention", (count, palette) => conventionBars(many(count, promise), palette, size)],
  ["heatmap", (count, palette) => heatmap("Médianes", grid(count, size), palette, size)],
  ["enrolment funnel", (count, palette) => enrolmentFunnel(many(count, step), palette, size)],
];
const CHARTS = (["page", "phone"] as const).flatMap((size) =>
  chartsFor(size).map(([name, draw]) => [`${name}, on a ${size},`, draw] as const),
);
const CASES = CHARTS.flatMap(([name, draw]) => SIZES.map((count) => [name, count, draw] as const));

describe.each(CASES)("%s of %i rows", (_, count, draw) => {
  const markup = draw(count, printPalette);
  const texts = drawnTexts(markup);

  test("is well-formed, with a title and a description", () => {
    expect(xmlProblem(markup)).toBeNull();
    expect(markup).toMatch(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/);
  });

  test("holds no NaN and no undefined", () => {
    expect(markup).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("keeps its words inside, apart, and at 7 points or more", () => {
    const { width, height } = sizeOf(markup);
    for (const { words, left, right, y, size } of texts) {
      expect(`${words}: ${left >= -0.5 && right <= width + 0.5 && y > 0 && y <= height}`).toBe(
        `${words}: true`,
      );
      expect(size).toBeGreaterThanOrEqual(7);
    }
    expect(collisions(texts)).toEqual([]);
  });

  test("is drawn the same twice, and takes its colours from the palette", () => {
    expect(draw(count, printPalette)).toBe(markup);
    expect(draw(count, screenPalette)).not.toContain(printPalette.ink);
  });
});

test("a name that is too long is cut with an ellipsis", () => {
  for (const [, draw] of CHARTS) expect(draw(1, printPalette)).toContain("…");
});

test.each(CHARTS)("%s of nothing is still a drawing", (_, draw) => {
  expect(xmlProblem(draw(0, printPalette))).toBeNull();
});

test("a strip is read without colours: each class that has room holds its number and its discs", () => {
  const markup = distributionStrips([{ ...strip(3), label: "Équipe" }], LEVELS, printPalette);
  const numbers = drawnTexts(markup).filter(({ words }) => words === "75");
  expect(numbers).toHaveLength(4);
});

test("« 80 % et plus » draws no exact end: four fifths are full and the rest is dashed", () => {
  const markup = rankedBars(
    "Freins",
    [{ label: "Prix", n: null, N: 19, value: "80 % et plus" }],
    printPalette,
  );
  expect(markup).toContain("stroke-dasharray");
  expect(
    rankedBars("Freins", [{ label: "Prix", n: 14, N: 19, value: "14 sur 19" }], printPalette),
  ).not.toContain("stroke-dasharray");
});

test("a loss hangs from the end of what stood before it", () => {
  const markup = enrolmentFunnel(
    [
      { label: "Inscrites", n: 24, kind: "stand", outOf: "" },
      { label: "Retirées", n: 6, kind: "loss", outOf: "" },
      { label: "Participantes", n: 18, kind: "stand", outOf: "sur 24" },
    ],
    printPalette,
  );
  const bars = [...markup.matchAll(/<rect x="([\d.]+)"[^>]*? width="([\d.]+)"/g)].map(([, x, width]) => ({
    x: Number(x),
    end: Number(x) + Number(width),
  }));
  expect(bars[1]?.end).toBeCloseTo(bars[0]?.end ?? 0, 1);
  expect(bars[1]?.x).toBeCloseTo(bars[2]?.end ?? 0, 1);
});

function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe("the heatmap's head", () => {
  const heightWith = (label: string) => {
    const one = { ...grid(1), columns: [{ label, note: "7 entreprises" }] };
    return Number(/viewBox="0 0 \S+ (\S+)"/.exec(heatmap("Médianes", one, printPalette))?.[1]);
  };

  test("is as tall as its longest name, so that no gap stands above short ones", () => {
    expect(heightWith("Var")).toBe(9 + 17 + 22);
    expect(heightWith(LONG.repeat(3))).toBe(3 * 9 + 17 + 22);
  });
});
