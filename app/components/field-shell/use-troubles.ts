import { useEffect, useState } from "react";
import { noteTrouble, readTroubles, type Trouble } from "#app/components/field-shell/troubles.ts";
import type { SyncState } from "#app/offline/field/field-store.ts";
import type { OpenField } from "#app/offline/field/open-field.ts";

/** Writes down what breaks while somebody's data are open, and why sending came to nothing, once for each reason. */
export function useTroubleLog(field: OpenField, sync: SyncState): void {
  const obstacle = sync.trouble?.obstacle ?? null;
  useEffect(() => {
    if (obstacle !== null) void noteTrouble(field, `Envoi : ${OBSTACLES[obstacle]}`);
  }, [field, obstacle]);
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
    readTroubles(field).then(
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

const OBSTACLES = {
  unreachable: "le serveur ne répond pas",
  unavailable: "le serveur ne peut pas recevoir",
  "signed-out": "il faut se reconnecter",
  forbidden: "le serveur refuse ce compte",
} as const;
