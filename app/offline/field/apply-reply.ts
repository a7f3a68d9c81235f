/**
 * What a reply of the server changes on the device, in one transaction: what became of what was sent, what others wrote, and where
 * each visit stands. A reply that is applied twice, or not at all because the tab was killed, changes nothing in the end: the
 * operations are sent again with their ids.
 */
import type { ConflictRow, FieldDb, OperationRow, ToldRow } from "#app/offline/field/field-db.ts";
import { readMeta, writeMeta } from "#app/offline/field/field-meta.ts";
import type { Batch } from "#app/offline/field/next-request.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { type OperationBook, openBook } from "#app/offline/field/operation-book.ts";
import type { Change, SyncReply, SyncRequest, SyncResult } from "#app/offline/field/protocol.ts";
import { sealConflict } from "#app/offline/field/put-visit.ts";
import { type DataKey, type Sealed, seal } from "#app/offline/field/sealing.ts";
import { sendAgain, sendAllAgain } from "#app/offline/field/send-again.ts";
import { inSlots, settleSlots, slotName, type Unsettled } from "#app/offline/field/settle-slots.ts";
import { latestTold, NOTHING_TOLD, slotKeyOf } from "#app/offline/field/slot-state.ts";

/** What is left to do at once. */
export type Applied = {
  /** Operations that were sent before are to be sent again: the queue is read from its beginning. */
  readonly isFromStart: boolean;
  /** The server has more to tell. */
  readonly hasMore: boolean;
};

export async function applyReply(
  { db, changed }: Pick<OpenField, "db" | "changed">,
  key: DataKey,
  { request, prepared }: Pick<Batch, "request" | "prepared">,
  reply: SyncReply,
  /** Milliseconds, by the device's clock. */
  now: number,
): Promise<Applied> {
  const told = await sealReply(key, reply);
  const { operations, answers, conflicts, photos, packs, meta, sheets } = db;
  const tables = [operations, answers, conflicts, photos, packs, meta, sheets];
  const applied = await db.dexie.transaction("rw", tables, async (): Promise<Applied> => {
    await noteClock(db, reply, now);
    if (reply.isBehind) {
      await sendAllAgain(db);
      return { isFromStart: true, hasMore: true };
    }
    const touched = new Map<string, Unsettled>();
    const book = await openBook(db, reply);
    applyResults(book, reply, told, touched);
    await applyChanges(db, book, reply.changes, told, touched);
    await forgetSettled(db, book, touched);
    await book.save();
    // A visit that was put on the device meanwhile was told nothing of: the same place is read again for it.
    const isForAll = (await readMeta(db)).prepared === prepared;
    const isAtEnd = isForAll && !reply.hasMore;
    const isLost = isAtEnd && (await endReading(db, reply, touched));
    await settleSlots(db, [...touched.values()]);
    await noteVisits(db, book, request, reply);
    if (!isForAll) return { isFromStart: false, hasMore: true };
    const isReread = isAtEnd && (await readAgain(db));
    if (!isReread) await writeMeta(db, { cursor: reply.cursor });
    return { isFromStart: isLost, hasMore: reply.hasMore || isReread };
  });
  changed();
  return applied;
}

/** What the reply says, sealed before the transaction begins. */
type SealedReply = {
  /** By the id of the operation that the server answered. */
  readonly theirs: ReadonlyMap<string, Sealed>;
  /** By the id of the change. */
  readonly changes: ReadonlyMap<string, Sealed>;
  readonly conflicts: ReadonlyMap<string, ConflictRow>;
};

async function sealReply(key: DataKey, { results, changes }: SyncReply): Promise<SealedReply> {
  const sealTheirs = async (result: SyncResult) => {
    if (result.outcome !== "conflict") return [];
    return [[result.id, await seal(key, { value: result.value, author: result.author })] as const];
  };
  const [theirs, applied, conflicts] = await Promise.all([
    Promise.all(results.map(sealTheirs)),
    Promise.all(
      changes.map(async ({ id, value, author }) => [id, await seal(key, { value, author })] as const),
    ),
    // Whose visit it is of is known in the transaction only.
    Promise.all(
      changes
        .filter(({ outcome }) => outcome === "conflict")
        .map(async (change) => [change.id, await sealConflict(key, "", change)] as const),
    ),
  ]);
  return { theirs: new Map(theirs.flat()), changes: new Map(applied), conflicts: new Map(conflicts) };
}

