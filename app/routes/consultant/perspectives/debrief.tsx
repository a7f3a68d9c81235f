import { data, Link, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Notice } from "#app/components/notice.tsx";
import { DebriefForm } from "#app/components/perspectives/debrief-form.tsx";
import { DebriefHead } from "#app/components/perspectives/debrief-head.tsx";
import { DebriefQuestion } from "#app/components/perspectives/debrief-question.tsx";
import { DebriefTopics, debriefPath } from "#app/components/perspectives/debrief-topics.tsx";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { agreementFormSchema } from "#app/forms/agreement-form.ts";
import { readFields, refused, untouched } from "#app/forms/form-state.ts";
import { typedInForm } from "#app/forms/interview-form.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { agreeAnswer } from "#app/server/perspectives/agree-answer.ts";
import { nextTopic, openDebrief } from "#app/server/perspectives/open-debrief.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/debrief";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Restitution · ${loaderData?.debrief.firm.name ?? ""} · Diapason` },
];

export function loader({ params, context, request }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const url = new URL(request.url);
  const scope = { operationId: id, enrollmentId: params.enrollmentId };
  const debrief = openDebrief(db, content, scope, url.searchParams.get("question"));
  if (debrief === null) throw data(null, { status: 404 });
  return { operation: { id, name }, enrollmentId: params.enrollmentId, debrief };
}

/** Saves one question, then goes on to the next that is not agreed on; a value that was taken back stays on the screen. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { db, content } = services();
  const fields = await request.formData();
  const form = readFields(fields, agreementFormSchema);
  const typed = typedInForm(fields, String(fields.get("question") ?? "")).answer;
  if (!form.ok) return data({ state: form.state, typed, conflict: null }, { status: 422 });
  const sources = { db, questionnaireOf: questionnairesIn(content) };
  const { now } = context.get(requestContext);
  const agreed = agreeAnswer(sources, params.enrollmentId, form.value, typed, currentUser(context), now);
  if (!agreed.ok) {
    const { code } = agreed.problem;
    if (code === "not-found" || code === "forbidden") {
      throw data({ message: agreed.problem.message }, { status: code === "not-found" ? 404 : 403 });
    }
    return data({ state: refused(form.typed, [agreed.problem]), typed, conflict: null }, { status: 422 });
  }
  const path = `/operations/${params.operationId}/entreprises/${params.enrollmentId}/regards/restitution`;
  const scope = { operationId: params.operationId, enrollmentId: params.enrollmentId };
  const debrief = openDebrief(db, content, scope, form.value.question);
  if (agreed.value.kind === "conflict") {
    const { theirs, revision } = agreed.value;
    const question = debrief?.current?.question;
    const answer = theirs === null || question === undefined ? null : describeAnswer(question, theirs.answer);
    const conflict = { answer, reason: theirs?.reason ?? null, revision };
    return data({ state: refused(form.typed, []), typed, conflict }, { status: 409 });
  }
  if (form.value.intent === "take-back") throw redirect(debriefPath(path, form.value.question));
  const next = nextTopic(debrief?.topics ?? [], form.value.question);
  throw redirect(next === null ? path : debriefPath(path, next.id));
}

export default function DebriefPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollmentId, debrief } = loaderData;
  const { firm, topics, current } = debrief;
  const perspectivesPath = `/operations/${operation.id}/entreprises/${enrollmentId}/regards`;
  const path = `${perspectivesPath}/restitution`;
  const index = topics.findIndex(({ id }) => id === current?.crossed.id);
  const [before, after] = [topics[index - 1], topics[index + 1]];
  return (
    <div className="debrief">
      <DebriefHead firm={firm.name} perspectivesPath={perspectivesPath} topics={topics} />
      {current === null ? (
        <Over topics={topics} path={path} perspectivesPath={perspectivesPath} />
      ) : (
        <>
          <DebriefQuestion current={current} place={`Écart ${index + 1} sur ${topics.length}`} />
          {firm.isWithdrawn ? (
            <Notice>
              <strong>Cette restitution se lit seulement</strong>
              <p>L’entreprise s’est retirée de l’opération{"\u00A0"}: plus rien ne s’y enregistre.</p>
            </Notice>
          ) : (
            <DebriefForm
              key={`${current.crossed.id} ${current.revision}`}
              current={current}
              path={path}
              state={actionData?.state ?? untouched}
              sent={actionData?.typed ?? null}
              conflict={actionData?.conflict ?? null}
            />
          )}
          <nav className="neighbours" aria-label="Questions voisines">
            {before === undefined ? (
              <span />
            ) : (
              <Link to={debriefPath(path, before.id)}>← Écart précédent</Link>
            )}
            {after === undefined ? (
              <Link to={perspectivesPath}>Terminer la restitution →</Link>
            ) : (
              <Link to={debriefPath(path, after.id)}>Écart suivant →</Link>
            )}
          </nav>
          <DebriefTopics topics={topics} path={path} currentId={current.crossed.id} />
        </>
      )}
    </div>
  );
}

type OverProps = {
  readonly topics: Route.ComponentProps["loaderData"]["debrief"]["topics"];
  readonly path: string;
  readonly perspectivesPath: string;
};

/** Nothing to talk about, or all of it agreed on. */
function Over({ topics, path, perspectivesPath }: OverProps) {
  const isDone = topics.length > 0;
  return (
    <>
      <h1 className="visually-hidden">Restitution</h1>
      <EmptyState
        title={isDone ? "Tout est convenu" : "Aucun écart à regarder"}
        action={
          <Link
            className="button"
            to={isDone ? perspectivesPath.replace(/regards$/, "plan") : perspectivesPath}
          >
            {isDone ? "Passer au plan d’actions" : "Revenir aux regards"}
          </Link>
        }
      >
        <p>
          {isDone
            ? "Les scores, les constats et les suggestions suivent maintenant les valeurs convenues. Les réponses de chacun restent telles quelles."
            : "Le dirigeant et les autres regards ne se séparent sur aucune question notée."}
        </p>
      </EmptyState>
      {isDone ? <DebriefTopics topics={topics} path={path} currentId={null} isOpen /> : null}
    </>
  );
}
