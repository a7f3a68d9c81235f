import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useShellContext } from "#app/components/field-shell/shell-context.ts";
import { StorageNotice } from "#app/components/field-shell/storage-notice.tsx";
import { useNow } from "#app/components/field-shell/use-now.ts";
import { useProgress, useVisits } from "#app/components/field-shell/use-visits.ts";
import { VisitCard } from "#app/components/field-shell/visit-card.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatCount } from "#app/domain/format.ts";

/** The visits that are on this device. */
export default function FieldHome() {
  const { store, userName, shell } = useShellContext();
  const visits = useVisits(store);
  const progress = useProgress(store, visits);
  const now = useNow(60_000);
  return (
    <div className="stack">
      <title>Mes visites · Diapason</title>
      <PageHead
        title="Mes visites"
        above={userName}
        {...(visits === null || visits.length === 0
          ? {}
          : {
              below: `${formatCount(visits.length, "visite", "visites")} sur cet appareil`,
              actions: (
                <Link className="button quiet" to="/terrain/preparer">
                  Préparer mes visites
                </Link>
              ),
            })}
      />
      <StorageNotice shell={shell} />
      {visits === null ? <p role="status">Lecture de l’appareil…</p> : null}
      {visits?.length === 0 ? (
        <EmptyState
          title="Aucune visite sur cet appareil"
          action={
            <Link className="button" to="/terrain/preparer">
              Préparer mes visites
            </Link>
          }
        >
          <p>
            Avant de partir, avec du réseau, choisissez vos visites : leur fiche, leur questionnaire et les
            réponses déjà connues viendront sur cet appareil. Vous travaillerez ensuite sans réseau.
          </p>
        </EmptyState>
      ) : (
        <ul className="visit-cards">
          {visits?.map((visit) => (
            <VisitCard
              key={visit.pack.enrollmentId}
              visit={visit}
              progress={progress.get(visit.pack.enrollmentId)}
              now={now}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
