import { Link } from "react-router";
import { formatCount, formatShortDate } from "#app/domain/format.ts";
import type { ProgressSince } from "#app/domain/report/progress-since.ts";
import { statusLabels } from "#app/text/plan.ts";

type PlanSinceProps = {
  readonly progress: ProgressSince;
  /** The address of the firm's plan. */
  readonly plan: string;
};

/** What became of the plan that was decided in the round before. */
export function PlanSince({ progress: { from, actions, counts }, plan }: PlanSinceProps) {
  return (
    <section className="card stack">
      <h2>Le plan de {from}</h2>
      {actions.length === 0 ? (
        <p className="soft">Aucune action n’avait été décidée en {from}.</p>
      ) : (
        <>
          <p>
            {formatCount(counts.done, "action faite", "actions faites")} sur {actions.length},{" "}
            {formatCount(counts.started, "lancée", "lancées")},{" "}
            {formatCount(counts.planned, "prévue", "prévues")},{" "}
            {formatCount(counts.dropped, "abandonnée", "abandonnées")}.
          </p>
          <ul className="ruled">
            {actions.map((action) => (
              <li key={action.id}>
                <Link to={`${plan}/${action.id}/suivi`}>{action.title}</Link>
                <p className="soft small">
                  {[
                    statusLabels[action.status],
                    action.owner,
                    action.dueOn === null ? null : `échéance le ${formatShortDate(action.dueOn)}`,
                  ]
                    .filter((part) => part !== null)
                    .join(" · ")}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
