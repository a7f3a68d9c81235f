import { data } from "react-router";
import { EventForm } from "#app/components/convention/event-form.tsx";
import { RemovalForm } from "#app/components/convention/removal-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { eventFormSchema } from "#app/forms/event-form.ts";
import { untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { answerLineForm } from "#app/server/convention/answer-line-form.ts";
import { eventChoices } from "#app/server/convention/event-choices.ts";
import { changeEvent, removeEvent } from "#app/server/convention/events.ts";
import { services } from "#app/server/services.ts";
import { findEvent } from "#db/events.ts";
import type { Route } from "./+types/edit-event";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

/** A refused form shows the revision as it is now: sent again, it replaces what somebody else wrote meanwhile. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Modifier · ${loaderData?.event.title ?? ""} · Diapason` },
];

export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const event = findEvent(db, id, params.eventId);
  if (event === null) throw data(null, { status: 404 });
  return { operation: { id, name }, event, choices: eventChoices(db, id) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  if (findEvent(db, id, params.eventId) === null) throw data(null, { status: 404 });
  const place = { operationId: id, eventId: params.eventId };
  const actor = currentUser(context);
  const times = `/operations/${id}/temps`;
  return answerLineForm(request, {
    schema: eventFormSchema,
    save: (form) => changeEvent(db, place, form, actor, context.get(requestContext).now),
    remove: (revision) => removeEvent(db, place, revision, actor),
    saved: `${times}/${params.eventId}`,
    removed: times,
  });
}

export default function EditEvent({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, event, choices } = loaderData;
  const times = `/operations/${operation.id}/temps`;
  const back = `${times}/${event.id}`;
  return (
    <>
      <PageHead
        title="Modifier"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Temps passés", to: times },
          { label: event.title, to: back },
        ]}
      />
      <div className="stack">
        <EventForm
          state={actionData ?? untouched}
          event={event}
          {...choices}
          today={event.heldOn}
          back={back}
        />
        <RemovalForm label="Retirer ce temps" revision={event.revision}>
          Ses heures ne compteront plus, et sa feuille d’émargement disparaît avec lui.
        </RemovalForm>
      </div>
    </>
  );
}
