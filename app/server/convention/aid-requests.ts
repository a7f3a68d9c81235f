/** What public aid a firm asked for, and what came of it. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import type { AidForm } from "#app/forms/aid-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import { GONE, STALE } from "#app/server/convention/convention-access.ts";
import { findForWriting } from "#app/server/enrollment-access.ts";
import {
  type AidWords,
  deleteAidRequest,
  findAidRequest,
  insertAidRequest,
  updateAidRequest,
} from "#db/aid-requests.ts";
import { type Db, inTransaction } from "#db/client.server.ts";

/** The database, and the schemes that a request may be about. */
export type AidTools = { readonly db: Db; readonly schemes: readonly Pick<FundingScheme, "id" | "name">[] };
type AidPlace = { readonly enrollmentId: string; readonly requestId: string };

/** Problems: those of findForWriting; on `schemeId`: `unknown-scheme`. */
export function addAidRequest(
  { db, schemes }: AidTools,
  enrollmentId: string,
  form: AidForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<{ readonly requestId: string }> {
  return inTransaction(db, () => {
    const firm = findForWriting(db, enrollmentId, actor, "convention");
    if (!firm.ok) return firm;
    const words = wordsOf(form, schemes, null);
    if (!words.ok) return words;
    const requestId = newId();
    insertAidRequest(db, { id: requestId, enrollmentId, ...words.value }, now);
    return success({ requestId });
  });
}

/** Problems: those of addAidRequest, `gone`, `stale`. */
export function changeAidRequest(
  { db, schemes }: AidTools,
  { enrollmentId, requestId }: AidPlace,
  form: AidForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const firm = findForWriting(db, enrollmentId, actor, "convention");
    if (!firm.ok) return firm;
    const before = findAidRequest(db, enrollmentId, requestId);
    if (before === null) return failure(GONE);
    const words = wordsOf(form, schemes, before);
    if (!words.ok) return words;
    const rewriting = { baseRevision: form.revision, now };
    return updateAidRequest(db, requestId, words.value, rewriting) ? success(null) : failure(STALE);
  });
}

/** Problems: those of findForWriting, `gone`, `stale`. */
export function removeAidRequest(
  db: Db,
  { enrollmentId, requestId }: AidPlace,
  revision: string,
  actor: ActingUser,
): Result<null> {
  return inTransaction(db, () => {
    const firm = findForWriting(db, enrollmentId, actor, "convention");
    if (!firm.ok) return firm;
    if (findAidRequest(db, enrollmentId, requestId) === null) return failure(GONE);
    return deleteAidRequest(db, requestId, revision) ? success(null) : failure(STALE);
  });
}

/** A request keeps the name that its scheme had, even once the catalogue has lost it. */
function wordsOf(
  { revision: _revision, ...form }: AidForm,
  schemes: AidTools["schemes"],
  before: AidWords | null,
): Result<AidWords> {
  const { schemeId } = form;
  if (schemeId === null) return success({ ...form, name: form.name ?? "" });
  const known = schemes.find(({ id }) => id === schemeId);
  if (known !== undefined) return success({ ...form, name: known.name });
  if (before !== null && before.schemeId === schemeId) return success({ ...form, name: before.name });
  return failure(UNKNOWN_SCHEME);
}

const UNKNOWN_SCHEME = {
  code: "unknown-scheme",
  message: "Ce dispositif n’est pas au catalogue\u00A0: choisissez-en un autre, ou donnez le nom de l’aide.",
  field: "schemeId",
};
