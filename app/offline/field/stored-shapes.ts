/**
 * What comes out of the device's own tables, once it is opened. We wrote it ourselves, and the server judges it again: here it is
 * enough to know what it is about.
 */
import type { LoggedValue, SheetOperation } from "#app/domain/answers/answer-operation.ts";
import type { SealedEntry } from "#app/offline/field/field-db.ts";
import type { Cursor } from "#app/offline/field/protocol.ts";
import { type DataKey, open, type Sealed } from "#app/offline/field/sealing.ts";

/** What was written in a slot, and by whom: null for the person whose device this is, or who answered by a link. */
export type Entry = { readonly value: LoggedValue | null; readonly author: string | null };

/** @throws when it can't be opened or is no entry: the table was altered. */
export async function openEntry(key: DataKey, sealed: Sealed): Promise<Entry> {
  return openAs(key, sealed, isEntry);
}

/** @throws when it can't be opened or isn't what it should be: the table was altered. */
export async function openAs<T>(
  key: DataKey,
  sealed: Sealed,
  is: (value: unknown) => value is T,
): Promise<T> {
  const opened = await open(key, sealed);
  if (!is(opened)) throw new Error("Unexpected content under a seal");
  return opened;
}

export function isSheetOperation(given: unknown): given is SheetOperation {
  if (!isRecord(given)) return false;
  const texts = ["id", "respondentId", "subject", "key", "madeAt"] as const;
  return (
    texts.every((name) => typeof given[name] === "string") &&
    typeof given.baseRevision === "number" &&
    isLogged(given.value)
  );
}

export function isEntry(given: unknown): given is SealedEntry & Entry {
  return isRecord(given) && isLogged(given.value) && isTextOrNull(given.author);
}

export function isCursor(value: unknown): value is Cursor {
  return isRecord(value) && typeof value.seq === "number" && typeof value.id === "string";
}

/** A value of the log, or null. */
export function isLogged(value: unknown): value is LoggedValue | null {
  return value === true || value === null || ["string", "number"].includes(typeof value) || isRecord(value);
}

export function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