function applyResults(
  book: OperationBook,
  { results, hasMore }: SyncReply,
  { theirs }: SealedReply,
  touched: Map<string, Unsettled>,
): void {
  for (const result of results) {
    const row = book.find(result.id);
    // Put away meanwhile, or told already by another tab's exchange.
    if (row === undefined) continue;
    switch (result.outcome) {
      case "applied":
      case "duplicate":
        acknowledge(book, row, result.revision, hasMore ? 0 : 1);
        retell(touched, row, {
          revision: result.revision,
          entry: row.entry,
          isEmpty: row.isEmpty,
          at: row.madeAt,
          isStale: false,
        });
        break;
      case "conflict":
        book.update(row, { state: "conflict", reason: null });
        retell(touched, row, {
          revision: result.revision,
          entry: theirs.get(result.id) ?? null,
          isEmpty: result.value === null,
          at: result.at,
          isStale: false,
        });
        break;
      case "rejected":
      case "deferred":
        book.update(row, { state: result.outcome, reason: result.reason });
        retell(touched, row);
        break;
    }
  }
}

/**
 * In the server's log. What was written after it with the same base was written by somebody who saw it: that follows it. What was
 * refused, or in conflict, before it in the same slot is settled by it.
 */
function acknowledge(book: OperationBook, row: OperationRow, revision: number, isTold: 0 | 1): void {
  book.update(row, { state: "acknowledged", revision, reason: null, isTold });
  for (const other of book.inSlotOf(row)) {
    const isLater = (other.order ?? 0) > (row.order ?? 0);
    const isWaiting = other.state === "pending" || other.state === "deferred";
    if (isLater && isWaiting && other.baseRevision === row.baseRevision) {
      book.update(other, { baseRevision: revision });
    }
    const isEarlier = (other.order ?? 0) < (row.order ?? 0);
    if (isEarlier && other.state === "conflict") book.update(other, { state: "acknowledged" });
    if (isEarlier && other.state === "rejected") book.update(other, { state: "settled" });
  }
}

async function applyChanges(
  db: FieldDb,
  book: OperationBook,
  changes: readonly Change[],
  sealed: SealedReply,
  touched: Map<string, Unsettled>,
): Promise<void> {
  const sheets = await db.sheets.bulkGet(changes.map(({ respondentId }) => respondentId));
  for (const [index, change] of changes.entries()) {
    const enrollmentId = sheets[index]?.enrollmentId;
    // A visit that was taken off the device while the reply travelled.
    if (enrollmentId === undefined) continue;
    const row = book.find(change.id);
    const place = { ...change, enrollmentId };
    if (change.outcome === "conflict") {
      const conflict = sealed.conflicts.get(change.id);
      if (conflict !== undefined) await db.conflicts.put({ ...conflict, enrollmentId });
      if (row !== undefined) {
        const state = row.state === "pending" ? "conflict" : row.state;
        book.update(row, { state, revision: change.seq, isTold: 1 });
      }
      retell(touched, place);
      continue;
    }
    if (row !== undefined) acknowledgeTold(book, row, change.seq);
    retell(touched, place, {
      revision: change.seq,
      entry: sealed.changes.get(change.id) ?? null,
      isEmpty: change.value === null,
      at: change.recordedAt,
      isStale: false,
    });
  }
}

/** The log says it: it is there, though its acknowledgement may have been lost. */
function acknowledgeTold(book: OperationBook, row: OperationRow, seq: number): void {
  if (row.state === "acknowledged") book.update(row, { revision: seq, isTold: 1 });
  else acknowledge(book, row, seq, 1);
}

