import { data, redirect } from "react-router";
import { useLive } from "#app/components/questions/use-live.ts";
import { QuestionForm } from "#app/components/respondent/question-form.tsx";
import { StepGone } from "#app/components/respondent/step-gone.tsx";
import { pathAfter } from "#app/components/respondent/step-paths.ts";
import { useAnsweringContext } from "#app/components/respondent/use-answering.ts";
import { selfAssessmentOf, stepAfter } from "#app/domain/invitation/self-assessment.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { answering } from "#app/server/self-assessment/guard.ts";
import { openOwnSheet, ownAnswersOf } from "#app/server/self-assessment/open-sheet.ts";
import { saveQuestionForm } from "#app/server/self-assessment/save-form.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/question";

export const middleware: Route.MiddlewareFunction[] = [...answering];

/** The form of a browser without JavaScript: saves the answer, then goes on. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { db, content } = services();
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const visit = currentVisit(context);
  const opened = openOwnSheet(tools, visit);
  if (!opened.ok) throw data({ message: opened.problem.message }, { status: 503 });
  const { questionnaire, perspective } = opened.value;
  const question = questionnaire.themes
    .flatMap(({ questions }) => questions)
    .find(({ id }) => id === params.questionId);
  if (question === undefined) throw data(null, { status: 404 });
  const { now } = context.get(requestContext);
  const saved = saveQuestionForm(tools, visit, opened.value, question, await request.formData(), now);
  if (!saved.ok) throw data({ message: saved.problem.message }, { status: 403 });
  if (saved.value !== null) return data(saved.value, { status: 422 });
  const after = openOwnSheet(tools, visit);
  const next = after.ok
    ? stepAfter(
        selfAssessmentOf(questionnaire, perspective, ownAnswersOf(after.value)),
        `question/${question.id}`,
      )
    : null;
  throw redirect(pathAfter(next), 303);
}

export default function QuestionPage({ params, actionData }: Route.ComponentProps) {
  const context = useAnsweringContext();
  const isLive = useLive();
  const step = context.assessment.steps.find(
    (one) => one.kind === "question" && one.question.id === params.questionId,
  );
  if (step?.kind !== "question") return <StepGone answering={context} />;
  return (
    <QuestionForm key={params.questionId} answering={context} step={step} sent={actionData} isLive={isLive} />
  );
}
