/** One exchange: all that waits, in batches, then the photos, until nothing is left or something stands in the way. */
import { applyReply } from "#app/offline/field/apply-reply.ts";
import { writeMeta } from "#app/offline/field/field-meta.ts";
import type { FieldObstacle } from "#app/offline/field/field-store.ts";
import { nextRequest } from "#app/offline/field/next-request.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { type PhotoPlace, photoPlaces } from "#app/offline/field/photo-places.ts";
import { DEVICE_HEADER, SYNC_OPERATIONS, type SyncReply } from "#app/offline/field/protocol.ts";
import { isSyncReply } from "#app/offline/field/reply-guard.ts";
import { openBytes } from "#app/offline/field/sealing.ts";
import { settleSlots } from "#app/offline/field/settle-slots.ts";
import { slotKeyOf } from "#app/offline/field/slot-state.ts";
import { isRecord } from "#app/offline/field/stored-shapes.ts";
import { exchange, type Fetch } from "#app/offline/field/transport.ts";
import { standingOfDevice, standingOfVisit, wanted } from "#app/offline/field/visit-counts.ts";

export type SyncOutcome =
  /** What could be sent was, and the log was read to its end. */
  | { readonly kind: "done" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly obstacle: FieldObstacle };

export type SyncProgress = {
  readonly phase: "sending" | "photos";
  readonly done: number;
  readonly total: number;
};

export type SyncTask = {
  readonly field: OpenField;
  readonly appVersion: string;
  readonly fetch: Fetch;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SyncProgress) => void;
};

export const SYNC_URL = "/resources/sync";

export function photoUrl(enrollmentId: string, sha256: string): string {
  return `/resources/terrain/photos/${enrollmentId}/${sha256}`;
}

export async function syncOnce(task: SyncTask): Promise<SyncOutcome> {
  const { unsent } = await standingOfDevice(task.field.db);
  const total = unsent.operations + unsent.photos;
  const text = await sendText(task, { total, done: 0, after: 0 });
  if (text.outcome.kind !== "done") return text.outcome;
  const photos = await sendPhotos(task, text.done, total);
  if (photos.outcome.kind !== "done") return photos.outcome;
  // The office was told that photos waited: it is told that they came, and says whether it has them.
  const last =
    photos.sent === 0
      ? text
      : await sendText(task, { total, done: text.done + photos.sent, after: text.after });
  if (last.outcome.kind === "done" && last.now !== null) await noteSynced(task.field, last.now);
  return last.outcome;
}

/** `after`: the place in the queue of the last that was sent, what the server defers included. */
type Place = { readonly total: number; readonly done: number; readonly after: number };
type TextSent = Pick<Place, "done" | "after"> & {
  readonly outcome: SyncOutcome;
  readonly now: string | null;
};

async function sendText(task: SyncTask, from: Place): Promise<TextSent> {
  const { field, appVersion, clock, signal, onProgress } = task;
  const { total } = from;
  let { done, after } = from;
  let most = SYNC_OPERATIONS;
  let restarts = 0;
  for (;;) {
    const key = field.dataKey();
    if (key === null || signal.aborted) return { outcome: { kind: "cancelled" }, done, after, now: null };
    onProgress({ phase: "sending", done, total: Math.max(total, done) });
    const batch = await nextRequest(field, key, { appVersion, now: clock(), after, most });
    const { request } = batch;
    const sending = await exchange<SyncReply>({
      fetch: task.fetch,
      url: SYNC_URL,
      method: "POST",
      body: JSON.stringify(request),
      isOurs: (reply): reply is SyncReply => isSyncReply(reply, request.operations),
      signal,
    });
    if (!sending.ok) {
      const isTooMuch = sending.status !== null && NOT_UNDERSTOOD.includes(sending.status);
      const sent = request.operations.length;
      if (isTooMuch && sent > 1) {
        // One of them is not understood, and hides among the others.
        most = Math.ceil(sent / 2);
        continue;
      }
      if (isTooMuch && sent === 1) {
        await putOff(field, request.operations[0]?.id ?? "");
        after = batch.last;
        continue;
      }
      return { outcome: failed(sending.obstacle), done, after, now: null };
    }
    const applied = await applyReply(field, key, batch, sending.reply, clock());
    if (!sending.reply.isBehind) done += request.operations.length;
    if (applied.isFromStart) {
      restarts += 1;
      // A server that loses what it has just acknowledged, again and again, is not one to insist with.
      if (restarts > MOST_RESTARTS) return { outcome: failed("unavailable"), done, after, now: null };
    }
    after = applied.isFromStart ? 0 : batch.last;
    if (!applied.isFromStart && !applied.hasMore && !batch.hasMore) {
      return { outcome: { kind: "done" }, done, after, now: sending.reply.now };
    }
  }
}

