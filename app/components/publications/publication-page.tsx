import { Link } from "react-router";
import { PageHead } from "#app/components/page-head.tsx";
import { Downloads } from "#app/components/publications/downloads.tsx";
import { PublishedReport } from "#app/components/publications/published-report.tsx";
import { formatDate } from "#app/domain/format.ts";
import type { PublicationSnapshot } from "#app/domain/publication/publication-snapshot.ts";

type Numbered = { readonly number: number; readonly publishedAt: string };

type PublicationPageProps = Numbered & {
  readonly operation: { readonly id: string; readonly name: string };
  readonly snapshot: PublicationSnapshot;
  /** Every publication of the operation, this one too, the latest first. */
  readonly others: readonly Numbered[];
};

/** A publication as its funder reads it. */
export function PublicationPage({ operation, number, publishedAt, snapshot, others }: PublicationPageProps) {
  const home = `/financeur/operations/${operation.id}`;
  const isLast = others[0]?.number === number;
  return (
    <>
      <PageHead
        title={operation.name}
        crumbs={[{ label: "Opérations financées", to: "/financeur" }]}
        above={`Publication n° ${number}, le ${formatDate(publishedAt)} · chiffres au ${formatDate(snapshot.report.synthesis.asOf)}`}
        below="Les entreprises y sont réunies, et aucune n’y est montrée."
      />
      {isLast ? null : (
        <p className="notice">
          Une publication plus récente a paru. <Link to={home}>Lire la dernière</Link>
        </p>
      )}
      <div className="toolbar publication-tools">
        <Downloads
          address={`${home}/publications/${number}`}
          about={`${operation.name}, publication n° ${number}`}
        />
        {others.length < 2 ? null : (
          <div className="row">
            <Link className="button quiet" to={`${home}/comparer`}>
              Comparer avec la précédente
            </Link>
            <details className="disclosure">
              <summary>Toutes les publications</summary>
              <ul>
                {others.map((other) => (
                  <li key={other.number}>
                    <Link
                      to={`${home}/publications/${other.number}`}
                      aria-current={other.number === number ? "page" : undefined}
                    >
                      N° {other.number}, le {formatDate(other.publishedAt)}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        )}
      </div>
      <PublishedReport snapshot={snapshot} />
    </>
  );
}
