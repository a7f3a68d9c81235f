/** What a device sends next: its oldest unsent operations, and how it stands. */
import type { SheetOperation } from "#app/domain/answers/answer-operation.ts";
import type { FieldDb, OperationRow } from "#app/offline/field/field-db.ts";
import { readMeta } from "#app/offline/field/field-meta.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { SYNC_CHARACTERS, SYNC_OPERATIONS, type SyncRequest } from "#app/offline/field/protocol.ts";
import type { DataKey } from "#app/offline/field/sealing.ts";
import { settleSlots } from "#app/offline/field/settle-slots.ts";
import { slotKeyOf } from "#app/offline/field/slot-state.ts";
import { isSheetOperation, openEntry } from "#app/offline/field/stored-shapes.ts";
import { standingOfDevice, unsentOrders } from "#app/offline/field/visit-counts.ts";

export type Batch = {
  readonly request: SyncRequest;
  /** The place in the queue of the last that is sent: the next batch begins after it. */
  readonly last: number;
  /** More operations wait after it. */
  readonly hasMore: boolean;
  /** How many times visits had been put on the device (`Meta`). */
  readonly prepared: number;
};

export type BatchOptions = {
  readonly appVersion: string;
  /** Milliseconds, by the device's clock. */
  readonly now: number;
  /** The place in the queue after which one reads; 0 from its beginning. */
  readonly after: number;
  /** At most so many operations. */
  readonly most?: number;
};

/** In the order of writing. What can't be opened any more is set aside, and stops nothing. */
export async function nextRequest(
  { db, deviceId }: Pick<OpenField, "db" | "deviceId">,
  key: DataKey,
  { appVersion, now, after, most = SYNC_OPERATIONS }: BatchOptions,
): Promise<Batch> {
  const [{ cursor, prepared }, counts, visits] = await Promise.all([
    readMeta(db),
    standingOfDevice(db),
    db.packs.toCollection().primaryKeys(),
  ]);
  const turn = (await unsentOrders(db)).filter((order) => order > after);
  const rows = await db.operations.bulkGet(turn.slice(0, most));
  const operations: SheetOperation[] = [];
  let last = after;
  let characters = 0;
  for (const row of rows) {
    if (row?.order === undefined) continue;
    const operation = await openOperation(key, row);
    if (operation === null) {
      await setAside(db, row);
    } else {
      characters += JSON.stringify(operation).length;
      if (operations.length > 0 && characters > SYNC_CHARACTERS) break;
      operations.push(operation);
    }
    last = row.order;
  }
  const { operations: unsent, photos } = counts.unsent;
  return {
    request: {
      device: {
        id: deviceId,
        appVersion,
        waiting: { operations: unsent, photos, conflicts: counts.conflicts },
        clock: new Date(now).toISOString(),
      },
      cursor,
      visits,
      operations,
    },
    last,
    hasMore: turn.some((order) => order > last),
    prepared,
  };
}

/** The operation as it travels; null when its seal doesn't open: the table was altered. */
export async function openOperation(key: DataKey, row: OperationRow): Promise<SheetOperation | null> {
  const { id, respondentId, subject, key: name, baseRevision, madeAt } = row;
  try {
    const { value } = await openEntry(key, row.entry);
    const operation: unknown = { id, respondentId, subject, key: name, value, baseRevision, madeAt };
    return isSheetOperation(operation) ? operation : null;
  } catch {
    return null;
  }
}

async function setAside(db: FieldDb, row: OperationRow): Promise<void> {
  const { operations, answers, conflicts } = db;
  await db.dexie.transaction("rw", [operations, answers, conflicts], async () => {
    await operations.update(row.order ?? 0, { state: "rejected", reason: UNREADABLE });
    await settleSlots(db, [{ slot: slotKeyOf(row), enrollmentId: row.enrollmentId }]);
  });
}

const UNREADABLE = "Cette saisie a été abîmée sur l’appareil : elle ne peut plus être relue.";
