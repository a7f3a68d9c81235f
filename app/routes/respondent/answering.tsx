import { data, Outlet, type ShouldRevalidateFunctionArgs } from "react-router";
import { useAnswering } from "#app/components/respondent/use-answering.ts";
import { useSending } from "#app/components/respondent/use-sending.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { answering } from "#app/server/self-assessment/guard.ts";
import { openOwnSheet } from "#app/server/self-assessment/open-sheet.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/answering";

export const middleware: Route.MiddlewareFunction[] = [...answering];

export function loader({ context }: Route.LoaderArgs) {
  const { db, content } = services();
  const opened = openOwnSheet({ db, questionnaireOf: questionnairesIn(content) }, currentVisit(context));
  if (!opened.ok) throw data({ message: opened.problem.message }, { status: 503 });
  return { told: opened.value };
}

/** All the questions come with the first one: going from one to the next asks the server nothing, so that it needs no network. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod === undefined ? false : defaultShouldRevalidate;
}

/** What was answered is kept and sent from here, so that it goes on from question to question. */
export default function AnsweringLayout({ loaderData }: Route.ComponentProps) {
  const { told } = loaderData;
  const sending = useSending(told.respondentId);
  const context = useAnswering(told, sending);
  return <Outlet context={context} />;
}
