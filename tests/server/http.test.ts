import "#tests/support/production.ts";

import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeptShell } from "#app/offline/field-worker/kept-shell.ts";
import { type RunningServer, startServer } from "#app/server/http.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { closeDatabase, openDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.ts";
import { buildIfNeeded } from "#tests/support/built-app.ts";

const ORIGIN = "https://diapason.exemple.fr";
const folder = mkdtempSync(join(tmpdir(), "diapason-http-"));
const database = join(folder, "diapason.sqlite");
let server: RunningServer;

beforeAll(async () => {
  await buildIfNeeded();
  const db = openDatabase(database);
  migrate(db);
  closeDatabase(db);
  server = await startServer({
    DIAPASON_DATABASE: database,
    APP_ORIGIN: ORIGIN,
    PORT: 0,
    HOST: "127.0.0.1",
    LOG_LEVEL: "silent",
    NODE_ENV: "production",
    TRUST_PROXY: 0,
  });
}, 120_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}${path}`, { redirect: "manual", headers });

test("the health check answers without anybody signed in", async () => {
  const response = await get("/sante");
  expect([response.status, await response.text()]).toEqual([200, "ok"]);
});

test("every answer carries the headers that protect it", async () => {
  for (const path of ["/connexion", "/nulle-part", "/sante", "/compte.data", `/assets/${anAsset()}`]) {
    const { headers } = await get(path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("strict-transport-security"), path).toBe("max-age=63072000");
    expect(headers.get("x-powered-by"), path).toBeNull();
  }
});

test("a page is kept nowhere and runs only the scripts that carry its nonce", async () => {
  const response = await get("/connexion");
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
  expect(response.headers.get("cache-control")).toBe("no-store");
  const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(2);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  const again = await get("/connexion");
  expect(again.headers.get("content-security-policy")).not.toContain(nonce ?? "");
});

test("a file of the build is kept for a year, and one that isn't there is a plain 404", async () => {
  const response = await get(`/assets/${anAsset()}`);
  expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await get("/assets/rien.js")).status).toBe(404);
});

test("the field app’s worker and what installs it are asked for each time", async () => {
  for (const [path, type] of [
    ["/terrain-sw.js", "text/javascript; charset=utf-8"],
    ["/terrain.webmanifest", "application/manifest+json; charset=utf-8"],
  ] as const) {
    const { headers, status } = await get(path);
    expect([status, headers.get("cache-control"), headers.get("content-type")], path).toEqual([
      200,
      "no-cache",
      type,
    ]);
  }
});

test("the field app weighs less than 1.5 MB on a tablet, each file as its worker expects it", async () => {
  const script = await (await get("/terrain-sw.js")).text();
  const shell: KeptShell = JSON.parse(script.slice(script.indexOf("{"), script.indexOf(";\n")));
  const files = Object.entries(shell.files);
  expect(files.length).toBeGreaterThan(20);
  let weight = 0;
  for (const [path, sha256] of files) {
    const bytes = readFileSync(join(projectRoot(), "build", "client", path));
    expect(createHash("sha256").update(bytes).digest("hex"), path).toBe(sha256);
    weight += bytes.length;
  }
  expect(weight).toBeLessThan(1.5 * 1024 * 1024);
  expect(await (await get("/terrain")).text()).toContain(shell.mark);
});

test("nothing outside the public files can be read", async () => {
  const paths = [
    "/../package.json",
    "/..%2f..%2fpackage.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/.env",
    "/build/server/index.js",
  ];
  for (const path of paths) {
    const answer = await rawGet(path);
    expect(answer.body, path).not.toContain('"diapason"');
    expect([302, 400, 403, 404], path).toContain(answer.status);
  }
});

test("a page is compressed, for whoever can read it", async () => {
  expect((await get("/connexion", { "accept-encoding": "gzip" })).headers.get("content-encoding")).toBe(
    "gzip",
  );
  expect(
    (await get("/connexion", { "accept-encoding": "identity" })).headers.get("content-encoding"),
  ).toBeNull();
});

test("the session's cookie is for this host alone once the address is https", async () => {
  const { signUp } = await import("#tests/support/sign-up.ts");
  const person = await signUp("consultant");
  const response = await fetch(`${server.url}/connexion?vers=/compte`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: ORIGIN },
    body: new URLSearchParams({ email: person.email, password: person.password }),
  });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/compte");
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(
    /^__Host-diapason_session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const account = await get("/compte", { cookie: cookie.split(";")[0] ?? "" });
  expect(account.status).toBe(200);
});

describe("a body that is too big", () => {
  test("is refused with a page that says so, before it has come in", async () => {
    const { status, body } = await post("/connexion", { "content-length": String(13 * 1024 * 1024) }, null);
    expect(status).toBe(413);
    expect(body).toContain("trop lourd");
  });

  test("is refused when it doesn't say its length", async () => {
    const { status } = await post("/connexion", { "transfer-encoding": "chunked" }, "a=b");
    expect(status).toBe(411);
  });

  test("that is longer than it said is cut where it said", async () => {
    const answer = await rawExchange(
      `POST /connexion HTTP/1.1\r\nHost: a\r\nOrigin: ${ORIGIN}\r\nContent-Length: 7\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\nemail=a&password=${"b".repeat(500)}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|22) /);
  });
});

