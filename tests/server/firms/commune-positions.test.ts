import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { positionOfCommune } from "#app/server/firms/commune-positions.ts";
import { findCommune } from "#app/server/firms/communes.ts";

test.each([
  ["83061", "Fréjus", 43.43, 6.74],
  ["13055", "Marseille", 43.3, 5.37],
  ["2A004", "Ajaccio", 41.93, 8.74],
  ["97411", "Saint-Denis", -20.88, 55.45],
])("%s is %s", (code, _, latitude, longitude) => {
  const position = positionOfCommune(code);
  expect(position?.latitude).toBeCloseTo(latitude, 1);
  expect(position?.longitude).toBeCloseTo(longitude, 1);
});

test("a commune that the list doesn't know has no position", () => {
  expect(positionOfCommune("83001")).toBeNull();
  expect(positionOfCommune("")).toBeNull();
});

test("the list says where it comes from, and names present communes only, each once", () => {
  const file = readFileSync(
    new URL("../../../app/server/firms/commune-positions.csv", import.meta.url),
    "utf8",
  );
  expect(file).toContain("Creative Commons Attribution 4.0");
  const codes = file.split("\n").flatMap((line) => (/^\d/.test(line) ? [line.slice(0, 5)] : []));
  expect(codes).toHaveLength(8_250);
  expect(new Set(codes).size).toBe(codes.length);
  const found = codes.map((inseeCode) => findCommune({ inseeCode, postalCode: null, city: null }));
  expect(found.filter((each) => each.kind !== "found" || each.note !== null)).toEqual([]);
});
