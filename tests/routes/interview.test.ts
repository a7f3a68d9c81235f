/** The interview over the built application: what is sent from the page, and what a browser without JavaScript sends. */
import "#tests/support/production.ts";

import { createRequestHandler } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { controlNames, STAKE_CONTROL } from "#app/forms/interview-form.ts";
import { SMALL_LIMIT } from "#app/server/access/body-limits.ts";
import { nowInstant } from "#app/server/clock.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { readSheet, recordOperations } from "#db/answers.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { migrate } from "#db/migrate.ts";
import {
  type AnEnrollment,
  type AnOperation,
  anAnswerOperation,
  anEnrollment,
  anOperation,
  aUser,
} from "#tests/support/a-database.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

const QUESTION = "projet-a-trois-ans";
const PERCENTAGE = "part-de-renovation";

let handle: (request: Request) => Promise<Response>;
let paul: string;
let claire: string;
let operation: AnOperation;
let firm: AnEnrollment;
let home: string;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
}, 120_000);

beforeEach(() => {
  const db = startTestServices();
  migrate(db);
  paul = aUser(db, { name: "Paul Garnier" }).id;
  claire = aUser(db, { name: "Claire Vidal" }).id;
  operation = anOperation(db, { consultants: [paul, claire] });
  firm = anEnrollment(db, { operation });
  home = homeOf(operation, firm);
});

afterAll(stopServices);

function homeOf(of: { readonly id: string }, enrollment: { readonly id: string }): string {
  return `/operations/${of.id}/entreprises/${enrollment.id}/entretien`;
}

async function ask(path: string, init: RequestInit = {}, userId = paul) {
  const headers = new Headers(init.headers);
  headers.set("sec-fetch-site", "same-origin");
  headers.set("cookie", signedInCookie(userId));
  const response = await handle(new Request(`${ORIGIN}${path}`, { ...init, headers }));
  return { status: response.status, to: response.headers.get("location"), text: await response.text() };
}

async function send(operations: readonly unknown[], userId = paul, path = home) {
  const body = JSON.stringify({ operations });
  const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
  const answer = await ask(`${path}/saisies`, { method: "POST", body, headers }, userId);
  return { status: answer.status, reply: answer.status === 200 ? JSON.parse(answer.text) : null };
}

async function post(path: string, fields: Readonly<Record<string, string>>) {
  const { status, to, text } = await ask(path, { method: "POST", body: new URLSearchParams(fields) });
  const html = text.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<!-- -->/g, "");
  return { status, to, html: html.replace(/[\u00A0\u202F]/g, " ") };
}

type OneAnswer = Extract<AnswerOperation, { subject: "answer" }>;

function anOperationOn(given: Partial<OneAnswer> = {}) {
  return anAnswerOperation({
    respondentId: firm.sheets.consultant,
    key: QUESTION,
    value: { choice: "tenir" },
    ...given,
  });
}

const answersOf = (respondentId: string) => readSheet(services().db, respondentId).answers;

