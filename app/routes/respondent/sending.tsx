import { useEffect, useState } from "react";
import { data, Form, Link, redirect } from "react-router";
import { Notice } from "#app/components/notice.tsx";
import { answeringWays, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { SavedState } from "#app/components/respondent/saved-state.tsx";
import { questionPath, SUMMARY_PATH, stakePath } from "#app/components/respondent/step-paths.ts";
import { timeLeft } from "#app/components/respondent/time-left.ts";
import { type Answering, useAnsweringContext } from "#app/components/respondent/use-answering.ts";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount, formatOutOf } from "#app/domain/format.ts";
import { type Queued, unsent } from "#app/offline/answer-queue.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { answering, THANKS } from "#app/server/self-assessment/guard.ts";
import { submitOwnSheet } from "#app/server/self-assessment/submit.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/sending";

export const middleware: Route.MiddlewareFunction[] = [...answering];

export const meta: Route.MetaFunction = () => [{ title: "Envoyer · Diapason" }];

export async function action({ context }: Route.ActionArgs) {
  const submitted = submitOwnSheet(services().db, currentVisit(context), context.get(requestContext).now);
  if (submitted.ok) throw redirect(THANKS, 303);
  const { code, message } = submitted.problem;
  if (code === "no-answer") return data({ message }, { status: 422 });
  throw data({ message }, { status: 403 });
}

const SEND = "Envoyer mes réponses";

/** What was left, which is allowed, and the button that sends. */
export default function SendingPage({ actionData }: Route.ComponentProps) {
  const context = useAnsweringContext();
  const { told, assessment, sending } = context;
  const waiting = unsent(sending.queue).length;
  const pending = sending.queue.queued.filter(
    ({ waiting: { kind } }) => kind === "choice" || kind === "refused",
  );
  const { left, themes } = assessment;
  // Until the script runs, what this tab still keeps unsent is not known: sending would leave it behind.
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  return (
    <Form method="post" className="respondent-form">
      <RespondentShell
        firm={told.firm}
        operation={told.operation}
        aside={timeLeft(assessment)}
        progress={assessment}
        ways={answeringWays(told.perspective)}
        foot={
          <footer className="respondent-foot resting">
            <div>
              <Link className="button quiet" to={SUMMARY_PATH}>
                Retour
              </Link>
              {isLive && waiting === 0 ? (
                <SubmitButton>{SEND}</SubmitButton>
              ) : (
                <button type="button" className="button needs-script" aria-disabled="true">
                  {isLive ? "Enregistrement…" : SEND}
                </button>
              )}
              <noscript>
                <button type="submit" className="button">
                  {SEND}
                </button>
              </noscript>
            </div>
          </footer>
        }
      >
        <div className="stack">
          <h1>Envoyer vos réponses</h1>
          {actionData === undefined ? null : (
            <Notice tone="signal">
              <p role="alert">{actionData.message}</p>
            </Notice>
          )}
          <p>
            Vous avez répondu à <strong>{formatOutOf(assessment.settled, assessment.asked)}</strong>{" "}
            questions. Une fois envoyées, vos réponses ne se changent plus ici
            {told.perspective === "director" ? " : pour corriger, voyez votre consultant." : "."}
          </p>
          <Unsettled pending={pending} answering={context} />
          {left.length === 0 ? null : (
            <section className="stack">
              <h2>{formatCount(left.length, "question sans réponse", "questions sans réponse")}</h2>
              <p className="soft">Vous pouvez y revenir, ou envoyer ainsi.</p>
              <ul className="own-themes">
                {themes
                  .filter(({ asked, settled }) => settled < asked)
                  .map(({ theme, asked, settled, startAt }) => (
                    <li key={theme.id}>
                      <Link to={questionPath(startAt)}>
                        <span>{theme.label}</span>
                        <span className="soft small">
                          {formatCount(asked - settled, "question", "questions")}
                        </span>
                      </Link>
                    </li>
                  ))}
              </ul>
            </section>
          )}
          <SavedState sending={sending} here={{ kind: "empty" }} />
        </div>
      </RespondentShell>
    </Form>
  );
}

/** What waits for a word of the person: told here, because the sending would leave it behind. */
function Unsettled({
  pending,
  answering,
}: {
  readonly pending: readonly Queued[];
  readonly answering: Answering;
}) {
  if (pending.length === 0) return null;
  const questions = answering.told.questionnaire.themes.flatMap((theme) => theme.questions);
  return (
    <Notice tone="signal">
      <strong>
        {formatCount(pending.length, "réponse attend un mot de vous", "réponses attendent un mot de vous")}
      </strong>
      <ul>
        {pending.map(({ operation: { id, subject, key } }) => (
          <li key={id}>
            <Link to={subject === "stake" ? stakePath(key) : questionPath(key)}>
              {questions.find((question) => question.id === key)?.label ?? "L’importance d’un thème"}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
