/** The debrief over the built application, as a browser without JavaScript sends it. */
import "#tests/support/production.ts";

import { createRequestHandler } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { controlNames } from "#app/forms/interview-form.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { agreementsOf } from "#db/agreements.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { migrate } from "#db/migrate.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  anEnrollment,
  anOperation,
  aRespondent,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

const PLANNING = "planning-des-chantiers";
const { answer: FIELD } = controlNames(PLANNING);

let handle: (request: Request) => Promise<Response>;
let paul: string;
let firm: AnEnrollment;
let home: string;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
}, 120_000);

beforeEach(() => {
  const db = startTestServices();
  migrate(db);
  paul = aUser(db, { name: "Paul Garnier" }).id;
  const operation = anOperation(db, { consultants: [paul], questionnaireVersion: 2 });
  firm = anEnrollment(db, { operation });
  home = `/operations/${operation.id}/entreprises/${firm.id}`;
});

afterAll(stopServices);

async function ask(path: string, fields?: Readonly<Record<string, string>>) {
  const headers = new Headers({ "sec-fetch-site": "same-origin", cookie: signedInCookie(paul) });
  const init = fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) };
  const response = await handle(new Request(`${ORIGIN}${home}${path}`, { ...init, headers }));
  const html = (await response.text()).replace(/<script[\s\S]*?<\/script>/g, "").replace(/<!-- -->/g, "");
  const text = html.replace(/[\u00A0\u202F]/g, " ").replace(/&#x27;/g, "’");
  return { status: response.status, to: response.headers.get("location"), text };
}

function bothAnswer() {
  const { db } = services();
  writeAnswers(db, firm.sheets.director, { [PLANNING]: { choice: "charge-et-achats" } });
  writeAnswers(db, firm.sheets.consultant, { [PLANNING]: { choice: "agenda-papier" } });
}

function employees(count: number) {
  const { db } = services();
  for (let rank = 1; rank <= count; rank += 1) {
    const id = aRespondent(db, { enrollmentId: firm.id, roundId: firm.roundId, submissionRank: rank });
    writeAnswers(db, id, { [PLANNING]: { choice: "de-tete" } });
  }
}

const agreed = () => agreementsOf(services().db, firm.id, firm.roundId)[PLANNING];

describe("the page of the perspectives", () => {
  test("asks for the director first, then for others", async () => {
    const empty = await ask("/regards");
    expect(empty.text).toContain("Il manque le regard du dirigeant");
    expect(empty.text).toContain(`href="${home}/invitations"`);
    writeAnswers(services().db, firm.sheets.director, { [PLANNING]: { choice: "de-tete" } });
    expect((await ask("/regards")).text).toContain("Rien à comparer pour l’instant");
  });

  test("says how many employees came and shows nothing of two", async () => {
    bothAnswer();
    employees(2);
    const { text } = await ask("/regards");
    expect(text).toContain("2 réponses reçues : rien n’est montré avant 3");
    expect(text).not.toContain("2 sur 2");
    expect(text).not.toMatch(/Salariés<\/text>/);
  });

  test("shows three, with how they answered, in their own words", async () => {
    bothAnswer();
    employees(3);
    const { text } = await ask("/regards");
    expect(text).toContain("Le dirigeant se voit 100 points au-dessus de ce que voient ses salariés");
    expect(text).toMatch(/3 sur 3 « [^»]+ »/);
    expect(text).toContain("Comment savez-vous où vous travaillerez dans les jours qui viennent ?");
  });
});

describe("the debrief", () => {
  const path = `/regards/restitution`;
  const RIGHT = {
    intent: "agree",
    question: PLANNING,
    base: "0",
    reason: "Vu ensemble.",
    [FIELD]: "quatre-semaines",
  };

  test("shows both answers and the question’s own control, and saves the value with its reason", async () => {
    bothAnswer();
    const page = await ask(path);
    expect(page.text).toContain("Écart 1 sur 1");
    expect(page.text).toContain(`name="${FIELD}"`);
    expect(page.text).toContain(`action="${home}${path}?question=${PLANNING}"`);
    const sent = await ask(path, RIGHT);
    expect([sent.status, sent.to]).toEqual([302, `${home}${path}`]);
    expect(agreed()).toMatchObject({ answer: { choice: "quatre-semaines" }, reason: "Vu ensemble." });
    expect((await ask(path)).text).toContain("Tout est convenu");
  });

  test("comes back with what was typed when the reason is missing, and writes nothing", async () => {
    bothAnswer();
    const { status, text } = await ask(path, { ...RIGHT, reason: "" });
    expect(status).toBe(422);
    expect(text).toContain("Dites en une phrase pourquoi");
    expect(text).toMatch(/checked=""[^>]*value="quatre-semaines"|value="quatre-semaines"[^>]*checked=""/);
    expect(agreed()).toBeUndefined();
  });

  test("shows both words when somebody wrote meanwhile, and lets the second be kept", async () => {
    bothAnswer();
    await ask(path, RIGHT);
    const second = { ...RIGHT, reason: "Un autre avis.", [FIELD]: "agenda-partage" };
    const conflict = await ask(`${path}?question=${PLANNING}`, second);
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain("Avec un planning à quatre semaines");
    expect(conflict.text).toContain("Un autre avis.");
    const base = /name="base" value="(\d+)"/.exec(conflict.text)?.[1] ?? "";
    expect((await ask(path, { ...second, base })).status).toBe(302);
    expect(agreed()?.answer).toEqual({ choice: "agenda-partage" });
  });

  test("is only read for a firm that left", async () => {
    bothAnswer();
    withdrawEnrollment(services().db, firm.id, "Cessation", A_MOMENT);
    expect((await ask(path)).text).toContain("Cette restitution se lit seulement");
    expect((await ask(path, RIGHT)).status).toBe(422);
    expect(agreed()).toBeUndefined();
  });
});
