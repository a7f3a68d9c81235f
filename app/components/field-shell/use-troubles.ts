import { useEffect, useState } from "react";
import type { SyncState } from "#app/offline/field/field-store.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";
import { listTroubles, noteTrouble, type Trouble } from "#app/offline/field/troubles.ts";

/** Writes down what breaks while somebody's data are open; what could not be sent is the syncer's to write. */
export function useTroubleLog(field: OpenField): void {
  useEffect(() => {
    const onError = ({ message }: ErrorEvent) => void noteTrouble(field, `Script : ${message}`);
    const onRejection = ({ reason }: PromiseRejectionEvent) =>
      void noteTrouble(field, `Script : ${reason instanceof Error ? reason.message : String(reason)}`);
    addEventListener("error", onError);
    addEventListener("unhandledrejection", onRejection);
    return () => {
      removeEventListener("error", onError);
      removeEventListener("unhandledrejection", onRejection);
    };
  }, [field]);
}

/** What was written down, as it stood when the page was opened or the state of sending changed. */
export function useTroubles(field: OpenField, phase: SyncState["phase"]): readonly Trouble[] {
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an exchange that came to nothing is written down
  useEffect(() => {
    let isHere = true;
    listTroubles(field).then(
      (read) => {
        if (isHere) setTroubles(read);
      },
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [field, phase]);
  return troubles;
}
