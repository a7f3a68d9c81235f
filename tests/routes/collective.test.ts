/** Collective actions over the built application: from a shared need to a pilot, the firm's answer, and bad input. */
import "#tests/support/production.ts";

import { createRequestHandler } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FORM_LIMIT } from "#app/server/access/body-limits.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { findCollectiveAction, listCollectiveActions } from "#db/collective-actions.ts";
import { migrate } from "#db/migrate.ts";
import { aMember, aPilot, aStoredAction } from "#tests/support/a-collective-action.ts";
import { type AnOperation, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { aFullFirm, type FullFirm } from "#tests/support/a-full-firm.ts";
import { aVisitor, respondentCookieOf } from "#tests/support/a-visitor.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

let handle: (request: Request) => Promise<Response>;
let operation: AnOperation;
let firm: FullFirm;
let userId: string;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
}, 180_000);

beforeEach(() => {
  const opened = startTestServices();
  migrate(opened);
  userId = aUser(opened).id;
  operation = anOperation(opened, { questionnaireVersion: 2, consultants: [userId] });
  firm = aFullFirm(opened, operation, { whose: "elle", userId });
});

afterAll(stopServices);

const db = () => services().db;
const home = () => `/operations/${operation.id}`;

/** `bytes`: what the request says that it weighs, as a browser does. */
async function send(path: string, fields: Readonly<Record<string, string>>, bytes?: number) {
  const body = new URLSearchParams(fields);
  const headers = {
    ...{ cookie: signedInCookie(userId), "sec-fetch-site": "same-origin", origin: ORIGIN },
    "content-length": String(bytes ?? body.toString().length),
  };
  const response = await handle(new Request(`${ORIGIN}${path}`, { method: "POST", headers, body }));
  const text = (await response.text()).replace(/<script[\s\S]*?<\/script>/g, "");
  return { status: response.status, to: response.headers.get("location"), text };
}

const LONG = "é".repeat(40_000);
const PILOT = {
  revision: "1",
  heldOn: "2027-04-01",
  reviewOn: "2027-06-30",
  budgetCap: "3000",
  stopCriterion: "Moins de trois",
};

test("an action begins from the catalogue, and leads to its own page", async () => {
  const begun = await send(`${home()}/actions/nouvelle?modele=col-achats`, {
    title: "=HYPERLINK(1) <b>Acheter</b> 🙂",
    minimumFirms: "5",
  });
  const action = listCollectiveActions(db(), operation.id).find(({ template }) => template !== null);
  expect(action).toMatchObject({ template: "col-achats", stage: "proposed" });
  expect([begun.status, begun.to]).toEqual([302, `${home()}/actions/${action?.id}?fait=action-proposee`]);
  const shown = await handle(
    new Request(`${ORIGIN}${home()}/actions/${action?.id}`, { headers: { cookie: signedInCookie(userId) } }),
  );
  expect(await shown.text()).toContain("&lt;b&gt;Acheter&lt;/b&gt;");
});

describe("bad input is told next to its field, and nothing is lost", () => {
  const rows: readonly (readonly [
    what: string,
    page: string,
    fields: Readonly<Record<string, string>>,
    says: RegExp,
  ])[] = [
    ["40,000 characters", "pilote", { ...PILOT, plan: LONG }, /Au plus 2.000 caractères/],
    ["a day that does not exist", "pilote", { ...PILOT, heldOn: "2027-02-31" }, /date qui existe/],
    ["a day far away", "pilote", { ...PILOT, heldOn: "0001-01-01" }, /loin de l’opération/],
    ["a negative amount", "pilote", { ...PILOT, budgetCap: "-3" }, /nombre entier/],
    [
      "a revision that is not the last one",
      "pilote",
      { ...PILOT, revision: "7" },
      /changé cette action entre-temps/,
    ],
    ["no firm", "inviter", { revision: "1" }, /Cochez au moins une entreprise/],
    [
      "an outcome that is not for now",
      "issue",
      { revision: "1", outcome: "scale", words: "x" },
      /à cette étape/,
    ],
    ["feedback too early", "retour", { revision: "1", worked: "x" }, /à cette étape/],
  ];
  test.each(rows)("%s", async (_what, page, fields, says) => {
    const { id } = aStoredAction(db(), operation.id);
    const sent = await send(`${home()}/actions/${id}/${page}`, fields);
    expect(sent.status).toBe(422);
    expect(sent.text).toMatch(says);
    for (const value of Object.values(fields)) {
      if (page === "pilote" && value !== "7") expect(sent.text).toContain(value);
    }
    expect(findCollectiveAction(db(), { operationId: operation.id, actionId: id })?.steps).toHaveLength(1);
  });

  /** Every box that can be typed in, filled with another letter. */
  const EVERY_BOX = Object.fromEntries(
    [
      ...["title", "aim", "format", "minimumFirms", "idealSize", "unitCost", "totalCost", "partners"],
      ...["legalForm", "risks", "indicator"],
      ...Array.from({ length: 12 }, (_, row) => [`payer-${row + 1}`, `share-${row + 1}`]).flat(),
    ].map((name, place) => [name, String.fromCharCode(97 + (place % 26)).repeat(40_000)] as const),
  );

  const titles = () => listCollectiveActions(db(), operation.id).map(({ description }) => description.title);

  test("40,000 characters in every box of an action", async () => {
    const sent = await send(`${home()}/actions/nouvelle`, EVERY_BOX);
    expect(sent.status).toBe(422);
    expect(sent.text.match(/Au plus 2.000 caractères/g)?.length).toBeGreaterThan(5);
    for (const [name, typed] of Object.entries(EVERY_BOX)) expect(sent.text.includes(typed), name).toBe(true);
    expect(titles()).not.toContain(EVERY_BOX.title);
  });

  describe("a form that is heavier than any", () => {
    const fields = { title: "Acheter du sable", minimumFirms: "5" };

    test("sent by the page’s script, is told in the page, which still holds it", async () => {
      const sent = await send(`${home()}/actions/nouvelle.data`, fields, FORM_LIMIT + 1);
      expect(sent.status).toBe(413);
      expect(sent.text).toContain("ce que vous avez saisi est encore là");
      expect(sent.text).not.toContain(fields.title);
      expect(titles()).not.toContain(fields.title);
    });

    test("sent without a script, gets a page that tells the way back", async () => {
      const sent = await send(`${home()}/actions/nouvelle`, fields, FORM_LIMIT + 1);
      expect(sent.status).toBe(413);
      expect(sent.text).toContain("revenez en arrière avec le bouton de votre navigateur");
      expect(titles()).not.toContain(fields.title);
    });

    test("is not read by an address that has no page either", async () => {
      const entries = `${home()}/entreprises/${firm.enrollment.id}/entretien/saisies.data`;
      const sent = await send(entries, { a: "b" }, FORM_LIMIT + 1);
      expect(sent.status).toBe(413);
      expect(sent.text).not.toContain("encore là");
    });
  });

  test("an answer noted for a firm, with hours without end", async () => {
    const members = [aMember({ enrollmentId: firm.enrollment.id, answer: "invited" })];
    const { id } = aStoredAction(db(), operation.id, { stage: "gathering", members });
    const path = `${home()}/actions/${id}/entreprises/${firm.enrollment.id}`;
    const sent = await send(path, { answer: "yes", hours: "99999999", remark: "gardé" });
    expect([sent.status, sent.text]).toEqual([422, expect.stringMatching(/de 0 à 200/)]);
    expect(sent.text).toContain("gardé");
  });

  test("a firm of the operation that is not invited has no answer to note", async () => {
    const { id } = aStoredAction(db(), operation.id, { stage: "gathering" });
    const other = anEnrollment(db(), { operation });
    expect((await send(`${home()}/actions/${id}/entreprises/${other.id}`, { answer: "yes" })).status).toBe(
      404,
    );
  });
});

