import { describe, expect, it } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import { collectiveActionTemplateSchema } from "#app/domain/plan/collective-action-catalogue.ts";
import { composeFirmReport } from "#app/domain/report/compose-firm-report.ts";
import type { ReportedScheme } from "#app/domain/report/firm-report.ts";
import type { FirmReportInput } from "#app/domain/report/firm-report-input.ts";
import {
  aChoice,
  aMultipleChoice,
  aNumber,
  anAmount,
  anAssessment,
  aPlannedAction,
  aQuestion,
  aQuestionnaire,
  aRecommendation,
  aSheet,
  aTag,
  aTheme,
} from "#tests/support/a-questionnaire.ts";

const QUESTIONNAIRE = aQuestionnaire({
  title: "Diagnostic d’essai",
  themes: [
    aTheme({
      ...{ id: "contexte", label: "L’atelier", scored: false },
      questions: [
        aNumber({ id: "effectif", label: "Effectif ?" }),
        anAmount({ id: "chiffre", label: "Chiffre ?" }),
      ],
    }),
    aTheme({
      ...{ id: "gestion", label: "Gestion de l’entreprise", shortLabel: "Gestion", stake: true, weight: 2 },
      questions: [
        aQuestion({
          ...{ id: "prix", label: "Connaissez-vous vos prix ?" },
          whenWeak: { atMost: 1, recommends: ["chiffrer"], tags: ["marge"] },
        }),
        aQuestion({
          id: "devis",
          label: "Relancez-vous vos devis ?",
          whenStrong: { atLeast: 3, tags: ["elan"] },
        }),
        aQuestion({
          id: "secret",
          label: "Et la suite ?",
          visibleWhen: { question: "prix", is: "toujours" },
        }),
      ],
    }),
    aTheme({
      ...{ id: "marche", label: "Marché" },
      questions: [
        aMultipleChoice({
          ...{ id: "freins", label: "Quels freins ?", declares: true },
          choices: [
            aChoice("marge", undefined, { tags: ["marge"] }),
            aChoice("bras", undefined, { tags: ["bras"] }),
          ],
        }),
        aQuestion({
          id: "clients",
          label: "Suivez-vous vos clients ?",
          whenWeak: { atMost: 1, recommends: ["prospecter"], tags: ["bras"] },
        }),
      ],
    }),
  ],
  indicators: [
    { id: "par-tete", label: "Chiffre par personne", unit: "€", ratio: { of: "chiffre", by: "effectif" } },
  ],
  tags: [
    aTag({ id: "marge", label: "Marge mal connue", family: "financier" }),
    aTag({ id: "bras", label: "Recrutement difficile", family: "inconnue" }),
    aTag({ id: "elan", kind: "opportunity", label: "Élan commercial" }),
  ],
  recommendations: [
    aRecommendation({
      id: "chiffrer",
      title: "Chiffrer",
      impact: 3,
      fundingSchemes: ["aide", "close"],
      collectiveActions: ["cercle"],
    }),
    aRecommendation({ id: "prospecter", title: "Prospecter", impact: 1 }),
  ],
});
const ANSWERS: Readonly<Record<string, Answer>> = {
  effectif: { value: 4 },
  chiffre: { value: 300_000 },
  prix: { choice: "non" },
  devis: { choice: "toujours" },
  secret: { choice: "non" },
  freins: { choices: ["marge", "bras"] },
  clients: { choice: "non" },
};
const CERCLE = collectiveActionTemplateSchema.parse({
  ...{ id: "cercle", title: "Cercle de gestion", audience: ["renovation"], tags: ["marge"], minimumFirms: 5 },
  ...{
    idealSize: "6 à 10",
    partners: ["CMA"],
    budget: "2 000 €",
    pilot: "Quatre séances",
    pivot: "Un appui",
  },
  ...{ scaleUp: "Un tableau commun", legalForm: "Convention", indicator: "Marge", risks: "Échange de prix" },
});
const scheme = (name: string, verdict: ReportedScheme["verdict"]): Omit<ReportedScheme, "actions"> => ({
  ...{
    name,
    operator: "Région",
    purpose: "Finance.",
    verdict,
    amount: "5 000 €",
    contact: "Guichet",
    url: "https://exemple.fr",
  },
  ...{ met: [], toConfirm: [], notMet: [], note: null, informedOn: null, closesOn: null },
});