/** Statuses of a request that the server doesn't take as a whole. */
const NOT_UNDERSTOOD: readonly number[] = [400, 413, 422];
const MOST_RESTARTS = 3;

/** Stays on the device and is sent again later: it must not hold up what comes after it. */
async function putOff({ db, changed }: OpenField, id: string): Promise<void> {
  const { operations, answers, conflicts } = db;
  await db.dexie.transaction("rw", [operations, answers, conflicts], async () => {
    const row = await operations.where("id").equals(id).first();
    if (row?.order === undefined) return;
    await operations.update(row.order, {
      state: "deferred",
      reason: "Le serveur n’a pas compris cette saisie.",
    });
    await settleSlots(db, [{ slot: slotKeyOf(row), enrollmentId: row.enrollmentId }]);
  });
  changed();
}

type PhotosSent = { readonly outcome: SyncOutcome; readonly sent: number };

/** One by one, once the text that names them is there. One that the server refuses stays unsent, and doesn't stop the others. */
async function sendPhotos(task: SyncTask, before: number, total: number): Promise<PhotosSent> {
  const { field, signal, onProgress } = task;
  const { db } = field;
  let sent = 0;
  for (const place of await announced(field)) {
    const key = field.dataKey();
    const photo = await db.photos.get([place.enrollmentId, place.sha256]);
    // Its visit was taken off the device meanwhile.
    if (photo === undefined) continue;
    if (key === null || signal.aborted) return { outcome: { kind: "cancelled" }, sent };
    onProgress({ phase: "photos", done: before + sent, total: Math.max(total, before + sent + 1) });
    const sending = await exchange({
      fetch: task.fetch,
      url: photoUrl(photo.enrollmentId, photo.sha256),
      method: "PUT",
      body: await openBytes(key, photo.bytes),
      mediaType: photo.mediaType,
      headers: { [DEVICE_HEADER]: field.deviceId },
      isOurs: isPhotoReply,
      signal,
      patience: PHOTO_PATIENCE,
    });
    if (sending.ok) {
      sent += 1;
      await db.photos.update([photo.enrollmentId, photo.sha256], { state: "received" });
      field.changed();
    } else if (sending.obstacle !== "forbidden") {
      return { outcome: failed(sending.obstacle), sent };
    }
  }
  return { outcome: { kind: "done" }, sent };
}

/** Milliseconds: three megabytes over a bad line. */
const PHOTO_PATIENCE = 120_000;

/** Photos to be sent, of which the server has the operation. */
async function announced({ db }: OpenField): Promise<readonly PhotoPlace[]> {
  const pending = await wanted(db, await photoPlaces(db, "pending"));
  const slots = await db.answers.bulkGet(
    pending.map(({ respondentId, key }): [string, "photo", string] => [respondentId, "photo", key]),
  );
  return pending.filter((_, index) => (slots[index]?.told.revision ?? 0) > 0);
}

function isPhotoReply(reply: unknown): reply is { readonly diapason: "photo" } {
  return isRecord(reply) && reply.diapason === "photo";
}

function failed(obstacle: FieldObstacle | "cancelled"): SyncOutcome {
  return obstacle === "cancelled" ? { kind: "cancelled" } : { kind: "failed", obstacle };
}

/** `now` is the server's clock. */
async function noteSynced({ db, changed }: OpenField, now: string): Promise<void> {
  const { operations, answers, photos, packs, meta } = db;
  await db.dexie.transaction("rw", [operations, answers, photos, packs, meta], async () => {
    for (const pack of await packs.toArray()) {
      const { unsent } = await standingOfVisit(db, pack.enrollmentId);
      if (unsent.operations + unsent.photos > 0) continue;
      await packs.update(pack.enrollmentId, { syncedAt: now, quietSince: pack.quietSince ?? now });
    }
    const { unsent } = await standingOfDevice(db);
    if (unsent.operations + unsent.photos === 0) await writeMeta(db, { lastSyncedAt: now });
  });
  changed();
}
