/** The application as it is deployed: the built server in a process of its own, with a database file of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { UserRole } from "#app/domain/operation/permissions.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { COMMAND_LINE, createUser } from "#app/server/users.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.ts";
import { membershipsOf } from "#db/users.ts";
import { buildIfNeeded } from "#tests/support/built-app.ts";
import { slug } from "#tests/support/slug.ts";

/** Somebody who can log in. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: UserRole;
};

export type RunningApp = {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** The server's own database, through a second connection. */
  readonly db: Db;
  /** Where its file is. */
  readonly file: string;
  /** What the server has written on its outputs. */
  readonly said: () => string;
  /** Ends the server in the middle of whatever it does, as a power cut. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same file. */
  readonly restart: () => Promise<void>;
  /** The one, then the other. */
  readonly killAndRestart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const HOST = "127.0.0.1";
const STARTING_TIME_MS = 60_000;
const POLL_MS = 50;

/**
 * Builds the application if its sources changed, and starts it. `prepare` fills the database before the server opens it;
 * `settings` are variables of its environment.
 * @throws with the server's own words when it doesn't start.
 */
export async function aRunningApp(
  prepare: (db: Db) => void | Promise<void> = () => undefined,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  await buildIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), "diapason-e2e-"));
  const file = join(folder, "diapason.sqlite");
  const db = openDatabase(file);
  migrate(db);
  await prepare(db);
  const url = `http://${HOST}:${await freePort()}`;
  const output: string[] = [];
  const begin = () => {
    const started = startServer(url, file, settings);
    for (const stream of [started.stdout, started.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => output.push(text));
    }
    started.once("exit", (code, signal) => output.push(`The server ended (${signal ?? code}).\n`));
    return started;
  };
  let server = begin();
  // Tests that are ended in the middle leave no server behind.
  const end = () => server.kill("SIGKILL");
  process.once("exit", end);
  const said = () => output.join("");
  const kill = () => stopServer(server, "SIGKILL");
  const restart = async () => {
    server = begin();
    await answering(url, server).catch((error: unknown) => {
      throw new Error(`The server didn’t start again:\n${said()}`, { cause: error });
    });
  };
  const killAndRestart = async () => {
    await kill();
    await restart();
  };
  const stop = async () => {
    await stopServer(server);
    process.off("exit", end);
    closeDatabase(db);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(url, server);
  } catch (error) {
    await stop();
    throw new Error(`The server didn’t start:\n${said()}`, { cause: error });
  }
  return { url, db, file, said, kill, restart, killAndRestart, stop };
}

/** An account of the running application, with a password made by lot. */
export async function anAccount(
  { db }: Pick<RunningApp, "db">,
  given: { readonly role: UserRole; readonly name: string; readonly operationIds?: readonly string[] },
): Promise<Account> {
  const { role, name, operationIds = [] } = given;
  const email = `${slug(name, ".")}@exemple.fr`;
  const { user, generatedPassword } = mustSucceed(
    await createUser(db, COMMAND_LINE, { email, name, role, password: null, operationIds }, nowInstant()),
  );
  return { id: user.id, name, email, password: generatedPassword ?? "", role };
}

/** The person as use cases know them, with the operations they are in now. */
export function actingAs(
  { db }: Pick<RunningApp, "db">,
  { id, email, role }: Account,
): ActingUser & { readonly email: string } {
  return { kind: "user", id, email, role, memberships: membershipsOf(db, id) };
}

function startServer(url: string, file: string, settings: Readonly<Record<string, string>>): ChildProcess {
  const { NODE_ENV: _, ...variables } = process.env;
  return spawn(process.execPath, ["--import", "tsx", "app/server/main.ts"], {
    cwd: projectRoot(),
    env: {
      ...variables,
      DIAPASON_DATABASE: file,
      APP_ORIGIN: url,
      HOST,
      PORT: new URL(url).port,
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + STARTING_TIME_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/sante`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`it said nothing in ${STARTING_TIME_MS / 1_000} s`);
}

function stopServer(server: ChildProcess, signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no free port"));
        else resolve(address.port);
      });
    });
  });
}
