/** The firm's own space over the built application: the door and its code, the pages, the plan, the export and the erasure. */
import "#tests/support/production.ts";

import { strFromU8, unzipSync } from "fflate";
import { createRequestHandler } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { makeCode } from "#app/server/respondents/codes.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { listFollowUpNotes } from "#db/attachments.ts";
import { listErasures } from "#db/erasures.ts";
import { migrate } from "#db/migrate.ts";
import { consentsOf } from "#db/notices.ts";
import { listPlannedActions } from "#db/plans.ts";
import { type AnOperation, anOperation, aUser } from "#tests/support/a-database.ts";
import { aFullFirm, type FullFirm } from "#tests/support/a-full-firm.ts";
import { aNotice, anInvitation, aVisitor, respondentCookieOf } from "#tests/support/a-visitor.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

const NOW = new Date().toISOString();

let handle: (request: Request) => Promise<Response>;
let operation: AnOperation;
let firm: FullFirm;
let consultantId: string;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
}, 180_000);

beforeEach(() => {
  const opened = startTestServices();
  migrate(opened);
  consultantId = aUser(opened, { name: "Claire Martin" }).id;
  operation = anOperation(opened, { questionnaireVersion: 2, consultants: [consultantId] });
  firm = aFullFirm(opened, operation, { whose: "elle", userId: consultantId });
  aFullFirm(opened, operation, { whose: "soeur", userId: consultantId });
  aNotice(opened, operation.id);
});

afterAll(stopServices);

const db = () => services().db;
const withCode = () => aVisitor(handle, respondentCookieOf(firm.cookies.withCode));
const withoutCode = () => aVisitor(handle, respondentCookieOf(firm.cookies.withoutCode));
const PAGES = ["", "/reponses", "/plan", "/aides", "/donnees"].map((page) => `/espace${page}`);
const FILES = () => [
  "/espace/rapport.pdf",
  "/espace/donnees.zip",
  `/espace/plan/${firm.actionId}/pieces/${firm.noteId}`,
];

