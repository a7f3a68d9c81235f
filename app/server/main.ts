/** Starts the server: checks the settings, migrates the database, serves. `npm start` runs this. */
import { EnvironmentRefused, readEnv } from "#app/server/env.ts";

async function main(): Promise<void> {
  const env = readEnv(process.env);
  // React looks at it when it is loaded, so it is set first and the rest is loaded after.
  process.env.NODE_ENV = env.NODE_ENV;
  const { closeDatabase, openDatabase } = await import("#db/client.server.ts");
  const { migrate } = await import("#db/migrate.ts");
  const { startServer } = await import("#app/server/http.ts");
  const { services } = await import("#app/server/services.ts");

  const db = openDatabase(env.DIAPASON_DATABASE);
  migrate(db);
  closeDatabase(db);
  const server = await startServer(env);
  // Reading the content takes a second or two: not the first visitor's.
  const { log, content } = services();
  log.info(`${content.questionnaires.length} questionnaires lus`);
  log.info(`Diapason répond sur ${server.url} (adresse publique : ${env.APP_ORIGIN})`);
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info(`arrêt demandé (${signal})`);
    await server.stop();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
}

main().catch((error: unknown) => {
  if (error instanceof EnvironmentRefused) console.error(`Diapason ne démarre pas : ${error.message}`);
  else console.error(error);
  process.exit(1);
});
