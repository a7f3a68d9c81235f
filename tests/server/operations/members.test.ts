import { describe, expect, it } from "vitest";
import { addMember, removeMember } from "#app/server/operations/members.ts";
import { listAudit } from "#db/audit.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { listMembers } from "#db/operations.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

function aScene() {
  const db = aDatabase();
  const claire = aUser(db, { name: "Claire" });
  const operation = anOperation(db, { consultants: [claire.id] });
  const writer = { actor: { ...actingAs(db, claire), email: claire.email }, address: "192.0.2.1" };
  const add = (email: string) => addMember(db, writer, { operationId: operation.id, email }, A_MOMENT);
  const remove = (userId: string) =>
    removeMember(db, writer, { operationId: operation.id, userId }, A_MOMENT);
  return { db, claire, operation, writer, add, remove };
}
const codeOf = (result: ReturnType<typeof addMember> | ReturnType<typeof removeMember>) =>
  result.ok ? "done" : result.problem.code;

describe("adding somebody to an operation by their address", () => {
  it("gives them the place that their role gives them, and writes it in the log", () => {
    const { db, operation, add } = aScene();
    aUser(db, { email: "paul@exemple.fr", name: "Paul", role: "funder" });
    expect(codeOf(add("  Paul@Exemple.fr "))).toBe("done");
    expect(listMembers(db, operation.id).map(({ name, role }) => [name, role])).toEqual([
      ["Claire", "consultant"],
      ["Paul", "funder"],
    ]);
    expect(listAudit(db, {}, { offset: 0, limit: 1 })).toMatchObject([
      { action: "membership.add", operationId: operation.id, outcome: "done" },
    ]);
  });

  it("is refused for an address without an account, an admin, a closed account, a member", () => {
    const { db, claire, operation, add } = aScene();
    aUser(db, { email: "chef@exemple.fr", role: "admin" });
    aUser(db, { email: "parti@exemple.fr", disabledAt: A_MOMENT });
    expect(
      ["personne@exemple.fr", "chef@exemple.fr", "parti@exemple.fr", claire.email].map((email) =>
        codeOf(add(email)),
      ),
    ).toEqual(["no-account", "admin", "disabled", "already-member"]);
    expect(listMembers(db, operation.id)).toHaveLength(1);
  });

  it("is not for somebody else's operation", () => {
    const { db, writer } = aScene();
    const other = anOperation(db);
    const paul = aUser(db, { email: "paul@exemple.fr" });
    const wanted = { operationId: other.id, email: paul.email };
    expect(codeOf(addMember(db, writer, wanted, A_MOMENT))).toBe("forbidden");
    expect(codeOf(removeMember(db, writer, { operationId: other.id, userId: paul.id }, A_MOMENT))).toBe(
      "forbidden",
    );
  });
});

describe("taking somebody out of an operation", () => {
  it("leaves the firms that they followed to nobody, and those of others to them", () => {
    const { db, claire, operation, add, remove } = aScene();
    const paul = aUser(db, { email: "paul@exemple.fr" });
    add(paul.email);
    const followed = anEnrollment(db, { operation, consultantId: paul.id });
    const hers = anEnrollment(db, { operation, consultantId: claire.id });
    expect(codeOf(remove(paul.id))).toBe("done");
    expect(getEnrollment(db, followed.id)?.consultantId).toBeNull();
    expect(getEnrollment(db, hers.id)?.consultantId).toBe(claire.id);
    expect(listMembers(db, operation.id).map(({ name }) => name)).toEqual(["Claire"]);
  });

  it("never leaves an operation without a consultant", () => {
    const { claire, remove } = aScene();
    expect(codeOf(remove(claire.id))).toBe("last-consultant");
  });

  it("is refused for somebody who isn't in it", () => {
    const { db, remove } = aScene();
    expect(codeOf(remove(aUser(db).id))).toBe("not-a-member");
  });
});
