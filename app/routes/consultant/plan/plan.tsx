import { data, Form, Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { Notice } from "#app/components/notice.tsx";
import { AcceptButton, PlannedAction } from "#app/components/plan/planned-action.tsx";
import { Suggestion } from "#app/components/plan/suggestion.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount, formatDate, typographic } from "#app/domain/format.ts";
import { untouched } from "#app/forms/form-state.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { answerPlanForm } from "#app/server/plans/answer-plan-form.ts";
import { type PlanPage, planPageOf } from "#app/server/plans/plan-page.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/plan";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "actionPlan")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Plan d’actions · ${loaderData?.page.enrollment.name ?? ""} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  const { db, content } = services();
  const operation = currentOperation(context);
  const scope = { operationId: operation.id, enrollmentId: params.enrollmentId };
  const page = planPageOf(db, content, scope, dayInFrance(context.get(requestContext).now));
  if (page === null) throw data(null, { status: 404 });
  return { operation: { id: operation.id, name: operation.name }, page };
}

export function action(args: Route.ActionArgs) {
  return answerPlanForm(args);
}

export default function Plan({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, page } = loaderData;
  const { enrollment } = page;
  const readOnly = enrollment.withdrawnAt !== null;
  const firm = `/operations/${operation.id}/entreprises/${enrollment.id}`;
  const plan = `${firm}/plan`;
  return (
    <>
      <FirmHead operation={operation} enrollmentId={enrollment.id} name={enrollment.name} />
      <ErrorSummary state={actionData ?? untouched} />
      <PlanState page={page} plan={plan} readOnly={readOnly} />
      {page.actions.length === 0 && page.suggestions.length === 0 ? (
        <EmptyState
          title="Aucune suggestion pour l’instant"
          action={
            <Link className="button" to={`${firm}/entretien`}>
              Aller à l’entretien
            </Link>
          }
        >
          <p>
            Les suggestions viennent des réponses de l’entretien. Vous pouvez aussi ajouter une action à vous.
          </p>
        </EmptyState>
      ) : null}
      {page.actions.length === 0 ? null : (
        <section aria-labelledby="retenues">
          <h2 id="retenues">Dans le plan</h2>
          <ol className="plan-list">
            {page.actions.map((each, index) => (
              <PlannedAction
                key={each.id}
                action={each}
                number={index + 1}
                isLast={index === page.actions.length - 1}
                plan={plan}
                readOnly={readOnly}
              />
            ))}
          </ol>
        </section>
      )}
      <Suggestions page={page} plan={plan} readOnly={readOnly} />
      <SetAside page={page} readOnly={readOnly} />
    </>
  );
}

type PartProps = { readonly page: PlanPage; readonly plan: string; readonly readOnly: boolean };

/** Where the plan stands, what is missing, and the buttons that concern it as a whole. */
function PlanState({ page, plan, readOnly }: PartProps) {
  const { enrollment, actions, lastDecision } = page;
  const unowned = actions.filter((action) => action.owner === null || action.dueOn === null).length;
  if (readOnly)
    return (
      <Notice tone="signal">
        Cette entreprise s’est retirée de l’opération : son plan se lit, il ne change plus.
      </Notice>
    );
  return (
    <div className="toolbar plan-state">
      <p>
        {enrollment.planAgreedAt === null ? (
          <>
            <b>{formatCount(actions.length, "action retenue", "actions retenues")}</b>,{" "}
            {formatCount(page.suggestions.length, "suggestion à examiner", "suggestions à examiner")}.{" "}
            {unowned === 0 ? null : (
              <span className="next-step">
                {formatCount(
                  unowned,
                  "action sans porteur ou sans échéance",
                  "actions sans porteur ou sans échéance",
                )}
                .
              </span>
            )}
          </>
        ) : (
          <>
            Plan arrêté ensemble le {formatDate(enrollment.planAgreedAt)}. Une décision prise maintenant s’y
            ajoute et reste tracée.
          </>
        )}
      </p>
      <div className="actions">
        {lastDecision === null ? null : (
          <Form method="post" preventScrollReset>
            <SubmitButton kind="quiet" name="intent" value="undo" pendingLabel="Un instant…">
              Annuler la dernière décision
            </SubmitButton>
          </Form>
        )}
        <Link className="button quiet" to={`${plan}/ajouter`}>
          Ajouter une action
        </Link>
        <Form method="post">
          {enrollment.planAgreedAt === null ? (
            <SubmitButton name="intent" value="agree" pendingLabel="Un instant…">
              Arrêter le plan
            </SubmitButton>
          ) : (
            <SubmitButton kind="quiet" name="intent" value="reopen" pendingLabel="Un instant…">
              Rouvrir le plan
            </SubmitButton>
          )}
        </Form>
      </div>
    </div>
  );
}

/** The suggestions that would be priorities stand open; the reserve is folded until somebody asks. */
function Suggestions({ page, plan, readOnly }: PartProps) {
  const priorities = page.suggestions.filter((suggestion) => suggestion.isPriority);
  const reserve = page.suggestions.filter((suggestion) => !suggestion.isPriority);
  if (page.suggestions.length === 0) return null;
  const list = (items: PlanPage["suggestions"]) => (
    <ul className="plan-list">
      {items.map((suggestion) => (
        <Suggestion key={suggestion.id} suggestion={suggestion} plan={plan} readOnly={readOnly} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions">Suggestions</h2>
      <p className="soft">
        Elles viennent des réponses. D’abord celles qui font beaucoup d’effet pour peu d’effort, là où l’écart
        et l’enjeu sont les plus grands. Un plan tient en trois à cinq actions.
      </p>
      {priorities.length === 0 ? (
        <p className="soft">Le plan a ses cinq priorités ; les autres suggestions attendent en réserve.</p>
      ) : (
        list(priorities)
      )}
      {reserve.length === 0 ? null : (
        <details className="disclosure reserve">
          <summary>En réserve : {formatCount(reserve.length, "suggestion", "suggestions")}</summary>
          {list(reserve)}
        </details>
      )}
    </section>
  );
}

function SetAside({ page, readOnly }: Omit<PartProps, "plan">) {
  if (page.rejected.length === 0) return null;
  return (
    <section aria-labelledby="ecartees">
      <h2 id="ecartees">Écartées</h2>
      <ul className="ruled card">
        {page.rejected.map((action) => (
          <li key={action.id} className="set-aside">
            <div>
              <b>{typographic(action.title)}</b>
              <span className="soft"> {typographic(action.reason ?? "Sans motif écrit")}</span>
            </div>
            {readOnly ? null : (
              <AcceptButton
                target={{ action: action.id, revision: String(action.revision) }}
                title={action.title}
              >
                Retenir finalement
              </AcceptButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