describe("a firm, by its link alone", () => {
  const visitor = () => aVisitor(handle, respondentCookieOf(firm.cookies.withoutCode));
  /** An action with the firm, and others that are never named. */
  const gathered = (yes: number, own: "invited" | "yes" = "invited") =>
    aStoredAction(db(), operation.id, {
      stage: "gathering",
      members: [
        aMember({ enrollmentId: firm.enrollment.id, answer: own }),
        ...Array.from({ length: yes }, (_, index) =>
          aMember({
            enrollmentId: anEnrollment(db(), { operation, firm: { name: `canari-autre-${index}` } }).id,
            remark: "canari-remarque",
          }),
        ),
      ],
    });

  test("reads what it is asked, without anybody’s name, and how many said yes from three on", async () => {
    const two = gathered(2);
    const three = gathered(3);
    const list = await visitor().get("/espace/actions-collectives");
    expect(list.text.match(/entreprises ont dit oui/g)).toHaveLength(1);
    for (const [id, told] of [
      [two.id, false],
      [three.id, true],
    ] as const) {
      const page = await visitor().get(`/espace/actions-collectives/${id}`);
      expect(page.status).toBe(200);
      expect(page.text.includes("3 ont dit oui")).toBe(told);
      expect(page.text + list.text).not.toMatch(/canari-autre|canari-remarque/);
    }
  });

  test("answers, and reads its answer again", async () => {
    const { id } = gathered(0);
    const path = `/espace/actions-collectives/${id}`;
    const wrong = await visitor().post(path, [["remark", "<b>gardé</b>"]]);
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("Choisissez une réponse")]);
    expect(wrong.text).toContain("&lt;b&gt;gardé");
    const sent = await visitor().post(path, [
      ["answer", "perhaps"],
      ["hours", "3,5"],
      ["euros", "200"],
      ["remark", "À voir"],
    ]);
    expect([sent.status, sent.to]).toEqual([303, "/espace/actions-collectives?fait=reponse-notee"]);
    expect((await visitor().get("/espace/actions-collectives")).text).toContain("Vous avez dit : peut-être");
    const [own] = findCollectiveAction(db(), { operationId: operation.id, actionId: id })?.members ?? [];
    expect(own).toMatchObject({
      answer: "perhaps",
      hours: 3.5,
      euros: 200,
      remark: "À voir",
      isOwnAnswer: true,
    });
  });

  test("may leave a pilot and not join it, and has no word once it is over", async () => {
    const members = [aMember({ enrollmentId: firm.enrollment.id })];
    const pilot = aStoredAction(db(), operation.id, { stage: "pilot", pilot: aPilot(), members });
    const path = `/espace/actions-collectives/${pilot.id}`;
    expect((await visitor().get(path)).text).toContain("Nous quittons le groupe");
    expect((await visitor().post(path, [["answer", "yes"]])).status).toBe(422);
    expect((await visitor().post(path, [["answer", "no"]])).status).toBe(303);
    const over = aStoredAction(db(), operation.id, { stage: "scaled", pilot: aPilot(), members });
    expect((await visitor().get(`/espace/actions-collectives/${over.id}`)).text).not.toContain("<form");
  });

  test("finds no action that it is not invited to", async () => {
    const { id } = aStoredAction(db(), operation.id, { stage: "gathering" });
    expect((await visitor().get(`/espace/actions-collectives/${id}`)).status).toBe(404);
    expect((await visitor().post(`/espace/actions-collectives/${id}`, [["answer", "yes"]])).status).toBe(404);
  });
});
