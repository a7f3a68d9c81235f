import { describe, expect, it } from "vitest";
import type { ActionWords, DecisionForm } from "#app/forms/plan-form.ts";
import { agreePlan, reopenPlan } from "#app/server/plans/agree-plan.ts";
import { decideAction } from "#app/server/plans/decide-action.ts";
import { followUp } from "#app/server/plans/follow-up.ts";
import { reorderPlan, undoDecision } from "#app/server/plans/reorder-plan.ts";
import { setOnEnrollment, withdrawEnrollment } from "#db/enrollment-writes.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { insertRound } from "#db/operations.ts";
import { listDecisions, listPlannedActions, type StoredAction } from "#db/plans.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { aQuestionnaire, aRecommendation } from "#tests/support/a-questionnaire.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

/** The 15th of February 2027, in the evening in London and past midnight in Paris. */
const LATE_EVENING = "2027-02-15T23:30:00.000Z";

const PRIX = aRecommendation({
  id: "prix",
  title: "Calculer le prix de revient",
  why: "Pour savoir",
  steps: ["Choisir", "Compter"],
  horizon: "1-month",
  effort: 2,
  impact: 3,
  indicator: "Part des chantiers",
  fundingSchemes: ["fafcea"],
  collectiveActions: ["col-tresorerie"],
});
const DEVIS = aRecommendation({ id: "devis", title: "Relancer les devis", horizon: "this-week" });
const QUESTIONNAIRE = aQuestionnaire({ id: "artisans-renovation", recommendations: [PRIX, DEVIS] });
const questionnaireOf = () => QUESTIONNAIRE;

const WORDS: ActionWords = {
  title: "Chiffrer chaque chantier",
  why: "Parce que",
  steps: ["Compter"],
  horizon: "3-months",
  effort: 1,
  impact: 2,
  indicator: null,
  owner: "Jean",
  dueOn: null,
  cost: 300,
  fundingSchemes: [],
  collectiveActions: [],
};

const ACCEPT = { intent: "accept", recommendation: "prix", action: null, revision: null } as const;

function aPlan() {
  const db = aDatabase();
  const user = aUser(db);
  const operation = anOperation(db, { consultants: [user.id] });
  const firm = anEnrollment(db, { operation });
  const actor = actingAs(db, user);
  const key = { enrollmentId: firm.id, roundId: firm.roundId };
  const decide = (form: DecisionForm) =>
    decideAction({ db, questionnaireOf }, firm.id, form, actor, LATE_EVENING);
  const decided = (form: DecisionForm): StoredAction => {
    const result = decide(form);
    if (!result.ok) throw new Error(result.problem.code);
    return result.value;
  };
  const accept = (recommendation: string) => decided({ ...ACCEPT, recommendation });
  const plan = () => listPlannedActions(db, key);
  const verbs = () => listDecisions(db, key).map(({ verb }) => verb);
  return { db, operation, firm, actor, key, decide, decided, accept, plan, verbs };
}

