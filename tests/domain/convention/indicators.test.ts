import { expect, test } from "vitest";
import { formatQuantity, formatSignedQuantity } from "#app/domain/convention/indicators.ts";

test.each([
  [1, "entreprises", "1 entreprise"],
  [0, "ateliers", "0 atelier"],
  [31, "entreprises", "31 entreprises"],
  [1, "colis", "1 colis"],
  [12.5, "h", "12,5 h"],
  [12_000, "€", "12 000 €"],
])("%d %s: « %s »", (value, unit, printed) => {
  expect(formatQuantity(value, unit).replace(/[\u00A0\u202F]/g, " ")).toBe(printed);
});

test.each([
  [-7, "entreprises", "−7 entreprises"],
  [3, "ateliers", "+3 ateliers"],
  [0.1 + 0.2 - 0.3, "h", "0 h"],
  [-0.25, "h", "−0,25 h"],
])("a gap of %d %s: « %s »", (value, unit, printed) => {
  expect(formatSignedQuantity(value, unit).replace(/[\u00A0\u202F]/g, " ")).toBe(printed);
});
