/** What went wrong, kept sealed for whoever helps over the phone: the last twenty. */
import type { OpenField } from "#app/offline/field/open-field.ts";
import { open, seal } from "#app/offline/field/sealing.ts";

export type Trouble = { readonly at: string; readonly what: string };

export const MOST_TROUBLES = 20;
/** Characters. */
const LONGEST = 300;

/** Never throws: what can't be noted is not worth another trouble. */
export async function noteTrouble(
  { db, dataKey }: OpenField,
  what: string,
  now: number = Date.now(),
): Promise<void> {
  const key = dataKey();
  if (key === null) return;
  try {
    const entry = await seal(key, what.slice(0, LONGEST));
    await db.dexie.transaction("rw", db.troubles, async () => {
      await db.troubles.add({ at: new Date(now).toISOString(), entry });
      const orders = await db.troubles.orderBy("order").primaryKeys();
      await db.troubles.bulkDelete(orders.slice(0, -MOST_TROUBLES));
    });
  } catch {
    // No room, or the tables are closed.
  }
}

/** The latest first. */
export async function listTroubles({ db, dataKey }: OpenField): Promise<readonly Trouble[]> {
  const key = dataKey();
  if (key === null) return [];
  const rows = await db.troubles.orderBy("order").reverse().toArray();
  return Promise.all(rows.map(async ({ at, entry }) => ({ at, what: String(await open(key, entry)) })));
}