test("an unknown method is refused", async () => {
  const answer = await rawExchange("PROPFIND / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
});

test("the caller can't write the address that the audit log keeps", async () => {
  const { services } = await import("#app/server/services.ts");
  const { listAudit } = await import("#db/audit.ts");
  await fetch(`${server.url}/connexion`, {
    method: "POST",
    headers: { origin: ORIGIN, "x-diapason-client-address": "203.0.113.9", "x-forwarded-for": "203.0.113.9" },
    body: new URLSearchParams({ email: "personne@exemple.fr", password: "rien de bon" }),
  });
  expect(listAudit(services().db, {}, { offset: 0, limit: 1 })[0]?.address).toBe("127.0.0.1");
});

test("a file that the database can't write gives back the form, filled in, with a 503", async () => {
  const { services } = await import("#app/server/services.ts");
  services().db.$client.pragma("query_only = ON");
  try {
    const response = await fetch(`${server.url}/connexion`, {
      method: "POST",
      headers: { origin: ORIGIN },
      body: new URLSearchParams({ email: "claire@exemple.fr", password: "quatre chevaux bleus" }),
    });
    const body = await response.text();
    expect(response.status).toBe(503);
    expect(body).toContain("Rien n’a été perdu de ce que vous avez saisi");
    expect(body).toContain('value="claire@exemple.fr"');
    expect(body).not.toContain("quatre chevaux bleus");
    expect(body).not.toContain("SQLITE");
  } finally {
    services().db.$client.pragma("query_only = OFF");
  }
});

test("asked to stop, the server finishes the answer under way", async () => {
  const other = await startOnceMore();
  const slow = connect(Number(new URL(other.url).port), "127.0.0.1");
  await new Promise((resolve) => slow.once("connect", resolve));
  slow.write("GET /sante HTTP/1.1\r\nHost: a\r\n");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const asked = performance.now();
  const stopped = other.stop();
  slow.write("\r\n");
  const answer = await new Promise<string>((resolve) =>
    slow.once("data", (chunk) => resolve(chunk.toString())),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  await stopped;
  expect(performance.now() - asked).toBeLessThan(5_000);
  await expect(fetch(`${other.url}/sante`)).rejects.toThrow();
});

/** In its own database; the services of the process are then its own, so this test comes last. */
async function startOnceMore(): Promise<RunningServer> {
  await server.stop();
  return startServer({
    DIAPASON_DATABASE: database,
    APP_ORIGIN: ORIGIN,
    PORT: 0,
    HOST: "127.0.0.1",
    LOG_LEVEL: "silent",
    NODE_ENV: "production",
    TRUST_PROXY: 0,
  });
}

function anAsset(): string {
  const file = readdirSync(join(projectRoot(), "build", "client", "assets")).find((name) =>
    name.endsWith(".js"),
  );
  if (file === undefined) throw new Error("the build has no script");
  return file;
}

type Raw = { readonly status: number; readonly body: string };

/** Without fetch's cleaning of the address. */
function rawGet(path: string): Promise<Raw> {
  return exchange(path, "GET", {}, null);
}

function post(path: string, headers: Readonly<Record<string, string>>, body: string | null): Promise<Raw> {
  return exchange(path, "POST", { origin: ORIGIN, ...headers }, body);
}

function exchange(
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string | null,
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on("error", reject);
    if (body === null && headers["content-length"] !== undefined) sent.flushHeaders();
    else sent.end(body ?? undefined);
  });
}

function rawExchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}
