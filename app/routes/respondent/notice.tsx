import { data, Form, redirect } from "react-router";
import { Notice } from "#app/components/notice.tsx";
import { NoticeText } from "#app/components/respondent/notice-text.tsx";
import { LEAVING_WAYS, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { questionPath, SENDING_PATH, SUMMARY_PATH } from "#app/components/respondent/step-paths.ts";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate } from "#app/domain/format.ts";
import { resumeAt, selfAssessmentOf } from "#app/domain/invitation/self-assessment.ts";
import { NOTICE_FIELDS } from "#app/forms/self-assessment-form.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit, type RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { cameByLink, THANKS } from "#app/server/self-assessment/guard.ts";
import { acceptNotice, isNoticeSettled, shownNotice } from "#app/server/self-assessment/notice.ts";
import { openOwnSheet, ownAnswersOf } from "#app/server/self-assessment/open-sheet.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/notice";

export const middleware: Route.MiddlewareFunction[] = [cameByLink];

export const meta: Route.MetaFunction = () => [{ title: "Avant de commencer · Diapason" }];

/** Whoever has read it goes on where they stopped; a director whose report was handed over, to their space. */
export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  if (visit.isSubmitted)
    throw redirect(visit.isReleased && visit.actor.perspective === "director" ? "/espace" : THANKS);
  if (isNoticeSettled(db, visit)) throw redirect(resumePath(visit));
  return { notice: shownNotice(db, visit) };
}

/** « J’ai lu, je commence »: keeps the proof, and leads to the first question. */
export async function action({ request, context }: Route.ActionArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  if (visit.isSubmitted) throw redirect(THANKS, 303);
  const form = await request.formData();
  const sha256 = form.get(NOTICE_FIELDS.sha256);
  const said = form.getAll(NOTICE_FIELDS.consent);
  const accepted = acceptNotice(
    db,
    visit,
    {
      sha256: typeof sha256 === "string" ? sha256 : "",
      consents: CONSENTS.map(({ kind }) => kind).filter((kind) => said.includes(kind)),
    },
    context.get(requestContext).now,
  );
  if (accepted.ok) throw redirect("/reponse", 303);
  const { code, message } = accepted.problem;
  if (code === "changed") return data({ message }, { status: 409 });
  throw data({ message }, { status: 410 });
}

export default function NoticePage({ loaderData, actionData }: Route.ComponentProps) {
  const { notice } = loaderData;
  if (notice === null) return <NotReady />;
  const { firm, operation, perspective, sha256, readBeforeOn } = notice;
  const asksConsents = perspective === "director" && readBeforeOn === null;
  return (
    <RespondentShell firm={firm} operation={operation} ways={LEAVING_WAYS}>
      <Form method="post" className="stack">
        <h1>Avant de commencer</h1>
        {actionData === undefined ? null : (
          <Notice tone="signal">
            <p role="alert">{actionData.message}</p>
          </Notice>
        )}
        {readBeforeOn === null ? null : (
          <Notice>
            <p>
              Ces informations ont changé depuis que vous les avez lues, le {formatDate(readBeforeOn)}. Vos
              réponses sont toujours là.
            </p>
          </Notice>
        )}
        <NoticeText notice={notice} />
        {asksConsents ? <Consents /> : null}
        <input type="hidden" name={NOTICE_FIELDS.sha256} value={sha256} />
        <SubmitButton kind="big" pendingLabel="Un instant…">
          {readBeforeOn === null ? "J’ai lu, je commence" : "J’ai lu, je continue"}
        </SubmitButton>
      </Form>
    </RespondentShell>
  );
}

/** Each by itself, none ticked before. */
function Consents() {
  return (
    <fieldset className="consents">
      <legend>
        <h2>Deux accords, si vous le voulez</h2>
      </legend>
      <p className="soft">
        Rien n’en dépend : vous pouvez commencer sans, et les retirer à tout moment en le demandant.
      </p>
      {CONSENTS.map(({ kind, label, help }) => (
        <label className="choice" key={kind}>
          <input type="checkbox" name={NOTICE_FIELDS.consent} value={kind} />
          <span>
            {label}
            <span className="hint soft small">{help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function NotReady() {
  return (
    <RespondentShell firm="Diapason" ways={LEAVING_WAYS}>
      <div className="stack">
        <h1>Ce n’est pas encore ouvert</h1>
        <p>
          Les informations sur vos données ne sont pas encore publiées pour cette opération, et rien ne vous
          est demandé avant. Revenez un peu plus tard, ou dites-le à la personne qui vous a donné ce lien.
        </p>
      </div>
    </RespondentShell>
  );
}

/** The first question that is left; past the last one, the page from which one sends. */
function resumePath(visit: RespondentVisit): string {
  const { db, content } = services();
  const opened = openOwnSheet({ db, questionnaireOf: questionnairesIn(content) }, visit);
  if (!opened.ok) throw data({ message: opened.problem.message }, { status: 503 });
  const { questionnaire, perspective } = opened.value;
  const assessment = selfAssessmentOf(questionnaire, perspective, ownAnswersOf(opened.value));
  if (assessment.asked === 0) return SUMMARY_PATH;
  const question = resumeAt(assessment);
  return question === null ? SENDING_PATH : questionPath(question.id);
}

const CONSENTS = [
  {
    kind: "quote",
    label: "On peut citer une de mes phrases",
    help: "Dans la synthèse du groupe, sans mon nom ni celui de l’entreprise.",
  },
  {
    kind: "network",
    label: "On peut montrer mon entreprise au réseau",
    help: "Son nom, son métier et sa commune, aux autres entreprises de l’opération.",
  },
] as const;
