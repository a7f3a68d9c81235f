/** The list of what was hidden, kept while a synthesis is protected. For the consultants of the operation only. */
import { compareIds } from "#app/domain/compare.ts";
import type { HidingReason } from "#app/domain/synthesis/disclosure/counts.ts";

/** One cell that is not printed as it is, in French words that name its table and itself. */
export type HiddenCell = {
  readonly table: string;
  readonly cell: string;
  readonly reason: HidingReason;
  /** What would have been printed: firms, actions or euros; null for a median. */
  readonly value: number | null;
};

/** Takes down a hidden cell. */
export type Note = (table: string, cell: string, reason: HidingReason, value: number | null) => void;

/** A list to take notes in, and its reading. */
export function openNotes(): { readonly note: Note; readonly taken: () => readonly HiddenCell[] } {
  const cells: HiddenCell[] = [];
  return {
    note: (table, cell, reason, value) => {
      cells.push({ table, cell, reason, value });
    },
    taken: () => cells.toSorted((a, b) => compareIds(a.table, b.table)),
  };
}
