/** Answering by a link over the built application: from the address to the thanks, without JavaScript, and all that can go wrong. */
import "#tests/support/production.ts";

import { createRequestHandler } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { controlNames, STAKE_CONTROL } from "#app/forms/interview-form.ts";
import { NOTICE_FIELDS } from "#app/forms/self-assessment-form.ts";
import { hashToken } from "#app/server/access/tokens.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { readSheet } from "#db/answers.ts";
import { deleteLinks, setOnInvitation } from "#db/invitations.ts";
import { migrate } from "#db/migrate.ts";
import { consentsOf, noticeProofOf } from "#db/notices.ts";
import { deleteSessionsOf } from "#db/respondent-sessions.ts";
import { listRespondents } from "#db/respondents.ts";
import {
  type AnEnrollment,
  type AnOperation,
  anAnswerOperation,
  anEnrollment,
  anOperation,
} from "#tests/support/a-database.ts";
import { aNotice, anInvitation, aVisitor, type Visitor } from "#tests/support/a-visitor.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { startTestServices } from "#tests/support/test-services.ts";

/** Asked of directors and of employees. */
const QUESTION = "projet-a-trois-ans";
const FIRST = "corps-de-metier";
const PERCENTAGE = "part-de-renovation";

let handle: (request: Request) => Promise<Response>;
let operation: AnOperation;
let firm: AnEnrollment;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
}, 120_000);

beforeEach(() => {
  const db = startTestServices();
  migrate(db);
  operation = anOperation(db, { questionnaireVersion: 2 });
  firm = anEnrollment(db, { operation, firm: { name: "Isol’Estérel" } });
  aNotice(db, operation.id);
});

afterAll(stopServices);

const db = () => services().db;
const answersOf = (id: string) => readSheet(db(), id).answers;
const groupOf = (perspective: InvitedPerspective) =>
  listRespondents(db(), firm.id).filter((one) => one.perspective === perspective);

/** Opens a link and accepts the notice; gives the browser and where it was led. */
async function entered(
  perspective: InvitedPerspective = "director",
  given = anInvitation(db(), firm, perspective),
): Promise<{ readonly who: Visitor; readonly invitation: typeof given; readonly first: string }> {
  const who = aVisitor(handle);
  await who.post(`/r/${given.token}`);
  const accepted = await accept(who);
  const { to } = await who.get(accepted.to ?? "");
  return { who, invitation: given, first: to ?? "" };
}

async function accept(who: Visitor, consents: readonly string[] = []) {
  const shown = await who.get("/reponse");
  const sha256 = /name="texte" value="([0-9a-f]{64})"/.exec(shown.text)?.[1] ?? "";
  return who.post("/reponse?index", [
    [NOTICE_FIELDS.sha256, sha256],
    ...consents.map((one) => [NOTICE_FIELDS.consent, one] as const),
  ]);
}

const answer = (who: Visitor, questionId: string, value: string, base = 0) => {
  const names = controlNames(questionId);
  return who.post(`/reponse/questions/${questionId}`, [
    [names.answer, value],
    [names.answerBase, String(base)],
  ]);
};

describe("the link", () => {
  test("says who invites, how long it takes and that it is confidential, and changes nothing", async () => {
    const { id, token } = anInvitation(db(), firm);
    const before = dump();
    const shown = await aVisitor(handle).get(`/r/${token}`);
    expect(shown.status).toBe(200);
    for (const words of ["Isol’Estérel", operation.name, "Confidentiel", "Commencer"]) {
      expect(shown.text).toContain(words);
    }
    expect(shown.text).toMatch(/<strong>\d+ minutes<\/strong> environ/);
    expect(shown.headers.get("referrer-policy")).toBe("no-referrer");
    expect(shown.headers.get("x-robots-tag")).toBe("noindex");
    expect(shown.headers.get("set-cookie")).toBeNull();
    expect(dump()).toBe(before);
    expect(id).not.toBe("");
  });

  test("becomes a cookie, and an address that says nothing", async () => {
    const { token } = anInvitation(db(), firm);
    const who = aVisitor(handle);
    const { status, to } = await who.post(`/r/${token}`);
    expect([status, to]).toEqual([303, "/reponse"]);
    expect(who.cookie()).not.toBeNull();
    expect(who.cookie()).not.toContain(token);
    expect(dump()).not.toContain(token);
  });

  const closed: readonly (readonly [what: string, close: (id: string) => void, words: string])[] = [
    [
      "expired",
      (id) => setOnInvitation(db(), id, { expiresAt: "2020-01-01T00:00:00.000Z" }),
      "arrivé à son terme",
    ],
    ["revoked", (id) => setOnInvitation(db(), id, { revokedAt: "2020-01-01T00:00:00.000Z" }), "a été annulé"],
    [
      "of a firm that left",
      () => run("UPDATE enrollments SET withdrawn_at = '2027-03-01T00:00:00.000Z'"),
      "ne participe plus",
    ],
    ["of a round that is closed", () => run("UPDATE rounds SET closed_on = '2027-03-01'"), "est terminée"],
  ];
  test.each(closed)("%s says so, names no firm and opens nothing", async (_what, close, words) => {
    const { id, token } = anInvitation(db(), firm);
    close(id);
    const who = aVisitor(handle);
    for (const answered of [await who.get(`/r/${token}`), await who.post(`/r/${token}`)]) {
      expect(answered.status).toBe(410);
      expect(answered.text).toContain(words);
      expect(answered.text).not.toContain("Isol’Estérel");
    }
    expect(who.cookie()).toBeNull();
  });

  test("that is wrong, or whose addresses were taken back, leads nowhere", async () => {
    const { id, token } = anInvitation(db(), firm);
    deleteLinks(db(), id);
    for (const wrong of [token, "x", `${token}x`]) {
      const answered = await aVisitor(handle).get(`/r/${wrong}`);
      expect(answered.status).toBe(404);
      expect(answered.text).toContain("Ce lien ne mène nulle part");
    }
  });
});

