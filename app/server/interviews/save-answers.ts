/** Saving what is written in an interview: each operation by itself, none stops the others. */
import type { RecordedOperation } from "#app/domain/answers/answer-operation.ts";
import { type Result, success } from "#app/domain/errors.ts";
import type { SentOperation } from "#app/forms/answer-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findForActor } from "#app/server/enrollment-access.ts";
import { rejected, sheetWriter } from "#app/server/interviews/sheet-writer.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { type Db, inTransaction } from "#db/client.server.ts";

/**
 * Writes a batch on the sheets of one firm, in its order and in one transaction, and says what became of each operation:
 * applied, duplicate, conflict, or rejected with a reason in French. An operation that came before is answered as it was
 * then, whatever happened since. Fails as a whole only when the firm can't be written on by this person, or when this server
 * has not the questionnaire.
 */
export function saveAnswers(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  enrollmentId: string,
  batch: readonly SentOperation[],
  actor: ActingUser,
  now: string = nowInstant(),
): Result<readonly RecordedOperation[]> {
  return inTransaction(db, () => {
    const found = findForActor(db, enrollmentId, actor, "write", "interview");
    if (!found.ok) return found;
    const pinned = pinnedQuestionnaire(questionnaireOf, found.value.operation);
    if (!pinned.ok) return pinned;
    const { write } = sheetWriter(db, found.value, pinned.value, { actorId: actor.id, recordedAt: now });
    return success(batch.map((sent) => (sent.ok ? write(sent.operation) : rejected(sent.id, sent.reason))));
  });
}
