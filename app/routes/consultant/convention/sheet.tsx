import { data } from "react-router";
import { PageHead } from "#app/components/page-head.tsx";
import { useLive } from "#app/components/questions/use-live.ts";
import { type Attendance, HALF_DAYS, type HalfDay } from "#app/domain/convention/convention.ts";
import { formatQuantity } from "#app/domain/convention/indicators.ts";
import { personKey } from "#app/domain/convention/participations.ts";
import { formatDate, formatList } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import { EVENT_KIND_LABELS, HALF_DAY_LABELS } from "#app/text/convention.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { findEvent } from "#db/events.ts";
import { getOperation } from "#db/operations.ts";
import type { Route } from "./+types/sheet";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Émargement · ${loaderData?.event.title ?? ""} · Diapason` },
];

/** Lines for those who come without being on the list. */
const EMPTY_LINES = 5;
const LINES_WITHOUT_A_LIST = 13;

export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const operation = getOperation(db, currentOperation(context).id);
  const event = operation === null ? null : findEvent(db, operation.id, params.eventId);
  if (operation === null || event === null) throw data(null, { status: 404 });
  const { id, name, funders, convention } = operation;
  const names = new Map(allEnrollments(db, id).map((firm) => [firm.id, firm.name]));
  const { kind, title, heldOn, place, hours, advisers } = event;
  const days = [...groupBy(event.attendances, (line) => line.heldOn)].map(([day, lines]) => ({
    day,
    halfDays: HALF_DAYS.filter((halfDay) => lines.some((line) => line.halfDay === halfDay)),
    people: [...groupBy(lines, personKey).values()].flatMap((own) => rowOf(own, names)),
  }));
  const blank = { day: heldOn, halfDays: ["morning", "afternoon"] as const, people: [] };
  return {
    operation: { id, name, funders, convention },
    event: { id: event.id, kind, title, place, hours, advisers },
    days: days.length === 0 ? [blank] : days,
  };
}

type SheetRow = {
  readonly key: string;
  readonly person: string;
  readonly firm: string;
  /** The half-days that this person is expected at. */
  readonly halfDays: readonly HalfDay[];
};

function rowOf(own: readonly Attendance[], names: ReadonlyMap<string, string>): readonly SheetRow[] {
  const [first] = own;
  if (first === undefined) return [];
  const firm = first.enrollmentId === null ? "" : (names.get(first.enrollmentId) ?? "");
  return [{ key: personKey(first), person: first.person, firm, halfDays: own.map(({ halfDay }) => halfDay) }];
}

/** A sheet of paper to sign, one for each day. */
export default function Sheet({ loaderData }: Route.ComponentProps) {
  const { operation, event, days } = loaderData;
  const isLive = useLive();
  const times = `/operations/${operation.id}/temps`;
  return (
    <div className="sheet-page">
      <div className="screen-only">
        <PageHead
          title="Feuille d’émargement"
          crumbs={[
            { label: operation.name, to: `/operations/${operation.id}` },
            { label: "Temps passés", to: times },
            { label: event.title, to: `${times}/${event.id}` },
          ]}
          below="Elle s’imprime en A4, sans le menu. Des lignes vides attendent ceux qui ne sont pas sur la liste."
          actions={
            isLive ? (
              <button type="button" className="button" onClick={() => window.print()}>
                Imprimer
              </button>
            ) : undefined
          }
        />
      </div>
      {days.map(({ day, halfDays, people }) => (
        <section className="paper" key={day} aria-label={`Feuille du ${formatDate(day)}`}>
          <header>
            <p className="paper-operation">
              {operation.name}
              {operation.convention === null ? "" : ` · Convention ${operation.convention}`}
            </p>
            <h2>Feuille d’émargement</h2>
            <p className="paper-title">
              {EVENT_KIND_LABELS[event.kind]} : {event.title}
            </p>
            <dl>
              <div>
                <dt>Date</dt>
                <dd>{formatDate(day)}</dd>
              </div>
              <div>
                <dt>Lieu</dt>
                <dd>{event.place ?? ""}</dd>
              </div>
              <div>
                <dt>Durée</dt>
                <dd>{formatQuantity(event.hours, "h")}</dd>
              </div>
            </dl>
            {operation.funders.length === 0 ? null : (
              <p className="paper-funders">Avec le soutien de : {formatList(operation.funders)}</p>
            )}
          </header>
          <PaperTable halfDays={halfDays} people={people} />
          <AdviserTable halfDays={halfDays} advisers={event.advisers} />
        </section>
      ))}
    </div>
  );
}

type PaperTableProps = { readonly halfDays: readonly HalfDay[]; readonly people: readonly SheetRow[] };

function PaperTable({ halfDays, people }: PaperTableProps) {
  const empty = people.length === 0 ? LINES_WITHOUT_A_LIST : EMPTY_LINES;
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th scope="col">Nom et prénom</th>
          <th scope="col">Entreprise</th>
          {halfDays.map((halfDay) => (
            <th scope="col" key={halfDay} className="signature">
              {HALF_DAY_LABELS[halfDay]}
              <br />
              signature
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.person}</th>
            <td>{row.firm}</td>
            {halfDays.map((halfDay) => (
              <td key={halfDay} className={row.halfDays.includes(halfDay) ? "signature" : "signature absent"}>
                {row.halfDays.includes(halfDay) ? null : <span className="visually-hidden">Non prévue</span>}
              </td>
            ))}
          </tr>
        ))}
        {emptyLines(empty).map((line) => (
          <tr key={line}>
            <td />
            <td />
            {halfDays.map((halfDay) => (
              <td key={halfDay} className="signature" />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type AdviserTableProps = { readonly halfDays: readonly HalfDay[]; readonly advisers: number };

function AdviserTable({ halfDays, advisers }: AdviserTableProps) {
  return (
    <table className="paper-table advisers">
      <thead>
        <tr>
          <th scope="col">Conseiller</th>
          {halfDays.map((halfDay) => (
            <th scope="col" key={halfDay} className="signature">
              {HALF_DAY_LABELS[halfDay]}
              <br />
              signature
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {emptyLines(advisers).map((line) => (
          <tr key={line}>
            <td />
            {halfDays.map((halfDay) => (
              <td key={halfDay} className="signature" />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As many names of lines that nobody has filled in. */
function emptyLines(count: number): readonly string[] {
  return Array.from({ length: count }, (_, line) => `vide-${line + 1}`);
}
