import { Link } from "react-router";
import { formatCount } from "#app/domain/format.ts";

/** The way to the needs with their firms, exact: a page for the consultants of the operation, and nobody else. */
export function NeedsForConsultants({
  needs,
}: {
  /** Of each need, how many firms are missing for a collective action. */
  readonly needs: readonly { readonly missing: number }[];
  readonly firmsAddress: string;
}) {
  if (needs.length === 0) return null;
  const enough = needs.filter(({ missing }) => missing === 0).length;
  return (
    <section className="card for-consultants toolbar" aria-labelledby="qui">
      <div>
        <p>
          <span className="tag signal">Pour vous seulement</span>
        </p>
        <h2 id="qui">Les besoins, et qui les a</h2>
        <p className="soft">
          {enough === 0
            ? "Aucun besoin n’a encore assez d’entreprises pour commencer une action."
            : `${formatCount(enough, "besoin a", "besoins ont")} assez d’entreprises pour commencer une action.`}
        </p>
      </div>
      <Link className="button quiet" to="../besoins" relative="path">
        Voir les entreprises et lancer une action
      </Link>
    </section>
  );
}
