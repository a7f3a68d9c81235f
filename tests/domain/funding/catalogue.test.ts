import { describe, expect, it } from "vitest";
import { describeEligibility } from "#app/domain/funding/describe-eligibility.ts";
import { filterSchemes, opennessOf, type SchemeFilter } from "#app/domain/funding/filter-schemes.ts";
import { fundingSchemeCatalogueSchema } from "#app/domain/funding/funding-scheme.ts";

const TODAY = "2026-11-21";
const A_SCHEME = {
  name: "Aide",
  operator: "Région",
  kind: "grant",
  status: "active",
  beneficiary: "firm",
  audience: ["renovation"],
  purpose: "Finance un achat.",
  amount: { form: "grant", max: 5000 },
  topics: ["energy"],
  url: "https://exemple.fr/aide",
  source: "Page de l’opérateur",
  confidence: "high",
};
const CATALOGUE = fundingSchemeCatalogueSchema.parse({
  asOf: TODAY,
  schemes: [
    { ...A_SCHEME, id: "zele", name: "Zèle", topics: ["export"], audience: ["epv"] },
    { ...A_SCHEME, id: "past", name: "Ancienne aide", validity: { end: "2026-11-20" } },
    { ...A_SCHEME, id: "last-day", name: "Évaluation", kind: "advice", validity: { end: TODAY } },
    { ...A_SCHEME, id: "doubtful", name: "Bonus", status: "to-verify", operator: "ADEME" },
    { ...A_SCHEME, id: "closed", name: "Abondement", status: "closed" },
  ],
});

describe("finding one's way in the catalogue", () => {
  const rows: readonly (readonly [what: string, filter: SchemeFilter, ids: readonly string[]])[] = [
    [
      "all of it: open, then to verify, then closed, each by name",
      {},
      ["last-day", "zele", "doubtful", "closed", "past"],
    ],
    ["by topic", { topic: "export" }, ["zele"]],
    ["by kind", { kind: "advice" }, ["last-day"]],
    ["by public", { audience: "epv" }, ["zele"]],
    ["only what is closed, by its operator or by its last day", { openness: "closed" }, ["closed", "past"]],
    ["by words, whatever their accents", { search: "evaluation" }, ["last-day"]],
    ["by words of the operator and of the purpose together", { search: "ademe achat" }, ["doubtful"]],
    ["by an apostrophe of the other kind", { search: "d'achat" }, []],
    ["words that nothing holds", { search: "moutarde" }, []],
  ];
  it.each(rows)("%s", (_what, filter, ids) => {
    expect(filterSchemes(CATALOGUE, filter, TODAY).map((scheme) => scheme.id)).toEqual(ids);
  });

  it("a scheme is open on its last day, and closed on the next", () => {
    const scheme = CATALOGUE.schemes.find(({ id }) => id === "last-day");
    if (scheme === undefined) throw new Error("no scheme");
    expect([opennessOf(scheme, TODAY), opennessOf(scheme, "2026-11-22")]).toEqual(["open", "closed"]);
  });
});

describe("who may ask, in words", () => {
  const eligibility = (given: object) => {
    const [scheme] = fundingSchemeCatalogueSchema.parse({
      asOf: TODAY,
      schemes: [{ ...A_SCHEME, id: "aide", eligibility: given }],
    }).schemes;
    if (scheme === undefined) throw new Error("no scheme");
    return describeEligibility(scheme.eligibility).map((words) => words.replace(/[\u00A0\u202F]/g, " "));
  };
  const rows: readonly (readonly [object, readonly string[]])[] = [
    [{}, []],
    [{ headcountMin: 0, headcountMax: 49 }, ["49 salariés au plus"]],
    [{ headcountMin: 1, headcountMax: 249 }, ["De 1 à 249 salariés"]],
    [{ headcountMin: 1 }, ["Au moins 1 salarié"]],
    [{ turnoverMax: 2_000_000 }, ["Chiffre d’affaires de 2 000 000 € par an au plus"]],
    [{ minAgeYears: 2 }, ["Au moins 2 ans d’existence"]],
    [{ nafPrefixes: ["41", "43"], nafVersion: "NAFRev2" }, ["Codes NAF rév. 2 commençant par 41, 43"]],
    [{ regions: ["93"], departments: ["83"] }, ["Territoire : Provence-Alpes-Côte d’Azur, département 83"]],
    [
      { labelsRequired: ["EPV"], taxRegime: "real", microExcluded: true, artisanRequired: true },
      [
        "Label EPV demandé",
        "Imposition au bénéfice réel",
        "Réservé aux artisans",
        "Micro-entreprises exclues",
      ],
    ],
    [
      { legalFormsExcluded: ["SCI"], conditions: ["Être à jour de l'impôt"] },
      ["Formes exclues : SCI", "Être à jour de l’impôt"],
    ],
  ];
  it.each(rows)("%j", (given, words) => {
    expect(eligibility(given)).toEqual(words);
  });
});
