import { describe, expect, test } from "vitest";
import type { TargetForm } from "#app/forms/convention-form.ts";
import { conventionTableOf } from "#app/server/convention/gather-convention.ts";
import {
  addTarget,
  changeTarget,
  MOST_TARGETS,
  moveTarget,
  removeTarget,
} from "#app/server/convention/targets.ts";
import { writeConventionTerms } from "#app/server/convention/write-terms.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { insertAidRequest } from "#db/aid-requests.ts";
import { findTarget, listTargets, readTerms } from "#db/convention.ts";
import { insertAttendances, insertEvent } from "#db/events.ts";
import { collectiveActions, collectiveMembers, collectiveSteps } from "#db/schema/collective.ts";
import { plannedActions } from "#db/schema/plans.ts";
import { anAidRequest, anAttendance, anEvent } from "#tests/support/a-convention.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

function aScene() {
  const db = aDatabase();
  const claire = aUser(db);
  const operation = anOperation(db, { consultants: [claire.id] });
  return { db, operation, actor: actingAs(db, claire) };
}

function form(given: Partial<TargetForm> = {}): TargetForm {
  return {
    revision: "",
    indicator: "enrolled",
    label: null,
    unit: null,
    planned: 30,
    achieved: null,
    justification: null,
    ...given,
  };
}
const codeOf = (result: { readonly ok: boolean; readonly problem?: { readonly code: string } }) =>
  result.problem?.code ?? "done";

describe("a target", () => {
  test("keeps its own words and figure only when it is one’s own", () => {
    const { db, operation, actor } = aScene();
    const words = { label: "Apprentis", unit: "contrats", achieved: 4 };
    mustSucceed(addTarget(db, operation.id, form(words), actor, A_MOMENT));
    mustSucceed(addTarget(db, operation.id, form({ ...words, indicator: "own" }), actor, A_MOMENT));
    expect(listTargets(db, operation.id)).toMatchObject([
      { indicator: "enrolled", label: null, unit: null, achieved: null },
      { indicator: "own", label: "Apprentis", unit: "contrats", achieved: 4 },
    ]);
  });

  test("is promised once, unless it is one’s own", () => {
    const { db, operation, actor } = aScene();
    const add = (indicator: TargetForm["indicator"]) =>
      codeOf(addTarget(db, operation.id, form({ indicator, label: "x", unit: "x" }), actor, A_MOMENT));
    expect(
      ["enrolled", "enrolled", "own", "own"].map((one) => add(one === "own" ? "own" : "enrolled")),
    ).toEqual(["done", "already-there", "done", "done"]);
  });

  test("of two people who save at once the second is told, and the first one’s words stay", () => {
    const { db, operation, actor } = aScene();
    const { targetId } = mustSucceed(addTarget(db, operation.id, form(), actor, A_MOMENT));
    const place = { operationId: operation.id, targetId };
    const seen = findTarget(db, operation.id, targetId)?.revision ?? "";
    const save = (planned: number) =>
      changeTarget(db, place, form({ planned, revision: seen }), actor, A_MOMENT);
    expect(codeOf(save(40))).toBe("done");
    expect(codeOf(save(50))).toBe("stale");
    expect(codeOf(removeTarget(db, place, seen, actor))).toBe("stale");
    expect(findTarget(db, operation.id, targetId)?.planned).toBe(40);
  });

  test("goes up and down, and stays at the ends", () => {
    const { db, operation, actor } = aScene();
    const ids = (["enrolled", "interviewed", "workshops"] as const).map(
      (indicator) => mustSucceed(addTarget(db, operation.id, form({ indicator }), actor, A_MOMENT)).targetId,
    );
    const [first = "", second = "", third = ""] = ids;
    const order = () => listTargets(db, operation.id).map(({ id }) => id);
    mustSucceed(moveTarget(db, operation.id, { targetId: third, direction: "up" }, actor));
    expect(order()).toEqual([first, third, second]);
    mustSucceed(moveTarget(db, operation.id, { targetId: first, direction: "up" }, actor));
    mustSucceed(moveTarget(db, operation.id, { targetId: second, direction: "down" }, actor));
    expect(order()).toEqual([first, third, second]);
  });

  test("is of one operation: another’s is not there", () => {
    const { db, operation, actor } = aScene();
    const other = anOperation(db, { consultants: [actor.id] });
    const { targetId } = mustSucceed(addTarget(db, operation.id, form(), actor, A_MOMENT));
    const both = {
      ...actor,
      memberships: [...actor.memberships, { operationId: other.id, role: "consultant" as const }],
    };
    const place = { operationId: other.id, targetId };
    expect(codeOf(changeTarget(db, place, form(), both, A_MOMENT))).toBe("gone");
    expect(codeOf(removeTarget(db, place, A_MOMENT, both))).toBe("gone");
    expect(codeOf(moveTarget(db, other.id, { targetId, direction: "up" }, both))).toBe("gone");
  });

  test("has limits: so many, no more", () => {
    const { db, operation, actor } = aScene();
    const own = form({ indicator: "own", label: "x", unit: "x" });
    for (let count = 0; count < MOST_TARGETS; count += 1) {
      mustSucceed(addTarget(db, operation.id, own, actor, A_MOMENT));
    }
    expect(codeOf(addTarget(db, operation.id, own, actor, A_MOMENT))).toBe("too-many");
  });
});

