/** Making a rescue copy of what a device holds, and putting one back: what is there already is not written twice. */
import type { DeviceDb } from "#app/offline/field/device-db.ts";
import type { FieldDb, OperationRow, PhotoRow } from "#app/offline/field/field-db.ts";
import { openOperation } from "#app/offline/field/next-request.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { putVisit, questionnaireName } from "#app/offline/field/put-visit.ts";
import { isVisitContent, isVisitPack } from "#app/offline/field/reply-guard.ts";
import { type Rescue, type RescuedOperation, writeRescue } from "#app/offline/field/rescue-format.ts";
import { type DataKey, openBytes, type Sealed, seal, sealBytes } from "#app/offline/field/sealing.ts";
import { rebased } from "#app/offline/field/send-again.ts";
import { settleSlots, slotName } from "#app/offline/field/settle-slots.ts";
import { slotKeyOf } from "#app/offline/field/slot-state.ts";
import { openAs } from "#app/offline/field/stored-shapes.ts";

/**
 * The text of a file: every operation of the visits that are on the device, acknowledged ones too, and the photos that were not
 * sent. Null when the data are locked.
 */
export async function makeRescue(
  device: DeviceDb,
  { db, dataKey, userId, deviceId }: OpenField,
  now: number = Date.now(),
): Promise<string | null> {
  const key = dataKey();
  const owner = await device.owners.get(userId);
  if (key === null || owner === undefined) return null;
  const madeAt = new Date(now).toISOString();
  const header = { deviceId, userId, madeAt, wrapped: owner.vault.byRecovery };
  return writeRescue(header, key, await collect(db, key));
}

/** What was put back: how many operations and photos were not on the device. */
export type Restored = { readonly operations: number; readonly photos: number };

/**
 * Puts a copy back: visits that are not on the device, operations and photos that it has not got, to be sent. The server knows
 * which of them it has. Null when the data are locked, or the device has no room.
 */
export async function restoreRescue(field: OpenField, rescue: Rescue): Promise<Restored | null> {
  const key = field.dataKey();
  if (key === null) return null;
  const { db, changed } = field;
  const here = new Set(await db.packs.toCollection().primaryKeys());
  for (const pack of rescue.visits) {
    const name = questionnaireName(pack.questionnaire);
    const content = rescue.contents.find(({ questionnaire }) => questionnaireName(questionnaire) === name);
    if (here.has(pack.enrollmentId) || content === undefined) continue;
    const put = await putVisit(field, pack, content);
    if (!put.ok) return null;
  }
  const operations = await Promise.all(rescue.operations.map((one) => rowOf(key, one)));
  const photos = await Promise.all(
    rescue.photos.map(
      async ({ bytes, ...photo }): Promise<PhotoRow> => ({
        ...photo,
        size: bytes.length,
        state: "pending",
        bytes: await sealBytes(key, bytes),
      }),
    ),
  );
  try {
    const restored = await merge(db, operations, photos);
    changed();
    return restored;
  } catch {
    return null;
  }
}

async function collect(db: FieldDb, key: DataKey): Promise<Rescue> {
  const [packs, contents, rows, pending] = await Promise.all([
    db.packs.toArray(),
    db.contents.toArray(),
    db.operations.orderBy("order").toArray(),
    db.photos.where("state").equals("pending").toArray(),
  ]);
  const operations = await Promise.all(
    rows
      .filter(({ state }) => state !== "settled")
      .map(async (row) => {
        const operation = await openOperation(key, row);
        return operation === null
          ? []
          : [{ enrollmentId: row.enrollmentId, revision: row.revision, operation }];
      }),
  );
  return {
    visits: await Promise.all(packs.map(({ pack }) => openAs(key, pack, isVisitPack))),
    contents: await Promise.all(contents.map(({ content }) => openAs(key, content, isVisitContent))),
    operations: operations.flat(),
    photos: await Promise.all(
      pending.map(async ({ enrollmentId, respondentId, key: name, sha256, mediaType, bytes }) => ({
        enrollmentId,
        respondentId,
        key: name,
        sha256,
        mediaType,
        bytes: await openBytes(key, bytes),
      })),
    ),
  };
}

async function rowOf(
  key: DataKey,
  { enrollmentId, revision, operation }: RescuedOperation,
): Promise<OperationRow> {
  const { value, id, respondentId, subject, key: name, baseRevision, madeAt } = operation;
  const entry: Sealed = await seal(key, { value, author: null });
  const place = { enrollmentId, respondentId, subject, key: name };
  const state = { state: "acknowledged", revision, isTold: 0, reason: null } as const;
  return { id, ...place, ...state, baseRevision, madeAt, entry, isEmpty: value === null };
}

async function merge(
  db: FieldDb,
  copied: readonly OperationRow[],
  photos: readonly PhotoRow[],
): Promise<Restored> {
  const { operations, answers, conflicts } = db;
  return db.dexie.transaction("rw", [operations, answers, conflicts, db.photos], async () => {
    const known = await operations
      .where("id")
      .anyOf(copied.map(({ id }) => id))
      .toArray();
    const here = new Set(known.map(({ id }) => id));
    const missing = toSendAgain(copied.filter(({ id }) => !here.has(id)));
    await operations.bulkAdd([...missing]);
    const have = await db.photos.bulkGet(photos.map((photo) => [photo.enrollmentId, photo.sha256]));
    const lost = photos.filter((_, index) => have[index] === undefined);
    await db.photos.bulkAdd([...lost]);
    const slots = new Map(missing.map((row) => [slotName(slotKeyOf(row)), row]));
    await settleSlots(
      db,
      [...slots.values()].map((row) => ({ slot: slotKeyOf(row), enrollmentId: row.enrollmentId })),
    );
    return { operations: missing.length, photos: lost.length };
  });
}

/** In the order of the copy; what one of them was based on, when that was another of them, comes with it. */
function toSendAgain(rows: readonly OperationRow[]): readonly OperationRow[] {
  const ids = new Set(rows.map(({ id }) => id));
  const bySlot = new Map<string, OperationRow[]>();
  for (const row of rows) {
    const name = slotName(slotKeyOf(row));
    bySlot.set(name, [...(bySlot.get(name) ?? []), row]);
  }
  const again = new Map(
    [...bySlot.values()].flatMap((inSlot) => rebased(inSlot, ids).map((row) => [row.id, row])),
  );
  return rows.flatMap(({ id }) => again.get(id) ?? []);
}
