import { describe, expect, it } from "vitest";
import type { OperationChange, OperationForm } from "#app/forms/operation-form.ts";
import { createOperation } from "#app/server/operations/create-operation.ts";
import { updateOperation } from "#app/server/operations/update-operation.ts";
import { currentRound, getOperation, listMembers, listOperations } from "#db/operations.ts";
import { A_MOMENT, aDatabase, anOperation, aUser } from "#tests/support/a-database.ts";
import { aQuestionnaire } from "#tests/support/a-questionnaire.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const FORM: OperationForm = {
  name: "Artisans du Maine",
  territory: "Sarthe",
  funders: ["Région"],
  convention: "2027-114",
  startsOn: "2027-03-01",
  endsOn: "2028-02-29",
  targetFirms: 24,
  minimumGroupSize: 5,
  questionnaire: { id: "essai", version: 1 },
};
const questionnaireOf = (id: string, version: number) =>
  id === "essai" && version === 1 ? aQuestionnaire() : null;

function aChange(given: Partial<OperationChange> = {}): OperationChange {
  const { questionnaire: _, ...description } = FORM;
  return { ...description, stage: "pilot", ...given };
}

describe("creating an operation", () => {
  it("makes it in preparation, with its round T0, and its consultant a member of it", () => {
    const db = aDatabase();
    const claire = aStranger(db);
    const created = createOperation({ db, questionnaireOf }, FORM, claire, A_MOMENT);
    if (!created.ok) throw new Error(created.problem.code);
    const { id } = created.value;
    expect(getOperation(db, id)).toEqual({
      id,
      name: "Artisans du Maine",
      questionnaireId: "essai",
      questionnaireVersion: 1,
      territory: "Sarthe",
      funders: ["Région"],
      convention: "2027-114",
      startsOn: "2027-03-01",
      endsOn: "2028-02-29",
      targetFirms: 24,
      minimumGroupSize: 5,
      stage: "preparation",
    });
    expect(currentRound(db, id)).toMatchObject({ code: "T0", openedOn: "2027-03-01" });
    expect(listMembers(db, id)).toMatchObject([{ userId: claire.id, role: "consultant" }]);
  });

  it("by an admin makes nobody a member", () => {
    const db = aDatabase();
    const created = createOperation({ db, questionnaireOf }, FORM, aStranger(db, "admin"), A_MOMENT);
    expect(created.ok && listMembers(db, created.value.id)).toEqual([]);
  });

  it("is not for a funder", () => {
    const db = aDatabase();
    const refused = createOperation({ db, questionnaireOf }, FORM, aStranger(db, "funder"), A_MOMENT);
    expect(refused).toMatchObject({ ok: false, problem: { code: "forbidden" } });
    expect(listOperations(db, { id: "a", role: "admin" })).toEqual([]);
  });

  it("fails on a questionnaire that this server has not published", () => {
    const db = aDatabase();
    const form = { ...FORM, questionnaire: { id: "essai", version: 2 } };
    expect(createOperation({ db, questionnaireOf }, form, aStranger(db), A_MOMENT)).toMatchObject({
      ok: false,
      problem: { code: "questionnaire-missing", field: "questionnaire" },
    });
  });
});

describe("changing an operation", () => {
  it("writes what its consultant changed, never the questionnaire", () => {
    const db = aDatabase();
    const user = aUser(db);
    const { id } = anOperation(db, { consultants: [user.id] });
    expect(updateOperation(db, id, aChange({ name: "Autre" }), actingAs(db, user))).toMatchObject({
      ok: true,
    });
    expect(getOperation(db, id)).toMatchObject({
      name: "Autre",
      stage: "pilot",
      questionnaireId: "artisans-renovation",
    });
  });

  it.each([
    ["a consultant of another operation, who may not know of it", "consultant", false, "not-found"],
    ["a funder of another operation", "funder", false, "not-found"],
    ["its funder, who knows its name only", "funder", true, "forbidden"],
  ] as const)("is refused to %s", (_, role, isMember, code) => {
    const db = aDatabase();
    const user = aUser(db, { role });
    const { id, name } = anOperation(db, { funderIds: isMember ? [user.id] : [] });
    const refused = updateOperation(db, id, aChange(), actingAs(db, user));
    expect(refused).toMatchObject({ ok: false, problem: { code } });
    expect(getOperation(db, id)?.name).toBe(name);
  });

  it("of one that doesn't exist is answered like one that may not be known of", () => {
    const db = aDatabase();
    const refused = updateOperation(db, "aucune", aChange(), aStranger(db, "admin"));
    expect(refused).toMatchObject({ ok: false, problem: { code: "not-found" } });
  });
});
