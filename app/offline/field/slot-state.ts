/**
 * What shows in a slot: what the server told, unless something that was written here still waits for it, or for a person. Pure:
 * the same rows always give the same, so that what is stored of it can be computed again.
 */
import type { ConflictRow, OperationRow, ShownRow, SlotKey, ToldRow } from "#app/offline/field/field-db.ts";

export const NOTHING_TOLD: ToldRow = {
  revision: 0,
  entry: null,
  isEmpty: true,
  at: "",
  isStale: false,
};

/** The slot of a row, as a key. */
export function slotKeyOf(place: Pick<OperationRow, "respondentId" | "subject" | "key">): SlotKey {
  return [place.respondentId, place.subject, place.key];
}

/** `operations` and `conflicts` are those of the slot, in their order. */
export function shownIn(
  told: ToldRow,
  operations: readonly OperationRow[],
  conflicts: readonly ConflictRow[],
): ShownRow {
  const waiting = operations.findLast(({ state }) => state !== "acknowledged" && state !== "settled");
  if (waiting !== undefined) return shownByOperation(told, waiting);
  const conflict = conflicts.findLast(({ seq }) => seq > told.revision);
  return {
    entry: told.entry,
    isEmpty: told.isEmpty,
    revision: told.revision,
    at: told.at,
    standing: conflict === undefined ? "received" : "conflict",
    operationId: conflict?.id ?? null,
  };
}

/** The later of what is known and of what comes. Of one number, the log is right: the server may write a value in its own way. */
export function latestTold(known: ToldRow, coming: ToldRow): ToldRow {
  return coming.revision >= known.revision || known.isStale ? coming : known;
}

function shownByOperation(told: ToldRow, operation: OperationRow): ShownRow {
  const { id: operationId, entry, isEmpty, state, madeAt: at, baseRevision } = operation;
  const shown = { entry, isEmpty, at, operationId };
  switch (state) {
    case "conflict":
      return { ...shown, revision: told.revision, standing: "conflict" };
    case "rejected":
      return { ...shown, revision: told.revision, standing: "refused" };
    case "deferred":
      return { ...shown, revision: baseRevision, standing: "deferred" };
    default:
      // The next edit was made by somebody who saw what this one saw: they share its base, and follow each other.
      return { ...shown, revision: baseRevision, standing: "kept" };
  }
}