describe("accepting a suggestion", () => {
  it("copies its words and proposes a due date from its horizon, counted from the day in France", () => {
    const { accept } = aPlan();
    expect(accept("prix")).toMatchObject({
      recommendation: "prix",
      decision: "accepted",
      reason: null,
      title: "Calculer le prix de revient",
      why: "Pour savoir",
      steps: ["Choisir", "Compter"],
      horizon: "1-month",
      effort: 2,
      impact: 3,
      indicator: "Part des chantiers",
      owner: null,
      dueOn: "2027-03-16",
      status: "planned",
      cost: null,
      fundingSchemes: ["fafcea"],
      collectiveActions: ["col-tresorerie"],
      position: 0,
      revision: 1,
    });
  });

  it("puts it at the end of the plan", () => {
    const { accept, plan } = aPlan();
    accept("devis");
    accept("prix");
    expect(plan().map(({ recommendation }) => recommendation)).toEqual(["devis", "prix"]);
  });

  it("twice is one decision", () => {
    const { accept, verbs } = aPlan();
    expect(accept("prix").id).toBe(accept("prix").id);
    expect(verbs()).toEqual(["accept"]);
  });

  it("keeps the words of an action that was changed, and brings back one that was rejected as it is suggested", () => {
    const { accept, decided } = aPlan();
    const { id } = accept("prix");
    decided({ intent: "change", recommendation: null, action: id, revision: 1, ...WORDS });
    expect(accept("prix")).toMatchObject({ decision: "changed", title: "Chiffrer chaque chantier" });
    decided({ intent: "reject", recommendation: null, action: id, revision: 2, reason: "Trop tôt" });
    expect(accept("prix")).toMatchObject({
      id,
      decision: "accepted",
      reason: null,
      title: PRIX.title,
      position: 0,
    });
  });

  it("of a recommendation that the questionnaire hasn't fails", () => {
    const { decide, plan } = aPlan();
    expect(decide({ ...ACCEPT, recommendation: "inconnue" })).toMatchObject({
      ok: false,
      problem: { code: "no-recommendation" },
    });
    expect(plan()).toEqual([]);
  });
});

describe("changing, rejecting and adding", () => {
  it("a suggestion may be changed at once: it keeps its recommendation", () => {
    const { decided } = aPlan();
    const changed = decided({
      intent: "change",
      recommendation: "prix",
      action: null,
      revision: null,
      ...WORDS,
    });
    expect(changed).toMatchObject({ ...WORDS, recommendation: "prix", decision: "changed" });
  });

  it("a rejection keeps its reason, and the action its words", () => {
    const { decided } = aPlan();
    const form = { ...ACCEPT, intent: "reject", reason: "Déjà fait" } as const;
    expect(decided(form)).toMatchObject({ decision: "rejected", reason: "Déjà fait", title: PRIX.title });
  });

  it("an added action has no recommendation, stays « added » when it changes, and comes back from rejection", () => {
    const { decided } = aPlan();
    const added = decided({ intent: "add", ...WORDS });
    expect(added).toMatchObject({ recommendation: null, decision: "added", dueOn: "2027-05-16" });
    const target = { recommendation: null, action: added.id, revision: null };
    expect(decided({ intent: "change", ...target, ...WORDS, title: "Autre" })).toMatchObject({
      decision: "added",
    });
    decided({ intent: "reject", ...target, reason: "Non" });
    expect(decided({ intent: "accept", ...target })).toMatchObject({
      decision: "added",
      reason: null,
      title: "Autre",
    });
  });

  it("on an action that somebody changed meanwhile fails, and writes nothing", () => {
    const { accept, decide, decided, verbs } = aPlan();
    const { id, revision } = accept("prix");
    decided({ intent: "change", recommendation: null, action: id, revision, ...WORDS });
    expect(
      decide({ intent: "reject", recommendation: null, action: id, revision, reason: "Non" }),
    ).toMatchObject({
      ok: false,
      problem: { code: "changed-meanwhile" },
    });
    expect(verbs()).toEqual(["accept", "change"]);
  });

  it("on an action of another firm fails", () => {
    const { decide } = aPlan();
    const other = aPlan().accept("prix");
    expect(decide({ ...ACCEPT, recommendation: null, action: other.id })).toMatchObject({
      problem: { code: "no-action" },
    });
  });
});

