import { Link } from "react-router";
import type { EventKind } from "#app/domain/convention/convention.ts";
import { formatQuantity } from "#app/domain/convention/indicators.ts";
import { formatCount, formatNumber, formatShortDate } from "#app/domain/format.ts";
import { EVENT_KIND_LABELS } from "#app/text/convention.ts";

/** An event, as the list shows it. */
export type ListedEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly heldOn: string;
  readonly firm: string | null;
  readonly place: string | null;
  readonly hours: number;
  readonly advisers: number;
  readonly isHeld: boolean;
  /** Lines of its sheet, and those that are signed. */
  readonly present: number;
  readonly signed: number;
};

type MonthOfEventsProps = {
  readonly month: string;
  /** « 14 h individuelles, 6 h collectives ». */
  readonly totals: string;
  readonly events: readonly ListedEvent[];
  readonly path: string;
};

/** The events of a month. */
export function MonthOfEvents({ month, totals, events, path }: MonthOfEventsProps) {
  return (
    <section className="card table-wrap month-of-events">
      <h2>{month}</h2>
      <p className="soft small">{totals}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Ce que c’était</th>
            <th scope="col">Jour</th>
            <th scope="col">Avec qui, où</th>
            <th scope="col" className="num">
              Temps
            </th>
            <th scope="col" className="num">
              Présences signées
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                <Link className="row-name" to={`${path}/${event.id}`}>
                  {event.title}
                </Link>
                <br />
                <span className="soft small">{EVENT_KIND_LABELS[event.kind]}</span>
              </th>
              <td data-label="Jour">
                <span>
                  <span className="together">{formatShortDate(event.heldOn)}</span>
                  {event.isHeld ? null : <span className="tag">À venir</span>}
                </span>
              </td>
              <td
                data-label="Avec qui, où"
                className={event.firm === null && event.place === null ? "desk-only" : undefined}
              >
                {[event.firm, event.place].filter((part) => part !== null).join(" · ")}
              </td>
              <td data-label="Temps" className="num">
                <span>
                  <span className="together">{formatQuantity(event.hours * event.advisers, "h")}</span>
                  {event.advisers === 1 ? null : (
                    <span className="soft small together">
                      {formatNumber(event.hours)} h × {formatNumber(event.advisers)}
                    </span>
                  )}
                </span>
              </td>
              <td
                data-label="Présences signées"
                className={event.kind === "workshop" || event.present > 0 ? "num" : "num desk-only"}
              >
                <Presence event={event} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Presence({ event }: { readonly event: ListedEvent }) {
  const { present, signed, kind, isHeld } = event;
  if (present > 0)
    return (
      <span className={signed < present && isHeld ? "next-step" : undefined}>
        {formatNumber(signed)} sur {formatNumber(present)}
      </span>
    );
  if (kind !== "workshop") return <span className="soft">—</span>;
  return isHeld ? <span className="next-step">{formatCount(0, "présence", "présences")}</span> : null;
}
