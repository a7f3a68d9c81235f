import { Link } from "react-router";
import { formatAge, formatBytes, formatUnsent } from "#app/components/field-shell/amounts.ts";
import type { VisitProgress } from "#app/components/field-shell/visit-progress.ts";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatAppointment, formatCount, formatOutOf } from "#app/domain/format.ts";
import type { FieldVisitSummary } from "#app/offline/field/field-store.ts";
import type { VisitStanding } from "#app/offline/field/protocol.ts";

type VisitCardProps = {
  readonly visit: FieldVisitSummary;
  /** Undefined until it was counted. */
  readonly progress: VisitProgress | undefined;
  readonly now: number;
};

/** A visit that this device holds: whose, when, how far, and what of it the server hasn't got. */
export function VisitCard({ visit, progress, now }: VisitCardProps) {
  const { firm, operationName, enrollmentId, preparedAt } = visit.pack;
  const place = [firm.trade, firm.city].filter(Boolean).join(", ");
  return (
    <li className="card visit-card">
      <h2>
        <Link to={`/terrain/visites/${enrollmentId}`}>{firm.name}</Link>
      </h2>
      <p className="visit-when">
        {firm.appointmentAt === null
          ? "Sans rendez-vous"
          : `Rendez-vous ${formatAppointment(firm.appointmentAt)}`}
      </p>
      <p className="soft small">{place === "" ? operationName : `${place} · ${operationName}`}</p>
      {progress === undefined ? null : (
        <div className="visit-progress">
          <ProgressBar
            value={progress.settled}
            max={progress.asked}
            label={`${formatOutOf(progress.settled, progress.asked)} questions`}
          />
          <span className="small num">{`${formatOutOf(progress.settled, progress.asked)} questions`}</span>
        </div>
      )}
      <VisitTags visit={visit} />
      <p className="soft small">
        {`Préparée ${formatAge(preparedAt, now)} · ${formatBytes(visit.size + visit.photoBytes)}`}
      </p>
    </li>
  );
}

/** How a visit stands, in a few words. */
export function VisitTags({ visit }: { readonly visit: FieldVisitSummary }) {
  const { pack, standing, unsent, conflicts, refused, syncedAt } = visit;
  const left = formatUnsent(unsent);
  const told = STANDINGS[standing];
  return (
    <p className="row">
      {told === null ? null : <span className="tag signal">{told}</span>}
      {conflicts === 0 ? null : (
        <span className="tag signal">
          {formatCount(conflicts, "réponse à choisir", "réponses à choisir")}
        </span>
      )}
      {refused === 0 ? null : (
        <span className="tag signal">{formatCount(refused, "saisie refusée", "saisies refusées")}</span>
      )}
      {left === null ? null : <span className="tag">{`${left} à envoyer`}</span>}
      {left === null && syncedAt !== null ? <span className="tag accent">Tout est reçu</span> : null}
      {pack.interviewedAt === null ? null : <span className="tag">Entretien terminé</span>}
    </p>
  );
}

const STANDINGS: Readonly<Record<VisitStanding, string | null>> = {
  open: null,
  withdrawn: "Entreprise retirée de l’opération",
  "round-closed": "Tour clos",
  "questionnaire-missing": "Questionnaire absent du serveur",
  "not-yours": "Vous n’y avez plus accès",
};
