import { describe, expect, test } from "vitest";
import { logIn, openSession, readSession } from "#app/server/access/sessions.ts";
import {
  type Acting,
  COMMAND_LINE,
  changeUser,
  createUser,
  disableUser,
  enableUser,
  joinOperation,
  leaveOperation,
  type NewUser,
  resetPassword,
} from "#app/server/users.ts";
import { listAudit } from "#db/audit.ts";
import type { Db } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { findUser, listMemberships, listUsers } from "#db/users.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";

function asking(
  db: Db,
  role: "admin" | "consultant" | "funder",
): Acting & { readonly actor: { readonly id: string } } {
  const { id, email } = aUser(db, { role });
  return { actor: { kind: "user", id, email, role, memberships: [] }, address: "192.0.2.7" };
}

const PAUL: NewUser = {
  email: "Paul@Exemple.fr",
  name: "Paul Roux",
  role: "consultant",
  password: null,
  operationIds: [],
};

describe("an account is created", () => {
  test("with a password that is handed over once and works", async () => {
    const db = aDatabase();
    const operation = anOperation(db);
    const result = await createUser(
      db,
      asking(db, "admin"),
      { ...PAUL, operationIds: [operation.id] },
      A_MOMENT,
    );
    if (!result.ok) throw new Error(result.problem.code);
    const { user, generatedPassword } = result.value;
    expect(user.email).toBe("paul@exemple.fr");
    const opened = {
      email: user.email,
      password: generatedPassword ?? "",
      address: "",
      userAgent: "",
      previousToken: null,
    };
    expect((await logIn(db, opened, A_MOMENT)).kind).toBe("in");
    expect(listMemberships(db)).toMatchObject([
      { userId: user.id, operationId: operation.id, role: "consultant" },
    ]);
    const written = listAudit(db, {}, { offset: 0, limit: 9 });
    expect(written.map((entry) => entry.action)).toEqual(["session.open", "membership.add", "user.create"]);
    expect(JSON.stringify(written)).not.toContain(generatedPassword);
  });

  test.each([
    ["an address taken, however it is written", { email: "CLAIRE@exemple.fr" }, "email-taken"],
    ["a weak password", { password: "motdepasse2026!!" }, "weak-password"],
    ["an operation that doesn't exist", { operationIds: ["nulle-part"] }, "no-operation"],
  ])("but not with %s", async (_what, change, code) => {
    const db = aDatabase();
    aUser(db, { email: "claire@exemple.fr" });
    const result = await createUser(db, COMMAND_LINE, { ...PAUL, ...change }, A_MOMENT);
    expect(result).toMatchObject({ ok: false, problem: { code } });
    expect(listUsers(db)).toHaveLength(1);
  });
});

test("nobody but an admin changes anything", async () => {
  for (const role of ["consultant", "funder"] as const) {
    const db = aDatabase();
    const { id } = aUser(db);
    const operation = anOperation(db);
    const acting = asking(db, role);
    const results = [
      await createUser(db, acting, PAUL, A_MOMENT),
      await resetPassword(db, acting, id, A_MOMENT),
      disableUser(db, acting, id, A_MOMENT),
      enableUser(db, acting, id, A_MOMENT),
      changeUser(db, acting, id, { name: "Autre", role: "admin" }, A_MOMENT),
      joinOperation(db, acting, id, operation.id, A_MOMENT),
      leaveOperation(db, acting, id, operation.id, A_MOMENT),
    ];
    for (const result of results) expect(result).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  }
});

describe("the house keeps an admin", () => {
  test("the last one can be neither disabled nor made something else", () => {
    const db = aDatabase();
    const { id } = aUser(db, { role: "admin" });
    expect(disableUser(db, COMMAND_LINE, id, A_MOMENT)).toMatchObject({
      ok: false,
      problem: { code: "last-admin" },
    });
    const demoted = changeUser(db, COMMAND_LINE, id, { name: "Anne", role: "consultant" }, A_MOMENT);
    expect(demoted).toMatchObject({ ok: false, problem: { code: "last-admin" } });
    expect(findUser(db, id)).toMatchObject({ role: "admin", disabledAt: null });
  });

  test("one of two can, but not by themselves", () => {
    const db = aDatabase();
    const acting = asking(db, "admin");
    const { id } = aUser(db, { role: "admin" });
    expect(disableUser(db, acting, acting.actor.id, A_MOMENT)).toMatchObject({
      ok: false,
      problem: { code: "oneself" },
    });
    expect(disableUser(db, acting, id, A_MOMENT).ok).toBe(true);
  });
});

