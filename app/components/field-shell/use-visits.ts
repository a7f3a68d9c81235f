import { useEffect, useState } from "react";
import { type VisitProgress, visitProgress } from "#app/components/field-shell/visit-progress.ts";
import type { FieldStore, FieldVisitSummary } from "#app/offline/field/field-store.ts";

/** What is on the device, kept up to date. Null until it was read. */
export function useVisits(store: FieldStore): readonly FieldVisitSummary[] | null {
  const [visits, setVisits] = useState<readonly FieldVisitSummary[] | null>(null);
  useEffect(() => {
    let isHere = true;
    const read = () => {
      // Locked meanwhile, nothing can be read: the page goes too.
      store.visits().then(
        (found) => {
          if (isHere) setVisits(found);
        },
        () => {},
      );
    };
    read();
    const forget = store.onChange(read);
    return () => {
      isHere = false;
      forget();
    };
  }, [store]);
  return visits;
}

/** How far each visit is, by enrollment id: what is inside them is opened after the list is shown. */
export function useProgress(
  store: FieldStore,
  visits: readonly FieldVisitSummary[] | null,
): ReadonlyMap<string, VisitProgress> {
  const [progress, setProgress] = useState<ReadonlyMap<string, VisitProgress>>(new Map());
  useEffect(() => {
    if (visits === null) return;
    let isHere = true;
    const read = async () => {
      for (const { pack } of visits) {
        const [visit, content] = await Promise.all([
          store.visit(pack.enrollmentId),
          store.content(pack.questionnaire),
        ]);
        if (!isHere) return;
        if (visit === null || content === null) continue;
        const far = visitProgress(visit, content);
        setProgress((before) => new Map(before).set(pack.enrollmentId, far));
      }
    };
    read().catch(() => {});
    return () => {
      isHere = false;
    };
  }, [store, visits]);
  return progress;
}
