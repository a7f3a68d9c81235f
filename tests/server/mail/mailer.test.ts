/** The mailer over a real mail server: what each answer of the server means. */
import { createServer, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Letter } from "#app/server/mail/letter.ts";
import { openMailer } from "#app/server/mail/mailer.ts";
import { aMailCatcher } from "#tests/support/a-mail-catcher.ts";

const FROM = { name: "Diapason", address: "diapason@exemple.fr" };
const LETTER: Letter = {
  to: { name: "Jean Lefèvre", address: "jean@lefevre.example" },
  replyTo: { name: "Claire Martin", address: "claire@cabinet.example" },
  subject: "Votre auto-évaluation",
  text: "Bonjour à vous,\n",
  html: "<p>Bonjour à vous,</p>",
};
const IMPATIENT = { connection: 300, silence: 300, whole: 600 };

const at = (port: number) => ({
  server: { host: "127.0.0.1", port, secure: false, user: null, password: null },
  from: FROM,
});

test("a letter arrives with its sender, its recipient, whom to answer, and both its texts", async () => {
  const catcher = await aMailCatcher();
  expect(await openMailer(at(catcher.port)).send(LETTER)).toEqual({ kind: "accepted" });
  const [mail] = catcher.mails;
  expect(mail).toMatchObject({
    from: FROM,
    to: [LETTER.to],
    replyTo: [LETTER.replyTo],
    subject: LETTER.subject,
    text: expect.stringContaining("Bonjour à vous,"),
    envelopeTo: ["jean@lefevre.example"],
  });
  expect(mail?.html).toContain("<p>Bonjour à vous,</p>");
});

describe("no header can be slipped in", () => {
  const NASTY = "Jean\r\nBcc: piege@exemple.fr\r\n\r\nCorps";
  test.each([
    ["by the name of the recipient", { to: { name: NASTY, address: "jean@lefevre.example" } }],
    ["by the name of whoever is answered", { replyTo: { name: NASTY, address: "claire@cabinet.example" } }],
    ["by the subject", { subject: NASTY }],
  ])("%s", async (_how, change) => {
    const catcher = await aMailCatcher();
    await openMailer(at(catcher.port)).send({ ...LETTER, ...change });
    const [mail] = catcher.mails;
    expect(mail?.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(mail?.envelopeTo).toEqual(["jean@lefevre.example"]);
    expect(mail?.text?.trim()).toBe("Bonjour à vous,");
  });

  test("by the address itself: nobody else is written to", async () => {
    const catcher = await aMailCatcher();
    const address = "jean@lefevre.example\r\nRCPT TO:<piege@exemple.fr>";
    await openMailer(at(catcher.port)).send({ ...LETTER, to: { name: null, address } });
    for (const mail of catcher.mails) expect(mail.envelopeTo).not.toContain("piege@exemple.fr");
  });
});

test("an address that the server will never take is refused, with its words", async () => {
  const catcher = await aMailCatcher({ judge: () => ({ code: 550, says: "5.1.1 No such user here" }) });
  const dispatch = await openMailer(at(catcher.port)).send(LETTER);
  expect(dispatch).toMatchObject({ kind: "refused" });
  expect(dispatch).toHaveProperty("reason", expect.stringContaining("refuse cette adresse"));
  expect(dispatch).toHaveProperty("reason", expect.stringContaining("No such user here"));
});

test("an address that the server can't take now is tried later", async () => {
  const catcher = await aMailCatcher({ judge: () => ({ code: 451, says: "greylisted" }) });
  expect(await openMailer(at(catcher.port)).send(LETTER)).toMatchObject({ kind: "delayed" });
});

test("what a server quotes of a message never keeps its link", async () => {
  const secret = "k".repeat(43);
  const catcher = await aMailCatcher({
    judgeMessage: () => ({ code: 554, says: `spam: https://exemple.fr/r/${secret} or r/${secret}` }),
  });
  const dispatch = await openMailer(at(catcher.port)).send(LETTER);
  expect(dispatch).toMatchObject({ kind: "refused" });
  expect(JSON.stringify(dispatch)).toContain("refuse ce message");
  expect(JSON.stringify(dispatch)).not.toContain(secret);
});

test("a server that is down is said to be, and nothing is thrown", async () => {
  const catcher = await aMailCatcher();
  await catcher.stop();
  expect(await openMailer(at(catcher.port)).send(LETTER)).toEqual({
    kind: "delayed",
    reason: "Le serveur de courrier ne répond pas.",
  });
});

describe("a server that keeps us waiting is left after a while", () => {
  const slow: readonly (readonly [what: string, talk: (socket: Socket) => void])[] = [
    ["one that says nothing", () => undefined],
    [
      "one that talks for ever and never ends",
      (socket) => {
        socket.write("220 bonjour\r\n");
        const timer = setInterval(() => socket.write("250-encore\r\n"), 50);
        socket.on("close", () => clearInterval(timer));
      },
    ],
  ];
  test.each(slow)("%s", async (_what, talk) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      talk(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const started = performance.now();
    const dispatch = await openMailer(at(port), IMPATIENT).send(LETTER);
    expect(dispatch).toEqual({
      kind: "delayed",
      reason: "Le serveur de courrier met trop longtemps à répondre.",
    });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
