import { data, Form, Link, redirect } from "react-router";
import * as z from "zod/mini";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { useInterviewContext } from "#app/components/interview/interview-context.ts";
import { lastSavedIn } from "#app/components/interview/last-saved.ts";
import { NotesToRead } from "#app/components/interview/notes-to-read.tsx";
import { ReadOnlyNotice } from "#app/components/interview/read-only-notice.tsx";
import { SaveState } from "#app/components/interview/save-state.tsx";
import { ThemeList } from "#app/components/interview/theme-list.tsx";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { PageHead } from "#app/components/page-head.tsx";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import { useLive } from "#app/components/questions/use-live.ts";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { nextInInterview, settledCount } from "#app/domain/answers/interview.ts";
import { formatCount, formatOutOf } from "#app/domain/format.ts";
import { refused, untouched } from "#app/forms/form-state.ts";
import { unsent } from "#app/offline/answer-queue.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { completeInterview } from "#app/server/interviews/complete-interview.ts";
import { reopenInterview } from "#app/server/interviews/reopen.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import { getEnrollment } from "#db/enrollments.ts";
import type { Route } from "./+types/start";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Entretien · ${loaderData?.firmName ?? ""} · Diapason` },
];

const intentSchema = z.enum(["complete", "reopen"]);

export function loader({ params, context }: Route.LoaderArgs) {
  const enrollment = getEnrollment(services().db, params.enrollmentId);
  if (enrollment === null) throw data(null, { status: 404 });
  const { id, name } = currentOperation(context);
  return { firmName: enrollment.name, operation: { id, name } };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const intent = intentSchema.safeParse((await request.formData()).get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  const { db } = services();
  const { now } = context.get(requestContext);
  const change = intent.data === "complete" ? completeInterview : reopenInterview;
  const changed = change(db, params.enrollmentId, currentUser(context), now);
  if (!changed.ok) return data(refused({}, [changed.problem]), { status: 422 });
  const home = `/operations/${params.operationId}/entreprises/${params.enrollmentId}/entretien`;
  throw redirect(noticePath(home, intent.data === "complete" ? "entretien-termine" : "entretien-repris"));
}

export default function InterviewStart({ loaderData, actionData }: Route.ComponentProps) {
  const { told, interview, home, now } = useInterviewContext();
  const { operation } = loaderData;
  const { progress } = interview.state;
  const firmPath = home.replace(/\/entretien$/, "");
  const done = settledCount(progress);
  const isLive = useLive();
  return (
    <>
      <PageHead
        title="Entretien"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: told.firmName, to: firmPath },
        ]}
        above={`${interview.questionnaire.title} · ${told.roundCode}`}
        below={`${formatOutOf(done, progress.visible)} questions répondues`}
        actions={
          <>
            {done === 0 ? null : (
              <Link className="button quiet" to={`${home}/lecture`}>
                Lire les réponses
              </Link>
            )}
            {told.readOnly === null ? <ResumeLink interview={interview} home={home} done={done} /> : null}
          </>
        }
      />
      <div className="interview-start">
        <div className="stack">
          <ReadOnlyNotice told={told} home={home} />
          <ErrorSummary state={actionData ?? untouched} />
          <section className="card">
            <h2>Thèmes</h2>
            <ProgressBar
              wide
              value={done}
              max={progress.visible}
              label={`${formatOutOf(done, progress.visible)} questions répondues`}
            />
            <ThemeList interview={interview} home={home} here={null} isReadOnly={told.readOnly !== null} />
          </section>
        </div>
        <div className="stack">
          {told.readOnly === null ? (
            <section className="card stack">
              <h2>Fin de l’entretien</h2>
              <Missing interview={interview} home={home} />
              {isLive ? <SaveState handle={interview.queue} lastSaved={lastSavedIn(told)} now={now} /> : null}
              <CompleteForm waiting={unsent(interview.queue.queue).length} />
            </section>
          ) : null}
          <NotesToRead interview={interview} home={home} />
        </div>
      </div>
    </>
  );
}

type PartProps = { readonly interview: InterviewHandle; readonly home: string };

/** Where one stopped: the first question without an answer. */
function ResumeLink({ interview, home, done }: PartProps & { readonly done: number }) {
  const questionId = nextInInterview(interview.state, null);
  const theme = interview.questionnaire.themes.find(({ questions }) =>
    questions.some(({ id }) => id === questionId),
  );
  if (questionId === null || theme === undefined) return null;
  return (
    <Link className="button" to={`${home}/${theme.id}#${questionAnchor(questionId)}`}>
      {done === 0 ? "Commencer" : "Reprendre où j’en étais"}
    </Link>
  );
}

/** What has no answer yet, theme by theme. */
function Missing({ interview, home }: PartProps) {
  const { questionnaire, state } = interview;
  const left = new Set(state.unanswered);
  const themes = questionnaire.themes.flatMap((theme) => {
    const questions = theme.questions.filter(({ id }) => left.has(id));
    const [first] = questions;
    return first === undefined ? [] : [{ theme, first, count: questions.length }];
  });
  if (themes.length === 0) return <p>Toutes les questions ont une réponse.</p>;
  return (
    <details className="disclosure">
      <summary>{formatCount(left.size, "question est sans réponse", "questions sont sans réponse")}</summary>
      <ul className="notes">
        {themes.map(({ theme, first, count }) => (
          <li key={theme.id}>
            <Link to={`${home}/${theme.id}#${questionAnchor(first.id)}`}>{theme.label}</Link>
            <span className="soft small">{formatCount(count, "question", "questions")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Finishing waits for what is still on its way. */
function CompleteForm({ waiting }: { readonly waiting: number }) {
  return (
    <Form method="post" className="stack">
      <p className="soft small">
        Les questions sans réponse restent « non évaluées ». Vous pourrez reprendre l’entretien à tout moment.
      </p>
      {waiting === 0 ? (
        <div>
          <SubmitButton name="intent" value="complete" kind="quiet">
            Terminer l’entretien
          </SubmitButton>
        </div>
      ) : (
        <p className="next-step">
          {formatCount(waiting, "saisie attend", "saisies attendent")} d’être enregistrées : terminez après.
        </p>
      )}
    </Form>
  );
}
