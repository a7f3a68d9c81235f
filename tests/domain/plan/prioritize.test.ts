import { describe, expect, test } from "vitest";
import type { PlanLine } from "#app/domain/plan/action-plan.ts";
import { composePlan, planLines, priorities, reserve } from "#app/domain/plan/prioritize.ts";
import { aPlannedAction, aSuggestion } from "#tests/support/a-questionnaire.ts";

const suggestions = ["a", "b", "c", "d", "e", "f"].map((recommendation) => aSuggestion({ recommendation }));
const nameOf = (line: PlanLine) =>
  line.kind === "decided" ? `action ${line.action.id}` : `conseil ${line.suggestion.recommendation}`;

const decisions = [
  aPlannedAction({ id: "3", decision: "added", position: 2 }),
  aPlannedAction({ id: "2", recommendation: "b", decision: "rejected", reason: "Déjà fait", position: 1 }),
  aPlannedAction({ id: "1", recommendation: "d", decision: "changed", position: 0 }),
  aPlannedAction({ id: "0", recommendation: "z", decision: "accepted", position: 2 }),
];

describe("a plan", () => {
  test("puts decided actions in the consultant's order, then what is undecided in the order of priority", () => {
    expect(planLines(composePlan(suggestions, decisions)).map(nameOf)).toEqual([
      "action 1",
      "action 0",
      "action 3",
      "conseil a",
      "conseil c",
      "conseil e",
      "conseil f",
    ]);
  });

  test("keeps what was rejected, with its reason, out of the lines", () => {
    expect(composePlan(suggestions, decisions).rejected.map((action) => [action.id, action.reason])).toEqual([
      ["2", "Déjà fait"],
    ]);
  });

  test("keeps a decision on advice that is no longer suggested", () => {
    expect(composePlan([], decisions).actions.map((action) => action.id)).toEqual(["1", "0", "3"]);
  });

  test("is the same whatever the order of the decisions", () => {
    expect(composePlan(suggestions, decisions.toReversed())).toEqual(composePlan(suggestions, decisions));
  });

  test("has five priorities and the rest in reserve", () => {
    const plan = composePlan(suggestions, decisions);
    expect(priorities(plan).map(nameOf)).toEqual([
      "action 1",
      "action 0",
      "action 3",
      "conseil a",
      "conseil c",
    ]);
    expect(reserve(plan).map(nameOf)).toEqual(["conseil e", "conseil f"]);
  });

  test("leaves its inputs as they were", () => {
    const given = [...decisions];
    composePlan(suggestions, given);
    expect(given).toEqual(decisions);
  });
});
