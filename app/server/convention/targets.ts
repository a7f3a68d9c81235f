/** The targets of a convention: added, changed, taken away, put in order. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { MoveForm, TargetForm } from "#app/forms/convention-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import { GONE, STALE, writeConvention } from "#app/server/convention/convention-access.ts";
import type { Db } from "#db/client.server.ts";
import {
  deleteTarget,
  findTarget,
  insertTarget,
  listTargets,
  orderTargets,
  type TargetWords,
  updateTarget,
} from "#db/convention.ts";

/** More than any convention has. */
export const MOST_TARGETS = 60;

/** Problems: those of findConvention, `too-many`, and on the field `indicator`: `already-there`. */
export function addTarget(
  db: Db,
  operationId: string,
  form: TargetForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<{ readonly targetId: string }> {
  return writeConvention(db, operationId, actor, () => {
    const targets = listTargets(db, operationId);
    if (targets.length >= MOST_TARGETS) return failure(TOO_MANY);
    if (isTaken(targets, form.indicator)) return failure(ALREADY_THERE);
    const targetId = newId();
    insertTarget(db, operationId, { id: targetId, ...wordsOf(form) }, now);
    return success({ targetId });
  });
}

/** Problems: those of findConvention, `gone`, `stale`, `already-there`. */
export function changeTarget(
  db: Db,
  { operationId, targetId }: TargetPlace,
  form: TargetForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  return writeConvention(db, operationId, actor, () => {
    if (findTarget(db, operationId, targetId) === null) return failure(GONE);
    const others = listTargets(db, operationId).filter(({ id }) => id !== targetId);
    if (isTaken(others, form.indicator)) return failure(ALREADY_THERE);
    const rewriting = { baseRevision: form.revision, now };
    return updateTarget(db, targetId, wordsOf(form), rewriting) ? success(null) : failure(STALE);
  });
}

/** Problems: those of findConvention, `gone`, `stale`. */
export function removeTarget(
  db: Db,
  { operationId, targetId }: TargetPlace,
  revision: string,
  actor: ActingUser,
): Result<null> {
  return writeConvention(db, operationId, actor, () => {
    if (findTarget(db, operationId, targetId) === null) return failure(GONE);
    return deleteTarget(db, targetId, revision) ? success(null) : failure(STALE);
  });
}

/** One line up or down; at the end of the table it stays where it is. Problems: those of findConvention, `gone`. */
export function moveTarget(
  db: Db,
  operationId: string,
  { targetId, direction }: MoveForm,
  actor: ActingUser,
): Result<null> {
  return writeConvention(db, operationId, actor, () => {
    const ids = listTargets(db, operationId).map(({ id }) => id);
    const from = ids.indexOf(targetId);
    if (from === -1) return failure(GONE);
    const to = direction === "up" ? from - 1 : from + 1;
    if (to < 0 || to >= ids.length) return success(null);
    orderTargets(db, ids.toSpliced(from, 1).toSpliced(to, 0, targetId));
    return success(null);
  });
}

type TargetPlace = { readonly operationId: string; readonly targetId: string };

/** What is computed has the house's words, and can't be typed. */
function wordsOf({ revision: _revision, ...form }: TargetForm): TargetWords {
  return form.indicator === "own" ? form : { ...form, label: null, unit: null, achieved: null };
}

/** Each indicator is promised once; those of one's own may be several. */
function isTaken(
  targets: readonly Pick<TargetWords, "indicator">[],
  indicator: TargetWords["indicator"],
): boolean {
  return indicator !== "own" && targets.some((target) => target.indicator === indicator);
}

const ALREADY_THERE = {
  code: "already-there",
  message: "Cet indicateur a déjà sa ligne\u00A0: changez-la plutôt.",
  field: "indicator",
};
const TOO_MANY = {
  code: "too-many",
  message: `Une convention a au plus ${MOST_TARGETS} objectifs.`,
};
