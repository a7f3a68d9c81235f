/** What a device knows besides what is in its tables: one row for each name. */
import type { FieldDb, Meta } from "#app/offline/field/field-db.ts";
import { isCursor, isRecord } from "#app/offline/field/stored-shapes.ts";

export async function readMeta({ meta }: Pick<FieldDb, "meta">): Promise<Meta> {
  const rows = new Map((await meta.toArray()).map(({ name, value }) => [name, value]));
  const cursor = rows.get("cursor");
  const lastSyncedAt = rows.get("lastSyncedAt");
  const lease = rows.get("lease");
  const reread = rows.get("reread");
  const number = (name: string) => {
    const value = rows.get(name);
    return typeof value === "number" ? value : 0;
  };
  return {
    cursor: isCursor(cursor) ? cursor : null,
    prepared: number("prepared"),
    reread: isRecord(reread) ? { from: isCursor(reread.from) ? reread.from : null } : null,
    lastSyncedAt: typeof lastSyncedAt === "string" ? lastSyncedAt : null,
    serverNow: number("serverNow"),
    clockOffset: number("clockOffset"),
    lease: isLease(lease) ? lease : null,
  };
}

export async function writeMeta({ meta }: Pick<FieldDb, "meta">, changes: Partial<Meta>): Promise<void> {
  await meta.bulkPut(Object.entries(changes).map(([name, value]) => ({ name, value })));
}

function isLease(value: unknown): value is NonNullable<Meta["lease"]> {
  return isRecord(value) && typeof value.holder === "string" && typeof value.until === "number";
}
