import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { logIn } from "#app/server/access/sessions.ts";
import { runCommandLine } from "#app/server/cli/commands.ts";
import { closeDatabase, openDatabase } from "#db/client.server.ts";
import { A_MOMENT } from "#tests/support/a-database.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "diapason-cli-"));
  vi.stubEnv("DIAPASON_DATABASE", join(folder, "diapason.sqlite"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  const written = { out: "", err: "" };
  const code = await runCommandLine(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    cwd: folder,
  });
  return { code, ...written };
}

const addAnne = () =>
  run("user", "add", "--email", "anne@exemple.fr", "--name", "Anne Delmas", "--role", "admin", "--generate");

test("the first admin is added to a database that didn't exist, with a password that works", async () => {
  const { code, out } = await addAnne();
  expect(code).toBe(0);
  const db = openDatabase(join(folder, "diapason.sqlite"));
  const asked = {
    email: "anne@exemple.fr",
    password: out.trim(),
    address: "",
    userAgent: "",
    previousToken: null,
  };
  expect((await logIn(db, asked, A_MOMENT)).kind).toBe("in");
  closeDatabase(db);
});

test("the list says who has an account, and never a hash", async () => {
  await addAnne();
  const { code, out } = await run("user", "list");
  expect([code, out]).toEqual([0, "anne@exemple.fr\tAnne Delmas\tAdministrateur\n"]);
});

test("an account is disabled, but not the last admin's", async () => {
  await addAnne();
  await run(
    "user",
    "add",
    "--email",
    "paul@exemple.fr",
    "--name",
    "Paul",
    "--role",
    "consultant",
    "--generate",
  );
  expect((await run("user", "disable", "--email", "paul@exemple.fr")).code).toBe(0);
  expect((await run("user", "list")).out).toContain("paul@exemple.fr\tPaul\tConsultant\t\tdésactivé\n");
  const refused = await run("user", "disable", "--email", "anne@exemple.fr");
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("dernier administrateur")]);
});

test.each([
  [
    "an unknown role",
    ["user", "add", "--email", "a@b.fr", "--name", "A", "--role", "roi", "--generate"],
    "--role",
  ],
  ["no address", ["user", "add", "--name", "A", "--role", "admin", "--generate"], "--email"],
  ["an option that doesn't exist", ["user", "list", "--tout"], "--tout"],
  ["an account that doesn't exist", ["user", "disable", "--email", "a@b.fr"], "aucun compte"],
])("%s is refused in French, with the usage", async (_what, args, saying) => {
  const { code, err } = await run(...args);
  expect(code).toBe(1);
  expect(err).toContain(saying);
  expect(err).toContain("Usage");
});

test("migrating twice is migrating once", async () => {
  expect((await run("migrate")).code).toBe(0);
  expect((await run("migrate")).out).toContain("est à jour");
});
