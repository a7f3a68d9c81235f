import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanDecision, replayDecisions, standingDecisions } from "#app/domain/plan/plan-decision.ts";
import type { Db } from "#db/client.server.ts";
import {
  lastStandingDecision,
  listDecisions,
  listPlannedActions,
  recordDecision,
  undoLastDecision,
} from "#db/plans.ts";
import { planDecisions } from "#db/schema/plans.ts";
import { A_MOMENT, aDatabase, anEnrollment, aUser } from "#tests/support/a-database.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";

function aPlanIn(db: Db) {
  const { id, roundId } = anEnrollment(db);
  const key = { enrollmentId: id, roundId };
  const context = { actorId: aUser(db, { name: "Claire" }).id, decidedAt: A_MOMENT };
  return {
    key,
    context,
    decide: (decision: PlanDecision) => recordDecision(db, key, decision, context),
    undo: () => undoLastDecision(db, key, context),
    titles: () => listPlannedActions(db, key).map(({ title }) => title),
  };
}

const PRIX = aPlannedAction({ id: "prix", recommendation: "prix-de-revient", title: "Prix", position: 0 });
const DEVIS = aPlannedAction({ id: "devis", recommendation: "devis", title: "Devis", position: 1 });

describe("a decision", () => {
  it("is kept in the log with its author, and makes the plan", () => {
    const db = aDatabase();
    const { key, decide } = aPlanIn(db);
    const [stored] = decide({ verb: "accept", actionId: "prix", after: PRIX });
    expect(stored).toEqual({ ...PRIX, revision: 1, updatedAt: A_MOMENT });
    expect(listDecisions(db, key)).toMatchObject([{ verb: "accept", after: PRIX, author: "Claire" }]);
  });

  it("makes the revision of its action grow, and of no other", () => {
    const { decide } = aPlanIn(aDatabase());
    decide({ verb: "accept", actionId: "prix", after: PRIX });
    decide({ verb: "accept", actionId: "devis", after: DEVIS });
    const plan = decide({ verb: "follow-up", actionId: "prix", after: { ...PRIX, status: "done" } });
    expect(plan.map(({ id, revision }) => [id, revision])).toEqual([
      ["prix", 2],
      ["devis", 1],
    ]);
  });

  it("of order moves the actions it names", () => {
    const { decide, titles } = aPlanIn(aDatabase());
    decide({ verb: "accept", actionId: "prix", after: PRIX });
    decide({ verb: "accept", actionId: "devis", after: DEVIS });
    decide({ verb: "reorder", actionId: "devis", order: ["devis", "prix"] });
    expect(titles()).toEqual(["Devis", "Prix"]);
  });

  it("concerns one firm and one round", () => {
    const db = aDatabase();
    const one = aPlanIn(db);
    const other = aPlanIn(db);
    one.decide({ verb: "accept", actionId: "prix", after: PRIX });
    other.decide({ verb: "accept", actionId: "autre", after: { ...PRIX, id: "autre" } });
    other.undo();
    expect(one.titles()).toEqual(["Prix"]);
    expect(other.titles()).toEqual([]);
  });

  it("with a corrupt cell says which", () => {
    const db = aDatabase();
    const { key, context } = aPlanIn(db);
    db.insert(planDecisions)
      .values({ ...key, ...context, actionId: "a", verb: "accept", after: "{}" })
      .run();
    expect(() => listDecisions(db, key)).toThrow(/^Corrupt cell in plan_decisions\.after/);
  });
});

describe("undoing", () => {
  it("takes back the last decision that stands, then the one before it", () => {
    const db = aDatabase();
    const { key, decide, undo, titles } = aPlanIn(db);
    decide({ verb: "accept", actionId: "prix", after: PRIX });
    decide({
      verb: "change",
      actionId: "prix",
      after: { ...PRIX, decision: "changed", title: "Prix juste" },
    });
    decide({ verb: "accept", actionId: "devis", after: DEVIS });
    expect(undo()?.actionId).toBe("devis");
    expect(titles()).toEqual(["Prix juste"]);
    expect(undo()?.verb).toBe("change");
    expect(titles()).toEqual(["Prix"]);
    expect(lastStandingDecision(db, key)?.verb).toBe("accept");
    expect(undo()?.verb).toBe("accept");
    expect(titles()).toEqual([]);
    expect(undo()).toBeNull();
    expect(listDecisions(db, key)).toHaveLength(6);
  });

  it("puts the former order back", () => {
    const { decide, undo, titles } = aPlanIn(aDatabase());
    decide({ verb: "accept", actionId: "prix", after: PRIX });
    decide({ verb: "accept", actionId: "devis", after: DEVIS });
    decide({ verb: "reorder", actionId: "devis", order: ["devis", "prix"] });
    undo();
    expect(titles()).toEqual(["Prix", "Devis"]);
  });

  it("lets the same suggestion be decided on again", () => {
    const { decide, undo, titles } = aPlanIn(aDatabase());
    decide({ verb: "accept", actionId: "prix", after: PRIX });
    undo();
    decide({ verb: "accept", actionId: "prix-bis", after: { ...PRIX, id: "prix-bis" } });
    expect(titles()).toEqual(["Prix"]);
  });
});

it("the stored plan is the replayed log, whatever was decided and undone", () => {
  const ids = ["a", "b", "c"] as const;
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("decide" as const),
      id: fc.constantFrom(...ids),
      title: fc.constantFrom("x", "y"),
    }),
    fc.record({
      kind: fc.constant("order" as const),
      order: fc.shuffledSubarray([...ids], { minLength: 1 }),
    }),
    fc.record({ kind: fc.constant("undo" as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const db = aDatabase();
      const { key, decide, undo } = aPlanIn(db);
      let standing = 0;
      for (const one of steps) {
        if (one.kind === "undo") {
          expect(undo() === null).toBe(standing === 0);
          standing = Math.max(0, standing - 1);
          continue;
        }
        standing += 1;
        if (one.kind === "order") {
          decide({ verb: "reorder", actionId: one.order[0] ?? "", order: one.order });
        } else {
          decide({
            verb: "change",
            actionId: one.id,
            after: aPlannedAction({ id: one.id, title: one.title }),
          });
        }
      }
      const stored = listPlannedActions(db, key).map(({ revision: _r, updatedAt: _u, ...action }) => action);
      expect(stored).toEqual(replayDecisions(listDecisions(db, key)));
      expect(standingDecisions(listDecisions(db, key))).toHaveLength(standing);
      db.$client.close();
    }),
    { numRuns: 60 },
  );
});
