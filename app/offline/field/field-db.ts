/**
 * One consultant's database on a device. What identifies (ids, slots, revisions, states) is in the clear, so that it can be
 * looked up; what was said is sealed. Later versions of the tables only add to earlier ones: what waits to be sent goes through.
 */
import type Dexie from "dexie";
import type { Table } from "dexie";
import type { SheetSubject } from "#app/domain/answers/answer-operation.ts";
import { describeDb, type IdbSource, type Opening, openDb } from "#app/offline/field/indexed-db.ts";
import { PHOTO_PLACE } from "#app/offline/field/photo-places.ts";
import type { Cursor, VisitStanding } from "#app/offline/field/protocol.ts";
import type { Sealed } from "#app/offline/field/sealing.ts";

/** A place on a sheet that holds one value, as a key of the tables. */
export type SlotKey = [respondentId: string, subject: SheetSubject, key: string];

/** A visit as it was prepared. */
export type PackRow = {
  readonly enrollmentId: string;
  readonly questionnaire: string;
  /** Of a `VisitPack`. */
  readonly pack: Sealed;
  /** Of what a list shows of it. */
  readonly summary: Sealed;
  readonly standing: VisitStanding;
  /** Bytes, of what the preparation brought. */
  readonly size: number;
  readonly preparedAt: string;
  /** ISO instant, the server's, at which nothing of it was left to send for the last time. */
  readonly syncedAt: string | null;
  /** The first of these instants after the last thing that was written on it here: from then on it is only a copy. */
  readonly quietSince: string | null;
};

/** What visits of one questionnaire share. Key: « id@version ». */
export type ContentRow = { readonly questionnaire: string; readonly content: Sealed };

export type SheetRow = { readonly respondentId: string; readonly enrollmentId: string };

/** What was written in a slot, and by whom: what a `Sealed` of a row, of an operation and of a conflict holds. */
export type SealedEntry = { readonly value: unknown; readonly author: string | null };

/** What the server holds in a slot, as far as it was told. */
export type ToldRow = {
  /** Number of the operation that wrote it; 0 when nothing was told. */
  readonly revision: number;
  /** Null when nothing was told. */
  readonly entry: Sealed | null;
  readonly isEmpty: boolean;
  readonly at: string;
  /** Told by a server that was since restored from an older copy: gone unless the log says it again. */
  readonly isStale: boolean;
};

/** One slot: what was told, and what shows, which follows from it and from the operations (slot-state.ts). */
export type SlotRow = {
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
  readonly enrollmentId: string;
  readonly told: ToldRow;
  readonly shown: ShownRow;
};

export type ShownRow = {
  /** Null when it was never written. */
  readonly entry: Sealed | null;
  readonly isEmpty: boolean;
  /** The base of the next edit. */
  readonly revision: number;
  readonly at: string;
  readonly standing: "kept" | "received" | "conflict" | "deferred" | "refused";
  /** The operation or the conflict that makes the standing; null for what was told. */
  readonly operationId: string | null;
};

export type OperationState =
  /** To be sent. */
  | "pending"
  /** In the server's log. */
  | "acknowledged"
  /** In the server's log as a conflict that nobody has settled. */
  | "conflict"
  /** The server won't take it: set aside. */
  | "rejected"
  /** The server can't take it for now: sent again. */
  | "deferred"
  /** It was refused, and something else was written since. */
  | "settled";

/** One thing that was written on this device, for as long as its visit is here. */
export type OperationRow = {
  /** The order of writing; made by the database. */
  readonly order?: number;
  readonly id: string;
  readonly enrollmentId: string;
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
  readonly baseRevision: number;
  readonly madeAt: string;
  readonly state: OperationState;
  /** In the log's order, once it is known. */
  readonly revision: number | null;
  /** 1 once the log, read back, said it: its number stands on the server. */
  readonly isTold: 0 | 1;
  readonly reason: string | null;
  readonly entry: Sealed;
  readonly isEmpty: boolean;
};

/** What somebody wrote that counts for nothing until a person chooses, as the log told it. */
export type ConflictRow = {
  readonly id: string;
  readonly seq: number;
  readonly enrollmentId: string;
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
  readonly at: string;
  readonly entry: Sealed;
  /** Told by a pack, beyond what was read of the log: gone unless the log says it. */
  readonly isStale?: boolean;
};

