/** The postman over a real mail server and a real database: what leaves, what waits, what fails, and what is left of it. */
import { expect, onTestFinished, test } from "vitest";
import { hashToken } from "#app/server/access/tokens.ts";
import { inviteAll } from "#app/server/invitations/invite-all.ts";
import { cancelMail } from "#app/server/invitations/outbox.ts";
import { planReminder } from "#app/server/invitations/plan-reminder.ts";
import { revoke } from "#app/server/invitations/revoke.ts";
import { makeLog } from "#app/server/log.ts";
import { openMailer } from "#app/server/mail/mailer.ts";
import { AT_ONCE, startSender } from "#app/server/mail/sender.ts";
import { followLink } from "#app/server/respondents/links.ts";
import type { Db } from "#db/client.server.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { invitationsOfRound } from "#db/invitations.ts";
import { mailsOfOperation } from "#db/mails.ts";
import { remindersOf } from "#db/reminders.ts";
import { submitSheet } from "#db/respondents.ts";
import { invitationLinks } from "#db/schema/invitations.ts";
import { A_MOMENT, anEnrollment } from "#tests/support/a-database.ts";
import { aMailCatcher, linkIn, type MailCatcher } from "#tests/support/a-mail-catcher.ts";
import { anInvitingOperation, type InvitingWorld } from "#tests/support/an-inviting-operation.ts";

const IMPATIENT = { connection: 500, silence: 500, whole: 800 };

/** Firms whose directors are all invited at A_MOMENT; gives what was enrolled. */
function invitedFirms(world: InvitingWorld, emails: readonly string[]) {
  const firms = emails.map((email, index) =>
    anEnrollment(world.db, { operation: world.operation, email, firm: { name: `Entreprise ${index}` } }),
  );
  const invited = inviteAll(
    world.tools,
    world.inviter,
    { operationId: world.operation.id, perspective: "director" },
    A_MOMENT,
  );
  if (!invited.ok) throw new Error(invited.problem.message);
  return firms;
}

