import { Link } from "react-router";
import { HoursFigures } from "#app/components/convention/hours-figures.tsx";
import { MonthOfEvents } from "#app/components/convention/month-of-events.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatQuantity } from "#app/domain/convention/indicators.ts";
import { isHeld, sumHours, type TimedEvent } from "#app/domain/convention/spent-hours.ts";
import { formatDate, formatList } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { listEvents } from "#db/events.ts";
import type { Route } from "./+types/times";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Temps passés · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const events = listEvents(services().db, id);
  const months = groupBy(events, ({ heldOn }) => heldOn.slice(0, "2027-03".length));
  return {
    operation: { id, name },
    today,
    hours: sumHours(events, today),
    months: [...months].map(([month, held]) => ({
      month,
      totals: totalsOf(held, today),
      events: held.map((event) => ({
        id: event.id,
        kind: event.kind,
        title: event.title,
        heldOn: event.heldOn,
        firm: event.firm,
        place: event.place,
        hours: event.hours,
        advisers: event.advisers,
        isHeld: isHeld(event, today),
        present: event.attendances.length,
        signed: event.attendances.filter(({ signedAt }) => signedAt !== null).length,
      })),
    })),
  };
}

/** « 14 h individuelles et 6 h collectives »; what is still to come is said to be. */
function totalsOf(events: readonly TimedEvent[], today: string): string {
  const { individual, collective, preparation, steering } = sumHours(events, today);
  const parts = [
    [individual, "individuelles"],
    [collective, "collectives"],
    [preparation, "de préparation"],
    [steering, "de comités"],
  ] as const;
  const said = parts.flatMap(([hours, what]) =>
    hours === 0 ? [] : [`${formatQuantity(hours, "h")} ${what}`],
  );
  return said.length === 0 ? "Rien n’a encore eu lieu." : `${formatList(said)}.`;
}

export default function Times({ loaderData }: Route.ComponentProps) {
  const { operation, today, hours, months } = loaderData;
  const path = `/operations/${operation.id}/temps`;
  const add = (
    <Link className="button" to={`${path}/nouveau`}>
      Noter du temps
    </Link>
  );
  return (
    <div className="stack">
      <PageHead
        title="Temps passés"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Convention", to: `/operations/${operation.id}/convention` },
        ]}
        below={`Ce qui a eu lieu au ${formatDate(today)} : les heures d’un conseiller, multipliées par le nombre de conseillers.`}
        actions={months.length === 0 ? undefined : add}
      />
      {months.length === 0 ? (
        <EmptyState title="Aucun temps noté" action={add}>
          <p>
            Notez chaque visite, chaque atelier, chaque comité, et le temps de préparation : la convention en
            demande le compte, et l’émargement le prouve.
          </p>
        </EmptyState>
      ) : (
        <HoursFigures hours={hours} />
      )}
      {months.map(({ month, totals, events }) => (
        <MonthOfEvents key={month} month={monthName(month)} totals={totals} events={events} path={path} />
      ))}
    </div>
  );
}

/** « 2027-03 » → « Mars 2027 ». */
function monthName(month: string): string {
  const [, ...words] = formatDate(`${month}-02`).split(" ");
  const name = words.join(" ");
  return name.charAt(0).toUpperCase() + name.slice(1);
}
