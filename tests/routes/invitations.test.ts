/** Invitations over the built application: what a consultant's forms do, say and refuse, and that looking changes nothing. */
import "#tests/support/production.ts";

import { createRequestHandler } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { invitationsOfFirm } from "#db/invitations.ts";
import { mailsOfInvitation } from "#db/mails.ts";
import { migrate } from "#db/migrate.ts";
import { currentNotice } from "#db/notices.ts";
import { remindersOf } from "#db/reminders.ts";
import { invitationLinks } from "#db/schema/invitations.ts";
import { rounds } from "#db/schema/operations.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  type AnOperation,
  anEnrollment,
  anOperation,
  aUser,
} from "#tests/support/a-database.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

let handle: (request: Request) => Promise<Response>;
let claire: string;
let operation: AnOperation;
let firm: AnEnrollment;
let firmPage: string;
let listPage: string;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
}, 120_000);

beforeEach(async () => {
  const db = startTestServices();
  migrate(db);
  claire = aUser(db, { name: "Claire Martin" }).id;
  operation = anOperation(db, { consultants: [claire], questionnaireVersion: 2 });
  firm = anEnrollment(db, { operation });
  listPage = `/operations/${operation.id}/invitations`;
  firmPage = `/operations/${operation.id}/entreprises/${firm.id}/invitations`;
});

afterAll(stopServices);

async function ask(path: string, sent?: Readonly<Record<string, string>>) {
  const headers = new Headers({ "sec-fetch-site": "same-origin", cookie: signedInCookie(claire) });
  const init = sent === undefined ? {} : { method: "POST", body: new URLSearchParams(sent) };
  const response = await handle(new Request(`${ORIGIN}${path}`, { headers, ...init }));
  const html = await response.text();
  return {
    status: response.status,
    to: response.headers.get("location") ?? "",
    html,
    text: html
      .replace(/<script[\s\S]*?<\/script>/g, "")
      .replace(/<!-- -->/g, "")
      .replace(/[\u00A0\u202F]/g, " "),
  };
}

const NOTICE = {
  controller: "Chambre de métiers",
  contact: "rgpd@exemple.fr",
  legalBasis: "public-interest",
  retentionMonths: "24",
  groupThreshold: "3",
};
const writeNotice = () => ask(`${listPage}/notice`, { intent: "save", ...NOTICE });

const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** Invites the director, and gives the invitation's id. */
async function inviteDirector(email = "jean@lefevre.example"): Promise<string> {
  const form = { "recipient-director": "Jean", "email-director": email, "expiresOn-director": inAMonth() };
  const answer = await ask(firmPage, { intent: "invite", perspective: "director", ...form });
  if (answer.status !== 302) throw new Error(answer.text);
  return invitationsOfFirm(services().db, firm.id, operation.roundId)[0]?.id ?? "";
}

const about = (invitationId: string) => ({ perspective: "director", invitationId });
const links = () => services().db.select().from(invitationLinks).all().length;

