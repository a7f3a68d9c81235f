import { Link } from "react-router";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import type { ObstacleSource } from "#app/domain/findings/finding.ts";
import { formatCount, formatOutOf, typographic } from "#app/domain/format.ts";
import { sourceLabels } from "#app/text/findings.ts";

export type NeedWithFirms = {
  readonly action: string;
  readonly title: string;
  readonly n: number;
  readonly N: number;
  readonly minimumFirms: number;
  readonly missing: number;
  readonly inPlan: number;
  readonly who: readonly {
    readonly enrollmentId: string;
    readonly name: string;
    readonly source: ObstacleSource;
    readonly inPlan: boolean;
  }[];
};

/** Shared needs with the firms behind them: for the consultants of the operation, and nobody else. */
export function NeedsForConsultants({
  needs,
  firmsAddress,
}: {
  readonly needs: readonly NeedWithFirms[];
  readonly firmsAddress: string;
}) {
  if (needs.length === 0) return null;
  return (
    <section className="card for-consultants" aria-labelledby="qui">
      <h2 id="qui">
        Besoins partagés, et qui les a <span className="tag signal">Pour vous seulement</span>
      </h2>
      <ul className="ruled">
        {needs.map((need) => (
          <li key={need.action}>
            <details className="because">
              <summary>
                <b>{typographic(need.title)}</b>
                <span>
                  {formatOutOf(need.n, need.N)}
                  {need.missing > 0 ? (
                    <span className="next-step">
                      {" "}
                      · il manque {formatCount(need.missing, "entreprise", "entreprises")}
                    </span>
                  ) : null}
                </span>
              </summary>
              <ProgressBar wide value={need.n} max={need.N} label={`${need.n} entreprises sur ${need.N}`} />
              <p className="soft small">
                Il faut au moins {formatCount(need.minimumFirms, "entreprise", "entreprises")} ;{" "}
                {need.inPlan === 0
                  ? "dans aucun plan encore"
                  : `déjà dans le plan de ${formatCount(need.inPlan, "entreprise", "entreprises")}`}
                .
              </p>
              <ul className="small who">
                {need.who.map((firm) => (
                  <li key={firm.enrollmentId}>
                    <Link to={`${firmsAddress}/${firm.enrollmentId}`}>{firm.name}</Link>
                    <span className="soft">
                      {" : "}
                      {sourceLabels[firm.source]}
                      {firm.inPlan ? ", dans son plan" : ""}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