describe("what the page sends", () => {
  test("is saved, operation by operation, and said back", async () => {
    const [right, wrong, stranger] = [
      anOperationOn(),
      anOperationOn({ key: PERCENTAGE, value: { value: 120 } }),
      anOperationOn({ respondentId: anEnrollment(services().db, { operation }).sheets.consultant }),
    ];
    const { status, reply } = await send([right, wrong, stranger, { id: "x" }]);
    expect(status).toBe(200);
    expect(reply).toMatchObject({
      diapason: "saisies",
      results: [
        { id: right.id, outcome: "applied" },
        { id: wrong.id, outcome: "rejected", reason: "La valeur 120 dépasse le maximum de 100." },
        { id: stranger.id, outcome: "rejected" },
        { id: "x", outcome: "rejected" },
      ],
    });
    expect(Object.keys(answersOf(firm.sheets.consultant))).toEqual([QUESTION]);
  });

  test("twice is written once", async () => {
    const one = anOperationOn();
    await send([one]);
    const again = await send([one]);
    expect(again.reply.results).toMatchObject([{ id: one.id, outcome: "duplicate" }]);
  });

  test("on what somebody else wrote meanwhile is a conflict, which names them, and which the choice settles", async () => {
    await send([anOperationOn({ value: { choice: "idee-en-tete" } })], claire);
    const mine = anOperationOn();
    const [conflict] = (await send([mine])).reply.results;
    expect(conflict).toMatchObject({
      outcome: "conflict",
      value: { choice: "idee-en-tete" },
      author: "Claire Vidal",
    });
    expect((await ask(`${home}/pilotage`)).text).toContain("Claire Vidal");
    const { reply } = await send([anOperationOn({ baseRevision: conflict.revision })]);
    expect(reply.results).toMatchObject([{ outcome: "applied" }]);
    expect(answersOf(firm.sheets.consultant)[QUESTION]?.value).toEqual({ choice: "tenir" });
  });

  test("that is no batch is refused as a whole", async () => {
    const body = "operations=1";
    const headers = { "content-length": String(body.length) };
    expect((await ask(`${home}/saisies`, { method: "POST", body, headers })).status).toBe(422);
    expect((await ask(`${home}/saisies`)).status).toBe(405);
  });

  test("is held to a small size", async () => {
    const headers = { "content-length": String(SMALL_LIMIT + 1), "content-type": "application/json" };
    expect((await ask(`${home}/saisies`, { method: "POST", body: "{}", headers })).status).toBe(413);
  });

  test("about a firm of another operation, or through another operation’s address, is not found", async () => {
    const { db } = services();
    const other = anOperation(db, { consultants: [claire] });
    const theirs = anEnrollment(db, { operation: other });
    const write = anOperationOn({ respondentId: theirs.sheets.consultant });
    expect((await send([write], paul, homeOf(other, theirs))).status).toBe(404);
    expect((await send([write], paul, homeOf(operation, theirs))).status).toBe(404);
    // One's own address with a sheet that isn't there: told as such, and nothing is written.
    expect((await send([write])).reply.results).toMatchObject([{ outcome: "rejected" }]);
    expect(answersOf(theirs.sheets.consultant)).toEqual({});
    expect((await ask(`${homeOf(operation, theirs)}/pilotage`)).status).toBe(404);
    expect((await ask(`${home}/theme-invente`)).status).toBe(404);
  });

  test("about a firm that left is refused with its reason, and kept by the page", async () => {
    services()
      .db.$client.prepare("UPDATE enrollments SET withdrawn_at = ? WHERE id = ?")
      .run(nowInstant(), firm.id);
    expect((await send([anOperationOn()])).reply.results).toMatchObject([{ outcome: "rejected" }]);
    expect((await ask(home)).text).toContain("s’est retirée de l’opération");
  });
});

