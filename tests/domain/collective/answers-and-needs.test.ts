import { describe, expect, test } from "vitest";
import { answerInvitation, countAnswers, toldYes } from "#app/domain/collective/answer-invitation.ts";
import type { CollectiveStage } from "#app/domain/collective/collective-action.ts";
import { fromTemplate, pilotWords } from "#app/domain/collective/from-template.ts";
import { type NeedingPlace, narrowNeeds } from "#app/domain/collective/narrow-needs.ts";
import { nextMove } from "#app/domain/collective/next-move.ts";
import { publishAction } from "#app/domain/collective/publish-action.ts";
import { readinessOf } from "#app/domain/collective/readiness.ts";
import { timelineOf } from "#app/domain/collective/timeline.ts";
import {
  collectiveActionCatalogueSchema,
  collectiveActionTemplateSchema,
} from "#app/domain/plan/collective-action-catalogue.ts";
import { aCollectiveAction, aMember, aPilot, aStep } from "#tests/support/a-collective-action.ts";
import { aChoice, aQuestion, aQuestionnaire, aTheme } from "#tests/support/a-questionnaire.ts";

const SAID = { answer: "yes", hours: 3, euros: 200, remark: "Volontiers" } as const;

describe("a firm's answer", () => {
  test("offers nothing when it is no", () => {
    expect(answerInvitation("gathering", { ...SAID, answer: "no" }, "own")).toEqual({
      ok: true,
      value: { answer: "no", hours: null, euros: null, remark: "Volontiers" },
    });
  });

  const rows: readonly (readonly [
    stage: CollectiveStage,
    answer: "yes" | "no",
    whose: "own" | "consultant",
    isTaken: boolean,
  ])[] = [
    ["proposed", "yes", "consultant", false],
    ["gathering", "yes", "own", true],
    ["pilot", "yes", "own", false],
    ["pilot", "no", "own", true],
    ["pilot", "yes", "consultant", true],
    ["review", "no", "own", false],
    ["scaled", "yes", "consultant", false],
  ];
  test.each(rows)("at %s, « %s » by %s: %s", (stage, answer, whose, isTaken) => {
    expect(answerInvitation(stage, { ...SAID, answer }, whose).ok).toBe(isTaken);
  });

  test("is counted, with what those that said yes bring", () => {
    const members = [
      aMember({ hours: 3.5, euros: 100 }),
      aMember({ hours: 1 }),
      aMember({ answer: "perhaps", hours: 7, euros: 900 }),
      aMember({ answer: "no" }),
      aMember({ answer: "invited" }),
    ];
    expect(countAnswers(members)).toEqual({ yes: 2, perhaps: 1, no: 1, silent: 1, hours: 4.5, euros: 100 });
  });

  test("is told to the others from three on", () => {
    const yes = [aMember(), aMember(), aMember({ answer: "no" })];
    expect(toldYes(yes)).toBeNull();
    expect(toldYes([...yes, aMember()])).toBe(3);
  });
});

describe("what a firm offers the group", () => {
  const questionnaire = aQuestionnaire({
    id: "essai",
    themes: [
      aTheme({
        questions: [aQuestion({ id: "temps", choices: [aChoice("rien"), aChoice("jour")] })],
      }),
    ],
  });
  const asked = [
    { questionnaire: "autre", question: "temps", offers: [{ choice: "jour", hours: 99, money: true }] },
    { questionnaire: "essai", question: "temps", offers: [{ choice: "jour", hours: 7, money: true }] },
  ];
  const said = (choice: string) => ({
    respondents: [{ perspective: "director" as const, answers: { temps: { choice } } }],
  });
  test("comes from its own answer, as its questionnaire's line says", () => {
    expect(readinessOf(questionnaire, said("jour"), asked)).toEqual({ hours: 7, money: true });
  });
  test.each([
    ["an answer that is worth nothing known", said("rien")],
    ["no answer", { respondents: [] }],
    [
      "« ne sait pas »",
      {
        respondents: [
          { perspective: "director" as const, answers: { temps: { state: "unknown" as const } } },
        ],
      },
    ],
  ])("is not known from %s", (_what, assessment) => {
    expect(readinessOf(questionnaire, assessment, asked)).toBeNull();
  });
});