describe("the notice", () => {
  test("comes before the first question, and its proof is kept with the SHA-256 of its text", async () => {
    const who = aVisitor(handle);
    await who.post(`/r/${anInvitation(db(), firm).token}`);
    expect((await who.get(`/reponse/questions/${FIRST}`)).to).toBe("/reponse");
    const { to } = await accept(who);
    expect((await who.get(to ?? "")).to).toBe(`/reponse/questions/${FIRST}`);
    expect(noticeProofOf(db(), firm.sheets.director)).toMatchObject({
      version: "1.1",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("asks a director for two consents, none ticked, and writes those that are given", async () => {
    const who = aVisitor(handle);
    await who.post(`/r/${anInvitation(db(), firm).token}`);
    const { text } = await who.get("/reponse");
    expect(text.match(/type="checkbox"/g)).toHaveLength(2);
    expect(text).not.toContain("checked");
    await accept(who, ["network"]);
    expect(consentsOf(db(), firm.id)).toEqual({ quote: false, network: true });
  });

  test("asks a group for none, and takes none", async () => {
    const who = aVisitor(handle);
    await who.post(`/r/${anInvitation(db(), firm, "customer").token}`);
    expect((await who.get("/reponse")).text).not.toContain("checkbox");
    await accept(who, ["quote"]);
    expect(consentsOf(db(), firm.id).quote).toBe(false);
  });

  test("that changed is shown again, with what changed, and the answers stay", async () => {
    const { who } = await entered();
    await answer(who, QUESTION, "tenir");
    aNotice(db(), operation.id, { retentionMonths: 36 });
    expect((await who.get(`/reponse/questions/${PERCENTAGE}`)).to).toBe("/reponse");
    const { text } = await who.get("/reponse");
    expect(text).toContain("Ces informations ont changé depuis que vous les avez lues");
    expect(text.match(/modifié/g)).toHaveLength(1);
    await accept(who);
    expect(noticeProofOf(db(), firm.sheets.director)?.version).toBe("2.1");
    expect(answersOf(firm.sheets.director)[QUESTION]?.value).toEqual({ choice: "tenir" });
  });

  test("that changed while it was read is refused, and the right one is shown", async () => {
    const who = aVisitor(handle);
    await who.post(`/r/${anInvitation(db(), firm).token}`);
    const refused = await who.post("/reponse?index", [[NOTICE_FIELDS.sha256, "0".repeat(64)]]);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("ont changé pendant que vous les lisiez");
    expect(noticeProofOf(db(), firm.sheets.director)).toBeNull();
  });

  test("that nobody wrote yet lets nobody answer, in words", async () => {
    run("DELETE FROM notices");
    const who = aVisitor(handle);
    await who.post(`/r/${anInvitation(db(), firm).token}`);
    const shown = await who.get("/reponse");
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("Ce n’est pas encore ouvert");
    expect((await answer(who, QUESTION, "tenir")).to).toBe("/reponse");
    expect(answersOf(firm.sheets.director)).toEqual({});
  });
});

describe("without JavaScript", () => {
  test("a director answers, says what is at stake, sees what is left, sends and is thanked", async () => {
    const { who, first } = await entered();
    expect(first).toBe(`/reponse/questions/${FIRST}`);
    expect((await answer(who, FIRST, "isolation")).to).toBe(`/reponse/questions/${PERCENTAGE}`);
    expect((await answer(who, PERCENTAGE, "40 %")).to).toBe(`/reponse/questions/${QUESTION}`);
    const stake = await who.post("/reponse/enjeux/pilotage", [
      [STAKE_CONTROL.value, "3"],
      [STAKE_CONTROL.base, "0"],
    ]);
    expect(stake.to).toMatch(/^\/reponse\/questions\//);
    expect((await who.get("/reponse")).to).toBe(`/reponse/questions/${QUESTION}`);
    expect((await who.get("/reponse/sommaire")).text).toContain("Il reste 72 questions");
    expect((await who.get("/reponse/envoyer")).text).toContain("72 questions sans réponse");
    expect((await who.post("/reponse/envoyer")).to).toBe("/reponse/merci");
    expect((await who.get("/reponse/merci")).text).toContain("Merci, vos réponses sont envoyées");
    const sheet = readSheet(db(), firm.sheets.director);
    expect(sheet.answers[PERCENTAGE]?.value).toEqual({ value: 40 });
    expect(sheet.stakes.pilotage?.value).toBe(3);
  });

  test("an answer that can’t be read comes back as it was typed, with what is wrong beside it", async () => {
    const { who } = await entered();
    const refused = await answer(who, PERCENTAGE, "beaucoup");
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("« beaucoup » n’est pas un nombre");
    expect(refused.text).toContain('value="beaucoup"');
    expect(answersOf(firm.sheets.director)).toEqual({});
  });

  test("two devices that answer differently: nothing is written over in silence, and the person chooses", async () => {
    const { who, invitation } = await entered();
    const elsewhere = aVisitor(handle);
    await elsewhere.post(`/r/${invitation.token}`);
    await answer(elsewhere, QUESTION, "idee-en-tete");
    const refused = await answer(who, QUESTION, "tenir");
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Sur un autre appareil, la réponse a été changée entre-temps");
    expect(answersOf(firm.sheets.director)[QUESTION]?.value).toEqual({ choice: "idee-en-tete" });
    const base = Number(
      /value="(\d+)"\/?>(?=[^<]*<\/main|<div class="respondent-ways)/.exec(refused.text)?.[1],
    );
    expect((await answer(who, QUESTION, "tenir", base)).status).toBe(303);
    expect(answersOf(firm.sheets.director)[QUESTION]?.value).toEqual({ choice: "tenir" });
  });

  test("« je ne sais pas » and « cela ne me concerne pas » are answers", async () => {
    const { who } = await entered();
    await answer(who, QUESTION, "?unknown");
    expect(answersOf(firm.sheets.director)[QUESTION]?.value).toEqual({ state: "unknown" });
  });

  test("an empty sheet isn’t sent", async () => {
    const { who } = await entered();
    const refused = await who.post("/reponse/envoyer");
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("répondez à une question au moins");
  });
});

describe("a group", () => {
  test("reads the questions in its own words, and none of the others", async () => {
    const { who } = await entered("employee");
    expect((await who.get(`/reponse/questions/${QUESTION}`)).text).toContain(
      "Savez-vous où l’entreprise veut aller dans les trois ans ?",
    );
    const strange = await who.get(`/reponse/questions/${FIRST}`);
    expect(strange.text).not.toContain("corps de métier");
    expect((await answer(who, FIRST, "isolation")).status).toBe(404);
    expect((await who.post("/reponse/enjeux/pilotage", [[STAKE_CONTROL.value, "3"]])).status).toBe(404);
  });

  test("gets a sheet for each person, which only their own browser opens", async () => {
    const { who, invitation } = await entered("employee");
    const { who: other } = await entered("employee", invitation);
    await answer(who, QUESTION, "tenir");
    const [one, two] = groupOf("employee");
    expect([one, two].map((sheet) => Object.keys(answersOf(sheet?.id ?? "")).length).sort()).toEqual([0, 1]);
    await who.post(`/r/${invitation.token}`);
    expect(groupOf("employee")).toHaveLength(2);
    expect((await other.get(`/reponse/questions/${QUESTION}`)).text).not.toContain(CHOSEN);
  });

  test("leaves no time of day, no time-telling identifier and no address anywhere", async () => {
    const { who } = await entered("employee");
    await answer(who, QUESTION, "tenir");
    const [sheet] = groupOf("employee");
    const id = sheet?.id ?? "";
    await who.send([
      anAnswerOperation({ respondentId: id, key: "chantier-en-cas-d-absence", value: { state: "unknown" } }),
    ]);
    await who.post("/reponse/ailleurs");
    await who.post("/reponse/envoyer");
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(sheet?.createdAt).toMatch(DAY);
    expect(groupOf("employee")[0]?.submittedAt).toMatch(DAY);
    expect(noticeProofOf(db(), id)?.seenAt).toMatch(DAY);
    const operations = rows("SELECT id, made_at, recorded_at, actor_id FROM answer_operations");
    for (const { made_at, recorded_at, actor_id, id: operationId } of operations) {
      expect([made_at, recorded_at].every((at) => DAY.test(String(at)))).toBe(true);
      expect(actor_id).toBeNull();
      expect(String(operationId)).not.toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    }
    expect(operations.length).toBeGreaterThan(0);
    const links = rows("SELECT created_at FROM invitation_links WHERE respondent_id IS NOT NULL");
    expect(links.map(({ created_at }) => DAY.test(String(created_at)))).toEqual([true]);
    const log = rows("SELECT at, actor_label, action, object_id, address FROM audit_entries");
    expect(log).toEqual([
      {
        at: expect.stringMatching(DAY),
        actor_label: "un salarié, sans nom",
        action: "selfAssessment.submit",
        object_id: firm.id,
        address: "",
      },
    ]);
  });

  test("goes on elsewhere by an address of this very sheet, shown once", async () => {
    const { who } = await entered("employee");
    await answer(who, QUESTION, "tenir");
    const made = await who.post("/reponse/ailleurs");
    const token = /\/r\/([\w-]{43})/.exec(made.text)?.[1] ?? "";
    expect(made.text).toContain("<svg".replace("<", "%3C"));
    const elsewhere = aVisitor(handle);
    expect((await elsewhere.get(`/r/${token}`)).text).toContain("Continuer");
    await elsewhere.post(`/r/${token}`);
    expect((await elsewhere.get(`/reponse/questions/${QUESTION}`)).text).toContain(CHOSEN);
    expect(groupOf("employee")).toHaveLength(1);
    expect((await who.get("/reponse/ailleurs")).text).not.toContain(token);
  });

  test("leaves, and the next person on the same device gets a sheet of their own", async () => {
    const { who, invitation } = await entered("employee");
    await answer(who, QUESTION, "tenir");
    await who.post("/reponse/envoyer");
    expect((await who.post("/reponse/quitter")).to).toBe("/reponse/quitter");
    expect(who.cookie()).toBeNull();
    expect((await who.get("/reponse/quitter")).text).toContain("Vous êtes sorti du questionnaire");
    await who.post(`/r/${invitation.token}`);
    await accept(who);
    expect(groupOf("employee")).toHaveLength(2);
  });
});

describe("what the page sends", () => {
  test("is written on one’s own sheet only, and each thing is judged by itself", async () => {
    const { who } = await entered();
    const sister = anEnrollment(db(), { operation });
    const elsewhere = anEnrollment(db(), { operation: anOperation(db(), { questionnaireVersion: 2 }) });
    const own = { respondentId: firm.sheets.director };
    const { status, reply } = await who.send([
      anAnswerOperation({ ...own, key: QUESTION, value: { choice: "tenir" } }),
      anAnswerOperation({ ...own, key: PERCENTAGE, value: { value: 120 } }),
      anAnswerOperation({ respondentId: sister.sheets.director, key: QUESTION, value: { choice: "tenir" } }),
      anAnswerOperation({
        respondentId: elsewhere.sheets.director,
        key: QUESTION,
        value: { choice: "tenir" },
      }),
      anAnswerOperation({ respondentId: firm.sheets.consultant, key: QUESTION, value: { choice: "tenir" } }),
      anAnswerOperation({ ...own, subject: "comment", key: QUESTION, value: "un mot" }),
      anAnswerOperation({ ...own, subject: "review", key: QUESTION, value: true }),
    ]);
    expect(status).toBe(200);
    expect(reply).toMatchObject({
      diapason: "saisies",
      results: [
        { outcome: "applied" },
        { outcome: "rejected", reason: "La valeur 120 dépasse le maximum de 100." },
        ...Array.from({ length: 3 }, () => ({ reason: "Cette feuille de réponses n’est pas la vôtre." })),
        ...Array.from({ length: 2 }, () => ({ reason: "Cette saisie ne se fait pas ici." })),
      ],
    });
    expect(answersOf(sister.sheets.director)).toEqual({});
    expect(answersOf(elsewhere.sheets.director)).toEqual({});
    expect(readSheet(db(), firm.sheets.director)).toMatchObject({ comments: {}, review: {} });
  });

  test("twice is written once, also where the identifier is written otherwise", async () => {
    for (const perspective of ["director", "employee"] as const) {
      const { who } = await entered(perspective);
      const respondentId =
        perspective === "director" ? firm.sheets.director : (groupOf("employee")[0]?.id ?? "");
      const one = anAnswerOperation({ respondentId, key: QUESTION, value: { choice: "tenir" } });
      await who.send([one]);
      expect((await who.send([one])).reply).toMatchObject({
        results: [{ id: one.id, outcome: "duplicate" }],
      });
    }
  });
});

describe("after the sending", () => {
  test("every way back leads to the thanks, and nothing is changed", async () => {
    const { who, invitation } = await entered();
    await answer(who, QUESTION, "tenir");
    await who.post("/reponse/envoyer");
    const before = dump();
    for (const path of [
      "/reponse",
      `/reponse/questions/${QUESTION}`,
      "/reponse/sommaire",
      "/reponse/envoyer",
    ]) {
      expect((await who.get(path)).to, path).toBe("/reponse/merci");
    }
    expect((await answer(who, QUESTION, "idee-en-tete", 1)).to).toBe("/reponse/merci?tard=1");
    expect((await who.get("/reponse/merci?tard=1")).text).toContain("n’a pas été pris en compte");
    expect((await who.post("/reponse/envoyer")).to).toBe("/reponse/merci?tard=1");
    const operation = anAnswerOperation({
      respondentId: firm.sheets.director,
      key: QUESTION,
      value: { choice: "idee-en-tete" },
      baseRevision: 1,
    });
    expect((await who.send([operation])).status).toBe(403);
    expect(dump()).toBe(before);
    const again = aVisitor(handle);
    expect((await again.get(`/r/${invitation.token}`)).text).toContain("Revoir où j’en suis");
  });
});

describe("a session that is over", () => {
  const rows: readonly (readonly [what: string, end: (invitationId: string) => void])[] = [
    [
      "because it is old",
      () => run("UPDATE respondent_sessions SET expires_at = '2020-01-01T00:00:00.000Z'"),
    ],
    [
      "because the link was revoked",
      (id) => setOnInvitation(db(), id, { revokedAt: "2027-03-01T00:00:00.000Z" }),
    ],
    ["because it was ended", (id) => deleteSessionsOf(db(), id)],
    ["because the round was closed", () => run("UPDATE rounds SET closed_on = '2027-03-01'")],
  ];
  test.each(rows)("%s asks to open the link again, and writes nothing", async (_what, end) => {
    const { who, invitation } = await entered();
    await answer(who, QUESTION, "tenir");
    end(invitation.id);
    const shown = await who.get(`/reponse/questions/${QUESTION}`);
    expect(shown.status).toBe(401);
    expect(shown.text).toContain("Rouvrez votre lien");
    expect((await answer(who, QUESTION, "idee-en-tete")).status).toBe(401);
    expect((await who.send([])).status).toBe(401);
    expect(answersOf(firm.sheets.director)[QUESTION]?.value).toEqual({ choice: "tenir" });
  });

  test("because the sheet was erased while somebody answered", async () => {
    const { who } = await entered("employee");
    const id = groupOf("employee")[0]?.id ?? "";
    run(`DELETE FROM respondents WHERE id = '${id}'`);
    expect((await answer(who, QUESTION, "tenir")).status).toBe(401);
    expect(groupOf("employee")).toHaveLength(0);
  });
});

test("the database holds no secret of a link or of a cookie", async () => {
  const { who, invitation } = await entered();
  const cookie = decodeURIComponent((who.cookie() ?? "").replace("diapason_reponse=", ""));
  const secret: unknown = JSON.parse(atob(cookie));
  const all = dump();
  for (const token of [invitation.token, String(secret)]) {
    expect(all).not.toContain(token);
    expect(all).toContain(hashToken(token));
  }
});

/** « tenir » among the choices, when it is the one that was answered. */
const CHOSEN = 'checked="" value="tenir"';
/** An instant that tells the day only. */
const DAY = /^\d{4}-\d{2}-\d{2}T00:00:00\.000Z$/;

function run(sql: string): void {
  db().$client.exec(sql);
}

function rows(sql: string): readonly Readonly<Record<string, unknown>>[] {
  return db().$client.prepare<[], Record<string, unknown>>(sql).all();
}

/** All that the database holds. */
function dump(): string {
  const tables = rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  return tables.map(({ name }) => JSON.stringify(rows(`SELECT * FROM "${String(name)}"`))).join("\n");
}
