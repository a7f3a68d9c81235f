/**
 * Every route × actor × method × (own, a sister's, nobody's) × (document, data, data of each route by `?_routes=`), over
 * the built application and a real database. What is expected comes from one table, known-routes.ts.
 */
import "#tests/support/production.ts";

import { createRequestHandler, type ServerBuild } from "react-router";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { EVERYBODY, type KnownRoute, RESPONDENTS, type Standing } from "#tests/routes/known/known-route.ts";
import { KNOWN_ROUTES, LAYOUTS } from "#tests/routes/known-routes.ts";
import { seedWorld, type World } from "#tests/routes/world.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

const METHODS = ["GET", "POST", "PUT", "DELETE"] as const;
type Method = (typeof METHODS)[number];

let build: ServerBuild;
let handle: (request: Request) => Promise<Response>;
let world: World;

beforeAll(async () => {
  build = await builtApp();
  world = seedWorld(startTestServices());
  handle = createRequestHandler(withFailures(build), "production");
}, 120_000);

afterAll(stopServices);

test("every route is in the table, and every line of the table is a route", () => {
  const known = [...KNOWN_ROUTES.map((route) => route.id), ...LAYOUTS];
  expect(Object.keys(build.routes).sort()).toEqual([...new Set(known)].sort());
});

describe.each(KNOWN_ROUTES.map((route) => [route.path, route] as const))("%s", (_path, route) => {
  for (const standing of EVERYBODY) {
    test(standing, async () => {
      for (const target of world.targets(route.path)) {
        for (const method of METHODS) {
          for (const path of forms(route, target, method)) {
            if (isAnsweredAsItIs(route, target, standing, method, path)) continue;
            const actual = await ask(standing, method, path);
            const expected = expectedStatus(route, target, standing, method, path);
            expect(`${actual.status}`, `${standing} ${method} ${path} (${target.whose})`).toBe(`${expected}`);
            checkAnswer(actual, standing, `${standing} ${method} ${path}`);
          }
        }
      }
    });
  }
});

type Target = ReturnType<World["targets"]>[number];
type Answer = { readonly status: number; readonly headers: Headers; readonly body: string };

/** The document, its data, and its data route by route: each route that the page is made of, and one that isn't its. */
function forms(route: KnownRoute, target: Target, method: Method): readonly string[] {
  const { path } = target;
  if (method === "POST") return [path, dataPath(path)];
  // The framework hands these to the same action.
  if (method !== "GET") return [dataPath(path)];
  const own = chainOf(route.id);
  const isPlain = target.whose === "own" || target.whose === "a sister's";
  const asked = isPlain ? [...own, own.slice(1).join(","), STRANGE_ROUTE] : [route.id];
  return [
    path,
    dataPath(path),
    ...asked.map((ids) => `${dataPath(path)}?_routes=${encodeURIComponent(ids)}`),
  ];
}

/** What a resource gives, once allowed, isn't data of a page: only its refusals are asked for as data. */
function isAnsweredAsItIs(
  route: KnownRoute,
  target: Target,
  standing: Standing,
  method: Method,
  path: string,
): boolean {
  const allowed = allowedTo(route, method).includes(target.seenBy(standing));
  return route.isResource === true && allowed && path.includes(".data");
}

const STRANGE_ROUTE = "routes/admin/users";

function dataPath(path: string): string {
  return path === "/" ? "/_.data" : `${path}.data`;
}

/** The route and those around it, the outermost first. */
function chainOf(id: string): readonly string[] {
  const parent = build.routes[id]?.parentId;
  return parent === undefined ? [id] : [...chainOf(parent), id];
}

function expectedStatus(
  route: KnownRoute,
  target: Target,
  standing: Standing,
  method: Method,
  path: string,
): number {
  const isData = path.includes(".data");
  const allowed = allowedTo(route, method).includes(target.seenBy(standing));
  if (!allowed && route.needsCode === true) return refusalOfSpace(standing, isData);
  if (!allowed && route.opensByLink === true) return isRespondent(standing) ? 404 : 401;
  if (!allowed && hasNoAccount(standing)) {
    return method === "GET" && !isData && !path.startsWith("/resources/") ? 302 : 401;
  }
  if (!allowed) return refusal(route, target, standing);
  // The guard looks for the operation and the firm, whatever is asked for; the route itself looks for the rest.
  const looked = target.missing === "guarded" || asksFor(path, route.id);
  // An empty form may be refused before what it is about is looked for.
  if (target.missing === "looked for" && method !== "GET") return route.unsafeWhenMissing ?? 404;
  if (target.missing !== null) return looked ? 404 : 200;
  const status = statusOf(route, standing, method, isData);
  const isRedirection = status === 302 || status === 303;
  if (!isRedirection && status !== 404) return status;
  if (!looked) return 200;
  // A redirection in answer to a data request is written in the data.
  return isRedirection && isData ? 202 : status;
}

