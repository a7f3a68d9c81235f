/**
 * What was written and not acknowledged, kept in the browser so that a reload or a crash of the tab loses nothing. Each
 * operation has a key of its own, so that two tabs never write over each other; it belongs to the person who wrote it.
 */
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";

/** Whose, and about which firm. */
export type Keeper = { readonly userId: string; readonly enrollmentId: string };

/** What was kept for this person and firm, in the order of writing. A browser without storage keeps nothing. */
export function keptOperations(
  keeper: Keeper,
  storage: Storage | null = browserStorage(),
): AnswerOperation[] {
  if (storage === null) return [];
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys
    .filter((key) => key.startsWith(prefixOf(keeper)))
    .toSorted()
    .flatMap((key) => {
      const operation = parseKept(storage.getItem(key));
      return operation === null ? [] : [operation];
    });
}

/**
 * Makes the store hold these operations of the person and firm: adds what is new, takes away `gone`. What another tab
 * keeps stays. Gives false when the browser refused (its room is full, or it has none).
 */
export function keepOperations(
  keeper: Keeper,
  operations: readonly AnswerOperation[],
  gone: readonly string[],
  storage: Storage | null = browserStorage(),
): boolean {
  if (storage === null) return false;
  try {
    for (const id of gone) storage.removeItem(`${prefixOf(keeper)}${id}`);
    for (const operation of operations) {
      storage.setItem(`${prefixOf(keeper)}${operation.id}`, JSON.stringify(operation));
    }
    return true;
  } catch {
    return false;
  }
}

/** Ids are UUIDv7: their order is the order of writing. */
function prefixOf({ userId, enrollmentId }: Keeper): string {
  return `diapason/saisie/${userId}/${enrollmentId}/`;
}

function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function parseKept(text: string | null): AnswerOperation | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isOperation(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** We wrote it ourselves and the server judges it again: here it is enough to know what it is about. */
function isOperation(kept: unknown): kept is AnswerOperation {
  if (typeof kept !== "object" || kept === null) return false;
  const texts = ["id", "respondentId", "subject", "key", "madeAt"] as const;
  const fields: Readonly<Record<string, unknown>> = { ...kept };
  return (
    texts.every((name) => typeof fields[name] === "string") &&
    typeof fields.baseRevision === "number" &&
    "value" in fields
  );
}
