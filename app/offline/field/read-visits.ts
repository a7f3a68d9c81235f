/** Reading visits from the device. What was opened once is remembered by its seal, so that one answer opens one thing. */
import type { LoggedValue, OtherVersion } from "#app/domain/answers/answer-operation.ts";
import { dayOf } from "#app/domain/visit/day-of.ts";
import { compareVisits } from "#app/domain/visit/visit-order.ts";
import type { ConflictRow, OperationRow, PackRow, SlotRow } from "#app/offline/field/field-db.ts";
import type {
  EntryStanding,
  FieldEntry,
  FieldStore,
  FieldVisit,
  FieldVisitSummary,
} from "#app/offline/field/field-store.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { photoPlaces } from "#app/offline/field/photo-places.ts";
import type { VisitContent, VisitPack } from "#app/offline/field/protocol.ts";
import { questionnaireName } from "#app/offline/field/put-visit.ts";
import { isVisitContent, isVisitPack, isVisitSummary } from "#app/offline/field/reply-guard.ts";
import { type DataKey, openBytes, type Sealed } from "#app/offline/field/sealing.ts";
import { type Entry, openAs, openEntry } from "#app/offline/field/stored-shapes.ts";
import { standingOfVisit } from "#app/offline/field/visit-counts.ts";

/** Nothing is given once the data are locked. */
export function visitReader({ db, dataKey, onChange }: OpenField): Pick<FieldStore, "visits" | "visit"> {
  const entries = remembering(openEntry);
  const packs = remembering((key, sealed) => openAs(key, sealed, isVisitPack));
  const summaries = remembering((key, sealed) => openAs(key, sealed, isVisitSummary));
  // What was opened is forgotten with the key.
  onChange(() => {
    if (dataKey() === null) for (const opened of [entries, packs, summaries]) opened.forget();
  });

  const rest = async (row: PackRow): Promise<Omit<FieldVisitSummary, "pack">> => {
    const { standing, size, syncedAt, enrollmentId } = row;
    const photos = await Promise.all(
      (["pending", "received"] as const).map((state) => photoPlaces(db, state, enrollmentId)),
    );
    const photoBytes = photos.flat().reduce((sum, photo) => sum + photo.size, 0);
    return { ...(await standingOfVisit(db, enrollmentId)), standing, size, photoBytes, syncedAt };
  };

  const visits = async (): Promise<readonly FieldVisitSummary[]> => {
    const key = dataKey();
    if (key === null) return [];
    const rows = await db.packs.toArray();
    const found = await Promise.all(
      rows.map(async (row) => ({
        pack: await summaries.read(key, row.enrollmentId, row.summary),
        ...(await rest(row)),
      })),
    );
    const inOrder = compareVisits(dayOf(new Date().toISOString()));
    return found.toSorted((a, b) => inOrder(a.pack.firm, b.pack.firm));
  };

  const visit = async (enrollmentId: string): Promise<FieldVisit | null> => {
    const key = dataKey();
    const read = await db.dexie.transaction(
      "r",
      [db.packs, db.answers, db.operations, db.conflicts, db.photos],
      async () => {
        const row = await db.packs.get(enrollmentId);
        if (row === undefined) return null;
        const slots = await db.answers.where("enrollmentId").equals(enrollmentId).toArray();
        const refused = await db.operations
          .where("[enrollmentId+state]")
          .anyOf([
            [enrollmentId, "rejected"],
            [enrollmentId, "deferred"],
          ])
          .toArray();
        const conflicts = await db.conflicts.where("enrollmentId").equals(enrollmentId).toArray();
        return { row, slots, refused, conflicts, rest: await rest(row) };
      },
    );
    if (key === null || read === null) return null;
    const operations = new Map(read.refused.map((one) => [one.id, one]));
    const conflicts = new Map(read.conflicts.map((one) => [one.id, one]));
    const opened = await Promise.all(
      read.slots.map((slot) =>
        entryOf(slot, operations, conflicts, (name, sealed) => entries.read(key, name, sealed)),
      ),
    );
    return {
      pack: await packs.read(key, enrollmentId, read.row.pack),
      entries: opened.filter((entry) => entry !== null),
      ...read.rest,
    };
  };

  return { visits, visit };
}

