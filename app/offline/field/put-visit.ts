/** Putting a visit on the device, renewing it, and taking it away. */
import type { LoggedValue, SheetSubject } from "#app/domain/answers/answer-operation.ts";
import type { ConflictRow, FieldDb, PackRow, SlotRow, ToldRow } from "#app/offline/field/field-db.ts";
import { readMeta, writeMeta } from "#app/offline/field/field-meta.ts";
import type { FieldVisitSummary, Kept } from "#app/offline/field/field-store.ts";
import { keepingFailure, type OpenField } from "#app/offline/field/open-field.ts";
import type { Change, Cursor, VisitContent, VisitPack, VisitSheet } from "#app/offline/field/protocol.ts";
import { type DataKey, type Sealed, seal } from "#app/offline/field/sealing.ts";
import { settleSlots, slotName, type Unsettled } from "#app/offline/field/settle-slots.ts";
import { latestTold, NOTHING_TOLD, slotKeyOf } from "#app/offline/field/slot-state.ts";
import { standingOfVisit } from "#app/offline/field/visit-counts.ts";

/**
 * One transaction: the visit is there whole or not at all. What it says of a slot counts where it is later than what the device
 * was told; what was written here stays.
 */
export async function putVisit(
  { db, dataKey, changed }: OpenField,
  pack: VisitPack,
  content: VisitContent,
): Promise<Kept> {
  const key = dataKey();
  if (key === null) return { ok: false, why: "locked" };
  try {
    const sealed = await sealVisit(key, pack, content);
    const { packs, contents, sheets, answers, conflicts, operations, meta } = db;
    await db.dexie.transaction(
      "rw",
      [packs, contents, sheets, answers, conflicts, operations, meta],
      async () => {
        const isFirst = (await packs.count()) === 0;
        const readUpTo = await placeCursor(db, pack.cursor, isFirst);
        const known = await packs.get(pack.enrollmentId);
        const { syncedAt = null, quietSince = null } = known ?? {};
        await packs.put({ ...sealed.pack, syncedAt, quietSince });
        await contents.put(sealed.content);
        await sheets.bulkPut(
          pack.sheets.map(({ respondentId }) => ({ respondentId, enrollmentId: pack.enrollmentId })),
        );
        await conflicts.bulkPut(
          sealed.conflicts.map((conflict) => ({ ...conflict, isStale: conflict.seq > readUpTo })),
        );
        await settleSlots(db, await toldBy(db, pack, sealed.told, readUpTo));
      },
    );
    changed();
    return { ok: true };
  } catch (error) {
    return { ok: false, why: keepingFailure(error) };
  }
}

/**
 * The device reads the log for all of its visits from one place. A pack that was made before the device's cursor has it read again
 * from there, but only once the server has said that it knows the cursor: one that was restored from an older copy makes earlier
 * packs too, and must first be seen to have lost something. Gives the number up to which the log was read.
 */
async function placeCursor(db: FieldDb, made: Cursor | null, isFirst: boolean): Promise<number> {
  const { cursor, reread, prepared } = await readMeta(db);
  await writeMeta(db, { prepared: prepared + 1 });
  if (isFirst) {
    await writeMeta(db, { cursor: made, reread: null });
    return seqOf(made);
  }
  const isEarlier = seqOf(made) < seqOf(cursor);
  if (isEarlier && (reread === null || seqOf(made) < seqOf(reread.from))) {
    await writeMeta(db, { reread: { from: made } });
  }
  return seqOf(cursor);
}

function seqOf(cursor: Cursor | null): number {
  return cursor?.seq ?? 0;
}

/** False while something of it would be lost, or waits for a person. */
export async function removeVisit({ db, changed }: OpenField, enrollmentId: string): Promise<boolean> {
  const { packs, contents, sheets, answers, operations, photos, conflicts, meta } = db;
  const isGone = await db.dexie.transaction(
    "rw",
    [packs, contents, sheets, answers, operations, photos, conflicts, meta],
    async () => {
      const { unsent, conflicts: open, refused } = await standingOfVisit(db, enrollmentId);
      if (unsent.operations + unsent.photos + open + refused > 0) return false;
      await deleteVisit(db, enrollmentId);
      return true;
    },
  );
  if (isGone) changed();
  return isGone;
}

/** Takes a visit away within a transaction; whoever calls has looked that nothing of it is lost. */
export async function deleteVisit(db: FieldDb, enrollmentId: string): Promise<void> {
  const pack = await db.packs.get(enrollmentId);
  for (const table of [db.sheets, db.answers, db.conflicts]) {
    await table.where("enrollmentId").equals(enrollmentId).delete();
  }
  await db.operations
    .where("[enrollmentId+state]")
    .between([enrollmentId, ""], [enrollmentId, "\uffff"])
    .delete();
  await db.photos
    .where("[enrollmentId+state]")
    .between([enrollmentId, ""], [enrollmentId, "\uffff"])
    .delete();
  await db.packs.delete(enrollmentId);
  const left = await db.packs.toArray();
  if (pack !== undefined && !left.some(({ questionnaire }) => questionnaire === pack.questionnaire)) {
    await db.contents.delete(pack.questionnaire);
  }
  if (left.length === 0) await writeMeta(db, { cursor: null, reread: null });
}

