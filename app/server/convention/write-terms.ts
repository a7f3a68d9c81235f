/** What the convention settles besides its targets. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { TermsForm } from "#app/forms/convention-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findConvention, STALE } from "#app/server/convention/convention-access.ts";
import type { Db } from "#db/client.server.ts";
import { writeTerms } from "#db/convention.ts";

/** Problems: those of findConvention, `stale`. */
export function writeConventionTerms(
  db: Db,
  operationId: string,
  { revision, ...terms }: TermsForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  const found = findConvention(db, operationId, actor);
  if (!found.ok) return found;
  const isWritten = writeTerms(db, operationId, terms, { baseRevision: revision, now });
  return isWritten ? success(null) : failure(STALE);
}
