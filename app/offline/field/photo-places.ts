/** Photos without their bytes, read from an index alone: to count them must not be to read them. */
import Dexie from "dexie";
import type { FieldDb, PhotoRow } from "#app/offline/field/field-db.ts";

export type PhotoPlace = Pick<
  PhotoRow,
  "state" | "enrollmentId" | "respondentId" | "key" | "sha256" | "size"
>;

/** As an index of the table (`SCHEMAS`): the order is that of `placeOf`. */
export const PHOTO_PLACE = "[state+enrollmentId+respondentId+key+sha256+size]";

/** Of one visit, or of the whole device. */
export async function photoPlaces(
  { photos }: Pick<FieldDb, "photos">,
  state: PhotoRow["state"],
  enrollmentId?: string,
): Promise<readonly PhotoPlace[]> {
  const from = enrollmentId === undefined ? [state] : [state, enrollmentId];
  const keys = await photos
    .where(PHOTO_PLACE)
    .between(from, [...from, Dexie.maxKey])
    .keys();
  return keys.map((key) => placeOf(state, key));
}

/** @throws when the index isn't the one above. */
function placeOf(state: PhotoRow["state"], key: unknown): PhotoPlace {
  const [, enrollmentId, respondentId, name, sha256, size]: unknown[] = Array.isArray(key) ? key : [];
  if (
    typeof enrollmentId !== "string" ||
    typeof respondentId !== "string" ||
    typeof name !== "string" ||
    typeof sha256 !== "string" ||
    typeof size !== "number"
  ) {
    throw new Error("The index of photos doesn't tell their places");
  }
  return { state, enrollmentId, respondentId, key: name, sha256, size };
}