export function questionnaireName({ id, version }: VisitPack["questionnaire"]): string {
  return `${id}@${version}`;
}

type SealedVisit = {
  readonly pack: Omit<PackRow, "syncedAt" | "quietSince">;
  readonly content: { readonly questionnaire: string; readonly content: Sealed };
  readonly told: readonly Pick<SlotRow, "respondentId" | "subject" | "key" | "told">[];
  readonly conflicts: readonly ConflictRow[];
};

async function sealVisit(key: DataKey, pack: VisitPack, content: VisitContent): Promise<SealedVisit> {
  const { enrollmentId, standing, preparedAt } = pack;
  const questionnaire = questionnaireName(pack.questionnaire);
  const [whole, summary, shared, told, conflicts] = await Promise.all([
    seal(key, pack),
    seal(key, summaryOf(pack)),
    seal(key, content),
    Promise.all(
      pack.sheets.flatMap((sheet) => entriesOf(sheet, preparedAt)).map((one) => sealTold(key, one)),
    ),
    Promise.all(pack.conflicts.map((change) => sealConflict(key, enrollmentId, change))),
  ]);
  const size = told.reduce(
    (sum, { told: { entry } }) => sum + (entry?.length ?? 0) + ROW_BYTES,
    whole.length + summary.length,
  );
  return {
    pack: { enrollmentId, questionnaire, pack: whole, summary, standing, size, preparedAt },
    content: { questionnaire, content: shared },
    told,
    conflicts,
  };
}

/** What the keys, the number and the instant of a slot weigh, about. */
const ROW_BYTES = 200;

export function summaryOf(pack: VisitPack): FieldVisitSummary["pack"] {
  const { enrollmentId, operationId, operationName, roundCode, questionnaire, firm } = pack;
  const { interviewedAt, preparedAt } = pack;
  return {
    enrollmentId,
    operationId,
    operationName,
    roundCode,
    questionnaire,
    firm,
    interviewedAt,
    preparedAt,
  };
}

type ToldValue = {
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
  readonly value: LoggedValue;
  readonly revision: number;
  readonly at: string;
};

function entriesOf(sheet: VisitSheet, preparedAt: string): readonly ToldValue[] {
  const { respondentId, answers, comments, stakes, review, facts, photos } = sheet;
  const under = (
    subject: SheetSubject,
    entries: Readonly<
      Record<string, { readonly value: LoggedValue; readonly revision: number; readonly updatedAt?: string }>
    >,
  ) =>
    Object.entries(entries).map(
      ([key, { value, revision, updatedAt = preparedAt }]): ToldValue => ({
        respondentId,
        subject,
        key,
        value,
        revision,
        at: updatedAt,
      }),
    );
  return [
    ...under("answer", answers),
    ...under("comment", comments),
    ...under("stake", stakes),
    ...under("review", review),
    ...under("visit", facts),
    ...under("photo", photos),
  ];
}

async function sealTold(key: DataKey, { value, revision, at, ...slot }: ToldValue) {
  const entry = await seal(key, { value, author: null });
  return { ...slot, told: { revision, entry, isEmpty: false, at, isStale: false } };
}

/** A conflict of the log as a row. */
export async function sealConflict(
  key: DataKey,
  enrollmentId: string,
  { seq, id, respondentId, subject, key: name, value, author, recordedAt: at }: Change,
): Promise<ConflictRow> {
  return {
    id,
    seq,
    enrollmentId,
    respondentId,
    subject,
    key: name,
    at,
    entry: await seal(key, { value, author }),
  };
}

/**
 * The slots of the visit: those that the pack tells, and those that it tells no more, because they were cleared meanwhile. What it
 * tells beyond `readUpTo` counts until the log was read: a server that is restored from an older copy meanwhile never says it.
 */
async function toldBy(
  { answers }: FieldDb,
  pack: VisitPack,
  told: SealedVisit["told"],
  readUpTo: number,
): Promise<readonly Unsettled[]> {
  const { enrollmentId } = pack;
  const known = await answers.where("enrollmentId").equals(enrollmentId).toArray();
  const names = new Set(told.map((one) => slotName(slotKeyOf(one))));
  const isCleared = (before: ToldRow) => before.isStale || before.revision <= seqOf(pack.cursor);
  return [
    ...told.map(
      (one): Unsettled => ({
        slot: slotKeyOf(one),
        enrollmentId,
        told: (before) => latestTold(before, { ...one.told, isStale: one.told.revision > readUpTo }),
      }),
    ),
    ...known
      .filter((row) => !names.has(slotName(slotKeyOf(row))))
      .map(
        (row): Unsettled => ({
          slot: slotKeyOf(row),
          enrollmentId,
          told: (before) => (isCleared(before) ? NOTHING_TOLD : before),
        }),
      ),
  ];
}
