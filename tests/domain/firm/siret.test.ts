import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isValidSiren, isValidSiret, readSiret, spacedSiret } from "#app/domain/firm/siret.ts";
import { arbitrarySiret } from "#tests/support/arbitrary-siret.ts";

describe("a SIRET is read from what people type", () => {
  const accepted: readonly (readonly [why: string, typed: string, siret: string])[] = [
    ["plain digits", "73282932000074", "73282932000074"],
    ["spaces as on a letterhead", "732 829 320 00074", "73282932000074"],
    ["no-break and narrow no-break spaces", "732\u00a0829\u202f320\u00a000074", "73282932000074"],
    ["dots", "732.829.320.00074", "73282932000074"],
    ["hyphens and a leading apostrophe, as text cells have", "'732-829-320-00074", "73282932000074"],
    ["a zero-width space pasted from a web page", "\u200b73282932000074", "73282932000074"],
    ["the decimals of a program that saw a number", "73282932000074.0", "73282932000074"],
    ["La Poste's head office, which passes Luhn", "356 000 000 00048", "35600000000048"],
    ["La Poste's other offices, whose digits sum to a multiple of 5", "35600000000010", "35600000000010"],
    ["a SIREN that begins with a zero", "09991234700012", "09991234700012"],
  ];
  it.each(accepted)("%s", (_, typed, siret) => {
    expect(readSiret(typed)).toEqual({ kind: "valid", siret });
  });

  const refused: readonly (readonly [why: string, typed: string, fault: string, words: RegExp])[] = [
    ["a spreadsheet's short form", "8,39123E+13", "shortened", /abrégé par le tableur/],
    ["a spreadsheet's short form in English", "8.39123e13", "shortened", /abrégé par le tableur/],
    ["13 digits that pass with a zero in front", "9991234700012", "lost-zero", /zéro initial perdu/],
    ["13 digits that don't", "9991234700013", "length", /14 chiffres.*13/],
    ["a SIREN alone", "732829320", "siren-only", /SIREN.*5 chiffres/],
    ["9 digits that are no SIREN", "732829321", "siren-only", /n’a que 9 chiffres/],
    ["a slip in the SIREN", "73382932000074", "checksum", /neuf premiers/],
    ["a right key over a wrong SIREN", "73282932100007", "checksum", /neuf premiers/],
    ["a slip in the establishment", "73282932000075", "checksum", /cinq derniers/],
    ["La Poste with a wrong sum", "35600000000002", "checksum", /cinq derniers/],
    ["only zeros", "00000000000000", "checksum", /faute de frappe/],
    ["a number of Monaco", "MONACOCONFO001", "letters", /Monaco/],
    ["too many digits", "732829320000741", "length", /celui-ci en a 15/],
  ];
  it.each(refused)("refuses %s", (_, typed, fault, words) => {
    expect(readSiret(typed)).toMatchObject({ kind: "refused", fault, message: expect.stringMatching(words) });
  });

  it("suggests the number with its zero, and mends nothing by itself", () => {
    expect(readSiret("9991234700012")).toMatchObject({ kind: "refused", suggestion: "09991234700012" });
    expect(readSiret("9991234700013")).toMatchObject({ suggestion: null });
  });

  it("takes spaces alone for nothing", () => {
    expect(readSiret(" \u00a0 ")).toEqual({ kind: "absent" });
  });
});

describe("the keys of SIREN and SIRET", () => {
  it("accept every number made with its keys", () => {
    fc.assert(
      fc.property(arbitrarySiret(), (siret) => isValidSiret(siret) && isValidSiren(siret.slice(0, 9))),
    );
  });

  it("refuse every number with one digit changed", () => {
    const slip = fc.tuple(arbitrarySiret(), fc.nat(13), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slip, ([siret, at, by]) => {
        const wrong = siret.slice(0, at) + ((Number(siret[at]) + by) % 10) + siret.slice(at + 1);
        return !isValidSiret(wrong);
      }),
    );
  });

  it("never throw, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) =>
        ["absent", "valid", "refused"].includes(readSiret(typed).kind),
      ),
    );
  });
});

it("a SIRET prints in groups that no line break parts", () => {
  expect(spacedSiret("73282932000074")).toBe("732\u00a0829\u00a0320\u00a000074");
});
