import { describe, expect, test } from "vitest";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { MOST_CODES_AN_HOUR } from "#app/server/respondents/codes.ts";
import { codeMailer, giveCode, maskedAddress, sendCode } from "#app/server/space/send-code.ts";
import { latestAccessCode } from "#db/access-codes.ts";
import { findInvitation, setOnInvitation } from "#db/invitations.ts";
import { anEnrollment } from "#tests/support/a-database.ts";
import { aMailCatcher } from "#tests/support/a-mail-catcher.ts";
import { anInvitation } from "#tests/support/a-visitor.ts";
import { aStranger } from "#tests/support/an-acting-user.ts";
import { anInvitingOperation } from "#tests/support/an-inviting-operation.ts";

const NOW = "2027-02-16T20:00:00.000Z";
const FACTS = {
  operation: "Rénover en Anjou",
  consultant: { name: "Claire Martin", address: "claire@cabinet.example" },
};

function anInvitedDirector(email: string | null = "chef@lefevre.example") {
  const world = anInvitingOperation();
  const firm = anEnrollment(world.db, { operation: world.operation });
  const { id } = anInvitation(world.db, firm, "director", {
    email,
    recipient: "Jean Lefèvre\r\nBcc: tous@x.example",
  });
  const invitation = () => {
    const found = findInvitation(world.db, id);
    if (found === null) throw new Error("no invitation");
    return found;
  };
  return { ...world, firm, invitation };
}

const settings = (url: string) =>
  codeMailer({
    DIAPASON_DATABASE: ":memory:",
    APP_ORIGIN: "https://diapason.exemple.fr",
    PORT: 0,
    HOST: "127.0.0.1",
    LOG_LEVEL: "silent",
    NODE_ENV: "test",
    TRUST_PROXY: 0,
    SMTP_URL: {
      host: "127.0.0.1",
      port: Number(new URL(url).port),
      secure: false,
      user: null,
      password: null,
    },
    MAIL_FROM: { name: "Diapason", address: "diapason@exemple.fr" },
  });

describe("by mail", () => {
  test("the code arrives at the invitation’s address, and is written nowhere", async () => {
    const catcher = await aMailCatcher();
    const { db, invitation } = anInvitedDirector();
    mustSucceed(await sendCode(db, settings(catcher.url), invitation(), FACTS, NOW));
    const [mail] = catcher.mails;
    expect(catcher.mails).toHaveLength(1);
    expect(mail?.envelopeTo).toEqual(["chef@lefevre.example"]);
    const code = /\b\d{6}\b/.exec(mail?.text ?? "");
    expect(code).not.toBeNull();
    expect(mail?.text).toContain("10 minutes");
    expect(mail?.replyTo?.[0]?.address).toBe("claire@cabinet.example");
    expect(db.$client.prepare("SELECT count(*) FROM mails").pluck().get()).toBe(0);
    expect(db.$client.serialize().toString("latin1")).not.toContain(code?.[0]);
  });

  test("a server that refuses is said, and the code that nobody got is taken back", async () => {
    const catcher = await aMailCatcher({ judge: () => ({ code: 550, says: "no such user" }) });
    const { db, invitation } = anInvitedDirector();
    const sent = await sendCode(db, settings(catcher.url), invitation(), FACTS, NOW);
    expect(sent).toMatchObject({ ok: false, problem: { code: "not-sent" } });
    expect(latestAccessCode(db, invitation().id)).toBeNull();
  });

  test("nothing leaves without an address or without a mail server", async () => {
    const catcher = await aMailCatcher();
    const { db, invitation } = anInvitedDirector(null);
    const refused = { ok: false, problem: { code: "no-mail" } };
    expect(await sendCode(db, settings(catcher.url), invitation(), FACTS, NOW)).toMatchObject(refused);
    const other = anInvitedDirector();
    expect(await sendCode(other.db, null, other.invitation(), FACTS, NOW)).toMatchObject(refused);
  });
});

describe("the address is shown", () => {
  const mailer = settings("smtp://127.0.0.1:2525");
  test.each([
    ["chef@lefevre.example", "c•••@lefevre.example"],
    ["a@b.example", "a•••@b.example"],
    ["@b.example", null],
    [null, null],
  ])("%s as %s", (email, shown) => {
    expect(maskedAddress({ email }, mailer)).toBe(shown);
  });
  test("not at all without a mail server", () => {
    expect(maskedAddress({ email: "chef@lefevre.example" }, null)).toBeNull();
  });
});

describe("by a consultant", () => {
  test("six digits, once, with a line in the audit log that does not hold them", async () => {
    const { db, inviter, invitation, firm } = anInvitedDirector();
    const { code } = mustSucceed(await giveCode(db, inviter, invitation().id, NOW));
    expect(code).toMatch(/^\d{6}$/);
    const entries = db.$client
      .prepare("SELECT action, object_id AS firm, actor_id AS who FROM audit_entries")
      .all();
    expect(entries).toEqual([{ action: "links.code", firm: firm.id, who: inviter.actor.id }]);
    expect(db.$client.serialize().toString("latin1")).not.toContain(code);
  });

  type Director = ReturnType<typeof anInvitedDirector>;
  const rows: readonly (readonly [
    what: string,
    give: (director: Director) => Promise<unknown>,
    why: string,
  ])[] = [
    [
      "of another operation gives none",
      ({ db, invitation }) => {
        const actor = { ...aStranger(db), email: "x@exemple.fr" };
        return giveCode(db, { actor, address: "" }, invitation().id, NOW);
      },
      "not-found",
    ],
    [
      "gives none for what is no invitation",
      ({ db, inviter }) => giveCode(db, inviter, "rien", NOW),
      "not-found",
    ],
    [
      "gives none to a group",
      ({ db, inviter, firm }) => giveCode(db, inviter, anInvitation(db, firm, "employee").id, NOW),
      "no-space",
    ],
    [
      "gives none for a link that opens nothing any more",
      ({ db, inviter, invitation }) => {
        setOnInvitation(db, invitation().id, { revokedAt: NOW });
        return giveCode(db, inviter, invitation().id, NOW);
      },
      "closed",
    ],
    [
      "gives no sixth one in an hour",
      async ({ db, inviter, invitation }) => {
        for (let n = 0; n < MOST_CODES_AN_HOUR; n += 1) await giveCode(db, inviter, invitation().id, NOW);
        return giveCode(db, inviter, invitation().id, NOW);
      },
      "too-many-codes",
    ],
  ];
  test.each(rows)("%s", async (_what, give, why) => {
    expect(await give(anInvitedDirector())).toMatchObject({ ok: false, problem: { code: why } });
  });
});