describe("whoever may not", () => {
  test("is told nothing of an operation that isn’t theirs, and a funder writes nothing", () => {
    const { db, operation } = aScene();
    const funder = aUser(db, { role: "funder" });
    const funded = anOperation(db, { funderIds: [funder.id] });
    expect(codeOf(addTarget(db, operation.id, form(), aStranger(db), A_MOMENT))).toBe("not-found");
    expect(codeOf(addTarget(db, funded.id, form(), actingAs(db, funder), A_MOMENT))).toBe("forbidden");
  });
});

describe("the terms", () => {
  test("count firms until somebody says otherwise, and change only from what one saw", () => {
    const { db, operation, actor } = aScene();
    const write = (revision: string, publicFunding: number) =>
      writeConventionTerms(
        db,
        operation.id,
        { revision, publicFunding, countedUnit: "person" },
        actor,
        A_MOMENT,
      );
    expect(readTerms(db, operation.id)).toEqual({ publicFunding: null, countedUnit: "firm", revision: "" });
    expect([write("", 80_000), write("", 90_000)].map(codeOf)).toEqual(["done", "stale"]);
    const { revision } = readTerms(db, operation.id);
    // Within the same millisecond, the revision changes all the same.
    expect([write(revision, 95_000), write(revision, 99_000)].map(codeOf)).toEqual(["done", "stale"]);
    expect(readTerms(db, operation.id)).toMatchObject({ publicFunding: 95_000, countedUnit: "person" });
  });
});

test("the account is drawn from what the database holds, of this operation and of firms still in it", () => {
  const { db, operation, actor } = aScene();
  const done = { interviewedAt: A_MOMENT, planAgreedAt: A_MOMENT, reportReleasedAt: A_MOMENT };
  const firm = anEnrollment(db, { operation, ...done });
  const left = anEnrollment(db, { operation, ...done, withdrawnAt: A_MOMENT });
  const elsewhere = anEnrollment(db, done);
  for (const { id, roundId } of [firm, left, elsewhere]) {
    for (const status of ["started", "done", "planned", "dropped"] as const) {
      const action = aPlannedAction({ id: `${id}-${status}`, status, recommendation: null });
      db.insert(plannedActions)
        .values({
          ...action,
          ...{ enrollmentId: id, roundId, revision: 1, updatedAt: A_MOMENT },
          ...{ steps: "[]", fundingSchemes: "[]", collectiveActions: "[]" },
        })
        .run();
    }
    insertAidRequest(db, anAidRequest({ enrollmentId: id }), A_MOMENT);
  }
  for (const operationId of [operation.id, elsewhere.operationId]) {
    const { attendances: _, ...event } = anEvent();
    insertEvent(db, { ...event, operationId }, A_MOMENT);
    const enrollmentId = operationId === operation.id ? firm.id : elsewhere.id;
    insertAttendances(db, event.id, [anAttendance({ enrollmentId })], A_MOMENT);
  }
  for (const id of ["begun", "waiting"]) {
    const row = {
      id,
      operationId: operation.id,
      stage: "gathering" as const,
      description: "{}",
      revision: 1,
    };
    db.insert(collectiveActions)
      .values({ ...row, createdAt: A_MOMENT, updatedAt: A_MOMENT })
      .run();
    for (const enrollmentId of [firm.id, left.id]) {
      const member = { actionId: id, enrollmentId, invitedAt: A_MOMENT, isOwnAnswer: false };
      db.insert(collectiveMembers)
        .values({ ...member, answer: "yes" })
        .run();
    }
  }
  const step = { actionId: "begun", operationId: operation.id, verb: "start-pilot" as const };
  for (const taken of [step, { ...step, actionId: "waiting", verb: "gather" as const }]) {
    db.insert(collectiveSteps)
      .values({ ...taken, takenAt: A_MOMENT })
      .run();
  }
  const expected = {
    enrolled: 1,
    interviewed: 1,
    "plans-agreed": 1,
    "reports-released": 1,
    "actions-begun": 2,
    "actions-done": 1,
    "collective-hours": 3,
    workshops: 1,
    participations: 1,
    "collective-pilots": 1,
    "collective-firms": 1,
    "aid-granted": 10_000,
  } as const;
  const indicators = [
    "enrolled",
    "interviewed",
    "plans-agreed",
    "reports-released",
    "actions-begun",
    "actions-done",
    "collective-hours",
    "workshops",
    "participations",
    "collective-pilots",
    "collective-firms",
    "aid-granted",
  ] as const;
  for (const indicator of indicators) {
    mustSucceed(addTarget(db, operation.id, form({ indicator }), actor, A_MOMENT));
  }
  const { lines } = conventionTableOf(db, operation.id, "2027-06-30");
  expect(Object.fromEntries(lines.map(({ target, achieved }) => [target.indicator, achieved]))).toEqual(
    expected,
  );
});
