import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FundingScheme, fundingSchemeCatalogueSchema } from "#app/domain/funding/funding-scheme.ts";
import {
  eligibleSchemes,
  type FundedFirm,
  type FundingNeed,
  type MatchedScheme,
  matchSchemes,
  SCHEME_STATUSES,
  schemesToJudge,
} from "#app/domain/funding/match-schemes.ts";
import { loadContent } from "#app/server/content/load-content.ts";

const TODAY = "2026-11-21";

/** A scheme as the catalogue's file writes it, open to all unless the test says otherwise. */
function aScheme(given: Record<string, unknown> = {}): FundingScheme {
  const catalogue = fundingSchemeCatalogueSchema.parse({
    asOf: TODAY,
    schemes: [
      {
        id: "aide",
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
        verifiedOn: "2026-10-01",
        confidence: "high",
        ...given,
      },
    ],
  });
  const [scheme] = catalogue.schemes;
  if (scheme === undefined) throw new Error("no scheme");
  return scheme;
}

const aFirm = (given: Partial<FundedFirm> = {}): FundedFirm => ({
  headcount: 6,
  nafCode: "43.22B",
  nafVersion: "NAFRev2",
  inseeCode: "83061",
  labels: [],
  ...given,
});

const NEED: FundingNeed = { schemes: [], topics: ["energy"] };
const match = (schemes: readonly FundingScheme[], firm = aFirm(), need = NEED, today = TODAY) =>
  matchSchemes({ asOf: TODAY, schemes: [...schemes] }, firm, need, "renovation", today);
function matchOne(given: Record<string, unknown>, firm = aFirm(), today = TODAY): MatchedScheme {
  const [matched] = match([aScheme(given)], firm, NEED, today);
  if (matched === undefined) throw new Error("not matched");
  return matched;
}
const judged = (given: Record<string, unknown>, firm = aFirm()) => {
  const { status, criteria } = matchOne({ eligibility: given }, firm);
  return [status, ...criteria.map(({ name, verdict }) => `${name} ${verdict}`)];
};

describe("which schemes concern an action", () => {
  const energy = aScheme({ id: "energie" });
  const training = aScheme({ id: "formation", topics: ["training"] });
  const epv = aScheme({ id: "epv", audience: ["epv"] });

  it("those that share a topic with it, for its public", () => {
    expect(match([energy, training, epv]).map((one) => one.scheme.id)).toEqual(["energie"]);
  });

  it("those that its recommendation cites, first and whatever their topic and public", () => {
    const need = { schemes: ["formation", "epv"], topics: ["energy"] };
    expect(match([energy, training, epv], aFirm(), need).map((one) => [one.scheme.id, one.cited])).toEqual([
      ["epv", true],
      ["formation", true],
      ["energie", false],
    ]);
  });

  it("both publics when none is given", () => {
    const all = matchSchemes({ asOf: TODAY, schemes: [energy, epv] }, aFirm(), NEED, null, TODAY);
    expect(all.map((one) => one.scheme.id)).toEqual(["energie", "epv"]);
  });

  it("none when nothing is asked", () => {
    expect(match([energy], aFirm(), { schemes: [], topics: [] })).toEqual([]);
  });
});

