import { describe, expect, test } from "vitest";
import { communeMap, type MapCommune } from "#app/charts/commune-map.ts";
import { conventionBars } from "#app/charts/convention-bars.ts";
import { printPalette } from "#app/charts/palette.ts";
import { textWidth } from "#app/charts/svg.ts";
import { drawnTexts } from "#tests/support/drawn-svg.ts";

const draw = (communes: readonly MapCommune[]) => communeMap(communes, printPalette);
const circles = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)" r="([\d.]+)"/g)].map(([, x, y, r]) => ({
    x: Number(x),
    y: Number(y),
    r: Number(r),
  }));
const labels = (svg: string) =>
  [
    ...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" font-size="8.6" text-anchor="(\w+)"[^>]*>([^<]*)</g),
  ].map(([, x, y, anchor, words = ""]) => {
    const width = textWidth(words, 8.6);
    const left = Number(x) - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
    return { words, left, right: left + width, top: Number(y) - 7, bottom: Number(y) + 2 };
  });

const place = (label: string, latitude: number, longitude: number, firms = 5): MapCommune => ({
  label,
  firms,
  latitude,
  longitude,
});

describe("the schematic map", () => {
  test("north is up and east is right", () => {
    const [south, north, east] = circles(
      draw([place("Sud", 43, 6, 9), place("Nord", 44, 6, 8), place("Est", 43, 7, 7)]),
    );
    expect(north?.y).toBeLessThan(south?.y ?? 0);
    expect(east?.x).toBeGreaterThan(south?.x ?? 0);
  });

  test("the area of a circle follows the firms", () => {
    const [large, small] = circles(draw([place("A", 43, 6, 40), place("B", 44, 6, 10)]));
    expect((large?.r ?? 0) ** 2 / (small?.r ?? 1) ** 2).toBeCloseTo(4, 1);
  });

  test("a degree of longitude is shorter than one of latitude", () => {
    const [a, b, c] = circles(draw([place("A", 45, 5, 9), place("B", 46, 5, 8), place("C", 45, 6, 7)]));
    const tall = Math.abs((a?.y ?? 0) - (b?.y ?? 0));
    const wide = Math.abs((a?.x ?? 0) - (c?.x ?? 0));
    expect(wide / tall).toBeCloseTo(Math.cos((45.5 * Math.PI) / 180), 1);
  });

  test("sixty crowded communes: no name stands on another or leaves the frame", () => {
    const crowd = Array.from({ length: 60 }, (_, index) =>
      place(
        `Saint-Martin-de-la-Plaine ${index}`,
        43 + (index % 8) * 0.06,
        6 + Math.floor(index / 8) * 0.09,
        5 + index,
      ),
    );
    const written = labels(draw(crowd));
    expect(written.length).toBeGreaterThan(3);
    for (const [index, one] of written.entries()) {
      expect(one.left).toBeGreaterThanOrEqual(4);
      expect(one.right).toBeLessThanOrEqual(496);
      for (const other of written.slice(index + 1))
        expect(
          one.left < other.right &&
            other.left < one.right &&
            one.top < other.bottom &&
            other.top < one.bottom,
          `${one.words} and ${other.words}`,
        ).toBe(false);
    }
  });

  test("a few neighbours get a lower frame than communes that are far apart, north to south", () => {
    const height = (svg: string) => Number(/viewBox="0 0 \S+ (\S+)"/.exec(svg)?.[1]);
    expect(height(draw([place("Fréjus", 43.43, 6.74, 8), place("Saint-Raphaël", 43.42, 6.77)]))).toBeLessThan(
      130,
    );
    expect(height(draw([place("Nord", 46, 6), place("Sud", 43, 6)]))).toBe(200);
  });

  test("a phone's map is as narrow as a phone, and its names stay inside", () => {
    const svg = communeMap(
      [place("Roquebrune-sur-Argens", 43.44, 6.63, 9), place("Saint-Raphaël", 43.42, 6.77)],
      printPalette,
      "phone",
    );
    expect(svg).toContain('viewBox="0 0 240 ');
    expect(labels(svg).length).toBeGreaterThan(0);
    for (const { left, right } of labels(svg)) {
      expect(left).toBeGreaterThanOrEqual(4);
      expect(right).toBeLessThanOrEqual(237);
    }
  });

  test("two names that would meet between their circles don't", () => {
    const [, middle, east] = labels(
      draw([
        place("Ouest", 43, 6),
        place("Saint-Martin-de-la-Plaine", 43, 6.5),
        place("Roquebrune-sur-Argens", 43, 7),
      ]),
    );
    expect(middle?.right).toBeGreaterThan(east?.left ?? 0);
    expect(Math.abs((middle?.bottom ?? 0) - (east?.bottom ?? 0))).toBeGreaterThan(9);
  });

  test.each([
    ["no commune", []],
    ["one commune", [place("Fréjus", 43.4, 6.7)]],
    ["the two ends of the world", [place("Nouméa", -22.2, 166.4), place("Papeete", -17.5, -149.6)]],
  ])("%s gives a sound drawing", (_, communes) => {
    const svg = draw(communes);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(circles(svg)).toHaveLength(communes.length);
    for (const { x, y, r } of circles(svg)) {
      expect(x - r).toBeGreaterThanOrEqual(0);
      expect(x + r).toBeLessThanOrEqual(499);
      expect(y - r).toBeGreaterThanOrEqual(0);
      expect(y + r).toBeLessThanOrEqual(200);
    }
  });

  test("tells its communes to who listens, and escapes their names", () => {
    expect(draw([place("L’<b>Isle</b>", 43, 6, 12)])).toContain(
      "<desc>L’&lt;b&gt;Isle&lt;/b&gt; : 12</desc>",
    );
  });
});

describe("the bars of the convention", () => {
  const bar = (planned: number, achieved: number | null) => ({
    label: "Ateliers",
    planned,
    achieved,
    value: "?",
  });
  const widths = (planned: number, achieved: number | null) =>
    [...conventionBars([bar(planned, achieved)], printPalette).matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(
      ([, width]) => Number(width),
    );

  test("a kept promise ends at the mark", () => {
    const svg = conventionBars([bar(6, 6)], printPalette);
    const [, done = 0] = widths(6, 6);
    expect(svg).toContain(`x1="${178 + done}"`);
  });

  test("on a phone, the mark stays under the words", () => {
    const svg = conventionBars([bar(6, 6)], printPalette, "phone");
    const top = Number(/<line [^>]*y1="([\d.]+)"/.exec(svg)?.[1]);
    const lowest = Math.max(...drawnTexts(svg).map(({ y, size }) => y + size / 4));
    expect(top).toBeGreaterThan(lowest);
  });

  test("what goes far beyond stops at the end", () => {
    const [room = 0, done = 0] = widths(6, 600);
    expect(done).toBe(room);
  });

  test.each([
    [6, null],
    [0, 4],
  ])("%s promised, %s done: no bar", (planned, achieved) => {
    expect(widths(planned, achieved)).toHaveLength(1);
  });
});
