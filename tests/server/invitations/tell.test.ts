/** What the pages of invitations are told: where each firm stands, what is counted, what is left to do. */
import { beforeEach, describe, expect, test } from "vitest";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { inviteAll } from "#app/server/invitations/invite-all.ts";
import { readInvitationQuery, readOutboxQuery } from "#app/server/invitations/list-query.ts";
import { revoke } from "#app/server/invitations/revoke.ts";
import { tellFirm } from "#app/server/invitations/tell-firm.ts";
import { tellOperation } from "#app/server/invitations/tell-operation.ts";
import { tellOutbox } from "#app/server/invitations/tell-outbox.ts";
import type { Db } from "#db/client.server.ts";
import { setGroupThreshold } from "#db/group-threshold.ts";
import { invitationsOfFirm } from "#db/invitations.ts";
import { mailsOfInvitation, setOnMail } from "#db/mails.ts";
import { notices } from "#db/schema/invitations.ts";
import { A_MOMENT, type AnEnrollment, anEnrollment, aRespondent } from "#tests/support/a-database.ts";
import { aQuestionnaire, aScale, aTheme } from "#tests/support/a-questionnaire.ts";
import { anInvitingOperation, type InvitingWorld } from "#tests/support/an-inviting-operation.ts";

const LATER = "2027-02-16T08:00:00.000Z";

let world: InvitingWorld;
let db: Db;
let firm: AnEnrollment;

beforeEach(() => {
  world = anInvitingOperation();
  db = world.db;
  firm = anEnrollment(db, { operation: world.operation, firm: { name: "Menuiserie Lefèvre" } });
});

function inviteEverybody(perspective: InvitedPerspective = "director") {
  const done = inviteAll(
    world.tools,
    world.inviter,
    { operationId: world.operation.id, perspective },
    A_MOMENT,
  );
  if (!done.ok) throw new Error(done.problem.message);
}

function told(search: Readonly<Record<string, string>> = {}, sendsMail = true, now = LATER) {
  const query = readInvitationQuery(new URLSearchParams(search));
  const operation = tellOperation(world.tools, world.operation.id, query, { now, sendsMail });
  if (operation === null) throw new Error("no operation");
  return operation;
}

const idOf = (perspective: InvitedPerspective) =>
  invitationsOfFirm(db, firm.id, world.operation.roundId).find((one) => one.perspective === perspective)
    ?.id ?? "";
const cell = (perspective: InvitedPerspective = "director", sendsMail = true, now = LATER) =>
  told({}, sendsMail, now).rows[0]?.cells[perspective];

function handIn(perspective: "employee" | "customer", count: number) {
  for (let rank = 1; rank <= count; rank += 1) {
    const { id: enrollmentId } = firm;
    aRespondent(db, { enrollmentId, roundId: world.operation.roundId, perspective, submissionRank: rank });
  }
}

describe("where a firm’s invitation stands", () => {
  test("to invite, then awaited while its message leaves, or to be handed over where none leaves", () => {
    expect(cell()).toMatchObject({ situation: "toInvite", state: null });
    inviteEverybody();
    expect(cell()).toMatchObject({ situation: "awaited", state: "prepared", isWaiting: true });
    expect(cell("director", false)).toMatchObject({ situation: "toHandOver" });
  });

  test("to review when its message failed, when it expired, when it was revoked", () => {
    inviteEverybody();
    const mailId = mailsOfInvitation(db, idOf("director"))[0]?.id ?? "";
    setOnMail(db, mailId, { state: "failed" });
    expect(cell()).toMatchObject({ situation: "toReview", hasFailed: true });
    setOnMail(db, mailId, { state: "sent" });
    expect(cell("director", true, "2027-06-01T08:00:00.000Z")).toMatchObject({
      situation: "toReview",
      state: "expired",
    });
    revoke(db, world.inviter, { invitationId: idOf("director") }, A_MOMENT);
    expect(cell()).toMatchObject({ situation: "toReview", state: "revoked" });
  });

  test.each([
    [2, 3, 0],
    [3, 3, 3],
    [5, 3, 3],
    [6, 3, 6],
    [7, 4, 4],
  ])("of a group, %i answers with a threshold of %i show %i", (submitted, threshold, shown) => {
    inviteEverybody("employee");
    setGroupThreshold(db, world.operation.id, threshold);
    handIn("employee", submitted);
    expect(cell("employee")).toMatchObject({ situation: "submitted", submitted, shown });
    const firmPage = tellFirm(world.tools, firm.id, LATER);
    const employees = firmPage?.perspectives.find(({ perspective }) => perspective === "employee");
    expect(employees?.invitation).toMatchObject({ submitted, shown });
  });
});

