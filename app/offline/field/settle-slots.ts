/** Computing again what shows in slots, within a transaction over the slots, the operations and the conflicts. */
import type { Table } from "dexie";
import { groupBy } from "#app/domain/group-by.ts";
import type { FieldDb, SlotKey, SlotRow, ToldRow } from "#app/offline/field/field-db.ts";
import { NOTHING_TOLD, shownIn, slotKeyOf } from "#app/offline/field/slot-state.ts";

/** A slot to compute again; `told` when it changes. */
export type Unsettled = {
  readonly slot: SlotKey;
  readonly enrollmentId: string;
  readonly told?: (known: ToldRow) => ToldRow;
};

export async function settleSlots(
  { answers, operations, conflicts }: Pick<FieldDb, "answers" | "operations" | "conflicts">,
  unsettled: readonly Unsettled[],
): Promise<void> {
  if (unsettled.length === 0) return;
  const slots = unsettled.map(({ slot }) => slot);
  const [known, written, pending] = await Promise.all([
    answers.bulkGet(slots),
    inSlots(operations, slots),
    inSlots(conflicts, slots),
  ]);
  const operationsIn = bySlot(written);
  const conflictsIn = bySlot(pending.toSorted((a, b) => a.seq - b.seq));
  const rows = unsettled.map(({ slot, enrollmentId, told: retold }, index): SlotRow => {
    const [respondentId, subject, key] = slot;
    const before = known[index]?.told ?? NOTHING_TOLD;
    const told = retold === undefined ? before : retold(before);
    const name = slotName(slot);
    const shown = shownIn(told, operationsIn.get(name) ?? [], conflictsIn.get(name) ?? []);
    return { respondentId, subject, key, enrollmentId, told, shown };
  });
  await answers.bulkPut(rows);
}

export const SLOT = "[respondentId+subject+key]";

/** The rows of these slots, those of one slot in the order of their keys: each slot at once, where a cursor goes row by row. */
export async function inSlots<T, K>(table: Table<T, K>, slots: readonly SlotKey[]): Promise<readonly T[]> {
  return (await Promise.all(slots.map((slot) => table.where(SLOT).equals(slot).toArray()))).flat();
}

/** A slot as text, to look it up in a map. */
export function slotName([respondentId, subject, key]: SlotKey): string {
  return `${respondentId}/${subject}/${key}`;
}

function bySlot<T extends Parameters<typeof slotKeyOf>[0]>(rows: readonly T[]) {
  return groupBy(rows, (row) => slotName(slotKeyOf(row)));
}
