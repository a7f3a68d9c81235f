/**
 * What happens to every request before any route: it gets a number and a log line, it must come from our own pages, it
 * must not be too big, and whoever asks is recognised. app/root.tsx lists these in this order.
 */
import { randomBytes } from "node:crypto";
import { data, type MiddlewareFunction } from "react-router";
import { actorContext, requestContext } from "#app/server/access/actor.ts";
import { clientAddress } from "#app/server/access/addresses.ts";
import { isFormByScript, refusedBodyOf, saysTooBig } from "#app/server/access/body-limits.ts";
import { isFromOurPages } from "#app/server/access/csrf.ts";
import { pageHeaders } from "#app/server/access/page-headers.ts";
import { readSessionCookie } from "#app/server/access/session-cookie.ts";
import { readSession } from "#app/server/access/sessions.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { membershipsOf } from "#db/users.ts";

type Middleware = MiddlewareFunction<Response>;

/** Numbers the request, writes its log line (the route's pattern, never the address typed) and sets the headers. */
export const numberAndLog: Middleware = async ({ request, pattern, context }, next) => {
  const started = performance.now();
  const facts = {
    id: newId(),
    address: clientAddress(request),
    nonce: randomBytes(16).toString("base64url"),
    now: nowInstant(),
  };
  context.set(requestContext, facts);
  const response = await next();
  const { env, log } = services();
  const headers = pageHeaders({
    nonce: facts.nonce,
    development: env.NODE_ENV === "development",
    requestId: facts.id,
  });
  for (const [name, value] of Object.entries(headers)) {
    // A resource route may say its own, such as how long a picture may be kept.
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  log.info({
    request: facts.id,
    method: request.method,
    route: pattern,
    status: response.status,
    ms: Math.round(performance.now() - started),
    user: context.get(actorContext)?.id,
  });
  return response;
};

/** Stops forged requests. */
export const refuseForgery: Middleware = ({ request }) => {
  if (!isFromOurPages(request, services().env.APP_ORIGIN)) throw data(null, { status: 403 });
};

/** Stops bodies that are too big, before anything of them is read, but where the page says it better. */
export const refuseBigBodies: Middleware = ({ request, url }) => {
  const status = refusedBodyOf(request, url);
  if (status === null) return;
  if (status === 413 && (saysTooBig(request.method, url.pathname) || isFormByScript(request))) return;
  throw data(null, { status });
};

/** Recognises whoever asks by the session's cookie; being nobody is no error here. */
export const recogniseActor: Middleware = async ({ request, context }) => {
  const { db, env } = services();
  const token = await readSessionCookie(env, request);
  if (token === null) return;
  const found = readSession(db, token, context.get(requestContext).now);
  if (found === null) return;
  const { user, session } = found;
  context.set(actorContext, {
    ...user,
    kind: "user",
    memberships: membershipsOf(db, user.id),
    sessionId: session.id,
  });
};
