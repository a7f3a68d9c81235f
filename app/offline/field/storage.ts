/** Whether the browser keeps what it was given, and how much room is left. */

export type StorageState = {
  /** Whether the browser promised not to clear it by itself; null when it doesn't say. */
  readonly isPersisted: boolean | null;
  /** Bytes; null when the browser doesn't say. */
  readonly used: number | null;
  readonly quota: number | null;
};

/** The part of the browser's storage that is asked. */
export type StorageSource = Partial<Pick<StorageManager, "persist" | "persisted" | "estimate">>;

/** Asks the browser to keep the data for good, and gives what it answered. Some answer yes only later. */
export async function askToPersist(storage: StorageSource = browserStorage()): Promise<boolean | null> {
  return answered(() => storage.persist?.());
}

export async function storageState(storage: StorageSource = browserStorage()): Promise<StorageState> {
  const [isPersisted, estimate] = await Promise.all([
    answered(() => storage.persisted?.()),
    answered(() => storage.estimate?.()),
  ]);
  return { isPersisted, used: estimate?.usage ?? null, quota: estimate?.quota ?? null };
}

/** A sentence in French when so many bytes more won't go in; null when they will, or when nobody knows. */
export async function roomProblem(
  bytes: number,
  storage: StorageSource = browserStorage(),
): Promise<string | null> {
  const { used, quota } = await storageState(storage);
  if (used === null || quota === null || quota - used >= bytes + RESERVE) return null;
  return "Il n’y a plus assez de place sur cet appareil pour une photo : envoyez ce qui attend, ou retirez des visites.";
}

/** Bytes that are left to the answers: they matter more than a photo. */
const RESERVE = 5 * 1024 * 1024;

async function answered<T>(ask: () => Promise<T> | undefined): Promise<T | null> {
  try {
    return (await ask()) ?? null;
  } catch {
    return null;
  }
}

function browserStorage(): StorageSource {
  return typeof navigator !== "undefined" && "storage" in navigator ? navigator.storage : {};
}