test("nobody is invited before the notice is written, and the pages say so", async () => {
  expect((await ask(listPage)).text).toContain("La notice d’abord");
  expect((await ask(firmPage)).text).toContain("Écrivez d’abord la notice");
  const refused = await ask(listPage, { intent: "invite-all-director" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Écrivez d’abord la notice d’information");
});

describe("the notice", () => {
  test("is proposed, seen before it is kept, and kept", async () => {
    expect((await ask(`${listPage}/notice`)).text).toContain("Relisez ce qui est proposé");
    const preview = await ask(`${listPage}/notice`, { intent: "preview", ...NOTICE, retentionMonths: "31" });
    expect(preview.text).toContain("effacées 31 mois après la fin de l’opération");
    expect(currentNotice(services().db, operation.id)).toBeNull();
    expect((await writeNotice()).to).toContain("invitation=notice");
    expect(currentNotice(services().db, operation.id)).toMatchObject({ version: 1, retentionMonths: 24 });
  });

  test.each([
    ["nobody who answers for the data", { controller: " " }, "Indiquez qui répond des données."],
    ["no contact", { contact: "" }, "Indiquez à qui écrire"],
    ["an unknown basis", { legalBasis: "caprice" }, "Choisissez un fondement."],
    ["a retention that is none", { retentionMonths: "0" }, "de 1 à 120"],
    ["a threshold under three", { groupThreshold: "2" }, "de 3 à 10"],
    ["a threshold over ten", { groupThreshold: "11" }, "de 3 à 10"],
  ])("with %s is refused beside its field, as it was typed", async (_what, change, says) => {
    const refused = await ask(`${listPage}/notice`, { intent: "save", ...NOTICE, ...change });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(says);
    expect(currentNotice(services().db, operation.id)).toBeNull();
  });
});

describe("a firm’s invitations", () => {
  beforeEach(async () => {
    await writeNotice();
  });

  test("what was typed wrong comes back beside its field, and nothing is invited", async () => {
    const refused = await ask(firmPage, {
      intent: "invite",
      perspective: "director",
      "recipient-director": "Jean Lefèvre",
      "email-director": "pas une adresse",
      "expiresOn-director": inAMonth(),
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Cette adresse ne se lit pas");
    expect(refused.text).toContain('id="champ-email-director-error"');
    expect(refused.text).toContain('value="pas une adresse"');
    expect(invitationsOfFirm(services().db, firm.id, operation.roundId)).toEqual([]);
  });

  test("inviting with an address puts a message in the outbox, where it waits to be copied", async () => {
    const id = await inviteDirector();
    expect(mailsOfInvitation(services().db, id)).toMatchObject([{ state: "waiting" }]);
    const outbox = await ask(`${listPage}/courrier`);
    expect(outbox.text).toContain("Menuiserie Lefèvre");
    expect(outbox.text).toContain("Ce serveur n’envoie pas de courrier");
    expect((await ask(listPage)).text).toContain("Copier le message");
    const mailId = mailsOfInvitation(services().db, id)[0]?.id ?? "";
    const copied = await ask(`${listPage}/courrier`, { intent: "copy", mailId });
    expect(copied.text).toMatch(/http:\/\/localhost:3000\/r\/[\w-]{43}/);
    const marked = await ask(`${listPage}/courrier`, { intent: "mark-sent", mailId });
    expect(marked.to).toContain("invitation=courrier-envoye");
    expect((await ask(`${listPage}/courrier`, { intent: "cancel", mailId })).status).toBe(422);
  });

  test("a link is made by sending a form, shown once, and by no reading", async () => {
    const id = await inviteDirector("");
    for (const page of [listPage, firmPage, `${listPage}/courrier`, `${listPage}/notice`]) {
      expect((await ask(page)).html).not.toMatch(/\/r\/[\w-]{43}/);
    }
    expect(links()).toBe(0);
    const shown = await ask(firmPage, { intent: "link", ...about(id) });
    const [link] = /http:\/\/localhost:3000\/r\/[\w-]{43}/.exec(shown.html) ?? [""];
    expect(link).not.toBe("");
    expect(links()).toBe(1);
    expect((await ask(firmPage)).html).not.toContain(link);
  });

  test("the code is a picture that holds a new link, and no text of it", async () => {
    const id = await inviteDirector("");
    const shown = await ask(firmPage, { intent: "qr", ...about(id) });
    expect(shown.html).toMatch(/<svg [^>]*viewBox="0 0 \d+ \d+"/);
    expect(shown.html).not.toMatch(/\/r\/[\w-]{43}/);
    expect(shown.html).not.toMatch(/<svg[^>]* style=/);
    expect(links()).toBe(1);
  });

  test("a reminder is planned, listed and given up; an invitation is revoked and opened again", async () => {
    const id = await inviteDirector();
    await ask(firmPage, { intent: "link", ...about(id) });
    const day = { ...about(id), "dueOn-director": inAWeek() };
    expect((await ask(firmPage, { intent: "remind", ...day })).to).toContain("relance-prevue");
    expect((await ask(firmPage)).text).toContain("Prévue le");
    expect((await ask(firmPage, { intent: "remind", ...day })).text).toContain("Une relance est déjà prévue");
    expect((await ask(firmPage, { intent: "forgo", ...about(id), day: inAWeek() })).to).toContain("annulee");
    expect(remindersOf(services().db, id)).toEqual([]);
    expect((await ask(firmPage, { intent: "revoke", ...about(id) })).to).toContain("revoquee");
    expect(links()).toBe(0);
    expect((await ask(firmPage)).text).toContain("Rouvrir");
    expect((await ask(firmPage, { intent: "reopen", ...about(id) })).to).toContain("rouverte");
  });

  test("another firm’s invitation, or another perspective’s, is not there", async () => {
    const id = await inviteDirector();
    const other = anEnrollment(services().db, { operation });
    const otherPage = `/operations/${operation.id}/entreprises/${other.id}/invitations`;
    expect((await ask(otherPage, { intent: "link", ...about(id) })).status).toBe(404);
    const asCustomer = { intent: "link", perspective: "customer", invitationId: id };
    expect((await ask(firmPage, asCustomer)).status).toBe(404);
    expect(links()).toBe(0);
  });

  test("a firm that left and a closed round offer nothing, and say why", async () => {
    const id = await inviteDirector();
    const { db } = services();
    db.update(rounds).set({ closedOn: "2027-02-01" }).run();
    const closed = await ask(firmPage);
    expect(closed.text).toContain("La campagne de réponses est close");
    expect(closed.text).not.toContain("Copier un lien");
    expect((await ask(firmPage, { intent: "link", ...about(id) })).status).toBe(422);
    db.update(rounds).set({ closedOn: null }).run();
    withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT);
    const left = await ask(firmPage);
    expect(left.text).toContain("s’est retirée de l’opération");
    expect(left.text).not.toContain("Copier un lien");
  });
});

test("everybody is invited at once, and the page says what was done and what is left to do", async () => {
  await writeNotice();
  anEnrollment(services().db, { operation, email: null, firm: { name: "Atelier Sans Adresse" } });
  const answer = await ask(listPage, { intent: "invite-all-director" });
  const page = await ask(answer.to);
  expect(page.text).toContain(
    "2 invitations préparées, 1 message à envoyer, 1 lien à remettre, faute d’adresse",
  );
  expect(page.text).toContain("Remettre le lien");
  const found = await ask(`${listPage}?q=atelier&situation=toHandOver`);
  expect(found.text).toContain("Atelier Sans Adresse");
  expect(found.text).not.toContain("Menuiserie Lefèvre");
});