function allowedTo(route: KnownRoute, method: Method): readonly Standing[] {
  return method === "GET" ? route.readers : (route.writers ?? route.readers);
}

function statusOf(route: KnownRoute, standing: Standing, method: Method, isData: boolean): number {
  const get = (hasNoAccount(standing) ? route.anonymous : undefined) ?? route.get ?? 200;
  if (method === "GET") return get;
  const unsafe = route.unsafe ?? 405;
  // A page that was posted is drawn again, so it goes where reading it goes.
  return get === 302 && unsafe < 500 && unsafe !== 405 && !isData && route.isResource !== true ? 302 : unsafe;
}

function isRespondent(standing: Standing): boolean {
  return RESPONDENTS.some((one) => one === standing);
}

/** A respondent is nobody outside of the pages that their link opens. */
function hasNoAccount(standing: Standing): boolean {
  return standing === "anonymous" || isRespondent(standing);
}

/** A director without a code goes to ask for one; employees, customers and whoever may not yet read it are told so. */
function refusalOfSpace(standing: Standing, isData: boolean): number {
  if (standing === "director") return isData ? 202 : 303;
  return isRespondent(standing) ? 403 : 401;
}

/** 404 to whoever may not know of it, 403 to the others. */
function refusal(route: KnownRoute, target: Target, standing: Standing): number {
  const isOperations = route.path.includes(":operationId");
  const seen = target.seenBy(standing);
  // Of a firm whose operation the address doesn't name.
  if (!isOperations) return route.path.includes(":enrollmentId") && seen === "otherConsultant" ? 404 : 403;
  // A funder's pages are closed to the others before an operation is looked for.
  if (route.path.startsWith("/financeur/")) return seen === "otherFunder" ? 404 : 403;
  return seen === "otherConsultant" || (seen === "admin" && target.whose === "nobody's") ? 404 : 403;
}

/** Whether the route itself is asked for: in full, or by name. */
function asksFor(path: string, id: string): boolean {
  const routes = new URL(path, ORIGIN).searchParams.get("_routes");
  return routes === null || routes.split(",").includes(id);
}

/** Whatever the answer is, it keeps nothing, shows no entrails, and never carries what its reader may not know. */
function checkAnswer(answer: Answer, standing: Standing, sentence: string): void {
  expect(answer.headers.get("cache-control"), sentence).toContain("no-store");
  expect(answer.headers.get("content-security-policy"), sentence).toContain("script-src 'self' 'nonce-");
  expect(answer.body, sentence).not.toMatch(/node_modules|at file:|SqliteError|\.tsx?:\d/);
  for (const canary of world.hiddenFrom(standing)) expect(answer.body, sentence).not.toContain(canary);
}

/** Asks as this actor, from our own page, in a session of its own; whatever it changed is undone. */
async function ask(standing: Standing, method: Method, path: string): Promise<Answer> {
  const { db } = services();
  const userId = world.users[standing];
  db.$client.exec("SAVEPOINT asking");
  try {
    const headers = new Headers({ "sec-fetch-site": "same-origin", origin: ORIGIN });
    const cookie = userId === null ? world.cookies[standing] : signedInCookie(userId);
    if (cookie !== undefined) headers.set("cookie", cookie);
    const hasBody = method !== "GET";
    if (hasBody) headers.set("content-type", "application/x-www-form-urlencoded");
    const response = await handle(
      new Request(`${ORIGIN}${path}`, { method, headers, body: hasBody ? "" : null }),
    );
    return { status: response.status, headers: response.headers, body: await response.text() };
  } finally {
    db.$client.exec("ROLLBACK TO asking; RELEASE asking");
  }
}

describe("a request that changes something is refused unless it comes from our own pages", () => {
  const rows: readonly (readonly [
    what: string,
    headers: Readonly<Record<string, string>>,
    status: number,
  ])[] = [
    ["without a word of where it comes from", {}, 403],
    ["from another site", { "sec-fetch-site": "cross-site", origin: "https://mechant.example" }, 403],
    ["from an old browser on another site", { origin: "https://mechant.example" }, 403],
    ["from an old browser on our page", { origin: ORIGIN }, 0],
    ["from our page", { "sec-fetch-site": "same-origin" }, 0],
  ];
  test.each(rows)("%s", async (_what, headers, status) => {
    for (const route of KNOWN_ROUTES) {
      const path = world.targets(route.path)[0]?.path ?? route.path;
      for (const address of route.isResource === true
        ? [path]
        : [path, path === "/" ? "/_.data" : `${path}.data`]) {
        const response = await handle(
          new Request(`${ORIGIN}${address}`, { method: "POST", headers, body: "a=b" }),
        );
        if (status === 0) expect(response.status, address).not.toBe(403);
        else expect(response.status, address).toBe(status);
      }
    }
  });
});

