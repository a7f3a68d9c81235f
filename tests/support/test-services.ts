/** The services of a test process, on a database of its own, and how somebody is signed in there. */
import { openSession } from "#app/server/access/sessions.ts";
import { nowInstant } from "#app/server/clock.ts";
import { services, startServices } from "#app/server/services.ts";
import type { Db } from "#db/client.server.ts";

export const ORIGIN = "http://localhost:3000";

/** Starts the services on an empty database; gives the database. */
export function startTestServices(): Db {
  return startServices({
    DIAPASON_DATABASE: ":memory:",
    APP_ORIGIN: ORIGIN,
    PORT: 0,
    HOST: "127.0.0.1",
    LOG_LEVEL: "silent",
    NODE_ENV: "test",
    TRUST_PROXY: 0,
  }).db;
}

/** The cookie of a session that is opened for this person now. */
export function signedInCookie(userId: string): string {
  const token = openSession(services().db, userId, "Firefox", nowInstant());
  return `diapason_session=${encodeURIComponent(btoa(JSON.stringify(token)))}`;
}