function composed(decisions: readonly PlannedAction[] = [], given: Partial<FirmReportInput> = {}) {
  const assessment = given.assessment ?? anAssessment(ANSWERS, { stakes: { gestion: 3 } });
  return composeFirmReport({
    questionnaire: QUESTIONNAIRE,
    assessment,
    diagnosis: diagnose(QUESTIONNAIRE, assessment, decisions),
    firm: { name: "Élan", siret: null, trade: null, city: null, headcount: null, labels: [], director: null },
    ...{ operation: null, minimumGroupSize: null, round: "T0", assessedOn: null, issuedOn: "2026-11-21" },
    planAgreedOn: null,
    group: new Map([["gestion", { q1: 30, median: 45, q3: 60, firms: 9 }]]),
    schemes: new Map([["aide", scheme("Aide", "to-confirm")]]),
    families: [{ id: "financier", label: "Financier" }],
    collectiveActions: [CERCLE],
    ...given,
  });
}

describe("the themes of a firm report", () => {
  const { themes } = composed();

  it("carry their unrounded score, coverage, level, stake and group", () => {
    expect(themes).toMatchObject([
      { id: "contexte", scored: false, score: null, coverage: null, level: null, stake: null, group: null },
      {
        id: "gestion",
        score: 50,
        coverage: 1,
        level: { label: "En construction", rank: 1, from: 40 },
        stake: 3,
        group: { median: 45 },
      },
      { id: "marche", score: 0, coverage: 1, level: { label: "Fragile", rank: 0 }, stake: null, group: null },
    ]);
  });

  it("give the short name where there is one", () => {
    expect(themes.map((theme) => theme.shortLabel)).toEqual(["L’atelier", "Gestion", "Marché"]);
  });

  it("list answers, « ne sait pas » included, but neither hidden questions nor unanswered ones", () => {
    const answers: Record<string, Answer> = { ...ANSWERS, devis: { state: "unknown" } };
    const report = composed([], { assessment: anAssessment(answers) });
    expect(
      report.themes[1]?.answers.map(({ question, answer, standing }) => [question, answer, standing]),
    ).toEqual([
      ["Connaissez-vous vos prix ?", "Modalité non", "weakness"],
      ["Relancez-vous vos devis ?", "Ne sait pas", null],
    ]);
    const nothing = composed([], { assessment: anAssessment({ prix: { choice: "non" } }) });
    expect(nothing.themes[1]?.answers).toHaveLength(1);
  });

  it("print the remarks of the director and the consultant, never an employee's", () => {
    const respondents = [
      aSheet(ANSWERS, "director", { comments: { prix: "On s’en doute." } }),
      aSheet({}, "consultant", { comments: { devis: "Vu le cahier." } }),
      aSheet({}, "employee", { comments: { clients: "Entre nous…" } }),
    ];
    const { themes } = composed([], { assessment: anAssessment({}, { respondents }) });
    const remarks = themes.flatMap((theme) => theme.answers.flatMap(({ comment }) => comment ?? []));
    expect(remarks).toEqual(["On s’en doute.", "Vu le cahier."]);
  });
});

describe("the essentials of a firm report", () => {
  it("hold strengths, weaknesses, obstacles and opportunities, each with its question", () => {
    const { essentials } = composed();
    expect(essentials).toMatchObject({
      score: (2 * 50 + 0) / 3,
      strengths: [{ question: "Relancez-vous vos devis ?", answer: "Modalité toujours", topic: "Gestion" }],
      weaknesses: [{ question: "Connaissez-vous vos prix ?" }, { question: "Suivez-vous vos clients ?" }],
      opportunities: [{ label: "Élan commercial", because: [{ question: "Relancez-vous vos devis ?" }] }],
      decided: false,
    });
    expect(essentials.obstacles).toMatchObject([
      { label: "Marge mal connue", sources: ["declared", "observed"] },
      { label: "Recrutement difficile", sources: ["declared", "observed"] },
    ]);
  });

  it("show the first suggestions, and decided actions once there are some", () => {
    expect(composed().essentials.actions.map(({ title }) => title)).toEqual(["Chiffrer", "Prospecter"]);
    const decided = composed([aPlannedAction({ title: "Embaucher" })]);
    expect(decided.essentials).toMatchObject({ decided: true });
    expect(decided.essentials.actions.map(({ title }) => title)).toEqual([
      "Embaucher",
      "Chiffrer",
      "Prospecter",
    ]);
  });

  it("are null, never zero, without an answer", () => {
    const { essentials, themes } = composed([], { assessment: anAssessment() });
    expect(essentials).toMatchObject({
      score: null,
      level: null,
      strengths: [],
      weaknesses: [],
      obstacles: [],
      actions: [],
    });
    expect(themes.map(({ score }) => score)).toEqual([null, null, null]);
  });
});

