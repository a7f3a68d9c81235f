import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FigureLines } from "#app/components/publications/figure-lines.tsx";
import { formatCount, formatDate, typographic } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { currentUser } from "#app/server/access/actor.ts";
import { type AcrossOperations, compareOperations } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
import { CHAPTER_TITLES } from "#app/text/publications.ts";
import type { Route } from "./+types/compare-operations";

export const meta: Route.MetaFunction = () => [{ title: "Comparer les opérations · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  return { groups: compareOperations(services().db, currentUser(context).id) };
}

export default function CompareOperations({ loaderData }: Route.ComponentProps) {
  const { groups } = loaderData;
  return (
    <>
      <PageHead
        title="Comparer les opérations"
        crumbs={[{ label: "Opérations financées", to: "/financeur" }]}
        below="Les dernières publications de vos opérations qui suivent le même questionnaire. Leurs entreprises ne sont pas les mêmes : un écart ne dit pas sa cause."
      />
      {groups.length === 0 ? (
        <EmptyState
          title="Rien à comparer pour le moment"
          action={
            <Link className="button" to="/financeur">
              Voir les opérations
            </Link>
          }
        >
          <p>Il faut au moins deux opérations du même questionnaire dont la synthèse est publiée.</p>
        </EmptyState>
      ) : (
        groups.map((group) => (
          <Group key={`${group.questionnaire.id}/${group.questionnaire.version}`} group={group} />
        ))
      )}
    </>
  );
}

function Group({ group: { questionnaire, operations, figures } }: { readonly group: AcrossOperations }) {
  const chapters = groupBy(figures, ({ chapter }) => chapter);
  return (
    <section className="stack">
      <h2>
        {questionnaire.title}, version {questionnaire.version}
      </h2>
      <ul>
        {operations.map((operation) => (
          <li key={operation.id}>
            <Link to={`/financeur/operations/${operation.id}`}>{operation.name}</Link>
            <span className="soft">
              {" : "}publication n° {operation.number}, chiffres au {formatDate(operation.asOf)},{" "}
              {formatCount(operation.assessed, "entreprise évaluée", "entreprises évaluées")}
            </span>
          </li>
        ))}
      </ul>
      {[...chapters].map(([chapter, lines], index) => (
        <details className="card disclosure compared across" key={chapter} open={index === 0 || undefined}>
          <summary>
            {CHAPTER_TITLES[chapter]}
            <span className="soft small together">{formatCount(lines.length, "chiffre", "chiffres")}</span>
          </summary>
          <FigureLines
            title={CHAPTER_TITLES[chapter]}
            columns={operations.map(({ name }) => name)}
            lines={lines}
            beside={({ isSame }) =>
              isSame ? null : <span className="tag signal">les définitions diffèrent</span>
            }
            cells={({ cells }) => cells.map((cell) => typographic(cell?.printed ?? "–"))}
          />
        </details>
      ))}
    </section>
  );
}