describe("a criterion is judged where the file can tell, and left to people where it can't:", () => {
  const cases: readonly (readonly [
    why: string,
    eligibility: Record<string, unknown>,
    firm: Partial<FundedFirm>,
    expected: readonly string[],
  ])[] = [
    ["no condition at all", {}, {}, ["eligible"]],
    ["few enough employees", { headcountMax: 6 }, {}, ["eligible", "headcount met"]],
    ["too many", { headcountMax: 5 }, {}, ["not-met", "headcount not-met"]],
    ["just enough", { headcountMin: 6 }, {}, ["eligible", "headcount met"]],
    ["too few", { headcountMin: 7 }, {}, ["not-met", "headcount not-met"]],
    [
      "alone where one employee is asked",
      { headcountMin: 1 },
      { headcount: 0 },
      ["not-met", "headcount not-met"],
    ],
    ["a minimum that excludes nobody", { headcountMin: 0 }, { headcount: null }, ["eligible"]],
    ["nobody knows how many", { headcountMax: 5 }, { headcount: null }, ["to-confirm", "headcount unknown"]],
    [
      "an activity asked for",
      { nafVersion: "NAFRev2", nafPrefixes: ["41", "43.2"] },
      {},
      ["eligible", "activity met"],
    ],
    ["another activity", { nafVersion: "NAFRev2", nafPrefixes: ["10"] }, {}, ["not-met", "activity not-met"]],
    [
      "a code of the other nomenclature",
      { nafVersion: "NAFRev2", nafPrefixes: ["43"] },
      { nafCode: "43.22H", nafVersion: "NAF2025" },
      ["to-confirm", "activity to-confirm"],
    ],
    [
      "no code",
      { nafVersion: "NAFRev2", nafPrefixes: ["43"] },
      { nafCode: null, nafVersion: null },
      ["to-confirm", "activity unknown"],
    ],
    ["the region", { regions: ["93"] }, {}, ["eligible", "territory met"]],
    ["another region", { regions: ["84"] }, {}, ["not-met", "territory not-met"]],
    ["the department", { departments: ["06", "83"] }, {}, ["eligible", "territory met"]],
    [
      "a department or a region, either will do",
      { departments: ["06"], regions: ["93"] },
      {},
      ["eligible", "territory met"],
    ],
    ["Corsica by region", { regions: ["94"] }, { inseeCode: "2A004" }, ["eligible", "territory met"]],
    [
      "Corsica by department",
      { departments: ["2B"] },
      { inseeCode: "2A004" },
      ["not-met", "territory not-met"],
    ],
    ["overseas by region", { regions: ["04"] }, { inseeCode: "97411" }, ["eligible", "territory met"]],
    [
      "overseas by department",
      { departments: ["974"] },
      { inseeCode: "97411" },
      ["eligible", "territory met"],
    ],
    [
      "a collectivity of no region",
      { regions: ["01"] },
      { inseeCode: "97701" },
      ["not-met", "territory not-met"],
    ],
    ["nobody knows where", { regions: ["93"] }, { inseeCode: null }, ["to-confirm", "territory unknown"]],
    ["the label", { labelsRequired: ["RGE"] }, { labels: ["EPV", "RGE"] }, ["eligible", "label met"]],
    ["no label", { labelsRequired: ["EPV"] }, { labels: ["RGE"] }, ["not-met", "label not-met"]],
    [
      "a qualification that may be RGE",
      { labelsRequired: ["RGE"] },
      { labels: ["Qualibat"] },
      ["to-confirm", "label to-confirm"],
    ],
    [
      "two labels, one missing",
      { labelsRequired: ["EPV", "RGE"] },
      { labels: ["RGE"] },
      ["not-met", "label not-met", "label met"],
    ],
    ["a tax regime", { taxRegime: "real" }, {}, ["to-confirm", "tax-regime to-confirm"]],
    ["micro-enterprises excluded", { microExcluded: true }, {}, ["to-confirm", "tax-regime to-confirm"]],
    [
      "turnovers",
      { turnoverMin: 1000, turnoverMax: 50_000 },
      {},
      ["to-confirm", "turnover to-confirm", "turnover to-confirm"],
    ],
    ["an age", { minAgeYears: 2 }, {}, ["to-confirm", "age to-confirm"]],
    ["artisans only", { artisanRequired: true }, {}, ["to-confirm", "legal-form to-confirm"]],
    ["legal forms excluded", { legalFormsExcluded: ["SCI"] }, {}, ["to-confirm", "legal-form to-confirm"]],
    [
      "free conditions, one by one",
      { conditions: ["PME", "à jour"] },
      {},
      ["to-confirm", "condition to-confirm", "condition to-confirm"],
    ],
    [
      "one not met outweighs what is to confirm",
      { headcountMax: 1, conditions: ["PME"] },
      {},
      ["not-met", "headcount not-met", "condition to-confirm"],
    ],
  ];
  it.each(cases)("%s", (_, eligibility, firm, expected) => {
    expect(judged(eligibility, aFirm(firm))).toEqual(expected);
  });
});

describe("an aid to somebody else than the firm is for people to confirm:", () => {
  it.each(["client", "group"])("%s", (beneficiary) => {
    expect(matchOne({ beneficiary })).toMatchObject({
      status: "to-confirm",
      criteria: [{ name: "beneficiary" }],
    });
  });
});

describe("a doubtful source never gives better than « to confirm »:", () => {
  it.each([
    ["low confidence", { confidence: "low" }],
    ["a scheme to verify", { status: "to-verify" }],
    ["information that nobody verified", { verifiedOn: undefined }],
    ["a question left open", { toVerify: ["Quel plafond ?"] }],
  ])("%s", (_, given) => {
    expect(matchOne(given)).toMatchObject({
      status: "to-confirm",
      criteria: [{ name: "reliability", verdict: "to-confirm" }],
    });
  });

  it("and never hides that a criterion is not met", () => {
    expect(matchOne({ confidence: "low", eligibility: { headcountMax: 1 } }).status).toBe("not-met");
  });
});

