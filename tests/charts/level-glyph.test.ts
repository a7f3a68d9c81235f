import { expect, test } from "vitest";
import { levelGlyph } from "#app/charts/level-glyph.ts";

const PATHS: readonly (readonly [string, number, number, string])[] = [
  ["the lowest of four levels fills a quarter, from noon to three", 0, 4, "M0,-5A5,5,0,0,1,5,0L0,0Z"],
  ["the second fills the right half", 1, 4, "M0,-5A5,5,0,1,1,0,5L0,0Z"],
  ["the third goes the long way round to nine", 2, 4, "M0,-5A5,5,0,1,1,-5,0L0,0Z"],
  ["the highest is whole, in two arcs", 3, 4, "M0,-5A5,5,0,1,1,0,5A5,5,0,1,1,0,-5Z"],
  ["the lowest of three fills a third", 0, 3, "M0,-5A5,5,0,0,1,4.33,2.5L0,0Z"],
  ["an only level is whole", 0, 1, "M0,-5A5,5,0,1,1,0,5A5,5,0,1,1,0,-5Z"],
];

test.each(PATHS)("%s", (_, rank, count, path) => {
  const drawn = levelGlyph(rank, count, { x: 10, y: 20, r: 5 }, "#123456");
  expect(drawn).toContain(`d="${path}"`);
  expect(drawn).toContain('transform="translate(10 20)"');
});
