/** A consultant's data while they are open: the tables, the key, and who must hear of a change. */
import { type FieldDb, openFieldDb } from "#app/offline/field/field-db.ts";
import type { KeepingFailure } from "#app/offline/field/field-store.ts";
import { type IdbSource, namesOf, type Opening } from "#app/offline/field/indexed-db.ts";
import type { DataKey } from "#app/offline/field/sealing.ts";
import type { Unkept } from "#app/offline/field/unkept.ts";

export type OpenField = {
  readonly userId: string;
  readonly deviceId: string;
  readonly db: FieldDb;
  /** Null once it is locked. */
  readonly dataKey: () => DataKey | null;
  readonly lock: () => void;
  /** Says that something changed, to this tab and to the others. */
  readonly changed: () => void;
  readonly onChange: (listener: () => void) => () => void;
  /** Locks it and lets go of the database. */
  readonly close: () => void;
};

/** Whose data, and what opens them. */
export type FieldOwner = {
  readonly userId: string;
  readonly deviceId: string;
  readonly dataKey: DataKey;
  /** What this page could not keep before; the opener's, who gives it back at the next opening. */
  readonly unkept?: Unkept;
};

export async function openField(owner: FieldOwner, source: IdbSource = {}): Promise<Opening<OpenField>> {
  const opening = await openFieldDb(owner.userId, source);
  if (!opening.ok) return opening;
  const db = opening.value;
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(`${db.dexie.name}/${owner.deviceId}`);
  const tell = () => {
    for (const listener of listeners) listener();
  };
  channel.onmessage = tell;
  let dataKey: DataKey | null = owner.dataKey;
  const lock = () => {
    dataKey = null;
    tell();
  };
  return {
    ok: true,
    value: {
      userId: owner.userId,
      deviceId: owner.deviceId,
      db,
      dataKey: () => dataKey,
      lock,
      changed: () => {
        tell();
        if (db.dexie.isOpen()) channel.postMessage("changed");
      },
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => {
        lock();
        channel.close();
        db.dexie.close();
      },
    },
  };
}

/** What a failed transaction means for whoever was writing. */
export function keepingFailure(error: unknown): KeepingFailure {
  return namesOf(error).includes("QuotaExceededError") ? "full" : "broken";
}