/** The bytes of a file, as a director with a code gets it. */
async function download(
  path: string,
): Promise<{ readonly headers: Headers; readonly bytes: Uint8Array; readonly status: number }> {
  const headers = { cookie: respondentCookieOf(firm.cookies.withCode) };
  const response = await handle(new Request(`${ORIGIN}${path}`, { headers }));
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

describe("the door", () => {
  test("every page and file sends whoever has no code to ask for one, and says nothing", async () => {
    for (const path of [...PAGES, `/espace/plan/${firm.actionId}`, ...FILES()]) {
      const asked = await withoutCode().get(path);
      expect(asked.status, path).toBe(303);
      expect(asked.to, path).toMatch(/^\/espace\/code/);
      expect(asked.text, path).not.toContain("canari");
    }
  });

  test("a right code opens the page that was asked for, on this browser only", async () => {
    const who = withoutCode();
    const door = (await who.get("/espace/plan")).to ?? "";
    const shown = await who.get(door);
    expect(shown.text).toContain("Demandez le code à votre consultant");
    const { code } = mustSucceed(await makeCode(db(), firm.invitationId, NOW));
    expect((await who.post(door, [["code", code]])).to).toBe("/espace/plan");
    expect((await who.get("/espace/plan")).status).toBe(200);
    const again = await who.post(door, [["code", code]]);
    expect([again.status, again.text]).toEqual([422, expect.stringContaining("Ce code a déjà servi")]);
  });

  test("a wrong code is told next to its field, and opens nothing", async () => {
    const who = withoutCode();
    const { code } = mustSucceed(await makeCode(db(), firm.invitationId, NOW));
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    const tried = await who.post("/espace/code", [["code", wrong]]);
    expect([tried.status, tried.text]).toEqual([422, expect.stringContaining("Il vous reste 4 essais")]);
    expect(tried.text).not.toContain(wrong);
    expect((await who.get("/espace/plan")).status).toBe(303);
  });

  test("leads to no other site", async () => {
    const { code } = mustSucceed(await makeCode(db(), firm.invitationId, NOW));
    const tried = await withoutCode().post("/espace/code?vers=//mechant.example/espace", [["code", code]]);
    expect(tried.to).toBe("/espace");
  });

  test.each(["employee", "customer"] as const)(
    "tells the bearer of the %ss’ link that there is no space",
    async (perspective) => {
      db().$client.exec(`DELETE FROM invitations WHERE perspective = '${perspective}'`);
      const who = aVisitor(handle);
      const group = anInvitation(
        db(),
        { id: firm.enrollment.id, roundId: firm.enrollment.roundId },
        perspective,
      );
      await who.post(`/r/${group.token}`);
      for (const path of ["/espace", "/espace/code", "/espace/donnees"]) {
        const asked = await who.get(path);
        expect([asked.status, asked.text], path).toEqual([
          403,
          expect.stringContaining("ouvert à son dirigeant seulement"),
        ]);
      }
    },
  );

  test("tells a stranger to open their link again", async () => {
    const asked = await aVisitor(handle).get("/espace");
    expect([asked.status, asked.text]).toEqual([401, expect.stringContaining("Rouvrez votre lien")]);
  });
});

describe("with a code", () => {
  test("home says what is there, whom to call and the place in the group, without a name", async () => {
    const { status, text } = await withCode().get("/espace");
    expect(status).toBe(200);
    for (const words of [
      "Remis le 15 février 2027",
      "Actions faites : 0 sur 1",
      firm.canary("action"),
      "2 mars 2027",
      "Claire Martin",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain("médiane 51");
    expect(text).toContain("7 autres");
    // Four others are too few, whatever the report says.
    expect(text).not.toContain("médiane 2");
    expect(text).not.toContain("canari-soeur");
  });

  test("the report is the one that was handed over, to the byte", async () => {
    const { headers, bytes } = await download("/espace/rapport.pdf");
    expect(strFromU8(bytes)).toBe(`%PDF-${firm.canary("rapport")}`);
    expect(headers.get("content-disposition")).toMatch(/^inline; filename="rapport-canari-elle-nom/);
    const { headers: kept } = await download("/espace/rapport.pdf?telecharger");
    expect(kept.get("content-disposition")).toMatch(/^attachment/);
    const sisters = db()
      .$client.prepare("SELECT id FROM reports WHERE enrollment_id <> ?")
      .pluck()
      .get(firm.enrollment.id);
    expect((await download(`/espace/rapport.pdf?rapport=${sisters}`)).status).toBe(404);
  });

  test("the answers are one’s own, and the aid and the plan have their page", async () => {
    const answers = await withCode().get("/espace/reponses");
    expect(answers.text).toContain("Envoyées le 15 février 2027");
    expect(answers.text).toContain("Demander une correction");
    for (const path of PAGES) expect((await withCode().get(path)).status, path).toBe(200);
  });

  test("before the report is handed over, the plan, its aid and the report are not there yet", async () => {
    firm = aFullFirm(db(), operation, { whose: "attente", userId: consultantId, isReported: false });
    for (const path of [
      "/espace/plan",
      "/espace/aides",
      "/espace/rapport.pdf",
      `/espace/plan/${firm.actionId}`,
    ]) {
      const { status, text } = await withCode().get(path);
      expect([status, text], path).toEqual([403, expect.stringContaining("vous aura remis le rapport")]);
      expect(text).not.toContain(firm.canary("action"));
    }
    expect((await withCode().get("/espace")).text).toContain("Il ne vous a pas encore été remis");
  });
});

describe("an action of the plan", () => {
  const path = () => `/espace/plan/${firm.actionId}`;
  const standing = () =>
    listPlannedActions(db(), { enrollmentId: firm.enrollment.id, roundId: firm.enrollment.roundId })[0];
  const words = () => listFollowUpNotes(db(), firm.enrollment.id).map((note) => note.words);

  async function send(fields: Readonly<Record<string, string | File>>) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const encoded = new Response(form);
    const body = await encoded.arrayBuffer();
    const response = await handle(
      new Request(`${ORIGIN}${path()}`, {
        method: "POST",
        body,
        headers: {
          cookie: respondentCookieOf(firm.cookies.withCode),
          "sec-fetch-site": "same-origin",
          "content-type": encoded.headers.get("content-type") ?? "",
          "content-length": String(body.byteLength),
        },
      }),
    );
    return { status: response.status, text: await response.text() };
  }

  test("is done, and undone, with a word each time, which the consultant reads", async () => {
    expect((await send({ revision: "1", status: "done", words: "posée jeudi" })).status).toBe(303);
    expect(standing()?.status).toBe("done");
    expect((await send({ revision: "2", status: "started", words: "à reprendre" })).status).toBe(303);
    expect(standing()?.status).toBe("started");
    expect(words()).toEqual([firm.canary("mot"), "posée jeudi", "à reprendre"]);
    const headers = { cookie: signedInCookie(consultantId) };
    const page = `/operations/${operation.id}/entreprises/${firm.enrollment.id}/plan/${firm.actionId}/suivi`;
    const read = await (await handle(new Request(`${ORIGIN}${page}`, { headers }))).text();
    expect(read).toContain("Ce que le dirigeant en a dit");
    for (const word of ["posée jeudi", "à reprendre", firm.canary("mot")]) expect(read).toContain(word);
    const file = page.replace("/suivi", `/pieces/${firm.noteId}`);
    const given = await handle(new Request(`${ORIGIN}${file}`, { headers }));
    expect(await given.text()).toContain(firm.canary("dans-la-piece"));
  });

  test("is given up with a reason only", async () => {
    const refused = await send({ revision: "1", status: "dropped", words: " " });
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining("pourquoi vous y renoncez"),
    ]);
    expect((await send({ revision: "1", status: "dropped", words: "trop cher" })).status).toBe(303);
    expect(standing()?.status).toBe("dropped");
  });

  test("somebody changed meanwhile is looked at again", async () => {
    await send({ revision: "1", status: "started", words: "" });
    const refused = await send({ revision: "1", status: "done", words: "perdu ?" });
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining("Quelqu’un a modifié cette action"),
    ]);
    expect(refused.text).toContain("perdu ?");
    expect(standing()?.status).toBe("started");
  });

  test("takes a PDF, which is handed over as a file and never opened as a page", async () => {
    const pdf = new File(["%PDF-1.7\ncanari-devis\n%%EOF\n"], "devis.pdf", { type: "text/html" });
    expect((await send({ revision: "1", status: "started", words: "", file: pdf })).status).toBe(303);
    const note = listFollowUpNotes(db(), firm.enrollment.id).at(-1);
    const { headers, bytes } = await download(`${path()}/pieces/${note?.id}`);
    expect(strFromU8(bytes)).toContain("canari-devis");
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-disposition")).toBe('attachment; filename="devis.pdf"');
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  test("refuses what is neither a photo nor a PDF, next to its field, and writes nothing", async () => {
    const text = new File(["bonjour"], "photo.jpg", { type: "image/jpeg" });
    const refused = await send({ revision: "1", status: "done", words: "voilà", file: text });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("ni une photo")]);
    expect(refused.text).toContain("voilà");
    expect(standing()?.status).toBe("planned");
  });

  test("takes a file of 10 Mo, and says next to its box that one of 12 Mo is too big", async () => {
    const padded = (bytes: number) => new File(["%PDF-1.7\n", new Uint8Array(bytes - 9)], "devis.pdf");
    const kept = await send({ revision: "1", status: "done", words: "", file: padded(10 * 1024 * 1024) });
    expect(kept.status).toBe(303);
    const refused = await send({ revision: "2", status: "done", words: "", file: padded(12 * 1024 * 1024) });
    expect([refused.status, refused.text]).toEqual([413, expect.stringMatching(/Ce fichier dépasse 10\sMo/)]);
  });

  test("of another firm is not there, nor are its files", async () => {
    const sister = db().$client.prepare("SELECT id FROM planned_actions WHERE enrollment_id <> ?").pluck();
    const theirs = sister.get(firm.enrollment.id);
    expect((await withCode().get(`/espace/plan/${theirs}`)).status).toBe(404);
    const note = db().$client.prepare("SELECT id FROM follow_up_notes WHERE enrollment_id <> ?").pluck();
    expect((await download(`${path()}/pieces/${note.get(firm.enrollment.id)}`)).status).toBe(404);
  });
});

