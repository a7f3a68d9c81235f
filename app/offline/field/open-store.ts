/** Opens what a tablet holds of a consultant's visits, for the screens (field-store.ts says what each part promises). */
import type { FieldStore } from "#app/offline/field/field-store.ts";
import type { IdbSource, Opening } from "#app/offline/field/indexed-db.ts";
import { type FieldOwner, type OpenField, openField } from "#app/offline/field/open-field.ts";
import { putVisit, removeVisit } from "#app/offline/field/put-visit.ts";
import { contentReader, readPhoto, visitReader } from "#app/offline/field/read-visits.ts";
import { type Unkept, unkeptReader } from "#app/offline/field/unkept.ts";
import { addPhoto, putAway, writer } from "#app/offline/field/write-entry.ts";

export type OpenedStore = {
  readonly store: FieldStore;
  /** The same data, for the syncer, the rescue copy and the purge. */
  readonly field: OpenField;
};

/** Whoever opens it closes it: `field.close()`. */
export async function openStore(owner: FieldOwner, source: IdbSource = {}): Promise<Opening<OpenedStore>> {
  const opening = await openField(owner, source);
  return opening.ok ? { ok: true, value: storeOf(opening.value, owner.unkept ?? new Map()) } : opening;
}

function storeOf(field: OpenField, unkept: Unkept): OpenedStore {
  const reader = visitReader(field);
  const inTurn = writer(unkept);
  const store: FieldStore = {
    userId: field.userId,
    visits: reader.visits,
    visit: reader.visit,
    content: contentReader(field),
    putVisit: (pack, content) => putVisit(field, pack, content),
    removeVisit: (enrollmentId) => removeVisit(field, enrollmentId),
    write: (writing) => inTurn(field, writing),
    unkept: unkeptReader(field, unkept),
    putAway: (operationId) => putAway(field, operationId),
    addPhoto: (visit, photo, bytes) => addPhoto(field, inTurn, visit, photo, bytes),
    photoBytes: (enrollmentId, sha256) => readPhoto(field, enrollmentId, sha256),
    onChange: field.onChange,
    lock: field.lock,
  };
  return { store, field };
}
