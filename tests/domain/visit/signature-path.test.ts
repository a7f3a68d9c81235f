import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isOnPaper,
  isSigned,
  ON_PAPER,
  type Point,
  signaturePath,
  simplify,
} from "#app/domain/visit/signature-path.ts";
import { SIGNATURE_LENGTH, visitFactSchema } from "#app/domain/visit/visit-fact.ts";

const line = (...points: readonly (readonly [x: number, y: number])[]): readonly Point[] =>
  points.map(([x, y]) => ({ x, y }));

const strokes = fc.array(
  fc.array(
    fc.record({
      x: fc.double({ min: -50, max: 850, noNaN: true }),
      y: fc.double({ min: -50, max: 350, noNaN: true }),
    }),
    {
      maxLength: 120,
    },
  ),
  { maxLength: 12 },
);

describe("the path of a signature", () => {
  it.each([
    ["a stroke moves, then draws", [line([10, 20], [30.46, 40])], "M10 20L30.5 40"],
    ["each stroke begins anew", [line([0, 0], [5, 5]), line([9, 9], [9, 0])], "M0 0L5 5M9 9L9 0"],
    ["points on the way are left out", [line([0, 0], [10, 0.1], [20, 0], [30, 0])], "M0 0L30 0"],
    ["a corner stays", [line([0, 0], [10, 10], [20, 0])], "M0 0L10 10L20 0"],
    ["the end of a loop stays too", [line([0, 0], [10, 10], [0, 0])], "M0 0L10 10L0 0"],
    ["a dot is a line to itself", [line([7, 8])], "M7 8L7 8"],
    ["what was not drawn leaves nothing", [[]], ""],
    ["nothing near zero is written as -0", [line([-0.01, 0], [1, 1])], "M0 0L1 1"],
  ])("%s", (_, drawn, path) => {
    expect(signaturePath(drawn)).toBe(path);
  });

  it("is always one that can be kept, when there is anything in it", () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        const path = signaturePath(drawn);
        const fact = {
          ...{ kind: "signature", name: "Anne Roux", signedAt: "2027-02-18T10:00:00.000Z" },
          ...{ commitments: [], path, width: 800, height: 300 },
        };
        expect(path === "" || visitFactSchema.safeParse(fact).success).toBe(true);
      }),
    );
  });

  it("of a scribble of an hour is made simpler until it fits, and still begins where it began", () => {
    const scribble = Array.from({ length: 20_000 }, (_, index) => ({
      x: 400 + 390 * Math.sin(index * 0.7),
      y: 150 + 140 * Math.cos(index * 1.3),
    }));
    const path = signaturePath([scribble]);
    expect(path.length).toBeLessThanOrEqual(SIGNATURE_LENGTH);
    expect(path.startsWith("M400 290L")).toBe(true);
  });

  it("of thousands of dots keeps the first ones", () => {
    const dots = Array.from({ length: 400 }, (_, index) => line([index, index]));
    const path = signaturePath(dots, 1_000);
    expect(path.length).toBeLessThanOrEqual(1_000);
    expect(path.startsWith("M0 0L0 0M1 1L1 1")).toBe(true);
  });
});

describe("a signature that was given on paper", () => {
  it("can be kept, and is told from one that was drawn", () => {
    const fact = {
      kind: "signature",
      name: "Anne Roux",
      signedAt: "2027-02-18T10:00:00.000Z",
      commitments: [],
    };
    const kept = visitFactSchema.safeParse({ ...fact, path: ON_PAPER, width: 800, height: 300 });
    expect(kept.success).toBe(true);
    expect([isOnPaper(ON_PAPER), isOnPaper(signaturePath([line([1, 1])]))]).toEqual([true, false]);
  });
});

describe("simplifying a stroke", () => {
  it("leaves out no point that is further from the line than the tolerance", () => {
    fc.assert(
      fc.property(strokes, fc.double({ min: 0.1, max: 20, noNaN: true }), (drawn, tolerance) => {
        for (const stroke of drawn) {
          const kept = simplify(stroke, tolerance);
          expect(kept[0]).toBe(stroke[0]);
          expect(kept.at(-1)).toBe(stroke.at(-1));
          for (const point of stroke) expect(distanceTo(kept, point)).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      }),
    );
  });
});

describe("a signature", () => {
  it.each([
    ["is no touch of the finger", [line([10, 10])], false],
    ["is no short slip", [line([10, 10], [30, 10])], false],
    ["is what goes some way", [line([10, 10], [40, 10], [40, 30])], true],
    ["may be made of short strokes", [line([0, 0], [25, 0]), line([0, 9], [25, 9])], true],
  ])("%s", (_, drawn, isIt) => {
    expect(isSigned(drawn)).toBe(isIt);
  });
});

function distanceTo(stroke: readonly Point[], point: Point): number {
  const distances = stroke.map((start, index) => {
    const end = stroke[index + 1] ?? start;
    const square = (end.x - start.x) ** 2 + (end.y - start.y) ** 2;
    const along = (point.x - start.x) * (end.x - start.x) + (point.y - start.y) * (end.y - start.y);
    const place = square === 0 ? 0 : Math.min(1, Math.max(0, along / square));
    return Math.hypot(
      point.x - start.x - place * (end.x - start.x),
      point.y - start.y - place * (end.y - start.y),
    );
  });
  return Math.min(...distances);
}
