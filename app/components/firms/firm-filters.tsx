import { Form, Link, useSearchParams } from "react-router";
import { formatNumber } from "#app/domain/format.ts";
import { ENROLLMENT_STATUSES, type EnrollmentStatus } from "#app/domain/operation/operation.ts";
import type { FirmListQuery } from "#app/server/firms/list-query.ts";
import { STATUS_PLURALS } from "#app/text/operations.ts";
import type { MilestoneCounts } from "#db/milestones.ts";

type StatusChipsProps = {
  readonly counts: Pick<MilestoneCounts, "enrolled" | "byStatus">;
  readonly chosen: FirmListQuery["statut"];
};

/** How many firms stand where; each chip shows them alone. */
export function StatusChips({ counts, chosen }: StatusChipsProps) {
  const [search] = useSearchParams();
  const to = (status: EnrollmentStatus | "") => {
    const next = new URLSearchParams(search);
    for (const transient of ["page", "fait", "importees", "modifiees", "refusees"]) next.delete(transient);
    if (status === "") next.delete("statut");
    else next.set("statut", status);
    return `?${next.toString()}`;
  };
  const present = ENROLLMENT_STATUSES.filter((status) => counts.byStatus[status] > 0 || status === chosen);
  return (
    <nav aria-label="Où en sont les entreprises">
      <ul className="filter-chips">
        <Chip to={to("")} label="Toutes" count={counts.enrolled} isChosen={chosen === ""} />
        {present.map((status) => (
          <Chip
            key={status}
            to={to(status)}
            label={STATUS_PLURALS[status]}
            count={counts.byStatus[status]}
            isChosen={chosen === status}
          />
        ))}
      </ul>
    </nav>
  );
}

type ChipProps = {
  readonly to: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
};

/** One filter with how many it lets through. */
export function Chip({ to, label, count, isChosen }: ChipProps) {
  return (
    <li>
      <Link className="filter-chip" to={to} aria-current={isChosen ? "true" : undefined} preventScrollReset>
        {label} <b className="num">{formatNumber(count)}</b>
      </Link>
    </li>
  );
}

type FirmFiltersProps = {
  readonly query: FirmListQuery;
  readonly consultants: readonly { readonly userId: string; readonly name: string }[];
  readonly trades: readonly string[];
};

/** Searches and narrows the list; a plain form that writes in the address. */
export function FirmFilters({ query, consultants, trades }: FirmFiltersProps) {
  return (
    <search>
      {/* A new key takes the choices of another address. */}
      <Form method="get" className="filters" key={JSON.stringify(query)}>
        {query.statut === "" ? null : <input type="hidden" name="statut" value={query.statut} />}
        <label>
          Chercher
          <input type="search" name="q" defaultValue={query.q} placeholder="Nom, commune, dirigeant, SIRET" />
        </label>
        <label>
          Suivie par
          <select name="suivi" defaultValue={query.suivi}>
            <option value="">Tout le monde</option>
            <option value="personne">Personne</option>
            {consultants.map(({ userId, name }) => (
              <option key={userId} value={userId}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Métier
          <select name="metier" defaultValue={query.metier}>
            <option value="">Tous</option>
            {trades.map((trade) => (
              <option key={trade} value={trade}>
                {trade}
              </option>
            ))}
          </select>
        </label>
        <label>
          Ordre
          <select name="tri" defaultValue={query.tri}>
            <option value="">Par nom</option>
            <option value="city">Par commune</option>
            <option value="appointment">Par rendez-vous</option>
            <option value="updated">Les dernières modifiées</option>
          </select>
        </label>
        <button type="submit" className="button quiet">
          Afficher
        </button>
      </Form>
    </search>
  );
}