describe("without JavaScript, a theme is one form", () => {
  const answered = (values: Readonly<Record<string, string>>, base = "0") => ({
    [controlNames(QUESTION).answerBase]: base,
    [controlNames(PERCENTAGE).answerBase]: "0",
    ...values,
  });

  test("that shows its controls and their revisions", async () => {
    const { text } = await ask(`${home}/pilotage`);
    expect(text).toContain(`name="${controlNames(QUESTION).answer}"`);
    expect(text).toContain(`name="${controlNames(QUESTION).answerBase}"`);
    expect(text).toContain("Enregistrer et continuer");
  });

  test("that saves what it changes, remark, mark and stake included, and leads on", async () => {
    const names = controlNames(QUESTION);
    const answer = await post(
      `${home}/pilotage`,
      answered({
        [names.answer]: "tenir",
        [names.comment]: "À reprendre\r\navec lui",
        [names.review]: "on",
        [controlNames(PERCENTAGE).answer]: "12,5 %",
        [STAKE_CONTROL.value]: "3",
      }),
    );
    expect(answer).toMatchObject({ status: 302, to: `${home}/marche` });
    const { answers, comments, review } = readSheet(services().db, firm.sheets.consultant);
    expect(answers[QUESTION]?.value).toEqual({ choice: "tenir" });
    expect(answers[PERCENTAGE]?.value).toEqual({ value: 12.5 });
    expect(comments[QUESTION]?.value).toBe("À reprendre\navec lui");
    expect(review[QUESTION]?.value).toBe(true);
    expect(readSheet(services().db, firm.sheets.director).stakes.pilotage?.value).toBe(3);
  });

  test("that comes back with what was typed when something is wrong; the rest is saved", async () => {
    const answer = await post(
      `${home}/pilotage`,
      answered({ [controlNames(QUESTION).answer]: "tenir", [controlNames(PERCENTAGE).answer]: "beaucoup" }),
    );
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("« beaucoup » n’est pas un nombre");
    expect(answer.html).toContain('value="beaucoup"');
    expect(Object.keys(answersOf(firm.sheets.consultant))).toEqual([QUESTION]);
  });

  test("whose « Ne sait pas » and « Sans réponse » are answers of the same group", async () => {
    const names = controlNames(QUESTION);
    await post(`${home}/pilotage`, answered({ [names.answer]: "?unknown" }));
    const stored = answersOf(firm.sheets.consultant)[QUESTION];
    expect(stored?.value).toEqual({ state: "unknown" });
    await post(`${home}/pilotage`, answered({ [names.answer]: "" }, String(stored?.revision)));
    expect(answersOf(firm.sheets.consultant)).toEqual({});
  });

  test("that never overwrites what somebody wrote meanwhile, unless it is sent again", async () => {
    const { db } = services();
    const theirs = anOperationOn({ value: { choice: "idee-en-tete" } });
    const [{ revision } = { revision: 0 }] = recordOperations(db, [theirs], {
      actorId: claire,
      recordedAt: nowInstant(),
    }).flatMap((one) => ("revision" in one ? [one] : []));
    const names = controlNames(QUESTION);
    const refused = await post(`${home}/pilotage`, answered({ [names.answer]: "tenir" }));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("Claire Vidal a écrit « Une idée en tête, non écrite » entre-temps");
    expect(refused.html).toContain(`name="${names.answerBase}" value="${revision}"`);
    expect(answersOf(firm.sheets.consultant)[QUESTION]?.value).toEqual({ choice: "idee-en-tete" });
    const kept = await post(`${home}/pilotage`, answered({ [names.answer]: "tenir" }, String(revision)));
    expect(kept.status).toBe(302);
    expect(answersOf(firm.sheets.consultant)[QUESTION]?.value).toEqual({ choice: "tenir" });
  });

  test("that comes back to a question which its answers make appear", async () => {
    const names = controlNames("situation-rge");
    const answer = await post(`${home}/technique`, { [names.answerBase]: "0", [names.answer]: "jamais-rge" });
    expect(answer.status).toBe(302);
    expect(answer.to).toMatch(/\/technique#question-/);
  });

  test("that leaves alone the questions it didn’t show", async () => {
    recordOperations(services().db, [anOperationOn()], { actorId: paul, recordedAt: nowInstant() });
    expect(await post(`${home}/pilotage`, {})).toMatchObject({ status: 302, to: `${home}/marche` });
    expect(Object.keys(answersOf(firm.sheets.consultant))).toEqual([QUESTION]);
  });
});

describe("the end of an interview", () => {
  test("needs an answer, then makes it read-only until it is taken up again", async () => {
    const early = await post(`${home}?index`, { intent: "complete" });
    expect(early.status).toBe(422);
    expect(early.html).toContain("répondez à une question au moins");
    await send([anOperationOn()]);
    expect(await post(`${home}?index`, { intent: "complete" })).toMatchObject({
      status: 302,
      to: `${home}?fait=entretien-termine`,
    });
    expect(getEnrollment(services().db, firm.id)?.interviewedAt).not.toBeNull();
    expect((await ask(home)).text).toContain("Reprendre l’entretien");
    expect((await ask(`${home}/pilotage`)).text).not.toContain(`name="${controlNames(QUESTION).answer}"`);
    expect((await ask(`${home}/lecture`)).text).toContain("Tenir, sans plus");
    await post(`${home}?index`, { intent: "reopen" });
    expect(getEnrollment(services().db, firm.id)?.interviewedAt).toBeNull();
    expect((await post(`${home}?index`, { intent: "autre" })).status).toBe(400);
  });
});

test("the page that writes carries no word of advice, and the choices of its own theme only", async () => {
  const { text } = await ask(`${home}/pilotage`);
  expect(text).toContain("Une idée en tête, non écrite");
  expect(text).not.toContain("reserver-du-temps-de-pilotage");
  expect(text).not.toContain("Bailleurs sociaux");
});
