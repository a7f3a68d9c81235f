/** What two processes need and one makes: the other waits for it. */
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";

const POLL_MS = 100;
/** A lock older than this was left by a process that was killed. */
const STALE_LOCK_MS = 180_000;

/**
 * Calls `make` unless somebody has made `path`, or is making it. `make` must put it there whole, at once.
 * @throws what `make` throws; another process that waits then tries in its turn.
 */
export async function madeOnce(path: string, make: () => Promise<void>): Promise<void> {
  const lock = `${path}.lock`;
  while (!existsSync(path)) {
    if (take(lock)) {
      try {
        if (!existsSync(path)) await make();
        return;
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function take(lock: string): boolean {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (made !== undefined && Date.now() - made > STALE_LOCK_MS) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
