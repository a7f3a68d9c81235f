/** Who is asking, and about which operation: put in the request's context by middleware, read by loaders and actions. */
import { createContext, type RouterContextProvider } from "react-router";
import type { Actor } from "#app/domain/operation/permissions.ts";
import type { OperationPlate } from "#db/operation-members.ts";
import type { User } from "#db/users.ts";

/** A person who is signed in: an actor of the permissions table, with their account and their session. */
export type SignedIn = Extract<Actor, { kind: "user" }> &
  User & {
    readonly sessionId: string;
  };

/** What is known of the request itself. */
export type RequestFacts = {
  /** Written in the log and shown on an error page. */
  readonly id: string;
  /** Network address of whoever asks. */
  readonly address: string;
  /** For the Content-Security-Policy. */
  readonly nonce: string;
  readonly now: string;
};

export const requestContext = createContext<RequestFacts>({ id: "", address: "", nonce: "", now: "" });
export const actorContext = createContext<SignedIn | null>(null);
export const operationContext = createContext<OperationPlate | null>(null);

/** Anything that can be asked for a context value: the `context` of a loader, an action or a middleware. */
export type ReadableContext = Readonly<Pick<RouterContextProvider, "get">>;

/**
 * The person who asks.
 * @throws when the route is not guarded: a mistake of ours, never the person's.
 */
export function currentUser(context: ReadableContext): SignedIn {
  const actor = context.get(actorContext);
  if (actor === null)
    throw new Error("currentUser on a route without requireUser, requireRole or operationGuard");
  return actor;
}

/**
 * The operation of the address, which the guard has checked.
 * @throws when the route has no operationGuard.
 */
export function currentOperation(context: ReadableContext): OperationPlate {
  const operation = context.get(operationContext);
  if (operation === null) throw new Error("currentOperation on a route without operationGuard");
  return operation;
}
