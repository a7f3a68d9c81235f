import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatCount, formatDate, typographic } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { currentUser } from "#app/server/access/actor.ts";
import { type AcrossOperations, compareOperations } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
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
  const tables = groupBy(figures, ({ table }) => table);
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
      {[...tables].map(([title, rows], index) => (
        <details className="card disclosure compared" key={title} open={index === 0 || undefined}>
          <summary>{typographic(title)}</summary>
          <div className="table-wrap">
            <table>
              <caption className="visually-hidden">{typographic(title)}</caption>
              <thead>
                <tr>
                  <th scope="col">Chiffre</th>
                  {operations.map((operation) => (
                    <th scope="col" className="num" key={operation.id}>
                      {operation.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((figure) => (
                  <tr key={figure.id}>
                    <th scope="row">
                      {typographic(figure.label)}
                      {figure.isSame ? null : <span className="tag signal">les définitions diffèrent</span>}
                    </th>
                    {operations.map((operation, place) => (
                      <td className="num" key={operation.id} data-label={operation.name}>
                        {typographic(figure.cells[place]?.printed ?? "–")}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </section>
  );
}
