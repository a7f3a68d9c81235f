import { describe, expect, it } from "vitest";
import { fundingSchemeCatalogueSchema } from "#app/domain/funding/funding-scheme.ts";
import type { FundedFirm } from "#app/domain/funding/match-schemes.ts";
import type { ActionPlan, PlannedAction } from "#app/domain/plan/action-plan.ts";
import { schemesToReport } from "#app/domain/report/reported-schemes.ts";
import {
  aPlannedAction,
  aQuestionnaire,
  aRecommendation,
  aSuggestion,
} from "#tests/support/a-questionnaire.ts";

const TODAY = "2026-11-21";
const SCHEME = {
  operator: "Région",
  kind: "grant",
  status: "active",
  beneficiary: "firm",
  audience: ["epv"],
  purpose: "Finance un achat.",
  amount: { form: "grant", max: 5000 },
  topics: ["energy"],
  url: "https://exemple.fr/aide",
  source: "Page de l’opérateur",
  verifiedOn: "2026-10-01",
  confidence: "high",
};
const CATALOGUE = fundingSchemeCatalogueSchema.parse({
  asOf: TODAY,
  schemes: [
    { ...SCHEME, id: "reserve", name: "Réservé aux grandes", eligibility: { headcountMin: 50 } },
    {
      ...SCHEME,
      ...{
        id: "doute",
        name: "À demander",
        toVerify: ["Quelle enveloppe ?"],
        note: "Se ferme vite.",
        validity: { end: "2027-01-31" },
      },
      contact: { label: "Guichet", phone: "04 94 00 00 00" },
    },
    { ...SCHEME, id: "sure", name: "Sûre", eligibility: { headcountMax: 20 } },
    { ...SCHEME, id: "close", name: "Terminée", validity: { end: "2026-10-31" } },
    { ...SCHEME, id: "autre", name: "Sans rapport" },
  ],
});
const FIRM: FundedFirm = { headcount: 6, nafCode: null, nafVersion: null, inseeCode: null, labels: [] };
const CITED = ["reserve", "doute", "sure", "close"];

const questionnaire = aQuestionnaire({
  recommendations: Array.from({ length: 7 }, (_, index) =>
    aRecommendation({
      id: `conseil-${index}`,
      fundingSchemes: [["sure", "doute", "autre"][index % 3] ?? "sure"],
    }),
  ),
});
const aPlan = (given: Partial<ActionPlan>): ActionPlan => ({
  actions: [],
  rejected: [],
  undecided: [],
  ...given,
});
const decided = (fundingSchemes: readonly string[], given: Partial<PlannedAction> = {}) =>
  aPlan({ actions: [aPlannedAction({ fundingSchemes, ...given })] });
const shown = (plan: ActionPlan) => [...schemesToReport(CATALOGUE, FIRM, plan, questionnaire, TODAY).keys()];

describe("the aid schemes of a report", () => {
  it("are those that the decided actions cite, the most certain first, without the closed ones", () => {
    expect(shown(decided(CITED))).toEqual(["sure", "doute", "reserve"]);
  });

  it("are kept whatever the public that they are written for, for somebody cited them", () => {
    expect(shown(decided(["autre"]))).toEqual(["autre"]);
  });

  it("are those of the five first suggestions while nothing is decided", () => {
    const undecided = [1, 1, 1, 1, 1, 2].map((index) => aSuggestion({ recommendation: `conseil-${index}` }));
    expect(shown(aPlan({ undecided }))).toEqual(["doute"]);
    expect(shown(aPlan({ undecided: undecided.slice(5) }))).toEqual(["autre"]);
  });

  it("are not those of suggestions once something is decided, nor those of what was rejected", () => {
    const undecided = [aSuggestion({ recommendation: "conseil-2" })];
    const rejected = [aPlannedAction({ decision: "rejected", fundingSchemes: ["reserve"] })];
    expect(shown({ ...decided(["sure"]), undecided, rejected })).toEqual(["sure"]);
  });

  it("are none when no action cites any", () => {
    expect(shown(decided([]))).toEqual([]);
    expect(shown(aPlan({}))).toEqual([]);
  });

  it("say what they give, who to call, which conditions are met and how old the information is", () => {
    const schemes = schemesToReport(CATALOGUE, FIRM, decided(CITED), questionnaire, TODAY);
    expect(schemes.get("sure")).toEqual({
      ...{ name: "Sûre", operator: "Région", purpose: "Finance un achat.", verdict: "eligible" },
      ...{
        amount: "subvention, 5\u202f000\u00a0€ au plus",
        contact: "Région",
        url: "https://exemple.fr/aide",
      },
      met: ["Effectif de 6 salariés\u00a0: l’aide demande 20 salariés au plus."],
      ...{ toConfirm: [], notMet: [], note: null, informedOn: "2026-10-01", closesOn: null },
    });
    expect(schemes.get("doute")).toMatchObject({
      ...{
        verdict: "to-confirm",
        contact: "Guichet, 04 94 00 00 00",
        note: "Se ferme vite.",
        closesOn: "2027-01-31",
      },
      toConfirm: ["À demander à l’opérateur\u00a0: Quelle enveloppe\u202f?"],
    });
    expect(schemes.get("reserve")).toMatchObject({ verdict: "not-met", met: [] });
    expect(schemes.get("reserve")?.notMet).toHaveLength(1);
  });
});