/** Something applied after a conflict settles it, whoever chose. */
async function forgetSettled(
  db: FieldDb,
  book: OperationBook,
  touched: ReadonlyMap<string, Unsettled>,
): Promise<void> {
  const slots = [...touched.values()].filter(({ told }) => told !== undefined);
  const keys = slots.map(({ slot }) => slot);
  const known = await db.answers.bulkGet(keys);
  const settledAt = new Map(
    slots.map(({ slot, told }, index) => {
      const before = known[index]?.told ?? NOTHING_TOLD;
      return [slotName(slot), (told?.(before) ?? before).revision];
    }),
  );
  const isSettled = (place: Parameters<typeof slotKeyOf>[0], seq: number | null) =>
    seq !== null && seq < (settledAt.get(slotName(slotKeyOf(place))) ?? 0);
  const conflicts = await inSlots(db.conflicts, keys);
  await db.conflicts.bulkDelete(conflicts.filter((one) => isSettled(one, one.seq)).map(({ id }) => id));
  for (const row of book.all()) {
    if (row.state === "conflict" && isSettled(row, row.revision)) book.update(row, { state: "acknowledged" });
  }
}

/**
 * The log was read to its end. What a server told before it was restored, and says no more, is gone; an operation of ours that it
 * acknowledged, and that its log doesn't hold, was lost with it and is sent again: true when there is one.
 */
async function endReading(
  db: FieldDb,
  { visits }: SyncReply,
  touched: Map<string, Unsettled>,
): Promise<boolean> {
  const stale = await db.answers.filter(({ told }) => told.isStale).toArray();
  for (const row of stale) {
    if (!touched.has(slotName(slotKeyOf(row)))) retell(touched, row, NOTHING_TOLD);
  }
  const unsaid = await db.conflicts.filter(({ isStale }) => isStale === true).toArray();
  await db.conflicts.bulkDelete(unsaid.map(({ id }) => id));
  for (const row of unsaid) retell(touched, row);
  const told = Object.keys(visits).filter((id) => visits[id] !== "not-yours");
  const lost = await db.operations
    .where("[enrollmentId+isTold]")
    .anyOf(told.map((id) => [id, 0]))
    .filter(({ state }) => state === "acknowledged" || state === "conflict")
    .toArray();
  await sendAgain(db, lost);
  for (const row of lost) retell(touched, row);
  return lost.length > 0;
}

/** Goes back to where a visit was prepared, now that the server knows where the device was: false when there is no need. */
async function readAgain(db: FieldDb): Promise<boolean> {
  const { reread } = await readMeta(db);
  if (reread === null) return false;
  const from = reread.from?.seq ?? 0;
  await db.operations.filter(({ revision }) => revision !== null && revision > from).modify({ isTold: 0 });
  await writeMeta(db, { cursor: reread.from, reread: null });
  return true;
}

async function noteVisits(
  db: FieldDb,
  book: OperationBook,
  { operations }: SyncRequest,
  reply: SyncReply,
): Promise<void> {
  const sent = new Set(operations.map(({ id }) => book.find(id)?.enrollmentId));
  for (const [enrollmentId, standing] of Object.entries(reply.visits)) {
    await db.packs.update(enrollmentId, {
      standing,
      ...(sent.has(enrollmentId) ? { quietSince: null } : {}),
    });
  }
  if (reply.missingPhotos.length === 0) return;
  const missing = new Set(reply.missingPhotos);
  await db.photos
    .where("state")
    .equals("received")
    .filter(({ sha256 }) => missing.has(sha256))
    .modify({ state: "pending" });
}

async function noteClock(db: FieldDb, reply: SyncReply, now: number): Promise<void> {
  const { serverNow } = await readMeta(db);
  const told = Date.parse(reply.now);
  await writeMeta(db, { serverNow: Math.max(serverNow, told), clockOffset: now - told });
}

/** A slot to compute again; what is told of it twice counts in the order of the log. */
function retell(
  touched: Map<string, Unsettled>,
  place: Pick<OperationRow, "respondentId" | "subject" | "key" | "enrollmentId">,
  coming?: ToldRow,
): void {
  const slot = slotKeyOf(place);
  const name = slotName(slot);
  const before = touched.get(name);
  const earlier = before?.told;
  if (coming === undefined) {
    if (before === undefined) touched.set(name, { slot, enrollmentId: place.enrollmentId });
    return;
  }
  const told = (known: ToldRow) => latestTold(earlier?.(known) ?? known, coming);
  touched.set(name, { slot, enrollmentId: place.enrollmentId, told });
}