describe("what an action waits for", () => {
  const yes = aMember();
  test.each([
    ["invite", aCollectiveAction()],
    ["hear", aCollectiveAction({ stage: "gathering", members: [yes, aMember({ answer: "invited" })] })],
    ["widen", aCollectiveAction({ stage: "gathering", members: [yes, aMember({ answer: "no" })] })],
    ["write-pilot", aCollectiveAction({ stage: "gathering", members: [yes, aMember()] })],
    ["start-pilot", aCollectiveAction({ stage: "gathering", members: [yes, aMember()], pilot: aPilot() })],
    ["hold-pilot", aCollectiveAction({ stage: "pilot", pilot: aPilot() })],
    ["review", aCollectiveAction({ stage: "pilot", pilot: aPilot({ reviewOn: "2027-05-09" }) })],
    ["settle", aCollectiveAction({ stage: "review", pilot: aPilot() })],
    ["write-pilot", aCollectiveAction({ stage: "pivoted" })],
    ["start-pilot", aCollectiveAction({ stage: "pivoted", pilot: aPilot() })],
    ["tell", aCollectiveAction({ stage: "stopped" })],
    [
      "nothing",
      aCollectiveAction({
        stage: "scaled",
        feedback: { realCost: 0, worked: "Oui", failed: "", advice: "", documents: [] },
      }),
    ],
  ] as const)("%s", (move, action) => {
    expect(nextMove(action, "2027-05-10")).toBe(move);
  });
});

describe("published", () => {
  const outcome = aStep({ verb: "pivot", words: "Trop loin", takenAt: "2027-06-30T22:30:00.000Z" });
  const steps = [
    aStep({ verb: "start-pilot", pilot: aPilot() }),
    aStep({ verb: "approve", approval: { decision: "approved", decidedOn: "2027-05-01" }, words: "Bien" }),
    outcome,
  ];

  test("says how many and never which", () => {
    const members = [
      aMember({ enrollmentId: "canari", remark: "canari" }),
      aMember({ enrollmentId: "canari-2", answer: "perhaps" }),
      aMember({ enrollmentId: "canari-3", answer: "invited" }),
    ];
    const action = aCollectiveAction({ members, steps, stage: "pivoted" });
    const published = publishAction(
      { ...action, description: { ...action.description, fundingSchemes: ["pret", "disparu"] } },
      new Map([["pret", "Prêt régional"]]),
    );
    expect(published).toMatchObject({ invited: 3, joined: 1, hesitating: 1, schemes: ["Prêt régional"] });
    expect(published.pilot).toEqual(aPilot());
    expect(published.approval).toEqual({ decision: "approved", decidedOn: "2027-05-01", words: "Bien" });
    expect(JSON.stringify(published)).not.toContain("canari");
    expect(JSON.stringify(published)).not.toContain("Claire Martin");
  });

  test("dates the outcome by the day in France, and forgets it once another pilot goes on", () => {
    const at = (stage: CollectiveStage) =>
      publishAction(aCollectiveAction({ stage, steps }), new Map()).outcome;
    expect(at("pivoted")).toEqual({ verb: "pivot", why: "Trop loin", takenOn: "2027-07-01" });
    expect(at("pilot")).toBeNull();
  });
});