/** A postman whose clock the test moves. */
function aSender(world: InvitingWorld, port: number | null, at = A_MOMENT) {
  const time = { now: at };
  const mailer =
    port === null
      ? null
      : openMailer(
          {
            server: { host: "127.0.0.1", port, secure: false, user: null, password: null },
            from: { name: null, address: "diapason@exemple.fr" },
          },
          IMPATIENT,
        );
  const sender = startSender(world.tools, {
    mailer,
    log: makeLog("silent"),
    clock: () => time.now,
    lookEvery: 10,
    remindEvery: 10,
  });
  onTestFinished(() => sender.stop());
  return { ...sender, moveTo: (now: string) => Object.assign(time, { now }) };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error("It did not come about in time.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const statesOf = (world: InvitingWorld) =>
  mailsOfOperation(world.db, world.operation.id).map(({ state }) => state);
const linkCount = (db: Db) => db.select().from(invitationLinks).all().length;
const received = (catcher: MailCatcher) => catcher.mails.flatMap(({ envelopeTo }) => envelopeTo).toSorted();
const after = (minutes: number) => new Date(Date.parse(A_MOMENT) + minutes * 60_000).toISOString();

test("messages leave a few at once, each with a link that opens its own invitation", async () => {
  const catcher = await aMailCatcher({ delay: 30 });
  const world = anInvitingOperation();
  const emails = Array.from({ length: 8 }, (_, index) => `dirigeant${index}@exemple.fr`);
  invitedFirms(world, emails);
  aSender(world, catcher.port);
  await until(() => statesOf(world).every((state) => state === "sent"));
  expect(received(catcher)).toEqual(emails);
  expect(catcher.mostAtOnce()).toBe(AT_ONCE);
  for (const mail of catcher.mails) {
    const token = linkIn(mail.text).split("/").at(-1) ?? "";
    const target = followLink(world.db, token, A_MOMENT);
    expect(target).toMatchObject({ kind: "open", invitation: { email: mail.envelopeTo[0] } });
    // The outbox and the links hold nothing that opens anything.
    const stored = JSON.stringify([
      mailsOfOperation(world.db, world.operation.id),
      world.db.select().from(invitationLinks).all(),
    ]);
    expect(stored).not.toContain(token);
    expect(stored).toContain(hashToken(token));
  }
  expect(
    invitationsOfRound(world.db, world.operation.roundId).every(({ sentAt }) => sentAt === A_MOMENT),
  ).toBe(true);
});

test("an address that is refused fails alone and at once, and its link is taken back", async () => {
  const catcher = await aMailCatcher({
    judge: (address) => (address.startsWith("faux") ? { code: 550, says: "No such user" } : null),
  });
  const world = anInvitingOperation();
  invitedFirms(world, ["un@exemple.fr", "faux@exemple.fr", "deux@exemple.fr"]);
  aSender(world, catcher.port);
  await until(() => !statesOf(world).includes("waiting"));
  expect(received(catcher)).toEqual(["deux@exemple.fr", "un@exemple.fr"]);
  const failed = mailsOfOperation(world.db, world.operation.id).find(({ state }) => state === "failed");
  expect(failed).toMatchObject({ recipient: "faux@exemple.fr", attempts: 1, sentAt: null });
  expect(failed?.lastError).toContain("refuse cette adresse");
  expect(linkCount(world.db)).toBe(2);
});

test("a server that is down is tried again later, and the message leaves when it is back", async () => {
  const down = await aMailCatcher();
  await down.stop();
  const world = anInvitingOperation();
  invitedFirms(world, ["un@exemple.fr"]);
  const sender = aSender(world, down.port);
  const [mail] = [() => mailsOfOperation(world.db, world.operation.id)[0]];
  await until(() => mail?.()?.attempts === 1);
  expect(mail?.()).toMatchObject({ state: "waiting", nextAttemptAt: after(1), sentAt: null });
  expect(mail?.()?.lastError).toBe("Le serveur de courrier ne répond pas.");
  expect(linkCount(world.db)).toBe(0);
  const up = await aMailCatcher({ port: down.port });
  sender.moveTo(after(1));
  await until(() => mail?.()?.state === "sent");
  expect(received(up)).toEqual(["un@exemple.fr"]);
  expect(mail?.()).toMatchObject({ attempts: 2, lastError: null, sentAt: after(1) });
});

test("after six attempts a message has failed, each wait longer than the one before", async () => {
  const down = await aMailCatcher();
  await down.stop();
  const world = anInvitingOperation();
  invitedFirms(world, ["un@exemple.fr"]);
  const sender = aSender(world, down.port);
  const mail = () => mailsOfOperation(world.db, world.operation.id)[0];
  let at = 0;
  for (const [index, wait] of [1, 5, 30, 120, 720].entries()) {
    await until(() => mail()?.attempts === index + 1);
    at += wait;
    expect(mail()).toMatchObject({ state: "waiting", nextAttemptAt: after(at) });
    sender.moveTo(after(at));
  }
  await until(() => mail()?.state === "failed");
  expect(mail()?.attempts).toBe(6);
});

test("a server that never answers stops neither the process nor the stop, and the message is put back", async () => {
  const catcher = await aMailCatcher({ delay: Number.POSITIVE_INFINITY });
  const world = anInvitingOperation();
  invitedFirms(world, ["un@exemple.fr"]);
  const sender = aSender(world, catcher.port);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  await until(() => mailsOfOperation(world.db, world.operation.id)[0]?.attempts === 1);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(20);
  expect(mailsOfOperation(world.db, world.operation.id)[0]).toMatchObject({
    state: "waiting",
    lastError: "Le serveur de courrier met trop longtemps à répondre.",
  });
  await sender.stop();
});

test("stopping finishes the messages under way and takes no other", async () => {
  const catcher = await aMailCatcher({ delay: 150 });
  const world = anInvitingOperation();
  invitedFirms(
    world,
    Array.from({ length: 6 }, (_, index) => `d${index}@exemple.fr`),
  );
  const sender = aSender(world, catcher.port);
  await until(() => catcher.mostAtOnce() === AT_ONCE);
  await sender.stop();
  expect(statesOf(world).toSorted()).toEqual([
    ...Array.from({ length: AT_ONCE }, () => "sent"),
    ...Array.from({ length: 6 - AT_ONCE }, () => "waiting"),
  ]);
  expect(catcher.mails.length).toBe(AT_ONCE);
});

test("nothing leaves for an invitation that was revoked, has expired or was answered, nor for a firm that left", async () => {
  const catcher = await aMailCatcher();
  const world = anInvitingOperation();
  const { db } = world;
  const [revoked, submitted, withdrawn, expired] = invitedFirms(world, [
    "revoquee@exemple.fr",
    "remise@exemple.fr",
    "retiree@exemple.fr",
    "expiree@exemple.fr",
  ]);
  const invitationOf = (id: string | undefined) =>
    invitationsOfRound(db, world.operation.roundId).find(({ enrollmentId }) => enrollmentId === id)?.id ?? "";
  submitSheet(db, submitted?.sheets.director ?? "", A_MOMENT);
  withdrawEnrollment(db, withdrawn?.id ?? "", "Cessation", A_MOMENT);
  db.$client
    .prepare("UPDATE invitations SET expires_at = ? WHERE id = ?")
    .run(A_MOMENT, invitationOf(expired?.id));
  expect(revoke(db, world.inviter, { invitationId: invitationOf(revoked?.id) }, A_MOMENT).ok).toBe(true);
  aSender(world, catcher.port);
  await until(() => !statesOf(world).includes("waiting"));
  expect(statesOf(world)).toEqual(["cancelled", "cancelled", "cancelled", "cancelled"]);
  expect(catcher.mails).toEqual([]);
  expect(linkCount(db)).toBe(0);
  const reasons = mailsOfOperation(db, world.operation.id).map(({ lastError }) => lastError);
  expect(reasons.toSorted()).toEqual([
    "La feuille de réponses a déjà été remise.",
    "Le lien a expiré.",
    "L’entreprise s’est retirée de l’opération.",
    null,
  ]);
});

test("a reminder leaves on its day, once, and never to somebody who has handed in", async () => {
  const catcher = await aMailCatcher();
  const world = anInvitingOperation();
  const { db, inviter } = world;
  const [early, late] = invitedFirms(world, ["remise@exemple.fr", "en-retard@exemple.fr"]);
  const sender = aSender(world, catcher.port);
  await until(() => statesOf(world).every((state) => state === "sent"));
  for (const { id, email } of invitationsOfRound(db, world.operation.roundId)) {
    expect(
      planReminder(db, inviter, { invitationId: id, dueOn: "2027-02-20" }, A_MOMENT).ok,
      email ?? "",
    ).toBe(true);
  }
  submitSheet(db, early?.sheets.director ?? "", A_MOMENT);
  sender.moveTo("2027-02-19T20:00:00.000Z");
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(catcher.mails.length).toBe(2);
  sender.moveTo("2027-02-20T06:00:00.000Z");
  await until(() => catcher.mails.length === 3);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(catcher.mails.map(({ subject }) => subject).slice(2)).toEqual([
    "Rappel\u00A0: votre auto-évaluation, Entreprise 1",
  ]);
  expect(catcher.mails.at(-1)?.envelopeTo).toEqual(["en-retard@exemple.fr"]);
  const lateId = invitationsOfRound(db, world.operation.roundId).find(
    ({ enrollmentId }) => enrollmentId === late?.id,
  )?.id;
  expect(remindersOf(db, lateId ?? "")).toEqual([
    { dueOn: "2027-02-20", queuedAt: "2027-02-20T06:00:00.000Z" },
  ]);
});

test("a reminder doesn’t even join the outbox once its firm has left", async () => {
  const world = anInvitingOperation();
  const { db } = world;
  const [left, stayed] = invitedFirms(world, ["partie@exemple.fr", "restee@exemple.fr"]);
  db.$client.prepare("UPDATE invitations SET sent_at = ?").run(A_MOMENT);
  for (const { id } of invitationsOfRound(db, world.operation.roundId)) {
    expect(planReminder(db, world.inviter, { invitationId: id, dueOn: "2027-02-20" }, A_MOMENT).ok).toBe(
      true,
    );
  }
  withdrawEnrollment(db, left?.id ?? "", "Cessation", A_MOMENT);
  aSender(world, null, "2027-02-20T06:00:00.000Z");
  const reminded = () => mailsOfOperation(db, world.operation.id).filter(({ kind }) => kind === "reminder");
  await until(() => reminded().length > 0);
  expect(reminded().map(({ recipient }) => recipient)).toEqual(["restee@exemple.fr"]);
  expect(stayed).toBeDefined();
});

test("a message that was cancelled while the server hesitated stays cancelled", async () => {
  const catcher = await aMailCatcher({ delay: 100, judgeMessage: () => ({ code: 451, says: "plus tard" }) });
  const world = anInvitingOperation();
  invitedFirms(world, ["un@exemple.fr"]);
  const [mail] = mailsOfOperation(world.db, world.operation.id);
  const sender = aSender(world, catcher.port);
  await until(() => catcher.mostAtOnce() === 1);
  const which = { operationId: world.operation.id, mailId: mail?.id ?? "" };
  expect(cancelMail(world.db, world.inviter, which, A_MOMENT).ok).toBe(true);
  await sender.stop();
  expect(mailsOfOperation(world.db, world.operation.id)[0]).toMatchObject({
    state: "cancelled",
    attempts: 0,
  });
  expect(linkCount(world.db)).toBe(0);
});

test("without a mail server messages wait, and due reminders join them", async () => {
  const world = anInvitingOperation();
  invitedFirms(world, ["un@exemple.fr"]);
  const [invitation] = invitationsOfRound(world.db, world.operation.roundId);
  const id = invitation?.id ?? "";
  world.db.$client.prepare("UPDATE invitations SET sent_at = ? WHERE id = ?").run(A_MOMENT, id);
  expect(planReminder(world.db, world.inviter, { invitationId: id, dueOn: "2027-02-20" }, A_MOMENT).ok).toBe(
    true,
  );
  aSender(world, null, "2027-02-21T06:00:00.000Z");
  await until(() => statesOf(world).length === 2);
  expect(statesOf(world)).toEqual(["waiting", "waiting"]);
  expect(linkCount(world.db)).toBe(0);
});
