/** Opening a database of the browser: which one, and what may prevent it. Nothing is ever deleted because it won't open. */
import Dexie, { type DexieOptions } from "dexie";

/** Where databases live: the browser's, unless a test brings its own. */
export type IdbSource = Pick<DexieOptions, "indexedDB" | "IDBKeyRange">;

/** Why a database won't open. */
export type OpeningFailure =
  /** It was written by a newer version of the application: this one must be reloaded. */
  | "newer"
  /** The browser refuses (private window, storage off), or there is no room. */
  | "unavailable"
  /** It is there, and can't be read. */
  | "broken";

export type Opening<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: OpeningFailure };

/**
 * A database that isn't open yet. « Committed » means on the disk: a tablet whose battery is pulled out keeps what the screen
 * said it kept.
 */
export function describeDb(name: string, source: IdbSource): Dexie {
  return new Dexie(name, { ...source, chromeTransactionDurability: "strict", cache: "disabled" });
}

export async function openDb(dexie: Dexie, declared: number): Promise<OpeningFailure | null> {
  try {
    await dexie.open();
    if (schemaOf(dexie) <= declared) return null;
    dexie.close();
    return "newer";
  } catch (error) {
    return whyNotOpen(error);
  }
}

/**
 * The version that the application gave the stored database. Dexie writes ten times the number that it is told, and opens a
 * newer database than it knows of rather than refuse it.
 */
export function schemaOf(dexie: Dexie): number {
  return Math.floor((dexie.isOpen() ? dexie.backendDB().version : 0) / 10);
}

function whyNotOpen(error: unknown): OpeningFailure {
  const names = namesOf(error);
  if (names.includes("VersionError")) return "newer";
  const isRefused = ["MissingAPIError", "SecurityError", "InvalidStateError", "QuotaExceededError"].some(
    (name) => names.includes(name),
  );
  return isRefused ? "unavailable" : "broken";
}

/** The names of an error and of what caused it: Dexie wraps the browser's. */
export function namesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  let current: unknown = error;
  while (typeof current === "object" && current !== null && names.length < 5) {
    if ("name" in current && typeof current.name === "string") names.push(current.name);
    current = "inner" in current ? current.inner : undefined;
  }
  return names;
}
