/** Inviting, as consultants do it: who may, what is refused, what is written and what is not. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Result } from "#app/domain/errors.ts";
import { hashToken, newToken } from "#app/server/access/tokens.ts";
import { handOverLink } from "#app/server/invitations/hand-over.ts";
import { changeInvitation, invite, sendAgain } from "#app/server/invitations/invite.ts";
import { inviteAll } from "#app/server/invitations/invite-all.ts";
import { settleNotice } from "#app/server/invitations/notice-settings.ts";
import { cancelMail, copyLetter, markSent, retry } from "#app/server/invitations/outbox.ts";
import { cancelReminder, planReminder } from "#app/server/invitations/plan-reminder.ts";
import { reopen, revoke } from "#app/server/invitations/revoke.ts";
import { followLink } from "#app/server/respondents/links.ts";
import { enterByLink, readVisit } from "#app/server/respondents/sessions.ts";
import { listAudit } from "#db/audit.ts";
import type { Db } from "#db/client.server.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { groupThreshold } from "#db/group-threshold.ts";
import { findInvitation, invitationsOfRound } from "#db/invitations.ts";
import { countMails, mailsOfInvitation, mailsOfOperation, setOnMail } from "#db/mails.ts";
import { currentNotice } from "#db/notices.ts";
import { remindersOf } from "#db/reminders.ts";
import { submitSheet } from "#db/respondents.ts";
import { invitationLinks, notices } from "#db/schema/invitations.ts";
import { operationMembers, rounds } from "#db/schema/operations.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  anEnrollment,
  aRespondent,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { linkIn } from "#tests/support/a-mail-catcher.ts";
import { aQuestionnaire, aScale, aTheme } from "#tests/support/a-questionnaire.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";
import {
  anInvitingOperation,
  INVITING_ORIGIN,
  type InvitingWorld,
} from "#tests/support/an-inviting-operation.ts";

const EXPIRES_ON = "2027-04-01";
const LATER = "2027-02-16T08:00:00.000Z";

let world: InvitingWorld;
let db: Db;
let firm: AnEnrollment;

beforeEach(() => {
  world = anInvitingOperation();
  db = world.db;
  firm = anEnrollment(db, { operation: world.operation });
});

const terms = { recipient: "Jean Lefèvre", email: "jean@lefevre.example", expiresOn: EXPIRES_ON };

function invited(change: Partial<Parameters<typeof invite>[2]> = {}, at = A_MOMENT): string {
  const request = { enrollmentId: firm.id, perspective: "director", ...terms, ...change } as const;
  return must(invite(world.tools, world.inviter, request, at)).invitationId;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

const codeOf = (result: Result<unknown>) => (result.ok ? "done" : result.problem.code);
const actions = () =>
  listAudit(db, { operationId: world.operation.id }, { offset: 0, limit: 50 }).map(({ action }) => action);
const closeRound = () => db.update(rounds).set({ closedOn: "2027-02-15" }).run();

describe("inviting one firm", () => {
  test("with an address prepares the invitation and puts its message in the outbox", () => {
    const id = invited();
    expect(findInvitation(db, id)).toMatchObject({
      perspective: "director",
      recipient: "Jean Lefèvre",
      email: "jean@lefevre.example",
      sentAt: null,
      expiresAt: "2027-04-01T21:59:59.000Z",
    });
    expect(mailsOfInvitation(db, id)).toMatchObject([{ kind: "invitation", state: "waiting" }]);
    expect(actions()).toContain("links.invite");
  });

  test("without one prepares it only", () => {
    expect(mailsOfInvitation(db, invited({ email: null }))).toEqual([]);
  });

  const refusals: readonly (readonly [
    what: string,
    code: string,
    arrange: () => unknown,
    change: Partial<Parameters<typeof invite>[2]>,
  ])[] = [
    ["a second time", "already-invited", () => invited(), {}],
    ["before the notice is written", "no-notice", () => db.delete(notices).run(), {}],
    ["once the firm has left", "withdrawn", () => withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT), {}],
    ["once the round is closed", "round-closed", closeRound, {}],
    ["until today", "bad-expiry", () => undefined, { expiresOn: "2027-02-15" }],
    ["for more than a year", "bad-expiry", () => undefined, { expiresOn: "2028-02-16" }],
    ["a firm that isn’t there", "not-found", () => undefined, { enrollmentId: newToken() }],
  ];
  test.each(refusals)("is refused %s", (_what, code, arrange, change) => {
    arrange();
    const before = mailsOfOperation(db, world.operation.id).length;
    const request = { enrollmentId: firm.id, perspective: "director", ...terms, ...change } as const;
    expect(codeOf(invite(world.tools, world.inviter, request, A_MOMENT))).toBe(code);
    expect(mailsOfOperation(db, world.operation.id).length).toBe(before);
  });

  test("is refused to whom the questionnaire asks nothing", () => {
    const questionnaire = aQuestionnaire({ themes: [aTheme({ questions: [aScale()] })] });
    const tools = { db, questionnaireOf: () => questionnaire };
    const request = { enrollmentId: firm.id, perspective: "employee", ...terms } as const;
    const result = invite(tools, world.inviter, request, A_MOMENT);
    expect(codeOf(result)).toBe("not-asked");
    expect(result.ok ? "" : result.problem.message).toContain("pour les salariés");
  });
});

test("nobody else’s consultant does any of it, and learns nothing", () => {
  const invitationId = invited();
  const mailId = mailsOfInvitation(db, invitationId)[0]?.id ?? "";
  const operationId = world.operation.id;
  const stranger = { actor: { ...aStranger(db), email: "autre@exemple.fr" }, address: "192.0.2.9" };
  const funder = { actor: { ...aStranger(db, "funder"), email: "f@exemple.fr" }, address: "192.0.2.9" };
  // Knows of the operation, and may do nothing of the kind in it.
  const member = aUser(db, { role: "funder" });
  db.insert(operationMembers).values({ operationId, userId: member.id, role: "funder" }).run();
  const itsFunder = { actor: { ...actingAs(db, member), email: member.email }, address: "192.0.2.9" };
  const before = JSON.stringify([findInvitation(db, invitationId), mailsOfInvitation(db, invitationId)]);
  const logged = actions().length;
  for (const [inviter, code] of [
    [stranger, "not-found"],
    [funder, "not-found"],
    [itsFunder, "forbidden"],
  ] as const) {
    const which = { operationId, mailId };
    const codes = [
      invite(world.tools, inviter, { enrollmentId: firm.id, perspective: "employee", ...terms }, A_MOMENT),
      inviteAll(world.tools, inviter, { operationId, perspective: "director" }, A_MOMENT),
      changeInvitation(db, inviter, { invitationId, ...terms }, A_MOMENT),
      sendAgain(db, inviter, { invitationId }, A_MOMENT),
      handOverLink(world.tools, inviter, { invitationId }, A_MOMENT),
      planReminder(db, inviter, { invitationId, dueOn: "2027-03-01" }, A_MOMENT),
      cancelReminder(db, inviter, { invitationId, dueOn: "2027-03-01" }, A_MOMENT),
      revoke(db, inviter, { invitationId }, A_MOMENT),
      reopen(db, inviter, { invitationId }, A_MOMENT),
      copyLetter(world.tools, inviter, which, A_MOMENT),
      markSent(db, inviter, which, A_MOMENT),
      retry(db, inviter, which, A_MOMENT),
      cancelMail(db, inviter, which, A_MOMENT),
      settleNotice(db, inviter, operationId, { ...NOTICE, groupThreshold: 5 }, A_MOMENT),
    ].map(codeOf);
    expect(new Set(codes)).toEqual(new Set([code]));
  }
  expect(JSON.stringify([findInvitation(db, invitationId), mailsOfInvitation(db, invitationId)])).toBe(
    before,
  );
  expect(actions().length).toBe(logged);
  expect(db.select().from(invitationLinks).all()).toEqual([]);
});

test("a message is acted on from its own operation only", () => {
  const mailId = mailsOfInvitation(db, invited())[0]?.id ?? "";
  const other = anInvitingOperation({ db });
  expect(codeOf(markSent(db, world.inviter, { operationId: other.operation.id, mailId }, A_MOMENT))).toBe(
    "not-found",
  );
});

describe("inviting everybody", () => {
  const all = (perspective: "director" | "employee" | "customer" = "director", now = A_MOMENT) =>
    must(inviteAll(world.tools, world.inviter, { operationId: world.operation.id, perspective }, now));

  test("writes to the directors who have an address, prepares the others, and writes to nobody twice", () => {
    anEnrollment(db, { operation: world.operation, email: null });
    anEnrollment(db, { operation: world.operation, email: "pas une adresse" });
    anEnrollment(db, { operation: world.operation, withdrawnAt: A_MOMENT });
    expect(all()).toEqual({ prepared: 3, queued: 1, withoutAddress: 2 });
    expect(all()).toEqual({ prepared: 0, queued: 0, withoutAddress: 0 });
    expect(countMails(db, world.operation.id).waiting).toBe(1);
    expect(actions().filter((action) => action === "links.inviteAll").length).toBe(2);
  });

  test("writes to a director who got an address since, unless the link was handed over already", () => {
    const late = anEnrollment(db, { operation: world.operation, email: null });
    const met = anEnrollment(db, { operation: world.operation, email: null });
    all();
    const ofMet = invitationsOfRound(db, world.operation.roundId).find((one) => one.enrollmentId === met.id);
    must(handOverLink(world.tools, world.inviter, { invitationId: ofMet?.id ?? "" }, A_MOMENT));
    db.$client
      .prepare("UPDATE enrollments SET email = 'neuf@exemple.fr' WHERE id IN (?, ?)")
      .run(late.id, met.id);
    expect(all()).toEqual({ prepared: 0, queued: 1, withoutAddress: 0 });
    expect(mailsOfOperation(db, world.operation.id).map(({ recipient }) => recipient)).toContain(
      "neuf@exemple.fr",
    );
  });

  test("prepares one shared link per firm, and sends nothing", () => {
    anEnrollment(db, { operation: world.operation });
    expect(all("employee")).toEqual({ prepared: 2, queued: 0, withoutAddress: 0 });
    expect(all("customer")).toEqual({ prepared: 2, queued: 0, withoutAddress: 0 });
    expect(invitationsOfRound(db, world.operation.roundId).map(({ email }) => email)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(countMails(db, world.operation.id).waiting).toBe(0);
  });

  test("200 firms are prepared in under two seconds", () => {
    for (let index = 0; index < 199; index += 1) {
      anEnrollment(db, { operation: world.operation, email: `dirigeant${index}@exemple.fr` });
    }
    const started = performance.now();
    expect(all()).toEqual({ prepared: 200, queued: 200, withoutAddress: 0 });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("handing a link over", () => {
  test("gives a new address each time, which opens the invitation; only its hash is kept", () => {
    const invitationId = invited({ email: null });
    const [first, second] = [A_MOMENT, LATER].map(
      (now) => must(handOverLink(world.tools, world.inviter, { invitationId }, now)).address,
    );
    expect(first).not.toBe(second);
    expect(findInvitation(db, invitationId)?.sentAt).toBe(A_MOMENT);
    for (const address of [first, second]) {
      expect(address).toMatch(/^https:\/\/diapason\.exemple\.fr\/r\//);
      const token = address?.split("/").at(-1) ?? "";
      expect(followLink(db, token, LATER)).toMatchObject({ kind: "open", invitation: { id: invitationId } });
      const kept = JSON.stringify([
        db.select().from(invitationLinks).all(),
        listAudit(db, {}, { offset: 0, limit: 50 }),
      ]);
      expect(kept).not.toContain(token);
      expect(kept).toContain(hashToken(token));
    }
    expect(actions().filter((action) => action === "links.show").length).toBe(2);
  });

  test("is refused once the director has handed in; a shared link goes on", () => {
    const director = invited({ email: null });
    const employees = invited({ perspective: "employee", email: null });
    const sheet = aRespondent(db, { enrollmentId: firm.id, roundId: world.operation.roundId });
    for (const id of [firm.sheets.director, sheet]) submitSheet(db, id, A_MOMENT);
    expect(codeOf(handOverLink(world.tools, world.inviter, { invitationId: director }, LATER))).toBe(
      "not-leaving",
    );
    expect(codeOf(handOverLink(world.tools, world.inviter, { invitationId: employees }, LATER))).toBe("done");
  });
});

describe("revoking", () => {
  test("kills links and sessions at once, gives waiting messages and reminders up, keeps answers; reopening revives no link", () => {
    const invitationId = invited();
    const { address } = must(handOverLink(world.tools, world.inviter, { invitationId }, A_MOMENT));
    const token = address.split("/").at(-1) ?? "";
    const entry = enterByLink(db, token, null, A_MOMENT);
    const cookie = entry.kind === "in" ? entry.token : "";
    must(planReminder(db, world.inviter, { invitationId, dueOn: "2027-03-01" }, A_MOMENT));
    writeAnswers(db, firm.sheets.director, { avis: { choice: "parfois" } });
    expect(readVisit(db, cookie, LATER)).not.toBeNull();

    must(revoke(db, world.inviter, { invitationId }, LATER));
    expect(followLink(db, token, LATER)).toMatchObject({ kind: "closed" });
    expect(readVisit(db, cookie, LATER)).toBeNull();
    expect(mailsOfInvitation(db, invitationId).map(({ state }) => state)).toEqual(["cancelled"]);
    expect(remindersOf(db, invitationId)).toEqual([]);
    expect(findInvitation(db, invitationId)?.begun).toBe(1);
    expect(codeOf(revoke(db, world.inviter, { invitationId }, LATER))).toBe("already-revoked");
    expect(codeOf(handOverLink(world.tools, world.inviter, { invitationId }, LATER))).toBe("not-leaving");
    expect(codeOf(sendAgain(db, world.inviter, { invitationId }, LATER))).toBe("not-leaving");

    must(reopen(db, world.inviter, { invitationId }, LATER));
    expect(followLink(db, token, LATER)).toEqual({ kind: "closed", why: "unknown" });
    expect(readVisit(db, cookie, LATER)).toBeNull();
    expect(codeOf(handOverLink(world.tools, world.inviter, { invitationId }, LATER))).toBe("done");
    expect(codeOf(reopen(db, world.inviter, { invitationId }, LATER))).toBe("still-open");
    expect(actions()).toEqual(expect.arrayContaining(["links.revoke", "links.reopen"]));
  });

  test("an expired invitation gets the usual time again", () => {
    const invitationId = invited();
    const then = "2027-06-01T08:00:00.000Z";
    expect(codeOf(sendAgain(db, world.inviter, { invitationId }, then))).toBe("not-leaving");
    must(reopen(db, world.inviter, { invitationId }, then));
    expect(findInvitation(db, invitationId)?.expiresAt).toBe("2027-07-31T21:59:59.000Z");
  });
});

describe("sending again and reminding", () => {
  test("a message is not doubled while the first one waits", () => {
    const invitationId = invited();
    expect(codeOf(sendAgain(db, world.inviter, { invitationId }, LATER))).toBe("waiting");
    const mailId = mailsOfInvitation(db, invitationId)[0]?.id ?? "";
    must(markSent(db, world.inviter, { operationId: world.operation.id, mailId }, LATER));
    expect(codeOf(sendAgain(db, world.inviter, { invitationId }, LATER))).toBe("done");
  });

  test("goes to the address as it was changed", () => {
    const invitationId = invited({ email: null });
    expect(codeOf(sendAgain(db, world.inviter, { invitationId }, A_MOMENT))).toBe("no-address");
    const changed = { invitationId, ...terms, email: "neuf@lefevre.example", expiresOn: "2027-05-01" };
    must(changeInvitation(db, world.inviter, changed, A_MOMENT));
    must(sendAgain(db, world.inviter, { invitationId }, A_MOMENT));
    expect(mailsOfInvitation(db, invitationId)).toMatchObject([{ recipient: "neuf@lefevre.example" }]);
    expect(findInvitation(db, invitationId)?.expiresAt).toBe("2027-05-01T21:59:59.000Z");
  });

  const refusals: readonly (readonly [
    what: string,
    code: string,
    arrange: (id: string) => unknown,
    dueOn: string,
  ])[] = [
    ["today", "reminder-refused", () => undefined, "2027-02-16"],
    ["after the link’s last day", "after-expiry", () => undefined, "2027-04-02"],
    [
      "twice on one day",
      "reminder-refused",
      (invitationId) => must(planReminder(db, world.inviter, { invitationId, dueOn: "2027-03-01" }, LATER)),
      "2027-03-01",
    ],
    [
      "a fourth time",
      "reminder-refused",
      (invitationId) => {
        for (const dueOn of ["2027-02-20", "2027-02-21", "2027-02-22"]) {
          must(planReminder(db, world.inviter, { invitationId, dueOn }, LATER));
        }
      },
      "2027-03-01",
    ],
    ["once handed in", "not-leaving", () => submitSheet(db, firm.sheets.director, A_MOMENT), "2027-03-01"],
    [
      "without an address",
      "no-address",
      (invitationId) =>
        must(changeInvitation(db, world.inviter, { invitationId, ...terms, email: null }, LATER)),
      "2027-03-01",
    ],
    [
      "once the firm has left",
      "withdrawn",
      () => withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT),
      "2027-03-01",
    ],
    ["once the round is closed", "round-closed", closeRound, "2027-03-01"],
  ];
  test.each(refusals)("a reminder is refused %s", (_what, code, arrange, dueOn) => {
    const invitationId = invited();
    must(handOverLink(world.tools, world.inviter, { invitationId }, A_MOMENT));
    arrange(invitationId);
    expect(codeOf(planReminder(db, world.inviter, { invitationId, dueOn }, LATER))).toBe(code);
  });

  test("a reminder of an invitation that nobody got is refused, and one that has left can’t be given up", () => {
    const invitationId = invited();
    const day = { invitationId, dueOn: "2027-03-01" };
    expect(codeOf(planReminder(db, world.inviter, day, LATER))).toBe("not-leaving");
    must(handOverLink(world.tools, world.inviter, { invitationId }, A_MOMENT));
    must(planReminder(db, world.inviter, day, LATER));
    expect(codeOf(cancelReminder(db, world.inviter, day, LATER))).toBe("done");
    expect(codeOf(cancelReminder(db, world.inviter, day, LATER))).toBe("gone");
    expect(remindersOf(db, invitationId)).toEqual([]);
  });
});

describe("the outbox", () => {
  const waitingMail = () => {
    const invitationId = invited();
    const mailId = mailsOfInvitation(db, invitationId)[0]?.id ?? "";
    return { invitationId, mailId, which: { operationId: world.operation.id, mailId } };
  };

  test("a letter is written to be copied, with a link of its own, and waits still", () => {
    const { which, invitationId } = waitingMail();
    const letter = must(copyLetter(world.tools, world.inviter, which, LATER));
    const link = linkIn(letter.text);
    expect(link.startsWith(`${INVITING_ORIGIN}/r/`)).toBe(true);
    expect(followLink(db, link.split("/").at(-1) ?? "", LATER)).toMatchObject({ kind: "open" });
    expect(mailsOfInvitation(db, invitationId)[0]?.state).toBe("waiting");
    expect(JSON.stringify(mailsOfInvitation(db, invitationId))).not.toContain(link.split("/").at(-1));
  });

  test("a message that somebody sent is marked as sent, once, and so is its invitation", () => {
    const { which, invitationId } = waitingMail();
    must(markSent(db, world.inviter, which, LATER));
    expect(mailsOfInvitation(db, invitationId)[0]).toMatchObject({ state: "sent", sentAt: LATER });
    expect(findInvitation(db, invitationId)?.sentAt).toBe(LATER);
    expect(codeOf(markSent(db, world.inviter, which, LATER))).toBe("not-waiting");
    expect(codeOf(cancelMail(db, world.inviter, which, LATER))).toBe("not-waiting");
  });

  test("a failed one is tried again from the start, or given up for good", () => {
    const { which, mailId, invitationId } = waitingMail();
    setOnMail(db, mailId, { state: "failed", attempts: 6, lastError: "Refusée." });
    must(retry(db, world.inviter, which, LATER));
    expect(mailsOfInvitation(db, invitationId)[0]).toMatchObject({
      state: "waiting",
      attempts: 0,
      nextAttemptAt: LATER,
    });
    must(cancelMail(db, world.inviter, which, LATER));
    expect(codeOf(retry(db, world.inviter, which, LATER))).toBe("not-waiting");
  });

  test("nothing is written for an invitation that is over", () => {
    const { which } = waitingMail();
    submitSheet(db, firm.sheets.director, A_MOMENT);
    expect(codeOf(copyLetter(world.tools, world.inviter, which, LATER))).toBe("not-leaving");
    expect(db.select().from(invitationLinks).all()).toEqual([]);
  });
});

const NOTICE = {
  controller: "Région Pays de la Loire",
  contact: "rgpd@region.example",
  legalBasis: "public-interest",
  retentionMonths: 36,
} as const;

describe("the notice", () => {
  const settle = (threshold: number) =>
    settleNotice(db, world.inviter, world.operation.id, { ...NOTICE, groupThreshold: threshold }, LATER);

  test("is written as a new version when its words change, and the threshold with it", () => {
    expect(must(settle(4))).toEqual({ version: 2 });
    expect(currentNotice(db, world.operation.id)).toEqual({ ...NOTICE, version: 2 });
    expect(groupThreshold(db, world.operation.id)).toBe(4);
    expect(must(settle(4))).toEqual({ version: 2 });
  });

  test("keeps its threshold once an employee or a customer has answered, and refuses all of a change of it", () => {
    const sheet = aRespondent(db, {
      enrollmentId: firm.id,
      roundId: world.operation.roundId,
      perspective: "customer",
    });
    // A sheet that was opened and holds nothing settles nothing.
    must(settle(4));
    writeAnswers(db, sheet, { avis: { choice: "parfois" } });
    const refused = settle(5);
    expect(codeOf(refused)).toBe("threshold-settled");
    expect(refused).toMatchObject({ problem: { field: "groupThreshold" } });
    expect(groupThreshold(db, world.operation.id)).toBe(4);
    const before = currentNotice(db, world.operation.id);
    settleNotice(
      db,
      world.inviter,
      world.operation.id,
      { ...NOTICE, contact: "x", groupThreshold: 5 },
      LATER,
    );
    expect(currentNotice(db, world.operation.id)).toEqual(before);
    expect(codeOf(settle(4))).toBe("done");
  });

  test("the director’s and the consultant’s answers settle no threshold", () => {
    writeAnswers(db, firm.sheets.director, { avis: { choice: "parfois" } });
    submitSheet(db, firm.sheets.director, A_MOMENT);
    expect(codeOf(settle(6))).toBe("done");
  });
});
