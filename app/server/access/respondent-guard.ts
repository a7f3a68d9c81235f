/** The guard of the pages that a link opens: the same table of permissions, asked for a respondent. */
import { createContext, data, type MiddlewareFunction } from "react-router";
import { type Actor, may, type Resource, type Verb } from "#app/domain/operation/permissions.ts";
import { type ReadableContext, requestContext } from "#app/server/access/actor.ts";
import { isSafe } from "#app/server/access/csrf.ts";
import { readRespondentCookie } from "#app/server/access/respondent-cookie.ts";
import { readVisit, type Visit } from "#app/server/respondents/sessions.ts";
import { services } from "#app/server/services.ts";
import { latestPublication } from "#db/publications.ts";
import { latestReport } from "#db/reports.ts";

/** A visit and what the permissions table needs of it. */
export type RespondentVisit = Visit & {
  readonly actor: Extract<Actor, { readonly kind: "respondent" }>;
  /** The sheet was handed in. */
  readonly isSubmitted: boolean;
  /** A report of the firm was handed over. */
  readonly isReleased: boolean;
  /** The last publication of the operation is meant for its firms too. */
  readonly isSynthesisForFirms: boolean;
};

const visitContext = createContext<RespondentVisit | null>(null);

/**
 * Lets in whoever came by a link and may do this to their own firm's thing; an unsafe method asks for `unsafe`, by default
 * « write ». Without a session 401; with one that doesn't give the right 403.
 */
export function respondentGuard(
  verb: Verb,
  resource: Resource,
  options: { readonly unsafe?: Verb } = {},
): MiddlewareFunction<Response> {
  return async ({ request, context }) => {
    const visit = await visitOf(request, context);
    if (visit === null) throw data(null, { status: 401 });
    context.set(visitContext, visit);
    const asked = isSafe(request.method) ? verb : (options.unsafe ?? "write");
    if (!mayVisit(visit, asked, resource)) throw data(null, { status: 403 });
  };
}

/** Whether a visit gives this right, on its own firm's thing. */
export function mayVisit(visit: RespondentVisit, verb: Verb, resource: Resource): boolean {
  const { operationId, enrollmentId } = visit.actor;
  const released = resource === "synthesis" ? visit.isSynthesisForFirms : visit.isReleased;
  return may(visit.actor, verb, {
    resource,
    operationId,
    enrollmentId,
    submitted: visit.isSubmitted,
    released,
  });
}

/**
 * Who came by a link.
 * @throws when the route has no respondentGuard: a mistake of ours, never the person's.
 */
export function currentVisit(context: ReadableContext): RespondentVisit {
  const visit = context.get(visitContext);
  if (visit === null) throw new Error("currentVisit on a route without respondentGuard");
  return visit;
}

async function visitOf(request: Request, context: ReadableContext): Promise<RespondentVisit | null> {
  const { db, env } = services();
  const { now } = context.get(requestContext);
  const token = await readRespondentCookie(env, request);
  const visit = token === null ? null : readVisit(db, token, now);
  if (visit === null) return null;
  const { operationId, enrollmentId, perspective } = visit.invitation;
  const { verifiedUntil } = visit.session;
  const isVerified = verifiedUntil !== null && verifiedUntil > now;
  return {
    ...visit,
    actor: { kind: "respondent", operationId, enrollmentId, perspective, isVerified },
    isSubmitted: visit.respondent !== null && visit.respondent.submittedAt !== null,
    // In any round: a second one takes nothing back of what was handed over.
    isReleased: latestReport(db, enrollmentId) !== null,
    isSynthesisForFirms: latestPublication(db, operationId)?.isForFirms ?? false,
  };
}