describe("the dates of a scheme", () => {
  const words = ({ criteria }: MatchedScheme) => criteria.map((criterion) => criterion.words).join(" ");
  it.each([
    ["past", { end: "2026-11-20" }, "closed", null, /Terminé depuis le 20 novembre 2026/],
    ["last day", { end: "2026-11-21" }, "eligible", 0, /Se termine aujourd’hui/],
    ["tomorrow", { end: "2026-11-22" }, "eligible", 1, /dans 1 jour, le/],
    ["soon", { end: "2026-12-31" }, "eligible", 40, /Se termine dans 40 jours, le 31 décembre 2026/],
    ["later", { end: "2027-12-31" }, "eligible", 405, /Ouvert jusqu’au 31 décembre 2027/],
    ["not yet", { start: "2027-01-01" }, "to-confirm", null, /ouvre le 1er janvier 2027/],
    ["begun, without end", { start: "2020-01-01" }, "eligible", null, /^$/],
  ])("%s", (_, validity, status, endsInDays, said) => {
    const matched = matchOne({ validity });
    expect(matched).toMatchObject({ status, endsInDays });
    expect(words(matched)).toMatch(said);
  });

  it("say that a scheme is closed whatever its end", () => {
    const closed = matchOne({ status: "closed", validity: { end: "2030-01-01" } });
    expect(closed).toMatchObject({ status: "closed", endsInDays: null });
    expect(words(closed)).toMatch(/supprimé ou fermé/);
  });

  it("count days of the calendar, over a change of hour and a leap day", () => {
    expect(matchOne({ validity: { end: "2028-03-01" } }, aFirm(), "2028-02-28").endsInDays).toBe(2);
    expect(matchOne({ validity: { end: "2027-03-29" } }, aFirm(), "2027-03-27").endsInDays).toBe(2);
  });
});

describe("the words", () => {
  it("say the firm's side and the scheme's, in print", () => {
    const { criteria } = matchOne({
      eligibility: {
        headcountMax: 249,
        nafVersion: "NAFRev2",
        nafPrefixes: ["43"],
        regions: ["84"],
        taxRegime: "real",
        conditions: ["PME"],
      },
    });
    expect(criteria.map((criterion) => criterion.words)).toEqual([
      "Effectif de 6 salariés\u00a0: l’aide demande 249 salariés au plus.",
      "Code NAF 43.22B\u00a0: activité admise.",
      "Département 83\u00a0: l’aide est réservée à\u00a0: Auvergne-Rhône-Alpes.",
      "Régime fiscal à confirmer\u00a0: bénéfice réel.",
      "PME.",
    ]);
  });
});

describe("the order", () => {
  it("is eligible, to confirm, not met, closed; then the sooner end; then the id", () => {
    const schemes = [
      aScheme({ id: "z-ferme", status: "closed" }),
      aScheme({ id: "c-sans-fin" }),
      aScheme({ id: "b-tard", validity: { end: "2028-01-01" } }),
      aScheme({ id: "d-tot", validity: { end: "2027-01-01" } }),
      aScheme({ id: "a-non", eligibility: { headcountMax: 1 } }),
      aScheme({ id: "e-confirmer", confidence: "low" }),
      aScheme({ id: "a-sans-fin" }),
    ];
    expect(match(schemes).map((one) => one.scheme.id)).toEqual([
      "d-tot",
      "b-tard",
      "a-sans-fin",
      "c-sans-fin",
      "e-confirmer",
      "a-non",
      "z-ferme",
    ]);
  });

  it("is total: the order of the catalogue changes nothing", () => {
    const schemes = Array.from({ length: 8 }, (_, index) =>
      aScheme({
        id: `s-${index}`,
        status: index % 4 === 3 ? "closed" : "active",
        confidence: index % 2 === 0 ? "high" : "low",
        ...(index % 3 === 0 ? { validity: { end: "2027-05-01" } } : {}),
      }),
    );
    const order = (list: readonly FundingScheme[]) => match(list).map((one) => one.scheme.id);
    fc.assert(
      fc.property(fc.shuffledSubarray(schemes, { minLength: 8 }), (shuffled) => {
        expect(order(shuffled)).toEqual(order(schemes));
        const ranks = match(shuffled).map((one) => SCHEME_STATUSES.indexOf(one.status));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});

describe("the quick way to the sure ones", () => {
  const { fundingSchemes } = loadContent();
  const need = { schemes: [], topics: fundingSchemes.schemes.flatMap(({ topics }) => topics) };

  it.each([
    ["an artisan of Fréjus, qualified", aFirm({ labels: ["RGE"] })],
    ["one alone, elsewhere", aFirm({ headcount: 0, inseeCode: "59350" })],
    ["a house of living heritage", aFirm({ nafCode: "32.12Z", headcount: 18, labels: ["EPV"] })],
    [
      "a firm of which little is known",
      aFirm({ headcount: null, nafCode: null, nafVersion: null, inseeCode: null }),
    ],
  ])("finds what the long way finds, for %s", (_, firm) => {
    const long = matchSchemes(fundingSchemes, firm, need, null, TODAY)
      .filter(({ status }) => status === "eligible")
      .map(({ scheme }) => scheme.id);
    const quick = eligibleSchemes(schemesToJudge(fundingSchemes, need, null, TODAY), firm, TODAY);
    expect(quick.toSorted()).toEqual(long.toSorted());
  });

  it("leaves few to judge, and some", () => {
    const judged = schemesToJudge(fundingSchemes, need, null, TODAY).length;
    expect(judged).toBeGreaterThan(0);
    expect(judged).toBeLessThan(fundingSchemes.schemes.length / 3);
  });
});
