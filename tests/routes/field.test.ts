/** What tablets exchange with the built application, over its routes: sessions, bodies that are none, photos. */
import "#tests/support/production.ts";

import { createHash } from "node:crypto";
import { createRequestHandler } from "react-router";
import sharp from "sharp";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEVICE_HEADER, PROTOCOL, PROTOCOL_HEADER } from "#app/offline/field/protocol.ts";
import { PHOTO_LIMIT } from "#app/server/access/body-limits.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { migrate } from "#db/migrate.ts";
import {
  type AnEnrollment,
  anAnswerOperation,
  anEnrollment,
  anOperation,
  aUser,
} from "#tests/support/a-database.ts";
import { aPhoto } from "#tests/support/a-field-visit.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

let handle: (request: Request) => Promise<Response>;
let claire: string;
let colleague: string;
let stranger: string;
let firm: AnEnrollment;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
  const db = startTestServices();
  migrate(db);
  claire = aUser(db, { name: "Claire Vidal" }).id;
  colleague = aUser(db).id;
  stranger = aUser(db).id;
  const consultants = [claire, colleague];
  firm = anEnrollment(db, { operation: anOperation(db, { consultants, questionnaireVersion: 2 }) });
}, 180_000);

afterAll(stopServices);

async function ask(path: string, init: RequestInit = {}, userId: string | null = claire) {
  const headers = new Headers({ "sec-fetch-site": "same-origin", ...init.headers });
  if (userId !== null) headers.set("cookie", signedInCookie(userId));
  const response = await handle(new Request(`${ORIGIN}${path}`, { ...init, headers }));
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

function jsonOf({ bytes }: { readonly bytes: Uint8Array }): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function post(path: string, body: string, userId: string | null = claire) {
  const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
  return ask(path, { method: "POST", body, headers }, userId);
}

function aRequest(operations: readonly unknown[], id: string = v7()): string {
  const waiting = { operations: operations.length, photos: 0, conflicts: 0 };
  const device = { id, appVersion: "1", waiting, clock: new Date().toISOString() };
  return JSON.stringify({ device, cursor: null, visits: [firm.id], operations });
}

const answer = () =>
  anAnswerOperation({
    ...{ respondentId: firm.sheets.director, key: "planning-des-chantiers" },
    value: { choice: "de-tete" },
  });

describe("a synchronisation", () => {
  test("is answered as JSON of ours", async () => {
    const reply = await post("/resources/sync", aRequest([answer()]));
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toContain("application/json");
    expect(jsonOf(reply)).toMatchObject({ diapason: "synchro", results: [{ outcome: "applied" }] });
  });

  test.each([
    ["no JSON at all", "<html>"],
    ["nothing", ""],
    ["no request", '{"operations":[]}'],
  ])("of %s is refused in a French sentence", async (_, body) => {
    const reply = await post("/resources/sync", body);
    expect(reply.status).toBe(422);
    expect(jsonOf(reply)).toMatchObject({ message: expect.stringMatching(/forme attendue/) });
  });

  test.each([
    ["of the present protocol is read", String(PROTOCOL), 200],
    ["of a page that speaks another protocol is refused, and asks to reload", "0", 426],
  ])("%s", async (_, spoken, status) => {
    const headers = { "content-type": "application/json", [PROTOCOL_HEADER]: spoken };
    const reply = await ask("/resources/sync", { method: "POST", body: aRequest([answer()]), headers });
    expect(reply.status).toBe(status);
    if (status === 426) expect(jsonOf(reply)).toEqual({ message: "Rechargez\u00A0: nouvelle version." });
  });

  test("of somebody who is signed out says so, and never shows a page to log in", async () => {
    for (const path of ["/resources/terrain/visites", `/resources/terrain/visites/${firm.id}`])
      expect((await ask(path, {}, null)).status).toBe(401);
    const reply = await post("/resources/sync", aRequest([answer()]), null);
    expect([reply.status, reply.headers.get("location")]).toEqual([401, null]);
  });
});

test("a visit is prepared by its own consultants, and reading it is in the audit log", async () => {
  const pack = await ask(`/resources/terrain/visites/${firm.id}`);
  expect(jsonOf(pack)).toMatchObject({ diapason: "visite", enrollmentId: firm.id });
  const last = services()
    .db.$client.prepare("SELECT action, object_id, outcome FROM audit_entries ORDER BY seq DESC LIMIT 1")
    .get();
  expect(last).toEqual({ action: "interview.read", object_id: firm.id, outcome: "done" });
  expect((await ask(`/resources/terrain/visites/${firm.id}`, {}, stranger)).status).toBe(404);
  expect(jsonOf(await ask("/resources/terrain/visites"))).toMatchObject({
    ...{ diapason: "visites", userName: "Claire Vidal", userId: claire },
    offers: [{ enrollmentId: firm.id }],
  });
  const content = await ask("/resources/terrain/contenus/artisans-renovation/2");
  expect(jsonOf(content)).toMatchObject({ diapason: "contenu", questionnaire: { version: 2 } });
});

test("a device is known by its key, which goes back to its user alone", async () => {
  const [id, recoveryKey] = [v7(), "k".repeat(43)];
  const made = await post("/resources/terrain/appareils", JSON.stringify({ id, recoveryKey }));
  expect(jsonOf(made)).toMatchObject({ diapason: "appareil", userId: claire, userName: "Claire Vidal" });
  expect(jsonOf(await ask(`/resources/terrain/appareils/${id}`))).toEqual({ diapason: "cle", recoveryKey });
  const refusals = [
    await ask(`/resources/terrain/appareils/${id}`, {}, stranger),
    await post("/resources/terrain/appareils", JSON.stringify({ id, recoveryKey }), stranger),
    await post("/resources/sync", aRequest([], id), stranger),
    await ask(
      `/resources/terrain/photos/${firm.id}/${"0".repeat(64)}`,
      { method: "PUT", body: "x", headers: { "content-length": "1", [DEVICE_HEADER]: id } },
      colleague,
    ),
  ];
  for (const refusal of refusals) {
    expect(refusal.status).toBe(403);
    expect(jsonOf(refusal)).toEqual({ message: expect.stringMatching(/au nom d’une autre personne/) });
  }
  expect((await ask(`/resources/terrain/appareils/${v7()}`)).status).toBe(404);
  expect((await post("/resources/sync", aRequest([], id))).status).toBe(200);
});

describe("a photo", () => {
  const send = (bytes: Uint8Array<ArrayBuffer>, sha256: string, userId = claire) =>
    ask(
      `/resources/terrain/photos/${firm.id}/${sha256}`,
      { method: "PUT", body: bytes, headers: { "content-length": String(bytes.byteLength) } },
      userId,
    );

  test("comes after its text, as it is, and is shown to whoever may read the interview", async () => {
    const picture = await sharp({ create: { width: 320, height: 200, channels: 3, background: "#a33" } })
      .jpeg()
      .toBuffer();
    const bytes = new Uint8Array(picture);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect((await send(bytes, sha256)).status).toBe(409);
    const text = {
      ...{ id: v7(), respondentId: firm.sheets.consultant, baseRevision: 0, subject: "photo", key: v7() },
      ...{ madeAt: new Date().toISOString(), value: aPhoto({ sha256, question: null }) },
    };
    expect(jsonOf(await post("/resources/sync", aRequest([text])))).toMatchObject({
      missingPhotos: [sha256],
    });
    expect((await send(bytes, sha256, stranger)).status).toBe(404);
    for (let time = 0; time < 2; time += 1)
      expect(jsonOf(await send(bytes, sha256))).toEqual({ diapason: "photo", sha256 });
    const shown = await ask(`/resources/terrain/photos/${firm.id}/${sha256}`);
    expect(shown.headers.get("content-type")).toBe("image/jpeg");
    expect(shown.headers.get("cache-control")).toContain("private");
    expect(shown.bytes).toEqual(bytes);
    expect((await ask(`/resources/terrain/photos/${firm.id}/${sha256}`, {}, stranger)).status).toBe(404);
  });

  test("too heavy is refused before anything of it is read", async () => {
    const address = `/resources/terrain/photos/${firm.id}/${"0".repeat(64)}`;
    const headers = (size: number) => ({ "content-length": String(size) });
    const asked = (size: number) => ask(address, { method: "PUT", body: "x", headers: headers(size) });
    expect((await asked(PHOTO_LIMIT + 1)).status).toBe(413);
    expect((await asked(PHOTO_LIMIT)).status).toBe(409);
    expect(
      (await ask(address, { method: "PUT", body: "x", headers: headers(40 * 1024 * 1024) })).status,
    ).toBe(413);
  });
});
