/** Bringing visits to a device over a network that fails: each one whole, or not at all. */
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type DownloadStep, downloadVisits } from "#app/components/field-shell/download-visits.ts";
import type { FieldStore } from "#app/offline/field/field-store.ts";

type Reply = { readonly status: number; readonly type?: string; readonly body: string };

const CONTENT = JSON.stringify({
  diapason: "contenu",
  questionnaire: { id: "socle", themes: [] },
  fundingSchemes: [],
  collectiveActions: [],
});
const pack = (enrollmentId: string) =>
  JSON.stringify({
    diapason: "visite",
    enrollmentId,
    operationId: "operation",
    operationName: "Rénover",
    roundCode: "T0",
    preparedAt: "2026-11-22T08:00:00.000Z",
    firm: { name: "Atelier", appointmentAt: null },
    sheets: [],
    conflicts: [],
    cursor: null,
    standing: "open",
    questionnaire: { id: "socle", version: 2 },
  });

let replies: Record<string, Reply>;
let asked: string[];
let server: Server;
beforeEach(async () => {
  replies = {
    "/resources/terrain/visites/a": { status: 200, body: pack("a") },
    "/resources/terrain/visites/b": { status: 200, body: pack("b") },
    "/resources/terrain/contenus/socle/2": { status: 200, body: CONTENT },
  };
  asked = [];
  server = createServer((request, response) => {
    const url = request.url ?? "";
    asked.push(url);
    const { status, type = "application/json", body } = replies[url] ?? { status: 404, body: "" };
    response.writeHead(status, { "Content-Type": type }).end(body);
  });
  const origin = await new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
    });
  });
  // A page asks by paths; Node needs the whole address.
  const { fetch: send } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => send(new URL(path, origin), init));
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.close();
});

describe("bringing visits to the device", () => {
  test("asks once for what they share, and says each one as it is there", async () => {
    expect(await bring(["a", "b"])).toEqual({ steps: ["a", "b"], kept: ["a", "b"] });
    expect(asked.filter((url) => url.includes("contenus"))).toHaveLength(1);
  });

  const rows: readonly (readonly [
    when: string,
    path: string,
    reply: Reply,
    steps: readonly string[],
    kept: readonly string[],
  ])[] = [
    [
      "a hotel’s welcome page answers",
      "/resources/terrain/visites/a",
      { status: 200, type: "text/html", body: "<h1>Bienvenue</h1>" },
      ["a unreachable"],
      [],
    ],
    [
      "a reply looks like ours and doesn’t say that it is",
      "/resources/terrain/visites/a",
      { status: 200, body: pack("a").replace('"diapason":"visite",', "") },
      ["a unreachable"],
      [],
    ],
    [
      "the reply is cut in the middle",
      "/resources/terrain/visites/a",
      { status: 200, body: pack("a").slice(0, 30) },
      ["a unreachable"],
      [],
    ],
    [
      "the server fails",
      "/resources/terrain/visites/b",
      { status: 500, body: "" },
      ["a", "b unreachable"],
      ["a"],
    ],
    ["the session ended", "/resources/terrain/visites/a", { status: 401, body: "{}" }, ["a signed-out"], []],
    [
      "one firm was removed meanwhile, the others come",
      "/resources/terrain/visites/a",
      { status: 404, body: "{}" },
      ["a missing", "b"],
      ["b"],
    ],
    [
      "the questionnaire is gone, nothing is half there",
      "/resources/terrain/contenus/socle/2",
      { status: 404, body: "{}" },
      ["a missing", "b missing"],
      [],
    ],
  ];
  test.each(rows)("when %s", async (_when, path, reply, steps, kept) => {
    replies[path] = reply;
    expect(await bring(["a", "b"])).toEqual({ steps, kept });
  });

  test("stops where the person stops it", async () => {
    const controller = new AbortController();
    const { steps, kept } = await bring(["a", "b"], {
      signal: controller.signal,
      after: () => controller.abort(),
    });
    expect({ steps, kept }).toEqual({ steps: ["a", "b cancelled"], kept: ["a"] });
  });

  test("stops when the device is full", async () => {
    expect(await bring(["a", "b"], { room: 1 })).toEqual({ steps: ["a", "b full"], kept: ["a"] });
  });
});

type Bringing = { readonly signal?: AbortSignal; readonly after?: () => void; readonly room?: number };

async function bring(
  ids: readonly string[],
  { signal = new AbortController().signal, after = () => {}, room = 9 }: Bringing = {},
) {
  const kept: string[] = [];
  const steps: string[] = [];
  const store: Pick<FieldStore, "putVisit"> = {
    putVisit: async ({ enrollmentId }) => {
      if (kept.length >= room) return { ok: false, why: "full" };
      kept.push(enrollmentId);
      return { ok: true };
    },
  };
  await downloadVisits(store, ids, signal, ({ enrollmentId, failure }: DownloadStep) => {
    steps.push(failure === null ? enrollmentId : `${enrollmentId} ${failure}`);
    after();
  });
  return { steps, kept };
}
