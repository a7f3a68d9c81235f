import { useOutletContext } from "react-router";
import type { FieldStore, Syncer, SyncState } from "#app/offline/field/field-store.ts";

/** What the pages of the field app share, once the device's data are open. */
export type FieldContext = {
  readonly store: FieldStore;
  readonly syncer: Syncer;
  readonly sync: SyncState;
  /** The consultant whose device this is. */
  readonly userName: string;
  readonly isOnline: boolean;
};

export function useFieldContext(): FieldContext {
  return useOutletContext<FieldContext>();
}