describe("sessions end at once", () => {
  const changes = [
    ["when the account is disabled", (db: Db, id: string) => disableUser(db, COMMAND_LINE, id, A_MOMENT)],
    [
      "when the password is given anew",
      (db: Db, id: string) => resetPassword(db, COMMAND_LINE, id, A_MOMENT),
    ],
    [
      "when the role changes",
      (db: Db, id: string) => changeUser(db, COMMAND_LINE, id, { name: "Claire", role: "funder" }, A_MOMENT),
    ],
  ] as const;
  test.each(changes)("%s", async (_what, change) => {
    const db = aDatabase();
    const { id } = aUser(db);
    const token = openSession(db, id, "Firefox", A_MOMENT);
    await change(db, id);
    expect(readSession(db, token, A_MOMENT)).toBeNull();
  });

  test("not when the name alone changes", () => {
    const db = aDatabase();
    const { id } = aUser(db);
    const token = openSession(db, id, "Firefox", A_MOMENT);
    changeUser(db, COMMAND_LINE, id, { name: "Claire Roux", role: "consultant" }, A_MOMENT);
    expect(readSession(db, token, A_MOMENT)?.user.name).toBe("Claire Roux");
  });
});

describe("leaving an operation", () => {
  function aScene() {
    const db = aDatabase();
    const [claire, paul] = [aUser(db, { name: "Claire" }), aUser(db, { name: "Paul" })];
    const operation = anOperation(db, { name: "Habitat 06", consultants: [claire.id, paul.id] });
    const hers = anEnrollment(db, { operation, consultantId: claire.id });
    const his = anEnrollment(db, { operation, consultantId: paul.id });
    const toFunder = (id: string) =>
      changeUser(db, COMMAND_LINE, id, { name: "Claire", role: "funder" }, A_MOMENT);
    const leave = (id: string) => leaveOperation(db, COMMAND_LINE, id, operation.id, A_MOMENT);
    const followers = () => [hers, his].map(({ id }) => getEnrollment(db, id)?.consultantId);
    return { db, claire, paul, operation, toFunder, leave, followers };
  }

  test("entrusts to nobody the firms that the person followed, and leaves others' to them", () => {
    const { db, claire, paul, leave, followers } = aScene();
    expect(leave(claire.id).ok).toBe(true);
    expect(followers()).toEqual([null, paul.id]);
    expect(listMemberships(db).map(({ userId }) => userId)).toEqual([paul.id]);
    expect(listAudit(db, {}, { offset: 0, limit: 9 }).map(({ action }) => action)).toEqual([
      "membership.remove",
    ]);
  });

  test("is all operations at once with another role, since a place was tied to the old one", () => {
    const { db, claire, paul, toFunder, followers } = aScene();
    anOperation(db, { consultants: [paul.id, claire.id] });
    expect(toFunder(claire.id).ok).toBe(true);
    expect(followers()).toEqual([null, paul.id]);
    expect(listMemberships(db).map(({ userId }) => userId)).toEqual([paul.id, paul.id]);
  });

  test("is refused to the last consultant who can sign in, and says of which operation", () => {
    const { db, claire, paul, leave, followers } = aScene();
    disableUser(db, COMMAND_LINE, paul.id, A_MOMENT);
    expect(leave(claire.id)).toEqual({
      ok: false,
      problem: {
        code: "last-consultant",
        message:
          "Claire est le dernier consultant de l’opération «\u00A0Habitat 06\u00A0»\u00A0: ajoutez-y d’abord quelqu’un d’autre.",
      },
    });
    expect(followers()).toEqual([claire.id, paul.id]);
    expect(leave(paul.id).ok).toBe(true);
  });

  test("is refused altogether when another role would leave one operation without a consultant", () => {
    const { db, claire, toFunder, followers } = aScene();
    const before = followers();
    anOperation(db, { consultants: [claire.id] });
    expect(toFunder(claire.id)).toMatchObject({ ok: false, problem: { code: "last-consultant" } });
    expect(followers()).toEqual(before);
    expect(findUser(db, claire.id)?.role).toBe("consultant");
    expect(listMemberships(db)).toHaveLength(3);
  });

  test("is open to a funder at any time, and asks that one be in it", () => {
    const { db, claire, paul, operation, leave } = aScene();
    for (const { id } of [claire, paul]) disableUser(db, COMMAND_LINE, id, A_MOMENT);
    const anne = aUser(db, { role: "funder" });
    joinOperation(db, COMMAND_LINE, anne.id, operation.id, A_MOMENT);
    expect(leave(anne.id).ok).toBe(true);
    expect(leave(anne.id)).toMatchObject({ ok: false, problem: { code: "not-a-member" } });
  });
});

test("an admin belongs to no operation", () => {
  const db = aDatabase();
  const { id } = aUser(db, { role: "admin" });
  const operation = anOperation(db);
  expect(joinOperation(db, COMMAND_LINE, id, operation.id, A_MOMENT)).toMatchObject({
    ok: false,
    problem: { code: "admin" },
  });
});

test("a disabled account opens again as it was", () => {
  const db = aDatabase();
  const { id } = aUser(db);
  const operation = anOperation(db, { consultants: [id] });
  disableUser(db, COMMAND_LINE, id, A_MOMENT);
  enableUser(db, COMMAND_LINE, id, A_MOMENT);
  expect(findUser(db, id)?.disabledAt).toBeNull();
  expect(listMemberships(db)).toMatchObject([{ operationId: operation.id }]);
});