describe("the order of the plan", () => {
  function threeActions() {
    const plan = aPlan();
    plan.accept("prix");
    plan.accept("devis");
    plan.decided({ intent: "add", ...WORDS });
    const titles = () =>
      plan
        .plan()
        .filter(({ decision }) => decision !== "rejected")
        .map(({ title }) => title);
    return { ...plan, titles, ids: plan.plan().map(({ id }) => id) };
  }

  it("is the one that was dragged", () => {
    const { db, firm, actor, ids, titles } = threeActions();
    const order = ids.toReversed();
    expect(reorderPlan(db, firm.id, { intent: "reorder", order }, actor, A_MOMENT).ok).toBe(true);
    expect(titles()).toEqual(["Chiffrer chaque chantier", DEVIS.title, PRIX.title]);
  });

  it("moves one action a step, past the rejected ones, and stops at both ends", () => {
    const { db, firm, actor, ids, titles, decided, plan } = threeActions();
    const [first = "", second = "", third = ""] = ids;
    decided({ intent: "reject", recommendation: null, action: second, revision: null, reason: "Non" });
    const move = (action: string, direction: "up" | "down") =>
      reorderPlan(db, firm.id, { intent: "move", action, direction }, actor, A_MOMENT);
    expect(move(third, "up").ok).toBe(true);
    expect(titles()).toEqual(["Chiffrer chaque chantier", PRIX.title]);
    expect(plan().at(-1)).toMatchObject({ id: second, decision: "rejected" });
    expect(move(third, "up").ok).toBe(true);
    expect(move(first, "down").ok).toBe(true);
    expect(titles()).toEqual(["Chiffrer chaque chantier", PRIX.title]);
  });

  it.each([
    ["lacks an action", (ids: readonly string[]) => ids.slice(1)],
    ["names one twice", (ids: readonly string[]) => [ids[0] ?? "", ids[0] ?? "", ids[1] ?? ""]],
    ["names one once too often", (ids: readonly string[]) => [...ids, ids[0] ?? ""]],
    ["names a stranger", (ids: readonly string[]) => [...ids.slice(1), "autre"]],
  ])("that %s fails", (_, of) => {
    const { db, firm, actor, ids, verbs } = threeActions();
    const order = of(ids);
    expect(reorderPlan(db, firm.id, { intent: "reorder", order }, actor, A_MOMENT)).toMatchObject({
      ok: false,
      problem: { code: "changed-meanwhile" },
    });
    expect(verbs()).not.toContain("reorder");
  });

  it("that is the same writes no decision", () => {
    const { db, firm, actor, ids, verbs } = threeActions();
    reorderPlan(db, firm.id, { intent: "reorder", order: ids }, actor, A_MOMENT);
    expect(verbs()).not.toContain("reorder");
  });
});

describe("taking back a decision", () => {
  it("undoes the last one, then the one before, until nothing is left", () => {
    const { db, firm, actor, accept, decided, plan } = aPlan();
    const { id } = accept("prix");
    decided({ intent: "reject", recommendation: null, action: id, revision: 1, reason: "Non" });
    expect(undoDecision(db, firm.id, actor, A_MOMENT)).toMatchObject({ value: { verb: "reject" } });
    expect(plan()).toMatchObject([{ decision: "accepted", reason: null }]);
    undoDecision(db, firm.id, actor, A_MOMENT);
    expect(plan()).toEqual([]);
    expect(undoDecision(db, firm.id, actor, A_MOMENT)).toMatchObject({
      problem: { code: "nothing-to-undo" },
    });
  });
});

