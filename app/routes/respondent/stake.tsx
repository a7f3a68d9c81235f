import { data, redirect } from "react-router";
import { useLive } from "#app/components/questions/use-live.ts";
import { StakeForm } from "#app/components/respondent/stake-form.tsx";
import { StepGone } from "#app/components/respondent/step-gone.tsx";
import { pathAfter } from "#app/components/respondent/step-paths.ts";
import { useAnsweringContext } from "#app/components/respondent/use-answering.ts";
import { selfAssessmentOf, stepAfter } from "#app/domain/invitation/self-assessment.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { answering } from "#app/server/self-assessment/guard.ts";
import { openOwnSheet, ownAnswersOf } from "#app/server/self-assessment/open-sheet.ts";
import { saveStakeForm } from "#app/server/self-assessment/save-form.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/stake";

export const middleware: Route.MiddlewareFunction[] = [...answering];

/** The form of a browser without JavaScript. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { db, content } = services();
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const visit = currentVisit(context);
  const opened = openOwnSheet(tools, visit);
  if (!opened.ok) throw data({ message: opened.problem.message }, { status: 503 });
  const { questionnaire, perspective } = opened.value;
  const assessment = selfAssessmentOf(questionnaire, perspective, ownAnswersOf(opened.value));
  const next = stepAfter(assessment, `stake/${params.themeId}`);
  if (next === undefined) throw data(null, { status: 404 });
  const { now } = context.get(requestContext);
  const saved = saveStakeForm(tools, visit, opened.value, params.themeId, await request.formData(), now);
  if (!saved.ok) throw data({ message: saved.problem.message }, { status: 403 });
  if (saved.value !== null) return data(saved.value, { status: 422 });
  throw redirect(pathAfter(next), 303);
}

export default function StakePage({ params, actionData }: Route.ComponentProps) {
  const context = useAnsweringContext();
  const isLive = useLive();
  const step = context.assessment.steps.find(
    (one) => one.kind === "stake" && one.theme.id === params.themeId,
  );
  if (step?.kind !== "stake") return <StepGone answering={context} />;
  return <StakeForm key={params.themeId} answering={context} step={step} sent={actionData} isLive={isLive} />;
}
