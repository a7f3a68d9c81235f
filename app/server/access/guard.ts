/**
 * The guards of routes, as route middleware: a guard in a loader guards nothing, because `?_routes=child` skips it.
 * A route writes `export const middleware = [operationGuard("read", "firmFile")];` and its loader asks `currentUser` and
 * `currentOperation`. Use cases name the actor again.
 */
import { data, type MiddlewareFunction, redirect } from "react-router";
import {
  isAudited,
  may,
  type Resource,
  type Subject,
  type UserRole,
  type Verb,
} from "#app/domain/operation/permissions.ts";
import { actorContext, operationContext, requestContext, type SignedIn } from "#app/server/access/actor.ts";
import { loginPath } from "#app/server/access/addresses.ts";
import { recordDeed, recordReading } from "#app/server/access/audit.ts";
import { isSafe } from "#app/server/access/csrf.ts";
import { services } from "#app/server/services.ts";
import { findOperationPlate, operationOfEnrollment } from "#db/operation-members.ts";

type Guard = MiddlewareFunction<Response>;
type GuardArgs = Parameters<Guard>[0];

/** Lets in whoever is signed in. */
export function requireUser(): Guard {
  return (args) => {
    signedIn(args);
  };
}

/** Lets in people of these roles; the others get 403, and the log gets a line. */
export function requireRole(...roles: readonly UserRole[]): Guard {
  return (args) => {
    const actor = signedIn(args);
    if (!roles.includes(actor.role))
      throw refuse(args, actor, "route.open", { resource: "settings", operationId: null }, 403);
  };
}

/** Lets in whoever may do this to what belongs to no operation: users, settings, content, the whole audit log. */
export function resourceGuard(
  verb: Verb,
  resource: Resource,
  options: { readonly unsafe?: Verb } = {},
): Guard {
  return (args) => {
    const actor = signedIn(args);
    const asked = verbOf(args, verb, options.unsafe);
    const subject = { resource, operationId: null };
    if (!may(actor, asked, subject)) throw refuse(args, actor, `${resource}.${asked}`, subject, 403);
  };
}

/**
 * Lets in whoever may do this in the operation of the address (:operationId), to the firm of the address (:enrollmentId)
 * where there is one, and puts the operation in the context. An unsafe method asks for `unsafe` (by default « write »
 * where reading is asked for, else the same verb). What a person may not know of is 404, as what doesn't exist.
 */
export function operationGuard(
  verb: Verb,
  resource: Resource,
  options: { readonly unsafe?: Verb } = {},
): Guard {
  return (args) => {
    const actor = signedIn(args);
    const { db } = services();
    const { operationId = "", enrollmentId } = args.params;
    const asked = verbOf(args, verb, options.unsafe);
    const subject: Subject = { resource, operationId, enrollmentId };
    const action = `${resource}.${asked}`;
    const operation = findOperationPlate(db, operationId);
    if (operation === null || !may(actor, "know", { resource: "operation", operationId })) {
      throw refuse(args, actor, action, subject, 404);
    }
    const ours = enrollmentId === undefined || operationOfEnrollment(db, enrollmentId) === operationId;
    if (!may(actor, asked, subject)) throw refuse(args, actor, action, subject, 403);
    if (!ours) throw refuse(args, actor, action, subject, 404);
    if (isAudited(actor, asked, subject)) recordAllowed(args, actor, action, subject);
    args.context.set(operationContext, operation);
  };
}

/**
 * Lets in whoever may do this to the firm of an address that names no operation (:enrollmentId alone, in the field app’s
 * resources). What a person may not know of is 404, as what doesn't exist.
 */
export function enrollmentGuard(verb: Verb, resource: Resource): Guard {
  return (args) => {
    const actor = signedIn(args);
    const { enrollmentId = "" } = args.params;
    const operationId = operationOfEnrollment(services().db, enrollmentId);
    const asked = verbOf(args, verb, undefined);
    const action = `${resource}.${asked}`;
    const subject: Subject = { resource, operationId, enrollmentId };
    if (operationId === null || !may(actor, "know", { resource: "operation", operationId })) {
      throw refuse(args, actor, action, subject, 404);
    }
    if (!may(actor, asked, subject)) throw refuse(args, actor, action, subject, 403);
    if (isAudited(actor, asked, subject)) recordAllowed(args, actor, action, subject);
  };
}

/** Who is signed in; a page sends the others to log in, data and resources answer 401. */
function signedIn(args: GuardArgs): SignedIn {
  const actor = args.context.get(actorContext);
  if (actor !== null) return actor;
  const wantsPage = isSafe(args.request.method) && acceptsPage(args.request);
  if (wantsPage) throw redirect(loginPath(args.url));
  throw data(null, { status: 401 });
}

/** A browser that opens a page; never the framework's own `.data` request, nor a resource's. */
function acceptsPage(request: Request): boolean {
  const { pathname } = new URL(request.url);
  if (pathname.endsWith(".data") || pathname.startsWith("/resources/")) return false;
  return request.headers.get("sec-fetch-dest") !== "empty";
}

function verbOf(args: GuardArgs, verb: Verb, unsafe: Verb | undefined): Verb {
  if (isSafe(args.request.method)) return verb;
  return unsafe ?? (verb === "read" || verb === "know" ? "write" : verb);
}

/** Writes the refusal in the audit log and gives the answer to throw. */
function refuse(args: GuardArgs, actor: SignedIn, action: string, subject: Subject, status: 403 | 404) {
  const { address, now } = args.context.get(requestContext);
  const { db } = services();
  recordDeed(
    db,
    {
      actor,
      action,
      objectKind: subject.enrollmentId === undefined ? args.pattern : "enrollment",
      objectId: subject.enrollmentId ?? subject.operationId,
      operationId: subject.operationId,
      address,
      outcome: "refused",
    },
    now,
  );
  return data(null, { status });
}

function recordAllowed(args: GuardArgs, actor: SignedIn, action: string, subject: Subject): void {
  const { address, now } = args.context.get(requestContext);
  const { db } = services();
  const deed = {
    actor,
    action,
    objectKind: subject.enrollmentId === undefined ? "operation" : "enrollment",
    objectId: subject.enrollmentId ?? subject.operationId,
    operationId: subject.operationId,
    address,
    outcome: "done",
  } as const;
  if (isSafe(args.request.method)) recordReading(db, deed, now);
  else recordDeed(db, deed, now);
}
