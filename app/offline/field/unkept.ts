/**
 * What the device had no room for: sealed like what it holds, but in the page's memory only. It outlives a change of screen and a
 * lock of the device, and goes with the page; whoever opens the visit again finds it, and it is tried again.
 */
import type { FieldStore, Writing } from "#app/offline/field/field-store.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import type { Sealed } from "#app/offline/field/sealing.ts";
import { openEntry } from "#app/offline/field/stored-shapes.ts";

/** By the name of the slot: the last that was written there. */
export type Unkept = Map<string, Omit<Writing, "value"> & { readonly entry: Sealed }>;

/** Reads what is left of a visit. */
export function unkeptReader({ dataKey }: OpenField, unkept: Unkept): FieldStore["unkept"] {
  return async (enrollmentId) => {
    const key = dataKey();
    if (key === null) return [];
    const left = [...unkept.values()].filter((one) => one.enrollmentId === enrollmentId);
    return Promise.all(
      left.map(async ({ entry, ...place }) => ({ ...place, value: (await openEntry(key, entry)).value })),
    );
  };
}
