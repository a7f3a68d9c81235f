import { Link } from "react-router";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { formatCount, formatDate, formatNumber, formatOutOf, typographic } from "#app/domain/format.ts";
import type { OperationOverview } from "#app/server/operations/operation-overview.ts";

type SharedNeedsCardProps = {
  readonly operationId: string;
  readonly needs: OperationOverview["needs"];
  /** ISO date of the facts. */
  readonly today: string;
};

/** What the firms need most, together, and out of how many that is. */
export function SharedNeedsCard({ operationId, needs, today }: SharedNeedsCardProps) {
  const { top, assessed, participating } = needs;
  return (
    <section className="card">
      <h2>Besoins partagés</h2>
      {top.length === 0 ? (
        <p className="soft">
          {assessed === 0
            ? "Ils apparaissent dès le premier entretien terminé."
            : "Aucune action collective ne ressort encore des entretiens terminés."}
        </p>
      ) : (
        <ul className="shared-needs">
          {top.map(({ action, title, firms }) => (
            <li key={action}>
              <span>{typographic(title)}</span>
              <b>{formatOutOf(firms.n, firms.N)}</b>
              <ProgressBar
                wide
                value={firms.n}
                max={firms.N}
                label={`${title} : ${formatOutOf(firms.n, firms.N)} entreprises`}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="small soft card-foot">
        {formatCount(assessed, "entreprise évaluée", "entreprises évaluées")} sur{" "}
        {formatNumber(participating)} {participating < 2 ? "inscrite" : "inscrites"}, au {formatDate(today)}.{" "}
        <Link to={`/operations/${operationId}/synthese`}>Voir la synthèse</Link>
      </p>
    </section>
  );
}
