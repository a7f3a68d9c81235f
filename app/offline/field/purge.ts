/** Taking off the device what it need not hold any more; never what somebody would miss. */
import Dexie from "dexie";
import { type DeviceDb, forgetOwner } from "#app/offline/field/device-db.ts";
import type { FieldDb, PackRow } from "#app/offline/field/field-db.ts";
import { readMeta } from "#app/offline/field/field-meta.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { deleteVisit } from "#app/offline/field/put-visit.ts";
import { isVisitSummary } from "#app/offline/field/reply-guard.ts";
import { openAs } from "#app/offline/field/stored-shapes.ts";
import { type Counts, standingOfDevice, standingOfVisit } from "#app/offline/field/visit-counts.ts";

const DAY = 24 * 60 * 60 * 1000;
/** Milliseconds after which a visit that is on the server leaves the device. */
export const KEPT_AFTER_SYNC = 7 * DAY;
/** A visit on which nothing was written yet was prepared for something. */
export const KEPT_UNUSED = 30 * DAY;
/**
 * How far the device's own clock must be beyond, where it never meets the server: more than the year by which it may be wrong, so
 * that what was sent today stays; and yet nothing stays for ever.
 */
export const CLOCK_MARGIN = 400 * DAY;

/** Takes away the visits whose time is over, and gives their ids. `now` in milliseconds, by the device's clock. */
export async function purgeVisits(field: OpenField, now: number = Date.now()): Promise<readonly string[]> {
  const { db, dataKey, changed } = field;
  const key = dataKey();
  if (key === null) return [];
  const { serverNow } = await readMeta(db);
  const rows = await db.packs.toArray();
  const appointments = new Map<string, string | null>();
  for (const row of rows) {
    const { firm } = await openAs(key, row.summary, isVisitSummary);
    appointments.set(row.enrollmentId, firm.appointmentAt);
  }
  const { packs, contents, sheets, answers, operations, photos, conflicts, meta } = db;
  const tables = [packs, contents, sheets, answers, operations, photos, conflicts, meta];
  const gone = await db.dexie.transaction("rw", tables, async () => {
    const purged: string[] = [];
    for (const row of await packs.toArray()) {
      const ends = endOf(row, appointments.get(row.enrollmentId) ?? null);
      const isOver = serverNow > ends || now > ends + CLOCK_MARGIN;
      if (!isOver || (await holdsSomething(db, row.enrollmentId))) continue;
      await deleteVisit(db, row.enrollmentId);
      purged.push(row.enrollmentId);
    }
    return purged;
  });
  if (gone.length > 0) changed();
  return gone;
}

export type Wiping = { readonly ok: true } | { readonly ok: false; readonly left: Counts };

/**
 * Takes all of an owner's data off the device, and their key. Refused, with what is left, while something is unsent, refused or in
 * conflict: the person sends it, or takes a rescue copy and puts it away.
 */
export async function wipeOwner(device: DeviceDb, field: OpenField): Promise<Wiping> {
  const { db, userId, close } = field;
  const { dexie } = db;
  const left = await dexie.transaction("rw", dexie.tables, async () => {
    const counts = await standingOfDevice(db);
    // In the transaction that counted: what another tab writes meanwhile comes before, or finds no table.
    if (isNothing(counts)) for (const table of dexie.tables) await table.clear();
    return counts;
  });
  if (!isNothing(left)) return { ok: false, left };
  close();
  await new Dexie(dexie.name, dexie._options).delete();
  await forgetOwner(device, userId);
  return { ok: true };
}

/** Milliseconds: when a visit's time on the device is over. */
function endOf({ quietSince, preparedAt }: PackRow, appointmentAt: string | null): number {
  const appointment = appointmentAt === null ? 0 : Date.parse(appointmentAt);
  return quietSince === null
    ? Math.max(Date.parse(preparedAt), appointment) + KEPT_UNUSED
    : Math.max(Date.parse(quietSince), appointment) + KEPT_AFTER_SYNC;
}

async function holdsSomething(db: FieldDb, enrollmentId: string): Promise<boolean> {
  return !isNothing(await standingOfVisit(db, enrollmentId));
}

function isNothing({ unsent, conflicts, refused }: Counts): boolean {
  return unsent.operations + unsent.photos + conflicts + refused === 0;
}