describe("following an action up", () => {
  const FOLLOW_UP = {
    intent: "follow-up",
    status: "started",
    owner: "Jean",
    dueOn: "2027-06-30",
    cost: 0,
  } as const;

  it("writes where it stands, once", () => {
    const { db, firm, actor, accept, verbs } = aPlan();
    const { id, revision } = accept("prix");
    const form = { ...FOLLOW_UP, action: id, revision };
    expect(followUp(db, firm.id, form, actor, A_MOMENT)).toMatchObject({
      value: { status: "started", owner: "Jean", dueOn: "2027-06-30", cost: 0, revision: 2 },
    });
    followUp(db, firm.id, { ...form, revision: 2 }, actor, A_MOMENT);
    expect(verbs()).toEqual(["accept", "follow-up"]);
  });

  it("goes on, in the plan of its round, once another round is open", () => {
    const { db, firm, actor, accept } = aPlan();
    const { id, revision } = accept("prix");
    insertRound(db, { id: "t1", operationId: firm.operationId, code: "T1", openedOn: "2099-01-01" });
    const form = { ...FOLLOW_UP, action: id, revision, status: "done" } as const;
    expect(followUp(db, firm.id, form, actor, A_MOMENT)).toMatchObject({ value: { status: "done" } });
    const planOf = (roundId: string) => listPlannedActions(db, { enrollmentId: firm.id, roundId });
    expect(planOf(firm.roundId)).toMatchObject([{ id, status: "done" }]);
    expect(planOf("t1")).toEqual([]);
  });

  it("is refused for an action of another firm", () => {
    const { db, operation, actor, accept } = aPlan();
    const { id, revision } = accept("prix");
    const other = anEnrollment(db, { operation });
    expect(followUp(db, other.id, { ...FOLLOW_UP, action: id, revision }, actor, A_MOMENT)).toMatchObject({
      problem: { code: "no-action" },
    });
  });

  it("is refused for an action that was rejected", () => {
    const { db, firm, actor, decided } = aPlan();
    const { id } = decided({ ...ACCEPT, intent: "reject", reason: "Non" });
    expect(
      followUp(db, firm.id, { ...FOLLOW_UP, action: id, revision: null }, actor, A_MOMENT),
    ).toMatchObject({
      problem: { code: "rejected-action" },
    });
  });
});

describe("agreeing on the plan", () => {
  it("waits for the end of the interview and for an action, is written once, and can be taken back", () => {
    const { db, firm, actor, accept, decided } = aPlan();
    const agree = (now: string) => agreePlan(db, firm.id, actor, now);
    const { id } = accept("prix");
    expect(agree(A_MOMENT)).toMatchObject({ problem: { code: "interview-open" } });
    setOnEnrollment(db, firm.id, { interviewedAt: A_MOMENT }, A_MOMENT);
    decided({ intent: "reject", recommendation: null, action: id, revision: null, reason: "Non" });
    expect(agree(A_MOMENT)).toMatchObject({ problem: { code: "empty-plan" } });
    accept("devis");
    expect(agree(A_MOMENT)).toEqual({ ok: true, value: { planAgreedAt: A_MOMENT } });
    expect(agree(LATE_EVENING)).toMatchObject({ value: { planAgreedAt: A_MOMENT } });
    expect(getEnrollment(db, firm.id)?.status).toBe("planned");
    reopenPlan(db, firm.id, actor, LATE_EVENING);
    expect(getEnrollment(db, firm.id)?.status).toBe("interviewed");
  });
});

describe("nobody else", () => {
  it.each([
    ["a consultant of another operation", "consultant", "not-found"],
    ["a funder", "funder", "not-found"],
    ["an admin, who may read it only", "admin", "forbidden"],
  ] as const)("decides on the plan: not %s", (_, role, code) => {
    const { db, firm, accept, plan } = aPlan();
    const { id } = accept("prix");
    const stranger = aStranger(db, role);
    const form = {
      intent: "follow-up",
      action: id,
      revision: null,
      status: "done",
      owner: null,
      dueOn: null,
      cost: null,
    } as const;
    const refused = [
      decideAction(
        { db, questionnaireOf },
        firm.id,
        { ...ACCEPT, recommendation: "devis" },
        stranger,
        A_MOMENT,
      ),
      reorderPlan(db, firm.id, { intent: "move", action: id, direction: "up" }, stranger, A_MOMENT),
      undoDecision(db, firm.id, stranger, A_MOMENT),
      agreePlan(db, firm.id, stranger, A_MOMENT),
      reopenPlan(db, firm.id, stranger, A_MOMENT),
      followUp(db, firm.id, form, stranger, A_MOMENT),
    ];
    for (const result of refused) expect(result).toMatchObject({ ok: false, problem: { code } });
    expect(plan()).toMatchObject([{ id, status: "planned" }]);
  });

  it("decides on the plan of a firm that left", () => {
    const { db, firm, decide } = aPlan();
    withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT);
    expect(decide(ACCEPT)).toMatchObject({ ok: false, problem: { code: "withdrawn" } });
  });
});
