import { describe, expect, it } from "vitest";
import { hasNafPrefix, readNaf } from "#app/domain/firm/naf.ts";

describe("a NAF code is read in the nomenclature that its letter tells", () => {
  it.each([
    ["43.22B", "43.22B", "NAFRev2"],
    ["4322b", "43.22B", "NAFRev2"],
    [" 43 22 B ", "43.22B", "NAFRev2"],
    ["4331Z", "43.31Z", "NAFRev2"],
    ["4322B - Travaux d'installation", "43.22B", "NAFRev2"],
    ["43.22H", "43.22H", "NAF2025"],
    ["4323Y", "43.23Y", "NAF2025"],
    ["01.48J", "01.48J", "NAF2025"],
  ])("%s", (typed, code, version) => {
    expect(readNaf(typed)).toEqual({ kind: "valid", code, version });
  });

  it.each(["43.2", "4322", "BTP", "43.22BC", "43.22B1", "F43.22"])("refuses %s", (typed) => {
    expect(readNaf(typed)).toMatchObject({ kind: "refused", message: expect.stringMatching(/43\.22B/) });
  });

  it("refuses a code of the other nomenclature than the one chosen, and says which it is", () => {
    expect(readNaf("43.22B", "NAF2025")).toMatchObject({
      kind: "refused",
      message: "La lettre de 43.22B est celle d’un code NAF rév. 2, pas NAF 2025.",
    });
    expect(readNaf("43.22H", "NAF2025")).toMatchObject({ kind: "valid" });
  });

  it("takes nothing for nothing", () => {
    expect(readNaf("  ")).toEqual({ kind: "absent" });
  });
});

it.each([
  ["43.22B", "NAFRev2", "43", "NAFRev2", true],
  ["43.22B", "NAFRev2", "43.2", "NAFRev2", true],
  ["43.22B", "NAFRev2", "43.3", "NAFRev2", false],
  ["43.22H", "NAF2025", "43", "NAFRev2", null],
] as const)("%s (%s) against the prefix %s (%s): %s", (code, version, prefix, prefixVersion, expected) => {
  expect(hasNafPrefix({ code, version }, { code: prefix, version: prefixVersion })).toBe(expected);
});