describe("the obstacles of a firm report", () => {
  it("come by family in the order of the families; the family that nobody named comes last", () => {
    expect(composed().obstacles).toMatchObject([
      { label: "Financier", obstacles: [{ label: "Marge mal connue" }] },
      { label: "Autres freins", obstacles: [{ label: "Recrutement difficile" }] },
    ]);
  });
});

describe("the plan of a firm report", () => {
  it("numbers decided actions, then suggestions, each with the answers that led to it", () => {
    const taken = aPlannedAction({
      recommendation: "prospecter",
      title: "Prospecter mieux",
      decision: "changed",
    });
    const { plan } = composed([taken]);
    expect(plan.head.map(({ number, title }) => [number, title])).toEqual([
      [1, "Prospecter mieux"],
      [2, "Chiffrer"],
    ]);
    expect(plan.actions).toHaveLength(1);
    expect(plan.head[0]?.because).toEqual([
      { question: "Suivez-vous vos clients ?", answer: "Modalité non" },
    ]);
    expect(plan.reserve.map(({ title }) => title)).toEqual(["Chiffrer"]);
  });

  it("keeps what was rejected, with its reason or with words that say there is none", () => {
    const rejected = (reason: string | null) =>
      aPlannedAction({ decision: "rejected", title: "Non", reason });
    const { plan } = composed([rejected("Plus tard"), rejected(null)]);
    expect(plan.rejected.map(({ reason }) => reason)).toEqual(["Plus tard", "Sans motif écrit"]);
    expect(plan.actions).toEqual([]);
  });

  it("links aid and actions both ways, and never proposes a closed scheme", () => {
    const schemes = new Map([
      ["aide", scheme("Aide", "to-confirm")],
      ["close", scheme("Close", "closed")],
    ]);
    const { plan, schemes: printed } = composed([aPlannedAction({ fundingSchemes: ["close", "aide"] })], {
      schemes,
    });
    expect(plan.actions[0]?.schemes).toEqual([{ name: "Aide", verdict: "to-confirm" }]);
    expect(printed.map(({ name, actions }) => [name, actions])).toEqual([
      ["Aide", [1]],
      ["Close", []],
    ]);
  });

  it("proposes the collective actions that its actions call for, saying which", () => {
    expect(composed().together).toMatchObject([
      { title: "Cercle de gestion", actions: [1], reasons: ["Chiffrer"] },
    ]);
    expect(composed([aPlannedAction({ title: "Seul" })]).together).toEqual([]);
    expect(composed([], { collectiveActions: [] }).plan.head[0]?.collectiveActions).toEqual([]);
  });
});

describe("the figures of a firm report", () => {
  it("print an indicator with its unit, and leave out the one that can't be computed", () => {
    expect(composed().indicators).toEqual([{ label: "Chiffre par personne", words: "75\u202f000\u00a0€" }]);
    expect(
      composed([], { assessment: anAssessment({ ...ANSWERS, effectif: { value: 0 } }) }).indicators,
    ).toEqual([]);
  });

  it("count what was answered, and say on which scale", () => {
    expect(composed().method).toMatchObject({
      ...{ visible: 6, answered: 6, unknown: 0, notApplicable: 0, unanswered: 0 },
      ...{ scaleMin: 0, minimumCoverage: 0.6, strengthFrom: 0.75, weaknessTo: 0.25, minimumGroupSize: null },
    });
  });

  it("are the same for the same input", () => {
    expect(JSON.stringify(composed())).toBe(JSON.stringify(composed()));
  });
});
