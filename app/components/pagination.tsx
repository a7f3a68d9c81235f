import { Link, useSearchParams } from "react-router";
import { formatCount, formatNumber } from "#app/domain/format.ts";

type PaginationProps = {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** How many there are in all. */
  readonly total: number;
  readonly noun: readonly [singular: string, plural: string];
  /** Where the other pages are: the search parameter that holds the number. */
  readonly parameter?: string;
};

/** « 26 à 50 sur 312 entreprises », and the way to the pages before and after. Keeps the other search parameters. */
export function Pagination({ page, pageSize, total, noun, parameter = "page" }: PaginationProps) {
  const [search] = useSearchParams();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const to = (wanted: number) => {
    const next = new URLSearchParams(search);
    if (wanted === 1) next.delete(parameter);
    else next.set(parameter, wanted.toString());
    return `?${next.toString()}`;
  };
  if (total === 0) return null;
  const from = (page - 1) * pageSize + 1;
  const until = Math.min(page * pageSize, total);
  return (
    <nav className="pagination" aria-label="Pages">
      <span className="soft small">
        {pages === 1
          ? formatCount(total, ...noun)
          : `${formatNumber(from)} à ${formatNumber(until)} sur ${formatCount(total, ...noun)}`}
      </span>
      {pages === 1 ? null : (
        <span className="row">
          {page > 1 ? (
            <Link className="button quiet small" to={to(page - 1)} rel="prev">
              Page précédente
            </Link>
          ) : null}
          <span className="small">
            Page {page} sur {pages}
          </span>
          {page < pages ? (
            <Link className="button quiet small" to={to(page + 1)} rel="next">
              Page suivante
            </Link>
          ) : null}
        </span>
      )}
    </nav>
  );
}
