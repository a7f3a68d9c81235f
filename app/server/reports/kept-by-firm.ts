/**
 * What follows from the answers and the plan of each firm of an operation, kept as long as nothing was written of its firm:
 * the pages of an operation ask for all of its firms at each visit.
 */
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { writtenPositions } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";

/** The firms of an operation in one round, and the questionnaire that they are read with. */
export type FirmsToRead = {
  readonly operationId: string;
  readonly roundId: string;
  readonly questionnaire: Questionnaire;
};

/** How many firms are kept, those last asked for: some kilobytes each. */
const MOST_KEPT = 12_000;
/** Firms whose raw answers are held at once. */
const AT_ONCE = 250;

/**
 * Gives, for every firm of an operation by enrollment id, what `read` gives of its firms: some at a time, so that the answers
 * of no more than those are held at once.
 *
 * @param read must give something for each id that it is asked for, from the answers, the agreements and the plan of the round
 * alone: nothing else is known to have changed.
 */
export function keptByFirm<T>(
  read: (db: Db, firms: FirmsToRead, enrollmentIds: readonly string[]) => Iterable<readonly [string, T]>,
  { mostKept = MOST_KEPT }: { readonly mostKept?: number } = {},
): (db: Db, firms: FirmsToRead) => ReadonlyMap<string, T> {
  const connections = new WeakMap<Db["$client"], Map<string, Kept<T>>>();
  return (db, firms) => {
    const kept = connections.get(db.$client) ?? new Map<string, Kept<T>>();
    connections.set(db.$client, kept);
    const { operationId, roundId, questionnaire } = firms;
    // Read before the answers: what somebody writes in between makes this reading out of date, and never passes for read.
    const positions = writtenPositions(db, operationId, roundId);
    const found = new Map<string, T>();
    for (const [id, position] of positions) {
      const known = kept.get(id);
      if (known?.position === position && known.questionnaire === questionnaire) found.set(id, known.value);
    }
    const changed = [...positions.keys()].filter((id) => !found.has(id));
    for (let first = 0; first < changed.length; first += AT_ONCE) {
      for (const [id, value] of read(db, firms, changed.slice(first, first + AT_ONCE))) found.set(id, value);
    }
    // What a transaction wrote may be undone, and its places in the logs given to something else. A reader writes nothing.
    if (!db.$client.inTransaction || db.$client.readonly) {
      keep(kept, positions, found, questionnaire);
      letGo(kept, mostKept);
    }
    return found;
  };
}

type Kept<T> = { readonly position: string; readonly questionnaire: Questionnaire; readonly value: T };

/** The last asked for come last. */
function keep<T>(
  kept: Map<string, Kept<T>>,
  positions: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, T>,
  questionnaire: Questionnaire,
): void {
  for (const [id, value] of found) {
    const position = positions.get(id);
    if (position === undefined) continue;
    kept.delete(id);
    kept.set(id, { position, questionnaire, value });
  }
}

/** The first go. */
function letGo<T>(kept: Map<string, Kept<T>>, mostKept: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) return;
    kept.delete(oldest);
  }
}
