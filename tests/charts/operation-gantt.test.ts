/** The calendar of collective actions. */
import { describe, expect, test } from "vitest";
import { type GanttSize, NARROW_GANTT, operationGantt, PAGE_GANTT } from "#app/charts/operation-gantt.ts";
import { printPalette } from "#app/charts/palette.ts";
import type { Timeline, TimelineRow } from "#app/domain/collective/timeline.ts";
import { collisions, drawnTexts, sizeOf, xmlProblem } from "#tests/support/drawn-svg.ts";

const aRow = (given: Partial<TimelineRow> = {}): TimelineRow => ({
  actionId: "a",
  title:
    "Groupement d'achat <matériaux> & contrats d'assurance, avec un titre qui n'en finit pas de continuer",
  bars: [
    { state: "over", from: "2027-02-01", to: "2027-03-15", place: "" },
    { state: "under-way", from: "2027-04-01", to: "2027-06-30", place: "" },
    { state: "planned", from: "2027-09-01", to: "2027-09-01", place: "" },
  ],
  marks: [
    { kind: "approval", on: "2027-01-20" },
    { kind: "outcome", on: "2027-10-01" },
  ],
  ...given,
});
const aTimeline = (given: Partial<Timeline> = {}): Timeline => ({
  startsOn: "2027-01-01",
  endsOn: "2028-12-31",
  today: "2027-05-10",
  rows: [aRow(), aRow()],
  undated: [],
  ...given,
});
const SIZES: readonly (readonly [name: string, size: GanttSize])[] = [
  ["a desk", PAGE_GANTT],
  ["a phone", NARROW_GANTT],
];

describe.each(SIZES)("on %s", (_name, size) => {
  test.each([
    ["two years", aTimeline()],
    ["nothing but the operation", aTimeline({ rows: [] })],
    ["ten days", aTimeline({ startsOn: "2027-05-01", endsOn: "2027-05-11", rows: [] })],
    ["ten years", aTimeline({ startsOn: "2020-02-29", endsOn: "2030-12-31" })],
    ["a day long after the end", aTimeline({ today: "2031-12-31" })],
    ["twenty actions", aTimeline({ rows: Array.from({ length: 20 }, () => aRow()) })],
  ])("%s: well formed, inside its frame, no text over another", (_what, timeline) => {
    const markup = operationGantt(timeline, printPalette, size);
    expect(xmlProblem(markup)).toBeNull();
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
    const texts = drawnTexts(markup);
    expect(collisions(texts)).toEqual([]);
    for (const { left, right, words } of texts) {
      expect(left, words).toBeGreaterThanOrEqual(-1);
      expect(right, words).toBeLessThanOrEqual(sizeOf(markup).width + 1);
    }
  });
});

test("a later day stands further to the right, and a bar of one day is seen", () => {
  const markup = operationGantt(aTimeline({ rows: [aRow({ marks: [] })] }), printPalette);
  const bars = [...markup.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)" height="10"/g)].map(
    ([, x, width]) => [Number(x), Number(width)],
  );
  expect(bars).toHaveLength(3);
  const lefts = bars.map(([x = 0]) => x);
  expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
  expect(Math.min(...bars.map(([, width = 0]) => width))).toBeGreaterThanOrEqual(4);
});

test("is told in words, and without colour: dashes, a full bar, hatching", () => {
  const markup = operationGantt(aTimeline({ rows: [aRow({ title: "Achats" })] }), printPalette);
  expect(markup).toContain(
    "Achats : pilote terminé, essai le 1er février 2027, bilan le 15 mars 2027, pilote en cours",
  );
  expect(markup).toContain("avis du comité le 20 janvier 2027, décision le 1er octobre 2027");
  expect(markup).toContain('stroke-dasharray="3 2"');
  expect(markup).toContain("url(#gantt-over-640)");
});
