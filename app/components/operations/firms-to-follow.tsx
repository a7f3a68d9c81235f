import { Link } from "react-router";
import { placeAndSize } from "#app/components/firms/firm-words.ts";
import { NextStepLink } from "#app/components/firms/next-step.tsx";
import { LevelTag } from "#app/components/level-tag.tsx";
import { formatCount, formatPercent } from "#app/domain/format.ts";
import type { OperationOverview } from "#app/server/operations/operation-overview.ts";

type FirmsToFollowProps = {
  readonly operationId: string;
  readonly toFollow: OperationOverview["toFollow"];
};

/** The firms for which something is to be done, the most urgent first. */
export function FirmsToFollow({ operationId, toFollow }: FirmsToFollowProps) {
  const firmsPath = `/operations/${operationId}/entreprises`;
  return (
    <section className="card table-wrap">
      <h2>Entreprises à suivre</h2>
      {toFollow.total === 0 ? (
        <p className="soft">Rien n’attend personne en ce moment.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Entreprise</th>
              <th scope="col">Métier</th>
              <th scope="col">Niveau</th>
              <th scope="col" className="num">
                Réponses
              </th>
              <th scope="col">À faire</th>
            </tr>
          </thead>
          <tbody>
            {toFollow.firms.map((firm) => (
              <tr key={firm.id}>
                <th scope="row">
                  <Link className="row-name" to={`${firmsPath}/${firm.id}`}>
                    {firm.name}
                  </Link>
                  <br />
                  <span className="soft small">{placeAndSize(firm)}</span>
                </th>
                <td data-label="Métier">{firm.trade}</td>
                <td data-label="Niveau">
                  <LevelTag
                    label={firm.level?.label ?? null}
                    rank={firm.level?.rank ?? 0}
                    count={firm.level?.count ?? 1}
                  />
                </td>
                <td data-label="Réponses" className="num">
                  {firm.coverage === null ? "—" : formatPercent(firm.coverage)}
                </td>
                <td data-label="À faire">
                  <NextStepLink step={firm.step} firmPath={`${firmsPath}/${firm.id}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="card-foot">
        <Link to={firmsPath}>Toutes les entreprises</Link>
        {toFollow.total > toFollow.firms.length ? (
          <span className="soft small">
            {" "}
            · encore {formatCount(toFollow.total - toFollow.firms.length, "entreprise", "entreprises")} à
            suivre
          </span>
        ) : null}
      </p>
    </section>
  );
}