/** The bytes of a photo. */
export type PhotoRow = {
  readonly enrollmentId: string;
  readonly sha256: string;
  /** The sheet and the id of the photo that brought them. */
  readonly respondentId: string;
  readonly key: string;
  readonly mediaType: string;
  readonly size: number;
  readonly state: "pending" | "received";
  readonly bytes: Sealed;
};

/** What is known besides, by its name. */
export type Meta = {
  readonly cursor: Cursor | null;
  /** Where the log is read again from, for a visit that was prepared before what the device knows; null when it need not be. */
  readonly reread: { readonly from: Cursor | null } | null;
  /** How many times a visit was put on the device, or renewed: a reply to a request made before says nothing of that visit. */
  readonly prepared: number;
  /** ISO instant of the last exchange that left nothing to send. */
  readonly lastSyncedAt: string | null;
  /** The latest of the server's clock, milliseconds. */
  readonly serverNow: number;
  /** The device's clock minus the server's at the last exchange, milliseconds. */
  readonly clockOffset: number;
  /** Who sends, where the browser has no locks: until when (milliseconds). */
  readonly lease: { readonly holder: string; readonly until: number } | null;
};

export type MetaRow = { readonly name: string; readonly value: unknown };

/** Something that went wrong, for « État de cet appareil ». */
export type TroubleRow = { readonly order?: number; readonly at: string; readonly entry: Sealed };

export type FieldDb = {
  readonly dexie: Dexie;
  readonly packs: Table<PackRow, string>;
  readonly contents: Table<ContentRow, string>;
  readonly sheets: Table<SheetRow, string>;
  readonly answers: Table<SlotRow, SlotKey>;
  readonly operations: Table<OperationRow, number>;
  readonly photos: Table<PhotoRow, [string, string]>;
  readonly conflicts: Table<ConflictRow, string>;
  readonly meta: Table<MetaRow, string>;
  readonly troubles: Table<TroubleRow, number>;
};

/** The version of the tables. Raise it with a new entry of `SCHEMAS`, that only adds. */
export const FIELD_SCHEMA = 3;

export async function openFieldDb(userId: string, source: IdbSource = {}): Promise<Opening<FieldDb>> {
  const dexie = describeDb(fieldDbName(userId), source);
  for (const [index, stores] of SCHEMAS.entries()) dexie.version(index + 1).stores(stores);
  const failure = await openDb(dexie, FIELD_SCHEMA);
  if (failure !== null) return { ok: false, why: failure };
  return { ok: true, value: tablesOf(dexie) };
}

export function fieldDbName(userId: string): string {
  return `diapason-terrain-${userId}`;
}

const SCHEMAS: readonly Readonly<Record<string, string>>[] = [
  {
    packs: "enrollmentId",
    contents: "questionnaire",
    sheets: "respondentId, enrollmentId",
    answers: "[respondentId+subject+key], enrollmentId",
    operations:
      "++order, &id, state, [respondentId+subject+key], [enrollmentId+state], [enrollmentId+isTold]",
    photos: "[enrollmentId+sha256], state, [enrollmentId+state]",
    conflicts: "id, enrollmentId, [respondentId+subject+key]",
    meta: "name",
  },
  // What went wrong, kept for whoever helps over the phone.
  { troubles: "++order" },
  // What is counted after each answer: without reading the bytes of photos (`photoPlaces`), nor every slot.
  {
    photos: `[enrollmentId+sha256], state, [enrollmentId+state], ${PHOTO_PLACE}`,
    answers: "[respondentId+subject+key], enrollmentId, shown.standing, [enrollmentId+shown.standing]",
  },
];

function tablesOf(dexie: Dexie): FieldDb {
  return {
    dexie,
    packs: dexie.table("packs"),
    contents: dexie.table("contents"),
    sheets: dexie.table("sheets"),
    answers: dexie.table("answers"),
    operations: dexie.table("operations"),
    photos: dexie.table("photos"),
    conflicts: dexie.table("conflicts"),
    meta: dexie.table("meta"),
    troubles: dexie.table("troubles"),
  };
}