describe("one’s data", () => {
  test("a consent is taken back and given again, and its history shows", async () => {
    const who = withCode();
    const set = (kind: string, given: string) =>
      who.post("/espace/donnees", [
        ["kind", kind],
        ["given", given],
      ]);
    expect((await set("quote", "non")).status).toBe(303);
    expect((await set("network", "oui")).status).toBe(303);
    expect(consentsOf(db(), firm.enrollment.id)).toEqual({ quote: false, network: true });
    const { text } = await who.get("/espace/donnees");
    expect(text).toContain("Donné le 15 février 2027");
    expect(text).toContain("Retiré le");
    expect(text).toContain("version 1.1");
    expect((await set("autre", "oui")).status).toBe(422);
  });

  test("leave in one archive, and nobody else’s with them", async () => {
    const { headers, bytes } = await download("/espace/donnees.zip");
    expect(headers.get("content-type")).toBe("application/zip");
    const all = Object.values(unzipSync(bytes))
      .map((one) => strFromU8(one))
      .join("");
    expect(all).toContain(firm.canary("reponse-dirigeant"));
    expect(all).not.toMatch(/canari-soeur|reponse-groupe/);
  });

  test("are erased once the name is typed: the cookie goes, every page says so, and no link opens any more", async () => {
    const who = withCode();
    const refused = await who.post("/espace/donnees", [
      ["intent", "erase"],
      ["name", "Une autre"],
    ]);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("rien n’a été effacé")]);
    const other = withCode();
    const erased = await who.post("/espace/donnees", [
      ["intent", "erase"],
      ["name", firm.canary("nom")],
    ]);
    expect([erased.status, erased.to]).toEqual([303, "/espace/efface"]);
    expect(who.cookie()).toBeNull();
    expect((await who.get("/espace/efface")).text).toContain("C’est effacé");
    expect(listErasures(db())).toHaveLength(1);
    // Somebody else of the firm, at work at that moment.
    for (const path of ["/espace", "/espace/donnees", "/reponse", "/reponse/sommaire"]) {
      expect((await other.get(path)).status, path).toBe(401);
    }
    expect(
      (
        await other.post("/espace/donnees", [
          ["intent", "erase"],
          ["name", "x"],
        ])
      ).status,
    ).toBe(401);
    expect((await other.send([])).status).toBe(401);
  });
});