describe("on the calendar", () => {
  const operation = { startsOn: "2027-01-01", endsOn: "2027-12-31" };
  test("a pilot goes from its trial to its review, past ones before the one to come", () => {
    const first = aPilot();
    const next = aPilot({ heldOn: "2027-09-01", reviewOn: "2027-11-01" });
    const steps = [aStep({ verb: "start-pilot", pilot: first }), aStep({ verb: "pivot", words: "x" })];
    const action = aCollectiveAction({ id: "a", stage: "pivoted", pilot: next, steps });
    const [row] = timelineOf([action], operation, "2027-08-01").rows;
    expect(row?.bars.map(({ state, from }) => [state, from])).toEqual([
      ["over", "2027-04-01"],
      ["planned", "2027-09-01"],
    ]);
    expect(row?.marks).toEqual([{ kind: "outcome", on: "2027-02-15" }]);
  });

  test("the pilot that goes on is drawn once, with its present dates", () => {
    const moved = aPilot({ reviewOn: "2027-07-31" });
    const action = aCollectiveAction({
      stage: "pilot",
      pilot: moved,
      steps: [aStep({ verb: "start-pilot", pilot: aPilot() })],
    });
    expect(timelineOf([action], operation, "2027-05-01").rows[0]?.bars).toEqual([
      { state: "under-way", from: "2027-04-01", to: "2027-07-31", place: "Angers" },
    ]);
  });

  test("an action without a day is named apart", () => {
    expect(timelineOf([aCollectiveAction({ id: "a" })], operation, "2027-05-01")).toMatchObject({
      rows: [],
      undated: [{ actionId: "a", title: "Acheter ensemble" }],
    });
  });
});

test("an action of the catalogue gives a first draft, and its pivot as a stop criterion when it has none", () => {
  const template = collectiveActionTemplateSchema.parse({
    id: "col-x",
    title: "Acheter ensemble",
    audience: ["renovation"],
    tags: ["finance.marge"],
    minimumFirms: 5,
    idealSize: "8 à 25",
    partners: ["négoce"],
    budget: "2 000 €",
    pilot: "Trois références",
    pivot: "Rejoindre une coopérative",
    scaleUp: "Accord-cadre",
    legalForm: "Mandat",
    indicator: "Remise",
    risks: "Impayé",
  });
  expect(fromTemplate(template)).toMatchObject({
    title: "Acheter ensemble",
    minimumFirms: 5,
    format: "Accord-cadre",
  });
  expect(pilotWords(template)).toEqual({
    plan: "Trois références",
    stopCriterion: "Rejoindre une coopérative",
  });
  expect(collectiveActionCatalogueSchema.parse({ collectiveActions: [template] }).readiness).toEqual([]);
});

describe("needs seen from one side", () => {
  const firm = (given: Partial<NeedingPlace>): NeedingPlace => ({
    enrollmentId: "x",
    name: "x",
    city: null,
    headcount: null,
    trade: null,
    size: null,
    territory: null,
    source: "declared",
    inPlan: false,
    readiness: null,
    ...given,
  });
  const need = (action: string, families: readonly string[], who: readonly NeedingPlace[]) => ({
    ...{ action, families, who },
    title: action,
    minimumFirms: 3,
  });
  const NEEDS = [
    need(
      "un",
      ["market"],
      [firm({ trade: "Maçon", inPlan: true }), firm({ trade: "Peintre", source: "observed" })],
    ),
    need(
      "deux",
      ["financial"],
      [
        firm({ trade: "Peintre", readiness: { hours: 7, money: true } }),
        firm({ trade: "Peintre", territory: "Var", readiness: { hours: 1, money: false } }),
        firm({ trade: "Peintre", size: "alone", readiness: { hours: 0, money: false } }),
      ],
    ),
  ];
  const ALL = { family: "", trade: "", size: "", territory: "" };
  test.each([
    ["all", ALL, ["deux 3/3", "un 2/2"]],
    ["a family", { ...ALL, family: "market" }, ["un 2/2"]],
    ["a trade", { ...ALL, trade: "Peintre" }, ["deux 3/3", "un 1/2"]],
    ["a territory", { ...ALL, territory: "Var" }, ["deux 1/3"]],
    ["a size and another trade", { ...ALL, size: "alone", trade: "Maçon" }, []],
  ])("%s", (_what, filter, expected) => {
    expect(
      narrowNeeds(NEEDS, filter).map(({ action, who, all }) => `${action} ${who.length}/${all}`),
    ).toEqual(expected);
  });

  test("say how each firm is known, how many are missing, and what they offer", () => {
    const [most, least] = narrowNeeds(NEEDS, ALL);
    expect(most?.offered).toEqual({ hours: 8, firms: 2, withMoney: 1 });
    expect(least).toMatchObject({
      missing: 1,
      inPlan: 1,
      bySource: { declared: 1, observed: 1, evidenced: 0 },
    });
  });
});
