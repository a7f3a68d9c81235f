/**
 * Sending again what a server that was restored from an older copy has lost. A revision that only the device's own earlier
 * operation had made means nothing there: what was based on it is based on what that one was based on (docs/decisions/0022).
 */
import type { FieldDb, OperationRow } from "#app/offline/field/field-db.ts";
import { writeMeta } from "#app/offline/field/field-meta.ts";
import { SLOT, settleSlots, slotName } from "#app/offline/field/settle-slots.ts";
import { slotKeyOf } from "#app/offline/field/slot-state.ts";

/** Every operation that the device holds; the log is read from its beginning. Within a transaction. */
export async function sendAllAgain(db: FieldDb): Promise<void> {
  const held = await db.operations.where("state").anyOf(["acknowledged", "conflict", "deferred"]).toArray();
  await sendAgain(db, held);
  // Shown until the log is read to its end; of no number that this server knows.
  await db.conflicts.clear();
  await writeMeta(db, { cursor: null, reread: null });
  const slots = await db.answers.toArray();
  await settleSlots(
    db,
    slots.map((row) => ({
      slot: slotKeyOf(row),
      enrollmentId: row.enrollmentId,
      // Shown until the log is read to its end; of no number that this server knows.
      told: (known) => ({ ...known, isStale: true, revision: 0 }),
    })),
  );
}

/** These, and what was written after them in the same slots. Within a transaction. */
export async function sendAgain(db: FieldDb, lost: readonly OperationRow[]): Promise<void> {
  const slots = new Map(lost.map((row) => [slotName(slotKeyOf(row)), slotKeyOf(row)]));
  const ids = new Set(lost.map(({ id }) => id));
  for (const slot of slots.values()) {
    const inSlot = await db.operations.where(SLOT).equals(slot).sortBy("order");
    for (const row of rebased(inSlot, ids)) await db.operations.put(row);
  }
}

/** The operations of one slot, in their order, once those of `lost` are to be sent again. */
export function rebased(inSlot: readonly OperationRow[], lost: ReadonlySet<string>): readonly OperationRow[] {
  /** Revision that a lost operation had made → what it was based on. */
  const basedOn = new Map<number, number>();
  return inSlot.map((row) => {
    const baseRevision = basedOn.get(row.baseRevision) ?? row.baseRevision;
    if (!lost.has(row.id)) return { ...row, baseRevision };
    if (row.revision !== null) basedOn.set(row.revision, baseRevision);
    return { ...row, baseRevision, state: "pending", revision: null, isTold: 0, reason: null };
  });
}