describe("a consultant", () => {
  const ask = async (path: string, fields: Readonly<Record<string, string>> | null = null) => {
    const headers = { cookie: signedInCookie(consultantId), "sec-fetch-site": "same-origin" };
    const address = `${ORIGIN}/operations/${operation.id}/entreprises/${firm.enrollment.id}${path}`;
    const init =
      fields === null ? { headers } : { headers, method: "POST", body: new URLSearchParams(fields) };
    const response = await handle(new Request(address, init));
    return { status: response.status, to: response.headers.get("location"), text: await response.text() };
  };

  test("is shown a code once, which opens the director’s space", async () => {
    expect((await ask("/invitations/code")).text).toContain("Donner un code au dirigeant");
    const shown = await ask("/invitations/code", { invitation: firm.invitationId });
    const code = /class="copy-once">([\d\s]+)</.exec(shown.text)?.[1] ?? "";
    expect(code).toMatch(/^\d{3}\s\d{3}$/);
    expect((await ask("/invitations/code")).text).not.toContain(code);
    expect((await withoutCode().post("/espace/code", [["code", code]])).to).toBe("/espace");
    const sisters = db().$client.prepare("SELECT id FROM invitations WHERE enrollment_id <> ?").pluck();
    expect(
      (await ask("/invitations/code", { invitation: String(sisters.get(firm.enrollment.id)) })).status,
    ).toBe(422);
  });

  test("erases a firm on its request, from a link at the foot of its page", async () => {
    expect((await ask("")).text).toContain(`/entreprises/${firm.enrollment.id}/effacer`);
    expect((await ask("/effacer")).text).toContain("Ce qui est effacé");
    expect((await ask("/effacer", { name: "autre" })).status).toBe(422);
    const erased = await ask("/effacer", { name: firm.canary("nom") });
    expect(erased.to).toMatch(new RegExp(`^/operations/${operation.id}/entreprises\\?`));
    expect((await ask("")).status).toBe(404);
  });
});
