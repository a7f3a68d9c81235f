/** Saving what will be published next: chapters, groups, words, quotes. */
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { type Composition, FIRST_COMPOSITION } from "#app/domain/publication/composition.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { getOperation } from "#db/operations.ts";
import { type Draft, findDraft, writeDraft } from "#db/publications.ts";

/** A problem, and where a draft that is more recent was found, that one: what the person wrote is not lost, nor the other's words. */
export type DraftProblem = Problem & { readonly theirs?: Draft };

/** The draft, or what is proposed before there is one: its revision is 0. */
export function currentDraft(
  db: Db,
  operationId: string,
): Pick<Draft, "composition" | "revision"> & Partial<Draft> {
  return findDraft(db, operationId) ?? { composition: FIRST_COMPOSITION, revision: 0 };
}

/** Problems: `not-found`, `forbidden`, `stale` when somebody saved since the person looked. */
export function saveDraft(
  db: Db,
  actor: ActingUser,
  operationId: string,
  { composition, baseRevision }: { readonly composition: Composition; readonly baseRevision: number },
  now: string,
): Result<{ readonly revision: number }, DraftProblem> {
  return inTransaction(db, () => {
    const isKnown = may(actor, "know", { resource: "operation", operationId });
    if (!isKnown || getOperation(db, operationId) === null) return failure(NO_SUCH_OPERATION);
    if (!may(actor, "prepare", { resource: "synthesis", operationId })) return forbidden();
    const written = { composition, baseRevision, updatedAt: now, updatedBy: actor.id };
    const revision = writeDraft(db, operationId, written);
    if (revision !== null) return success({ revision });
    const theirs = findDraft(db, operationId);
    return failure(theirs === null ? STALE : { ...STALE, theirs });
  });
}

const NO_SUCH_OPERATION = {
  code: "not-found",
  message: "Cette opération n’existe pas, ou n’est pas une des vôtres.",
};
const STALE = {
  code: "stale",
  message:
    "Quelqu’un a enregistré cette composition pendant que vous l’écriviez. Rien n’est perdu\u00A0: vos mots sont là, les siens à côté. Gardez ce qui convient, puis enregistrez.",
};
