import { describe, expect, it } from "vitest";
import { BLANK_FIRM_FORM, type FirmFormTyped, firmFormOf, readFirmForm } from "#app/forms/firm-form.ts";
import { aSiret } from "#tests/support/arbitrary-siret.ts";

const SIRET = aSiret(99_970_137);

/** What a browser posts. */
function posted(typed: Partial<FirmFormTyped>): FormData {
  const form = new FormData();
  const { labels, ...texts } = { ...BLANK_FIRM_FORM, name: "Toitures", ...typed };
  for (const [field, text] of Object.entries(texts)) form.set(field, text);
  for (const label of labels) form.append("labels", label);
  return form;
}

describe("the form of a firm", () => {
  it("gives a file in the house's own spelling", () => {
    const reading = readFirmForm(
      posted({
        name: "  Toitures \n Varoises ",
        siret: `${SIRET.slice(0, 3)} ${SIRET.slice(3)}`,
        nafCode: "4391b",
        address: "1 rue du Port",
        postalCode: "83 600",
        city: "FREJUS",
        inseeCode: "2a004",
        trade: "Couverture",
        headcount: "6",
        director: "Hugo Garrel",
        email: "Hugo@Toitures.Example",
        phone: "+33 4 94 00 00 04",
        labels: ["RGE", "RGE", "", "Ecoartisan"],
      }),
    );
    expect(reading).toEqual({
      ok: true,
      file: {
        name: "Toitures Varoises",
        siret: SIRET,
        nafCode: "43.91B",
        nafVersion: "NAFRev2",
        address: "1 rue du Port",
        postalCode: "83600",
        city: "FREJUS",
        inseeCode: "2A004",
        trade: "Couverture",
        headcount: 6,
        director: "Hugo Garrel",
        email: "hugo@toitures.example",
        phone: "04 94 00 00 04",
        labels: ["RGE", "Ecoartisan"],
      },
    });
  });

  it("asks for a name only: the rest is null until it is known", () => {
    const reading = readFirmForm(posted({}));
    expect(reading).toMatchObject({
      ok: true,
      file: { siret: null, nafCode: null, nafVersion: null, headcount: null, labels: [] },
    });
  });

  const faults: readonly (readonly [
    why: string,
    typed: Partial<FirmFormTyped>,
    field: keyof FirmFormTyped,
    words: RegExp,
  ])[] = [
    ["no name", { name: "  " }, "name", /nom de l’entreprise/],
    ["a name without end", { name: "a".repeat(161) }, "name", /160 caractères/],
    ["a slip in the SIRET", { siret: "73282932000075" }, "siret", /faute de frappe/],
    ["a lost zero", { siret: "9991234700012" }, "siret", /zéro initial perdu/],
    ["half a NAF code", { nafCode: "43.2" }, "nafCode", /quatre chiffres et une lettre/],
    [
      "the wrong nomenclature",
      { nafCode: "43.22B", nafVersion: "NAF2025" },
      "nafVersion",
      /NAF rév\. 2, pas NAF 2025/,
    ],
    ["an unknown nomenclature", { nafVersion: "NAF93" }, "nafVersion", /de la liste/],
    ["a short postal code", { postalCode: "8360" }, "postalCode", /cinq chiffres/],
    ["a strange INSEE code", { inseeCode: "2C004" }, "inseeCode", /83061 ou 2A004/],
    ["a range of headcount", { headcount: "3-5" }, "headcount", /un nombre/],
    ["half a person", { headcount: "2,5" }, "headcount", /nombre entier/],
    ["half an address", { email: "hugo@" }, "email", /nom@entreprise\.fr/],
    ["half a telephone", { phone: "04 94" }, "phone", /dix chiffres/],
    ["a label without end", { labels: ["x".repeat(61)] }, "labels", /60 caractères/],
    [
      "too many labels",
      { labels: Array.from({ length: 13 }, (_, index) => `L${index}`) },
      "labels",
      /12 labels/,
    ],
  ];
  it.each(faults)("refuses %s, next to its field, and keeps what was typed", (_, typed, field, words) => {
    const reading = readFirmForm(posted(typed));
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(Object.keys(reading.errors)).toEqual([field]);
    expect(reading.errors[field]).toMatch(words);
    expect(reading.typed).toEqual({ ...BLANK_FIRM_FORM, name: "Toitures", ...typed });
  });

  it("shows all faults at once, the nomenclature's too", () => {
    const reading = readFirmForm(
      posted({ name: "", siret: "1", nafCode: "43.22B", nafVersion: "NAF2025", email: "x" }),
    );
    expect(!reading.ok && Object.keys(reading.errors).sort()).toEqual([
      "email",
      "nafVersion",
      "name",
      "siret",
    ]);
  });

  it("reads an empty body and a file in the place of text as nothing typed", () => {
    const form = new FormData();
    form.set("name", new Blob(["x"]), "x.txt");
    expect(readFirmForm(form)).toMatchObject({ ok: false, typed: BLANK_FIRM_FORM });
  });

  it("shows a file such that posting it again gives the same", () => {
    const first = readFirmForm(
      posted({ siret: SIRET, nafCode: "43.22H", headcount: "0", labels: ["EPV"], phone: "0494000004" }),
    );
    if (!first.ok) throw new Error("unreadable");
    expect(firmFormOf(first.file)).toMatchObject({ headcount: "0", nafVersion: "NAF2025" });
    expect(readFirmForm(posted(firmFormOf(first.file)))).toEqual(first);
  });
});
