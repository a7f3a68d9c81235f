import { data, Link } from "react-router";
import { NARROW_GANTT, operationGantt } from "#app/charts/operation-gantt.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { type TimelineRow, timelineOf } from "#app/domain/collective/timeline.ts";
import { formatDate, formatShortDate, typographic } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { pilotStateLabels } from "#app/text/collective.ts";
import { listCollectiveActions } from "#db/collective-actions.ts";
import { getOperation } from "#db/operations.ts";
import type { Route } from "./+types/calendar";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Calendrier · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const operation = getOperation(db, id);
  if (operation === null) throw data(null, { status: 404 });
  const today = dayInFrance(context.get(requestContext).now);
  return {
    operation: { id, name },
    timeline: timelineOf(listCollectiveActions(db, id), operation, today),
  };
}

export default function Calendar({ loaderData }: Route.ComponentProps) {
  const { operation, timeline } = loaderData;
  const { rows, undated, startsOn, endsOn } = timeline;
  const home = `/operations/${operation.id}`;
  const actions = `${home}/actions`;
  return (
    <>
      <PageHead
        title="Calendrier des actions"
        crumbs={[
          { label: operation.name, to: home },
          { label: "Actions collectives", to: actions },
        ]}
        below={`L’opération va du ${formatDate(startsOn)} au ${formatDate(endsOn)}.`}
      />
      {rows.length === 0 ? (
        <EmptyState title="Aucune date encore" action={<Link to={actions}>Voir les actions</Link>}>
          <p>Les pilotes viennent ici dès qu’ils sont écrits, avec leur essai et leur bilan.</p>
        </EmptyState>
      ) : (
        <section className="card stack" aria-label="Calendrier">
          <ChartFigure className="gap-chart wide gantt" svg={operationGantt(timeline, screenPalette)} />
          <ChartFigure
            className="gap-chart narrow gantt"
            svg={operationGantt(timeline, screenPalette, NARROW_GANTT)}
          />
          <div className="table-wrap">
            <table>
              <thead>
                <tr>
                  <th scope="col">Action</th>
                  <th scope="col">Pilote</th>
                  <th scope="col">Essai</th>
                  <th scope="col">Bilan au plus tard</th>
                  <th scope="col">Décisions</th>
                </tr>
              </thead>
              <tbody>{rows.flatMap((row) => linesOf(row, actions))}</tbody>
            </table>
          </div>
        </section>
      )}
      {undated.length === 0 ? null : (
        <section className="card undated" aria-labelledby="sans-date">
          <h2 id="sans-date">Sans date</h2>
          <ul>
            {undated.map(({ actionId, title }) => (
              <li key={actionId}>
                <Link to={`${actions}/${actionId}`}>{typographic(title)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** One line for each pilot of an action; an action without a pilot has one for its decisions. */
function linesOf({ actionId, title, bars, marks }: TimelineRow, actions: string) {
  const decisions = marks.map(({ kind, on }, index) => {
    const what = kind === "approval" ? "avis du comité" : "décision";
    const said = index === 0 ? what.charAt(0).toLocaleUpperCase("fr") + what.slice(1) : what;
    return `${said} le ${formatShortDate(on)}`;
  });
  const lines = bars.length === 0 ? [null] : bars;
  return lines.map((bar, index) => (
    <tr key={`${actionId}-${bar?.from ?? ""}-${bar?.state ?? ""}`}>
      <th scope="row">
        <Link to={`${actions}/${actionId}`}>{typographic(title)}</Link>
      </th>
      <td data-label="Pilote" className="together">
        {bar === null ? "—" : pilotStateLabels[bar.state]}
      </td>
      <td data-label="Essai" className="together">
        {bar === null ? "—" : formatShortDate(bar.from)}
      </td>
      <td data-label="Bilan au plus tard" className="together">
        {bar === null ? "—" : formatShortDate(bar.to)}
      </td>
      <td data-label="Décisions">
        {index === lines.length - 1 && decisions.length > 0 ? decisions.join(" ; ") : "—"}
      </td>
    </tr>
  ));
}
