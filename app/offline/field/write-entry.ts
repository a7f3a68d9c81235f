/** Writing on the device: what is said is sealed first, then kept with its operation in one transaction. */
import type { Photo } from "#app/domain/visit/visit-fact.ts";
import type { FieldDb, OperationRow, PhotoRow, SlotRow } from "#app/offline/field/field-db.ts";
import type { FieldStore, KeepingFailure, Kept, Writing } from "#app/offline/field/field-store.ts";
import { oneAtATime } from "#app/offline/field/one-at-a-time.ts";
import { keepingFailure, type OpenField } from "#app/offline/field/open-field.ts";
import { type Sealed, seal, sealBytes } from "#app/offline/field/sealing.ts";
import { SLOT, settleSlots, slotName } from "#app/offline/field/settle-slots.ts";
import { NOTHING_TOLD, shownIn, slotKeyOf } from "#app/offline/field/slot-state.ts";
import type { Unkept } from "#app/offline/field/unkept.ts";
import { newOperationId } from "#app/offline/new-id.ts";

/** Bytes that are kept with an operation, in its transaction. */
type WithBytes = Pick<PhotoRow, "sha256" | "mediaType" | "size"> & { readonly bytes: Uint8Array };
export type Write = (field: OpenField, writing: Writing, photo?: WithBytes) => Promise<Kept>;

/** Writes in the order in which it was called, whatever time sealing takes. What can't be kept is left in `unkept`. */
export function writer(unkept: Unkept): Write {
  const inTurn = oneAtATime();
  return (field, writing, photo) => {
    // Of the moment at which the person wrote it, not of its turn; sealed while the screen is drawn again.
    const made = { id: newOperationId(), madeAt: new Date().toISOString() };
    const sealing = sealWriting(field, writing, photo);
    return inTurn(async () => {
      const sealed = await sealing;
      if (typeof sealed === "string") return { ok: false, why: sealed };
      const kept = await keep(field, writing, made, sealed);
      const name = slotName(slotKeyOf(writing));
      const { enrollmentId, respondentId, subject, key } = writing;
      if (kept.ok) unkept.delete(name);
      else if (photo === undefined) {
        unkept.set(name, { enrollmentId, respondentId, subject, key, entry: sealed.entry });
      }
      return kept;
    });
  };
}

export function addPhoto(
  field: OpenField,
  write: Write,
  visit: Parameters<FieldStore["addPhoto"]>[0],
  photo: Photo,
  bytes: Uint8Array,
): Promise<Kept> {
  const { sha256, mediaType, size } = photo;
  const writing: Writing = { ...visit, subject: "photo", key: newOperationId(), value: photo };
  return write(field, writing, { sha256, mediaType, size, bytes });
}

/** Forgets what the server refused; the slot shows again what the server holds. */
export async function putAway({ db, changed }: OpenField, operationId: string): Promise<void> {
  const { operations, answers, conflicts } = db;
  await db.dexie.transaction("rw", [operations, answers, conflicts], async () => {
    const row = await operations.where("id").equals(operationId).first();
    if (row?.order === undefined || row.state !== "rejected") return;
    await operations.delete(row.order);
    await settleSlots(db, [{ slot: slotKeyOf(row), enrollmentId: row.enrollmentId }]);
  });
  changed();
}

/** `photo` when the writing brings one. */
type SealedWriting = {
  readonly entry: Sealed;
  readonly photo: Pick<PhotoRow, "sha256" | "mediaType" | "size" | "bytes"> | null;
};

/** Before any transaction: it would end while one waits for anything but the database. Never throws: what fails says why. */
async function sealWriting(
  { dataKey }: OpenField,
  { value }: Writing,
  photo: WithBytes | undefined,
): Promise<SealedWriting | KeepingFailure> {
  const key = dataKey();
  if (key === null) return "locked";
  try {
    const [entry, bytes] = await Promise.all([
      seal(key, { value, author: null }),
      photo === undefined ? null : sealBytes(key, photo.bytes),
    ]);
    return { entry, photo: photo === undefined || bytes === null ? null : { ...photo, bytes } };
  } catch {
    return "broken";
  }
}

async function keep(
  { db, changed }: OpenField,
  writing: Writing,
  made: Pick<OperationRow, "id" | "madeAt">,
  { entry, photo }: SealedWriting,
): Promise<Kept> {
  const { value, enrollmentId, respondentId, subject, key } = writing;
  const place = { enrollmentId, respondentId, subject, key };
  try {
    const { operations, answers, photos } = db;
    const tables = photo === null ? [operations, answers] : [operations, answers, photos];
    await db.dexie.transaction("rw", tables, async () => {
      const slot = slotKeyOf(place);
      const row = await answers.get(slot);
      const told = row?.told ?? NOTHING_TOLD;
      await settleEarlier(db, row);
      const baseRevision = row?.shown.revision ?? 0;
      const operation: OperationRow = {
        ...place,
        ...made,
        ...WAITING,
        baseRevision,
        entry,
        isEmpty: value === null,
      };
      if (photo !== null) await keepBytes(db, { ...place, ...photo });
      // The last that was written in the slot is all that shows of it. Both leave at once: each way there and back is waited for.
      await Promise.all([
        operations.add(operation),
        answers.put({ ...place, told, shown: shownIn(told, [operation], []) }),
      ]);
    });
    changed();
    return { ok: true };
  } catch (error) {
    return { ok: false, why: keepingFailure(error) };
  }
}

const WAITING = { state: "pending", revision: null, isTold: 0, reason: null } as const;

/** Writing again settles what was in conflict or refused: the person has chosen. */
async function settleEarlier({ operations }: FieldDb, row: SlotRow | undefined): Promise<void> {
  if (row?.shown.standing !== "conflict" && row?.shown.standing !== "refused") return;
  const earlier = await operations.where(SLOT).equals(slotKeyOf(row)).toArray();
  for (const { order, state } of earlier) {
    if (order === undefined) continue;
    if (state === "conflict") await operations.update(order, { state: "acknowledged" });
    if (state === "rejected") await operations.update(order, { state: "settled" });
  }
}

/** The same photo may be added twice: what the server has already isn't sent again. */
async function keepBytes({ photos }: FieldDb, photo: Omit<PhotoRow, "state">): Promise<void> {
  const { enrollmentId, sha256 } = photo;
  const known = await photos.get([enrollmentId, sha256]);
  const { respondentId, key, mediaType, size, bytes } = photo;
  const state = known?.state ?? "pending";
  await photos.put({ enrollmentId, sha256, respondentId, key, mediaType, size, bytes, state });
}
