import { describe, expect, it } from "vitest";
import { parseFirmFile } from "#app/domain/firm/parse-firm-file.ts";

describe("a firm file", () => {
  it("is read whole, its NAF code with the nomenclature that its letter tells", () => {
    const parsed = parseFirmFile({
      name: " Élan ",
      siret: "398 607 333 00059",
      headcount: 0,
      nafCode: "3212z",
      labels: ["EPV"],
    });
    expect(parsed).toEqual({
      ok: true,
      firm: {
        ...{ name: "Élan", siret: "39860733300059", headcount: 0, nafCode: "32.12Z", nafVersion: "NAFRev2" },
        ...{ city: null, inseeCode: null, labels: ["EPV"] },
      },
      warnings: [],
    });
  });

  it("knows nothing but the name when nothing else is given, or is null", () => {
    const nothing = {
      siret: null,
      headcount: null,
      nafCode: null,
      nafVersion: null,
      city: null,
      inseeCode: null,
    };
    const lone = parseFirmFile({ name: "Élan" });
    expect(lone).toEqual({ ok: true, firm: { name: "Élan", ...nothing, labels: [] }, warnings: [] });
    expect(parseFirmFile({ name: "Élan", ...nothing, labels: null })).toEqual(lone);
  });

  it("tells every problem of the codes at once", () => {
    const parsed = parseFirmFile({ name: "Élan", siret: "12", nafCode: "bijoux", inseeCode: "Limoges" });
    expect(parsed.ok ? [] : parsed.problems.map((words) => words.split("\u00a0")[0])).toEqual([
      "siret",
      "nafCode",
      "inseeCode",
    ]);
  });
});
