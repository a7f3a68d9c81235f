/**
 * One tab of a browser sends at a time. Where the browser has locks, it is one of them; where it has none, a row of the database
 * says who sends and until when.
 */
import { readMeta, writeMeta } from "#app/offline/field/field-meta.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";

/** The part of the browser's locks that is used. */
export type TabLocks = Pick<LockManager, "request">;

/** Milliseconds that a tab which says nothing more is believed to send. */
const LEASE = 30_000;

type Holding = {
  readonly field: OpenField;
  readonly locks: TabLocks | null;
  readonly clock: () => number;
  readonly signal: AbortSignal;
};

/** Does the work unless another tab is at it. */
export async function withTabLock<T>(holding: Holding, work: () => Promise<T>): Promise<T | "elsewhere"> {
  const { field, locks } = holding;
  if (locks === null) return withLease(holding, work);
  return locks.request(`${field.db.dexie.name}/envoi`, { ifAvailable: true }, async (lock) =>
    lock === null ? "elsewhere" : work(),
  );
}

async function withLease<T>({ field, clock }: Holding, work: () => Promise<T>): Promise<T | "elsewhere"> {
  const { db } = field;
  const holder = crypto.randomUUID();
  const take = () =>
    db.dexie.transaction("rw", db.meta, async () => {
      const { lease } = await readMeta(db);
      const now = clock();
      const isOthers = lease !== null && lease.holder !== holder;
      // A lease that ends beyond its length was made by a clock that has been set back since.
      if (isOthers && lease.until > now && lease.until <= now + LEASE) return false;
      await writeMeta(db, { lease: { holder, until: now + LEASE } });
      return true;
    });
  if (!(await take())) return "elsewhere";
  const renewing = setInterval(() => void take().catch(() => false), LEASE / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    if (db.dexie.isOpen()) await writeMeta(db, { lease: null });
  }
}
