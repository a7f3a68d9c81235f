import { describe, expect, it } from "vitest";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import { isSameAction, replayDecisions, standingDecisions } from "#app/domain/plan/plan-decision.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";

const ACTION = aPlannedAction({ id: "a" });

describe("replaying decisions", () => {
  it("an undo takes away the last decision that stands, and undoing again the one before", () => {
    const accept = { verb: "accept", actionId: "a", after: ACTION } as const;
    const change = { verb: "change", actionId: "a", after: { ...ACTION, title: "Autre" } } as const;
    const undo = { verb: "undo", actionId: "a" } as const;
    expect(replayDecisions([accept, change])).toEqual([change.after]);
    expect(replayDecisions([accept, change, undo])).toEqual([ACTION]);
    expect(replayDecisions([accept, change, undo, undo])).toEqual([]);
    expect(replayDecisions([accept, undo, change])).toEqual([change.after]);
    expect(standingDecisions([undo, accept])).toEqual([accept]);
  });

  it("an order moves what it names, and leaves out what is no more", () => {
    const two = (["a", "b"] as const).map((actionId, position) => ({
      verb: "add" as const,
      actionId,
      after: aPlannedAction({ id: actionId, position }),
    }));
    const order = { verb: "reorder", actionId: "b", order: ["b", "gone", "a"] } as const;
    expect(replayDecisions([...two, order]).map(({ id, position }) => [id, position])).toEqual([
      ["b", 0],
      ["a", 2],
    ]);
  });

  it("ties in position are broken by id", () => {
    const tied = ["b", "a"].map((actionId) => ({
      verb: "add" as const,
      actionId,
      after: aPlannedAction({ id: actionId, position: 0 }),
    }));
    expect(replayDecisions(tied).map(({ id }) => id)).toEqual(["a", "b"]);
  });
});

describe("two versions of an action", () => {
  it("are the same whatever rides along", () => {
    expect(isSameAction(ACTION, Object.assign({ revision: 3 }, ACTION))).toBe(true);
  });

  it.each(Object.keys(ACTION))("differ when %s differs", (field) => {
    const other: PlannedAction = Object.assign({ ...ACTION }, { [field]: "autre chose" });
    expect(isSameAction(ACTION, other)).toBe(false);
  });
});
