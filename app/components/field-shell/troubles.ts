/** What went wrong on this device, for whoever helps over the phone: the last few, sealed like the rest. */
import type { OpenField } from "#app/offline/field/open-field.ts";
import { seal } from "#app/offline/field/sealing.ts";
import { isRecord, openAs } from "#app/offline/field/stored-shapes.ts";

export type Trouble = {
  /** ISO instant, by the device's clock. */
  readonly at: string;
  readonly text: string;
};

/** How many are kept. */
export const KEPT_TROUBLES = 20;
const LONGEST = 300;

/** Never throws: what can't be written down must not become a trouble of its own. */
export async function noteTrouble(
  { db, dataKey }: OpenField,
  text: string,
  now: number = Date.now(),
): Promise<void> {
  const key = dataKey();
  if (key === null) return;
  try {
    const entry = await seal(key, { text: text.slice(0, LONGEST) });
    await db.dexie.transaction("rw", db.troubles, async () => {
      await db.troubles.add({ at: new Date(now).toISOString(), entry });
      const orders = await db.troubles.toCollection().primaryKeys();
      await db.troubles.bulkDelete(orders.slice(0, -KEPT_TROUBLES));
    });
  } catch {
    // The device is full, or was locked meanwhile: the screen says so where it matters.
  }
}

/** The latest first; none once it is locked. */
export async function readTroubles({ db, dataKey }: OpenField): Promise<readonly Trouble[]> {
  const key = dataKey();
  if (key === null) return [];
  const rows = await db.troubles.reverse().toArray();
  return Promise.all(
    rows.map(async ({ at, entry }) => ({ at, text: (await openAs(key, entry, isNoted)).text })),
  );
}

function isNoted(value: unknown): value is { readonly text: string } {
  return isRecord(value) && typeof value.text === "string";
}
