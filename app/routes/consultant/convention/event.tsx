import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { AttendanceSheet } from "#app/components/convention/attendance-sheet.tsx";
import { PeopleForm } from "#app/components/convention/people-form.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import type { OperationEvent } from "#app/domain/convention/convention.ts";
import { formatQuantity } from "#app/domain/convention/indicators.ts";
import { hoursOf, isHeld } from "#app/domain/convention/spent-hours.ts";
import type { Result } from "#app/domain/errors.ts";
import { formatCount, formatDate } from "#app/domain/format.ts";
import { revision } from "#app/forms/convention-form.ts";
import { peopleFormSchema, sheetFormSchema } from "#app/forms/event-form.ts";
import { type FormState, readFields, refused, type Typed, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { addPeople, removePerson, signPeople } from "#app/server/convention/attendance.ts";
import { services } from "#app/server/services.ts";
import { EVENT_KIND_LABELS } from "#app/text/convention.ts";
import { type NoticeCode, noticePath } from "#app/text/notices.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { findEvent } from "#db/events.ts";
import type { Route } from "./+types/event";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

/** A refused form shows the revision as it is now: sent again, it replaces what somebody else wrote meanwhile. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.event.title ?? "Temps passés"} · Diapason` },
];

/** What a half-day takes at most, unless somebody says otherwise. */
const LONGEST_HALF_DAY = 4;

export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const event = findEvent(db, id, params.eventId);
  if (event === null) throw data(null, { status: 404 });
  const enrollments = allEnrollments(db, id);
  const names = new Map(enrollments.map((firm) => [firm.id, firm.name]));
  return {
    operation: { id, name },
    event,
    isHeld: isHeld(event, dayInFrance(context.get(requestContext).now)),
    lines: event.attendances.map((line) => ({
      ...line,
      firm: line.enrollmentId === null ? null : (names.get(line.enrollmentId) ?? null),
    })),
    firms: enrollments
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map((firm) => ({ value: firm.id, label: firm.name, director: firm.director })),
  };
}

const intentSchema = z.enum(["add", "sign", "remove-person"]);
const removalSchema = z.object({ revision, attendanceId: z.string().min(1) });

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  if (findEvent(db, id, params.eventId) === null) throw data(null, { status: 404 });
  const place = { operationId: id, eventId: params.eventId };
  const actor = currentUser(context);
  const { now } = context.get(requestContext);
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  const answer = (typed: Typed, result: Result<unknown>, notice: NoticeCode) => {
    if (!result.ok) return data<FormState>(refused(typed, [result.problem]), { status: 422 });
    throw redirect(noticePath(`/operations/${id}/temps/${params.eventId}`, notice));
  };
  switch (intent.data) {
    case "add": {
      const form = readFields(fields, peopleFormSchema);
      if (!form.ok) return data<FormState>(form.state, { status: 422 });
      return answer(form.typed, addPeople(db, place, form.value, actor, now), "personnes-ajoutees");
    }
    case "sign": {
      const form = readFields(fields, sheetFormSchema);
      if (!form.ok) return data<FormState>(form.state, { status: 422 });
      return answer(form.typed, signPeople(db, place, form.value, actor, now), "enregistre");
    }
    case "remove-person": {
      const form = readFields(fields, removalSchema);
      if (!form.ok) throw data(null, { status: 400 });
      return answer(form.typed, removePerson(db, place, form.value, actor, now), "ligne-retiree");
    }
  }
}

export default function EventPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, event, lines, firms } = loaderData;
  const state: FormState = actionData ?? untouched;
  const isAdding = state.values.intent === "add";
  const times = `/operations/${operation.id}/temps`;
  const path = `${times}/${event.id}`;
  // Time without anybody has nobody to sign.
  const hasSheet = event.kind !== "preparation" || lines.length > 0;
  return (
    <div className="stack">
      <PageHead
        title={event.title}
        above={EVENT_KIND_LABELS[event.kind]}
        below={aboutEvent(event, event.firm, loaderData.isHeld)}
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Temps passés", to: times },
        ]}
        actions={
          <>
            <Link className="button quiet" to={`${path}/modifier`}>
              Modifier
            </Link>
            {hasSheet ? (
              <Link className="button quiet" to={`${path}/emargement`}>
                Feuille à imprimer
              </Link>
            ) : null}
          </>
        }
      />
      <ErrorSummary state={isAdding ? untouched : state} />
      {event.notes === null ? null : (
        <section className="card">
          <h2>Notes</h2>
          <p className="as-written">{event.notes}</p>
        </section>
      )}
      {lines.length === 0 ? null : (
        <AttendanceSheet
          lines={lines}
          revision={event.revision}
          state={state.values.intent === "sign" ? state : untouched}
        />
      )}
      {hasSheet ? (
        <PeopleForm
          key={lines.length}
          state={isAdding ? state : untouched}
          firms={firms}
          heldOn={event.heldOn}
          hours={Math.min(event.hours, LONGEST_HALF_DAY)}
          isAwaited={lines.length === 0 && event.kind === "workshop"}
        />
      ) : null}
    </div>
  );
}

/** « 12 mars 2027 · Angers · 7 h (3,5 h à 2 conseillers) ». */
function aboutEvent(event: OperationEvent, firm: string | null, held: boolean): string {
  const all = formatQuantity(hoursOf(event), "h");
  const each = `${formatQuantity(event.hours, "h")} à ${formatCount(event.advisers, "conseiller", "conseillers")}`;
  const time = event.advisers === 1 ? all : `${all} (${each})`;
  const day = held ? formatDate(event.heldOn) : `${formatDate(event.heldOn)}, à venir : pas encore compté`;
  return [firm, day, event.place, time].filter((part) => part !== null).join(" · ");
}
