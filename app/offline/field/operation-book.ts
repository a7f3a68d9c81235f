/** The operations of the slots that a reply is about, read once and written once, within its transaction. */
import { groupBy } from "#app/domain/group-by.ts";
import type { FieldDb, OperationRow, SlotKey } from "#app/offline/field/field-db.ts";
import type { SyncReply } from "#app/offline/field/protocol.ts";
import { inSlots, slotName } from "#app/offline/field/settle-slots.ts";
import { slotKeyOf } from "#app/offline/field/slot-state.ts";

export type OperationBook = {
  /** As it stands now; undefined when the device has it not. */
  readonly find: (id: string) => OperationRow | undefined;
  readonly inSlotOf: (row: OperationRow) => readonly OperationRow[];
  readonly all: () => readonly OperationRow[];
  readonly update: (row: OperationRow, changes: Partial<OperationRow>) => void;
  readonly save: () => Promise<void>;
};

export async function openBook(
  { operations }: Pick<FieldDb, "operations">,
  { results, changes }: Pick<SyncReply, "results" | "changes">,
): Promise<OperationBook> {
  const found = await Promise.all(results.map(({ id }) => operations.where("id").equals(id).first()));
  const answered = found.filter((row) => row !== undefined);
  const slots = new Map<string, SlotKey>();
  for (const place of [...answered, ...changes]) slots.set(slotName(slotKeyOf(place)), slotKeyOf(place));
  const rows = await inSlots(operations, [...slots.values()]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const bySlot = groupBy(rows, (row) => slotName(slotKeyOf(row)));
  const changed = new Set<string>();
  const now = (row: OperationRow) => byId.get(row.id) ?? row;
  return {
    find: (id) => byId.get(id),
    inSlotOf: (row) => (bySlot.get(slotName(slotKeyOf(row))) ?? []).map(now),
    all: () => [...byId.values()],
    update: (row, changes) => {
      byId.set(row.id, { ...now(row), ...changes });
      changed.add(row.id);
    },
    save: async () => {
      await operations.bulkPut([...byId.values()].filter(({ id }) => changed.has(id)));
    },
  };
}
