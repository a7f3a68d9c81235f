/** What a tablet brings back from its visits, and what it learns of them: one request, in one transaction. */
import type { SheetOperation } from "#app/domain/answers/answer-operation.ts";
import { type Result, success } from "#app/domain/errors.ts";
import type { ReadSync, SentSheetOperation } from "#app/forms/sync-form.ts";
import { SYNC_CHANGES, type SyncReply, type SyncResult } from "#app/offline/field/protocol.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { mayUseDevice } from "#app/server/field/devices.ts";
import { reportDevice } from "#app/server/field/report-device.ts";
import { standingsOf } from "#app/server/field/standings.ts";
import { fieldWriter } from "#app/server/field/write-field.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { changesSince, knowsCursor, logEnd } from "#db/field-log.ts";
import { missingPhotosOf } from "#db/photos.ts";

/**
 * Writes what is sent, operation by operation in their order, and tells what changed in the visits since the cursor. An
 * operation that can't be written is set aside by itself. A cursor that this server doesn't know says that it was restored from
 * an older copy: nothing is written then (`isBehind`). Fails with `forbidden` when the device is registered to somebody else.
 */
export function syncField(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  request: ReadSync,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<SyncReply> {
  return inTransaction(db, () => {
    const device = mayUseDevice(db, request.device.id, actor);
    if (!device.ok) return device;
    const tools = { db, questionnaireOf };
    if (!knowsCursor(db, request.cursor)) return success(behind(request.operations, now));
    const { write, followUp } = fieldWriter(tools, actor, { deviceNow: request.device.clock, now });
    const results = request.operations.map((sent) => (sent.ok ? write(sent.operation) : aside(sent)));
    followUp();
    reportDevice(db, request, results, actor, now);
    const { standings, readable, respondentIds } = standingsOf(tools, request.visits, actor);
    const reader = { userId: actor.id, respondentIds };
    const found = changesSince(db, reader, request.cursor, SYNC_CHANGES + 1);
    const changes = found.slice(0, SYNC_CHANGES);
    const hasMore = found.length > changes.length;
    const last = changes.at(-1);
    return success({
      diapason: "synchro",
      results,
      changes,
      cursor: hasMore && last !== undefined ? { seq: last.seq, id: last.id } : logEnd(db),
      hasMore,
      isBehind: false,
      visits: standings,
      missingPhotos: missingPhotosOf(db, readable),
      now,
    });
  });
}

function behind(operations: readonly SentSheetOperation[], now: string): SyncReply {
  return {
    diapason: "synchro",
    results: operations.map((sent) => ({ id: idOf(sent), outcome: "deferred", reason: BEHIND })),
    changes: [],
    cursor: null,
    hasMore: false,
    isBehind: true,
    visits: {},
    missingPhotos: [],
    now,
  };
}

function aside(sent: Extract<SentSheetOperation, { ok: false }>): SyncResult {
  return { id: sent.id, outcome: "rejected", reason: sent.reason };
}

function idOf(sent: SentSheetOperation): SheetOperation["id"] {
  return sent.ok ? sent.operation.id : sent.id;
}

const BEHIND =
  "Le serveur a été rétabli depuis une copie plus ancienne\u00A0: tout ce que garde cet appareil est renvoyé.";
