/**
 * The demo: a database of its own, three operations that are all made up, accounts with new passwords, and the application
 * over them. `npm run demo`, with `-- --keep` to go on from the last time, and `-- --no-serve` to load and stop there.
 */
import "#app/server/demo/production-mode.ts";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { nowInstant } from "#app/server/clock.ts";
import { buildIfStale } from "#app/server/demo/build-if-stale.ts";
import { renewDemoPasswords } from "#app/server/demo/demo-accounts.ts";
import { DEMO_HOST, freePort } from "#app/server/demo/free-port.ts";
import { loadDemo } from "#app/server/demo/load-demo.ts";
import { welcome } from "#app/server/demo/welcome.ts";
import { type Env, readEnv } from "#app/server/env.ts";
import { startServer } from "#app/server/http.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { startServices, stopServices } from "#app/server/services.ts";
import { migrate } from "#db/migrate.ts";
import { listOperationPlates } from "#db/operation-members.ts";

const PREFERRED_PORT = 3000;

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      keep: { type: "boolean", default: false },
      "no-serve": { type: "boolean", default: false },
      port: { type: "string", default: String(PREFERRED_PORT) },
    },
  });
  const wanted = Number(options.port);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new DemoRefused("--port attend un numéro de port, de 1 à 65535.");
  }
  const file = join(projectRoot(), ".diapason", "demo.sqlite");
  const isKept = options.keep && existsSync(file);
  if (!isKept) startAfresh(file);

  const port = options["no-serve"] ? wanted : await freePort(wanted);
  if (port !== wanted) console.log(`Le port ${wanted} est pris : la démonstration prend le ${port}.`);
  const env = demoEnvironment(file, port);
  console.log(
    "La démonstration règle elle-même son environnement : les variables DIAPASON_DATABASE, APP_ORIGIN, HOST et PORT du vôtre ne sont pas lues.",
  );
  const accounts = await prepare(env, file, isKept);
  if (options["no-serve"]) {
    console.log(welcome({ accounts, url: null, file: relative(process.cwd(), file) }));
    return;
  }
  await buildIfStale(projectRoot());
  const server = await startServer(env);
  console.log(welcome({ accounts, url: server.url, file: relative(process.cwd(), file) }));
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** Said to the person, without a stack. */
class DemoRefused extends Error {
  override readonly name = "DemoRefused";
}

function startAfresh(file: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
}

function demoEnvironment(file: string, port: number): Env {
  return readEnv({
    DIAPASON_DATABASE: file,
    APP_ORIGIN: `http://${DEMO_HOST}:${port}`,
    HOST: DEMO_HOST,
    PORT: String(port),
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
  });
}

/** Loads the demo, or gives the accounts of a kept one new passwords. */
async function prepare(env: Env, file: string, isKept: boolean) {
  const { db, content, pdf, log } = startServices(env);
  try {
    migrate(db);
    if (isKept) {
      const names = listOperationPlates(db).map(({ name }) => name);
      console.log(`Base gardée : ${relative(process.cwd(), file)} (${names.join(" ; ")}).`);
      return await renewDemoPasswords(db, nowInstant());
    }
    const start = performance.now();
    const { accounts, operations } = await loadDemo({ db, content, pdf, log });
    const seconds = ((performance.now() - start) / 1000).toFixed(1).replace(".", ",");
    console.log(`${operations.map(({ name }) => name).join(" ; ")} : chargées en ${seconds} s.`);
    return accounts;
  } finally {
    await pdf.close();
    stopServices();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof DemoRefused ? error.message : error);
  process.exit(1);
});
