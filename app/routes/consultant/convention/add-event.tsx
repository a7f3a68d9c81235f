import { data, redirect } from "react-router";
import { EventForm } from "#app/components/convention/event-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { eventFormSchema } from "#app/forms/event-form.ts";
import { type FormState, readForm, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { eventChoices } from "#app/server/convention/event-choices.ts";
import { addEvent } from "#app/server/convention/events.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import type { Route } from "./+types/add-event";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Noter du temps · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  return { operation: { id, name }, today, choices: eventChoices(services().db, id) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { id } = currentOperation(context);
  const form = await readForm(request, eventFormSchema);
  if (!form.ok) return data<FormState>(form.state, { status: 422 });
  const { now } = context.get(requestContext);
  const added = addEvent(services().db, id, form.value, currentUser(context), now);
  if (!added.ok) return data<FormState>(refused(form.typed, [added.problem]), { status: 422 });
  throw redirect(noticePath(`/operations/${id}/temps/${added.value.eventId}`, "enregistre"));
}

export default function AddEvent({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, choices, today } = loaderData;
  const back = `/operations/${operation.id}/temps`;
  return (
    <>
      <PageHead
        title="Noter du temps"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Temps passés", to: back },
        ]}
      />
      <EventForm state={actionData ?? untouched} event={null} {...choices} today={today} back={back} />
    </>
  );
}
