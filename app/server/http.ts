/** The web server: files that never change, then the application. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@react-router/express";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { ServerBuild } from "react-router";
import { CLIENT_ADDRESS_HEADER } from "#app/server/access/addresses.ts";
import { refusedBody } from "#app/server/access/body-limits.ts";
import { COMMON_HEADERS, STRICT_TRANSPORT } from "#app/server/access/page-headers.ts";
import type { Env } from "#app/server/env.ts";
import { mailerOf } from "#app/server/mail/mailer-of.ts";
import { type MailSender, startSender } from "#app/server/mail/sender.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, startServices, stopServices } from "#app/server/services.ts";

/** Milliseconds. A request must have arrived in this time (a photo over a slow network included) … */
const REQUEST_TIMEOUT = 120_000;
const HEADERS_TIMEOUT = 15_000;
/** … and an idle connection is kept a little longer than the usual reverse proxies keep theirs. */
const KEEP_ALIVE_TIMEOUT = 65_000;
/** How long answers under way may take once the server was asked to stop. */
const STOPPING_TIME = 10_000;
const SWEEPING_EVERY = 50;

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
/** Already compressed, or of no use compressed. Everything else is asked of the library. */
const INCOMPRESSIBLE =
  /^(image\/(?!svg)|video\/|audio\/|font\/|application\/(pdf|zip|gzip|octet-stream|vnd\.)|text\/event-stream)/;

export type RunningServer = {
  /** Where it answers, with the port that it was given. */
  readonly url: string;
  /** Lets answers and messages under way finish, then closes the sockets and the database. */
  readonly stop: () => Promise<void>;
};

/**
 * Opens the services and serves the built application. The database must be migrated.
 * @throws when the application was not built, or the port is taken.
 */
export async function startServer(env: Env): Promise<RunningServer> {
  const build = await importBuild();
  const { db, log } = startServices(env);
  const server = createServer(makeApp(env, build));
  server.requestTimeout = REQUEST_TIMEOUT;
  server.headersTimeout = HEADERS_TIMEOUT;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT;
  const { port } = await listen(server, env);
  const mail = startSender(
    {
      db,
      origin: env.APP_ORIGIN,
      questionnaireOf: (id, version) => questionnairesIn(services().content)(id, version),
    },
    { log, mailer: mailerOf(env) },
  );
  return { url: `http://${env.HOST}:${port}`, stop: () => stop(server, mail) };
}

/** The Express application around a build. */
export function makeApp(env: Env, build: ServerBuild): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY);
  app.use(commonHeaders(env));
  app.use(onlyKnownMethods);
  app.use(compression({ filter: isCompressible }));
  const client = join(projectRoot(), "build", "client");
  // Their names hold a hash of what they hold.
  app.use(
    "/assets",
    express.static(join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(
    express.static(client, { index: false, maxAge: "1h", redirect: false, setHeaders: askAgainForWorker }),
  );
  app.use(hangUpOnBigBodies);
  app.use(nameTheCaller);
  app.use(createRequestHandler({ build: withFailures(build), mode: env.NODE_ENV }));
  app.use(lastResort);
  return app;
}

async function importBuild(): Promise<ServerBuild> {
  const path = join(projectRoot(), "build", "server", "index.js");
  const build: ServerBuild = await import(pathToFileURL(path).href);
  return build;
}

function commonHeaders(env: Env) {
  const secure = env.APP_ORIGIN.startsWith("https:");
  return (_request: Request, response: Response, next: NextFunction) => {
    response.set(COMMON_HEADERS);
    if (secure) response.set("Strict-Transport-Security", STRICT_TRANSPORT);
    next();
  };
}

function onlyKnownMethods(request: Request, response: Response, next: NextFunction): void {
  if (METHODS.has(request.method)) next();
  else response.status(405).type("text/plain").send("Méthode inconnue.");
}

function isCompressible(request: Request, response: Response): boolean {
  const type = response.getHeader("Content-Type");
  if (typeof type === "string" && INCOMPRESSIBLE.test(type)) return false;
  return compression.filter(request, response);
}

/** The field app's worker, and what says how it is installed, are of one version with it: they are asked for each time. */
function askAgainForWorker(response: Response, path: string): void {
  if (/terrain(-sw\.js|\.webmanifest)$/.test(path)) response.setHeader("Cache-Control", "no-cache");
}

/** The application answers 411 or 413 without reading the body; here the line is cut so that the rest never comes. */
function hangUpOnBigBodies(request: Request, response: Response, next: NextFunction): void {
  const status = refusedBody({
    method: request.method,
    pathname: request.path,
    contentLength: request.get("content-length") ?? null,
    chunked: request.get("transfer-encoding") !== undefined,
  });
  if (status !== null) {
    response.set("Connection", "close");
    response.on("finish", () => request.socket.destroySoon());
  }
  next();
}

/** Hands over the address that Express believes in; what the client wrote in this header is lost. */
function nameTheCaller(request: Request, _response: Response, next: NextFunction): void {
  request.headers[CLIENT_ADDRESS_HEADER] = request.ip ?? "inconnue";
  next();
}

/** Express asks for four parameters to know an error handler. */
function lastResort(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = isHttpError(error) ? error.status : 500;
  response
    .status(status)
    .type("text/plain")
    .set("Cache-Control", "no-store")
    .send(
      status === 404 ? "Introuvable." : "Une erreur s’est produite de notre côté. Réessayez dans un instant.",
    );
}

function isHttpError(error: unknown): error is { readonly status: number } {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number";
}

function listen(server: Server, env: Env): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, env.HOST, () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("the server has no port"));
      else resolve(address);
    });
  });
}

/** Messages under way are finished while the last requests are answered; one that takes too long is sent again later. */
async function stop(server: Server, mail: MailSender): Promise<void> {
  const impatient = new Promise((resolve) => setTimeout(resolve, STOPPING_TIME).unref());
  await Promise.all([stopAnswering(server), Promise.race([mail.stop(), impatient])]);
  await stopServices();
}

function stopAnswering(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), STOPPING_TIME);
    // A browser keeps its connection open after its answer: it is let go as soon as it is idle.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEPING_EVERY);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
