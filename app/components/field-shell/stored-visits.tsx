import { useEffect, useRef, useState } from "react";
import { formatAge, formatBytes } from "#app/components/field-shell/amounts.ts";
import { ASK_FAILURES } from "#app/components/field-shell/ask-server.ts";
import { type DownloadFailure, downloadVisits } from "#app/components/field-shell/download-visits.ts";
import { useNow } from "#app/components/field-shell/use-now.ts";
import { VisitTags } from "#app/components/field-shell/visit-card.tsx";
import type { FieldStore, FieldVisitSummary } from "#app/offline/field/field-store.ts";

type StoredVisitsProps = {
  readonly store: FieldStore;
  readonly visits: readonly FieldVisitSummary[] | null;
  readonly isOnline: boolean;
};

/** What is on the device: how old, how big, renewed or taken away. */
export function StoredVisits({ store, visits, isOnline }: StoredVisitsProps) {
  const now = useNow(60_000);
  if (visits === null || visits.length === 0) return null;
  const total = visits.reduce((sum, { size, photoBytes }) => sum + size + photoBytes, 0);
  return (
    <section className="card stack" aria-labelledby="sur-place">
      <h2 id="sur-place">Sur cet appareil</h2>
      <p className="soft small">
        {`${formatBytes(total)} en tout. Une visite s’en va d’elle-même sept jours après que le serveur a tout reçu.`}
      </p>
      <ul className="stored-visits">
        {visits.map((visit) => (
          <StoredVisit
            key={visit.pack.enrollmentId}
            store={store}
            visit={visit}
            isOnline={isOnline}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}

type StoredVisitProps = {
  readonly store: FieldStore;
  readonly visit: FieldVisitSummary;
  readonly isOnline: boolean;
  readonly now: number;
};

function StoredVisit({ store, visit, isOnline, now }: StoredVisitProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const { enrollmentId, firm, preparedAt } = visit.pack;

  const renew = async () => {
    const own = new AbortController();
    controller.current = own;
    setBusy(true);
    setSaid(null);
    await downloadVisits(store, [enrollmentId], own.signal, ({ failure }) => {
      setSaid(failure === null ? "Renouvelée." : RENEW_FAILURES[failure]);
    });
    setBusy(false);
  };
  const remove = async () => {
    const isGone = await store.removeVisit(enrollmentId).catch(() => false);
    if (!isGone) setSaid("Elle reste ici : quelque chose n’en est pas encore envoyé, ou attend votre choix.");
  };

  return (
    <li>
      <div>
        <p>
          <strong>{firm.name}</strong>
        </p>
        <p className="soft small">
          {`Préparée ${formatAge(preparedAt, now)} · ${formatBytes(visit.size)}`}
          {visit.photoBytes === 0 ? "" : ` et ${formatBytes(visit.photoBytes)} de photos`}
        </p>
        <VisitTags visit={visit} />
        <p className="small" role="status">
          {said}
        </p>
      </div>
      <div className="row">
        <button
          type="button"
          className="button quiet small"
          aria-disabled={!isOnline || isBusy || undefined}
          onClick={() => {
            if (isOnline && !isBusy) void renew();
          }}
        >
          {isBusy ? "Un instant…" : "Renouveler"}
          <span className="visually-hidden">{` la visite ${firm.name}`}</span>
        </button>
        <button type="button" className="button danger quiet small" onClick={() => void remove()}>
          Retirer
          <span className="visually-hidden">{` la visite ${firm.name}`}</span>
        </button>
      </div>
    </li>
  );
}

const RENEW_FAILURES: Readonly<Record<DownloadFailure, string>> = {
  ...ASK_FAILURES,
  full: "La place manque sur cet appareil : ce qui y est n’a pas changé.",
  locked: "L’appareil s’est verrouillé.",
  broken: "L’appareil n’a pas pu la garder : ce qui y est n’a pas changé.",
};
