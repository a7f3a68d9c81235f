/** Writing collective actions: begun, described, gathered, tried, reviewed, settled. */

import type { CollectiveAction, CollectiveDescription } from "#app/domain/collective/collective-action.ts";
import { type CollectiveMove, takeStep } from "#app/domain/collective/take-step.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { dayInFrance, newId, nowInstant } from "#app/server/clock.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import {
  type ActionKey,
  findCollectiveAction,
  insertCollectiveAction,
  inviteMembers,
  recordStep,
} from "#db/collective-actions.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { getOperation } from "#db/operations.ts";

/** The action that somebody saw and wants to change: by its revision. */
export type SeenAction = ActionKey & { readonly revision: number };

/** Begins an action; gives its id. Problems: `forbidden`, `unknown-template`, `unknown-scheme` on its field. */
export function beginAction(
  { db, content }: { readonly db: Db; readonly content: Content },
  {
    operationId,
    template,
    description,
  }: {
    readonly operationId: string;
    /** The catalogue's action that it was begun from; null when it is new. */
    readonly template: string | null;
    readonly description: CollectiveDescription;
  },
  actor: ActingUser,
  now: string = nowInstant(),
): Result<{ readonly id: string }> {
  if (!may(actor, "write", { resource: "collectiveActions", operationId })) return forbidden();
  const isKnown = content.collectiveActions.collectiveActions.some(({ id }) => id === template);
  if (template !== null && !isKnown) return failure(UNKNOWN_TEMPLATE);
  const problem = unknownScheme(content, description);
  if (problem !== null) return failure(problem);
  const id = newId();
  insertCollectiveAction(
    db,
    { id, operationId, template, stage: "proposed", description, pilot: null, feedback: null },
    { verb: "create", words: null, written: null, actorId: actor.id, takenAt: now },
  );
  return success({ id });
}

/** Writes the action's words anew. Problems: those of `changeAction`, and `unknown-scheme`. */
export function describeAction(
  { db, content }: { readonly db: Db; readonly content: Content },
  seen: SeenAction,
  description: CollectiveDescription,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  const problem = unknownScheme(content, description);
  return problem === null
    ? changeAction(db, seen, { verb: "describe", description }, actor, now)
    : failure(problem);
}

/**
 * Takes a step. Problems: `forbidden`, `not-found`, `changed-meanwhile` when somebody changed the action since it was seen,
 * and those of the domain (`takeStep`).
 */
export function changeAction(
  db: Db,
  seen: SeenAction,
  move: CollectiveMove,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  if (!may(actor, "write", { resource: "collectiveActions", operationId: seen.operationId }))
    return forbidden();
  return inTransaction(db, () => {
    const found = findSeen(db, seen);
    if (!found.ok) return found;
    return write(db, found.value, move, actor, now);
  });
}

/**
 * Invites firms of the operation. Problems: those of `changeAction`; `no-firm` when none is chosen, `strange-firm` when one
 * is not of the operation or has left it.
 */
export function inviteFirms(
  db: Db,
  seen: SeenAction,
  enrollmentIds: readonly string[],
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  if (!may(actor, "write", { resource: "collectiveActions", operationId: seen.operationId }))
    return forbidden();
  return inTransaction(db, () => {
    const found = findSeen(db, seen);
    if (!found.ok) return found;
    const invited = new Set(found.value.members.map((member) => member.enrollmentId));
    const asked = [...new Set(enrollmentIds)].filter((id) => !invited.has(id));
    if (asked.length === 0) return failure(NO_FIRM);
    const present = new Set(
      allEnrollments(db, seen.operationId)
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map(({ id }) => id),
    );
    if (!asked.every((id) => present.has(id))) return failure(STRANGE_FIRM);
    // How many, never which: a step is kept for ever, and a firm may be erased.
    const words = asked.length === 1 ? "1 entreprise invitée" : `${asked.length} entreprises invitées`;
    const written = write(db, found.value, { verb: "gather", words }, actor, now);
    if (written.ok) inviteMembers(db, seen.actionId, asked, now);
    return written;
  });
}

/** The action as it was seen. Problems: `not-found`, `changed-meanwhile`. */
export function findSeen(db: Db, { revision, ...key }: SeenAction): Result<CollectiveAction> {
  const action = findCollectiveAction(db, key);
  if (action === null) return failure(NOT_FOUND);
  return action.revision === revision ? success(action) : failure(CHANGED);
}

function write(
  db: Db,
  action: CollectiveAction,
  move: CollectiveMove,
  actor: ActingUser,
  now: string,
): Result<null> {
  const operation = getOperation(db, action.operationId);
  if (operation === null) return failure(NOT_FOUND);
  const { startsOn, endsOn } = operation;
  const taken = takeStep(action, move, { startsOn, endsOn, today: dayInFrance(now) });
  if (!taken.ok) return taken;
  const { step, ...state } = taken.value;
  const key = { operationId: action.operationId, actionId: action.id };
  const revision = recordStep(db, key, {
    baseRevision: action.revision,
    state,
    step: { ...step, actorId: actor.id, takenAt: now },
  });
  return revision === null ? failure(CHANGED) : success(null);
}

function unknownScheme({ fundingSchemes }: Content, description: CollectiveDescription) {
  const known = new Set(fundingSchemes.schemes.map(({ id }) => id));
  return description.fundingSchemes.every((id) => known.has(id)) ? null : UNKNOWN_SCHEME;
}

export const NOT_FOUND = {
  code: "not-found",
  message: "Cette action n’existe pas dans l’opération, ou plus.",
};
const CHANGED = {
  code: "changed-meanwhile",
  message:
    "Quelqu’un d’autre a changé cette action entre-temps\u00A0: rien n’a été enregistré. Gardez ce que vous avez écrit, relisez l’action dans un autre onglet, puis recommencez.",
};
const UNKNOWN_TEMPLATE = {
  code: "unknown-template",
  message: "Ce modèle n’est pas dans le catalogue\u00A0: partez d’un autre, ou d’une action nouvelle.",
};
const UNKNOWN_SCHEME = {
  code: "unknown-scheme",
  message: "Un de ces dispositifs n’est pas, ou plus, dans le catalogue\u00A0: décochez-le.",
  field: "fundingSchemes",
};
const NO_FIRM = {
  code: "no-firm",
  message: "Cochez au moins une entreprise qui n’est pas encore invitée.",
  field: "firms",
};
const STRANGE_FIRM = {
  code: "strange-firm",
  message: "Une des entreprises n’est plus dans l’opération\u00A0: rechargez la page et recommencez.",
  field: "firms",
};