test("the list counts firms by situation, and narrows to one of them and to words of a name", () => {
  anEnrollment(db, { operation: world.operation, firm: { name: "Atelier Bois" }, email: null });
  anEnrollment(db, { operation: world.operation, withdrawnAt: A_MOMENT });
  expect(told()).toMatchObject({ enrolled: 2, missing: { director: 2 }, withoutAddress: 1 });
  inviteEverybody();
  const { bySituation, missing } = told();
  expect(bySituation).toMatchObject({ awaited: 1, toHandOver: 1, toInvite: 0 });
  expect(missing).toEqual({ director: 0, employee: 2, customer: 2 });
  const names = (search: Readonly<Record<string, string>>) => told(search).rows.map((row) => row.firm);
  expect(names({ situation: "toHandOver" })).toEqual(["Atelier Bois"]);
  expect(names({ situation: "toInvite" })).toEqual([]);
  expect(names({ situation: "toInvite", regard: "customer" })).toEqual([
    "Atelier Bois",
    "Menuiserie Lefèvre",
  ]);
  expect(names({ q: "menuiserie" })).toEqual(["Menuiserie Lefèvre"]);
  expect(names({ situation: "caprice", regard: "financeur", page: "-1" })).toHaveLength(2);
});

test("the progress of a sending counts the messages made since the oldest that waits", () => {
  expect(told().sending).toBeNull();
  for (const name of ["A", "B"]) anEnrollment(db, { operation: world.operation, firm: { name } });
  inviteEverybody();
  const mails = told().rows.map(({ enrollmentId }) => {
    const [invitation] = invitationsOfFirm(db, enrollmentId, world.operation.roundId);
    return mailsOfInvitation(db, invitation?.id ?? "")[0]?.id ?? "";
  });
  setOnMail(db, mails[0] ?? "", { state: "sent" });
  setOnMail(db, mails[1] ?? "", { state: "failed" });
  expect(told().sending).toMatchObject({ waiting: 1, sent: 1, failed: 1, total: 3 });
  setOnMail(db, mails[2] ?? "", { state: "sent" });
  expect(told().sending).toBeNull();
});

test("whom the questionnaire asks nothing has no column, and no minutes on the firm’s page", () => {
  const questionnaire = aQuestionnaire({ themes: [aTheme({ questions: [aScale()] })] });
  const tools = { db, questionnaireOf: () => questionnaire };
  const query = readInvitationQuery(new URLSearchParams());
  expect(tellOperation(tools, world.operation.id, query, { now: LATER, sendsMail: true })?.asked).toEqual([
    "director",
  ]);
  const minutes = tellFirm(tools, firm.id, LATER)?.perspectives.map((one) => one.minutes);
  expect(minutes).toEqual([1, 0, 0]);
});

test("a firm’s page proposes the director and their address, two months, and nothing for groups", () => {
  const page = tellFirm(world.tools, firm.id, A_MOMENT);
  expect(page).toMatchObject({
    firm: "Menuiserie Lefèvre",
    hasNotice: true,
    isWithdrawn: false,
    days: { first: "2027-02-16", usual: "2027-04-16", last: "2028-02-15" },
  });
  expect(page?.perspectives.map(({ proposed }) => proposed)).toEqual([
    { recipient: "Jean Lefèvre", email: "contact@lefevre.example" },
    { recipient: null, email: null },
    { recipient: null, email: null },
  ]);
  db.delete(notices).run();
  expect(tellFirm(world.tools, firm.id, A_MOMENT)?.hasNotice).toBe(false);
  expect(tellFirm(world.tools, "nulle-part", A_MOMENT)).toBeNull();
});

test("the outbox shows what failed first, says what will not leave, and narrows to a state", () => {
  anEnrollment(db, { operation: world.operation, firm: { name: "Atelier Bois" } });
  inviteEverybody();
  setOnMail(db, mailsOfInvitation(db, idOf("director"))[0]?.id ?? "", { state: "failed" });
  const outbox = (etat = "") =>
    tellOutbox(db, world.operation.id, readOutboxQuery(new URLSearchParams({ etat })), LATER);
  expect(outbox().lines.map(({ firm: name, state, whyNot }) => [name, state, whyNot])).toEqual([
    ["Menuiserie Lefèvre", "failed", null],
    ["Atelier Bois", "waiting", null],
  ]);
  expect(outbox("waiting").lines.map(({ firm: name }) => name)).toEqual(["Atelier Bois"]);
  expect(outbox("waiting")).toMatchObject({ total: 1, counts: { waiting: 1, failed: 1 } });
  const expired = tellOutbox(
    db,
    world.operation.id,
    readOutboxQuery(new URLSearchParams()),
    "2027-06-01T08:00:00.000Z",
  );
  expect(expired.lines.map(({ whyNot }) => whyNot)).toEqual(["Le lien a expiré.", "Le lien a expiré."]);
});