describe("a body that is too big is refused", () => {
  const sendTooBig = (path: string, standing: Standing) => {
    const userId = world.users[standing];
    const headers = new Headers({
      "sec-fetch-site": "same-origin",
      "content-length": String(14 * 1024 * 1024),
      ...(userId === null ? {} : { cookie: signedInCookie(userId) }),
    });
    return handle(new Request(`${ORIGIN}${path}`, { method: "POST", headers, body: "a=b" }));
  };
  const IMPORT = "/operations/:operationId/entreprises/importer";

  test("before anybody is recognised, everywhere but on the page of a file", async () => {
    for (const route of KNOWN_ROUTES) {
      const path = world.targets(route.path)[0]?.path ?? route.path;
      const { status } = await sendTooBig(path, "anonymous");
      const says = route.path === IMPORT || route.id === "routes/space/action" || route.path === "/appareils";
      expect(status, path).toBe(says ? 401 : 413);
    }
  });

  test("on the page of a file by the page itself, next to the file's box", async () => {
    const path = world.targets(IMPORT).find(({ whose }) => whose === "own")?.path ?? "";
    for (const address of [path, `${path}.data`]) {
      const refused = await sendTooBig(address, "consultant");
      expect(refused.status, address).toBe(413);
      expect(await refused.text(), address).toMatch(/Ce fichier dépasse 12\sMo/);
    }
    expect((await sendTooBig(path, "otherConsultant")).status).toBe(404);
  });
});

describe("nothing tells what exists from what doesn't", () => {
  const IN_OPERATIONS = KNOWN_ROUTES.filter(({ path }) => path.includes(":operationId"));
  const rows: readonly (readonly [standing: Standing, sees: readonly Target["whose"][]])[] = [
    ["funder", ["own", "a sister's", "nobody's"]],
    ["otherFunder", ["own", "a sister's", "nobody's"]],
    // « own » is the consultant's: to the other one it is foreign.
    ["otherConsultant", ["own", "nobody's"]],
  ];
  test.each(rows)("to the %s, in the words of a refusal", async (standing, alike) => {
    for (const route of IN_OPERATIONS) {
      // The funders' own pages are told apart from the others by those who may read them.
      const isTheirs = (target: Target) =>
        route.path.startsWith("/financeur/") && target.seenBy(standing) === "funder";
      const asked = world.targets(route.path).filter(({ whose }) => alike.includes(whose));
      expect(asked.length, route.path).toBe(alike.length);
      const targets = asked.filter((target) => !isTheirs(target));
      expect(targets.length, route.path).toBeGreaterThan(0);
      for (const address of [(path: string) => path, dataPath]) {
        const told = new Set<string>();
        for (const { path } of targets) told.add(wordsOf(await ask(standing, "GET", address(path))));
        expect(told.size, `${standing} ${address(route.path)}`).toBe(1);
      }
    }
  });

  /** What is drawn anew for each answer is left out. */
  function wordsOf({ status, body }: Answer): string {
    return `${status} ${body.replaceAll(/nonce="[^"]*"/g, "")}`;
  }
});

test("every refusal to somebody who is signed in is written in the audit log", async () => {
  const { db } = services();
  const before =
    db.$client.prepare<[], { n: number }>("SELECT COUNT(*) AS n FROM audit_entries").get()?.n ?? 0;
  const cookie = signedInCookie(world.users.funder ?? "");
  await handle(new Request(`${ORIGIN}/admin/journal.data`, { headers: { cookie } }));
  const entries = db.$client
    .prepare<[number], { action: string; outcome: string; actor_id: string }>(
      "SELECT action, outcome, actor_id FROM audit_entries WHERE seq > ?",
    )
    .all(before);
  expect(entries).toEqual([{ action: "route.open", outcome: "refused", actor_id: world.users.funder }]);
});

test("the funder's home names the operations they fund and no other", async () => {
  const mine = await ask("funder", "GET", "/financeur");
  expect(mine.body).toContain(world.operationNames.own);
  expect(mine.body).not.toContain(world.operationNames.other);
});