/** Gives the words and the questions that visits share. */
export function contentReader({ db, dataKey, onChange }: OpenField): FieldStore["content"] {
  const contents = remembering((key, sealed) => openAs(key, sealed, isVisitContent));
  onChange(() => {
    if (dataKey() === null) contents.forget();
  });
  return async (questionnaire: VisitPack["questionnaire"]): Promise<VisitContent | null> => {
    const key = dataKey();
    const name = questionnaireName(questionnaire);
    const row = await db.contents.get(name);
    return key === null || row === undefined ? null : contents.read(key, name, row.content);
  };
}

export async function readPhoto(
  { db, dataKey }: OpenField,
  enrollmentId: string,
  sha256: string,
): Promise<Uint8Array | null> {
  const key = dataKey();
  const row = await db.photos.get([enrollmentId, sha256]);
  return key === null || row === undefined ? null : openBytes(key, row.bytes);
}

type OpenOne = (name: string, sealed: Sealed) => Promise<Entry>;

/** Null for a slot in which nothing was ever written. */
async function entryOf(
  { respondentId, subject, key, told, shown }: SlotRow,
  operations: ReadonlyMap<string, OperationRow>,
  conflicts: ReadonlyMap<string, ConflictRow>,
  openOne: OpenOne,
): Promise<FieldEntry | null> {
  if (shown.entry === null && shown.standing === "received") return null;
  const name = `${respondentId}/${subject}/${key}`;
  const value = shown.entry === null ? null : (await openOne(name, shown.entry)).value;
  const { revision, at } = shown;
  const theirs = async (): Promise<OtherVersion<LoggedValue>> => {
    const conflict = conflicts.get(shown.operationId ?? "");
    // The value that shows is told, and somebody else's counts for nothing yet; or it is ours, and theirs was told.
    const isShownTold = shown.entry === told.entry || sameBytes(shown.entry, told.entry);
    if (conflict !== undefined && isShownTold) {
      const other = await openOne(`${name}/${conflict.id}`, conflict.entry);
      return { revision, value: other.value, author: other.author, at: conflict.at };
    }
    const other = told.entry === null ? NO_ENTRY : await openOne(`${name}/told`, told.entry);
    return { revision, value: other.value, author: other.author, at: told.at };
  };
  const standing = await standingOf(shown, operations.get(shown.operationId ?? ""), theirs);
  return { respondentId, subject, key, value, revision, standing, at };
}

async function standingOf(
  { standing, operationId }: SlotRow["shown"],
  operation: OperationRow | undefined,
  theirs: () => Promise<OtherVersion<LoggedValue>>,
): Promise<EntryStanding> {
  const reason = operation?.reason ?? "";
  switch (standing) {
    case "conflict":
      return { kind: "conflict", theirs: await theirs() };
    case "deferred":
      return { kind: "deferred", reason };
    case "refused":
      return { kind: "refused", operationId: operationId ?? "", reason };
    default:
      return { kind: standing };
  }
}

const NO_ENTRY: Entry = { value: null, author: null };

/** Two seals are the same when their bytes are: each has an IV of its own. */
function sameBytes(one: Sealed | null, other: Sealed | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Most recent appointment first, then by name; those without one come last. */
/** Opens each thing once: a seal that was opened already, under the same name, gives what it gave. */
function remembering<T>(openIt: (key: DataKey, sealed: Sealed) => Promise<T>) {
  const known = new Map<string, { readonly sealed: Sealed; readonly opened: T }>();
  const read = async (key: DataKey, name: string, sealed: Sealed): Promise<T> => {
    const before = known.get(name);
    if (before !== undefined && sameBytes(before.sealed, sealed)) return before.opened;
    const opened = await openIt(key, sealed);
    known.set(name, { sealed, opened });
    return opened;
  };
  return { read, forget: () => known.clear() };
}
