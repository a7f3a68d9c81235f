import { Link } from "react-router";
import { placeAndSize } from "#app/components/firms/firm-words.ts";
import { NextStepLink } from "#app/components/firms/next-step.tsx";
import { LevelTag } from "#app/components/level-tag.tsx";
import { formatPercent } from "#app/domain/format.ts";
import type { Standing } from "#app/server/firms/standings.ts";
import { STATUS_LABELS } from "#app/text/operations.ts";
import type { Enrollment } from "#db/enrollments.ts";

export type ListedFirm = Pick<
  Enrollment,
  "id" | "name" | "city" | "headcount" | "trade" | "status" | "consultantName"
> & { readonly standing: Standing | null };

type FirmTableProps = { readonly operationId: string; readonly firms: readonly ListedFirm[] };

/** The firms of one page of the list. */
export function FirmTable({ operationId, firms }: FirmTableProps) {
  return (
    <section className="card table-wrap" aria-label="Entreprises">
      <table>
        <thead>
          <tr>
            <th scope="col">Entreprise</th>
            <th scope="col">Métier</th>
            <th scope="col">Suivie par</th>
            <th scope="col">Niveau</th>
            <th scope="col" className="num">
              Réponses
            </th>
            <th scope="col">À faire</th>
          </tr>
        </thead>
        <tbody>
          {firms.map((firm) => (
            <FirmRow key={firm.id} firm={firm} path={`/operations/${operationId}/entreprises/${firm.id}`} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FirmRow({ firm, path }: { readonly firm: ListedFirm; readonly path: string }) {
  const { standing } = firm;
  const level = standing?.level ?? null;
  const coverage = standing?.coverage ?? null;
  return (
    <tr>
      <th scope="row">
        <Link className="row-name" to={path}>
          {firm.name}
        </Link>
        <br />
        <span className="soft small">{placeAndSize(firm)}</span>
      </th>
      <td data-label="Métier">{firm.trade}</td>
      <td data-label="Suivie par">{firm.consultantName ?? <span className="soft">Personne</span>}</td>
      <td data-label="Niveau">
        <LevelTag label={level?.label ?? null} rank={level?.rank ?? 0} count={level?.count ?? 1} />
      </td>
      <td data-label="Réponses" className="num">
        {coverage === null ? "—" : formatPercent(coverage)}
      </td>
      <td data-label="À faire">
        <span>
          {standing === null || standing.step.kind === "nothing" ? null : (
            <>
              <NextStepLink step={standing.step} firmPath={path} />
              <br />
            </>
          )}
          <span className="soft small">{STATUS_LABELS[firm.status]}</span>
        </span>
      </td>
    </tr>
  );
}
