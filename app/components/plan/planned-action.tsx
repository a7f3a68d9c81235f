import { Form, Link } from "react-router";
import type { ShownReason } from "#app/components/plan/reasons.tsx";
import { Reasons } from "#app/components/plan/reasons.tsx";
import { SchemeList, type ShownScheme } from "#app/components/plan/scheme-list.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatEuro, formatShortDate, typographic } from "#app/domain/format.ts";
import type { PlannedAction as Planned } from "#app/domain/plan/action-plan.ts";
import { decisionLabels, effortLabels, horizonLabels, impactLabels, statusLabels } from "#app/text/plan.ts";

type PlannedActionProps = {
  readonly action: Planned & {
    readonly revision: number;
    readonly because: readonly ShownReason[];
    readonly schemes: readonly ShownScheme[];
    readonly together: readonly string[];
  };
  /** Its place in the plan, from 1. */
  readonly number: number;
  readonly isLast: boolean;
  readonly plan: string;
  readonly readOnly: boolean;
};

/** An action of the plan: what, why, who, when, with what, and what can be done with it. */
export function PlannedAction({ action, number, isLast, plan, readOnly }: PlannedActionProps) {
  return (
    <li className="card planned-action" id={`action-${action.id}`}>
      <header>
        <span className="rank" aria-hidden="true">
          {number}
        </span>
        <h3>{typographic(action.title)}</h3>
        {readOnly ? null : <MoveButtons action={action} isFirst={number === 1} isLast={isLast} />}
      </header>
      <p className="soft small">
        {[
          decisionLabels[action.decision],
          horizonLabels[action.horizon],
          impactLabels[action.impact - 1],
          effortLabels[action.effort - 1],
        ].join(" · ")}
      </p>
      <p>{typographic(action.why)}</p>
      <Facts action={action} />
      <Reasons because={action.because} />
      <details className="disclosure">
        <summary>Premiers pas</summary>
        <ol>
          {action.steps.map((step) => (
            <li key={step}>{typographic(step)}</li>
          ))}
        </ol>
        {action.indicator === null ? null : (
          <p className="soft small">Indicateur : {typographic(action.indicator)}</p>
        )}
      </details>
      <SchemeList schemes={action.schemes} />
      {action.together.length === 0 ? null : (
        <p className="small">À plusieurs : {action.together.map(typographic).join(" ; ")}</p>
      )}
      {readOnly ? null : (
        <div className="actions">
          <Link className="button quiet small" to={`${plan}/${action.id}/suivi`}>
            Suivre<span className="visually-hidden"> : {action.title}</span>
          </Link>
          <Link className="button quiet small" to={`${plan}/${action.id}/modifier`}>
            Modifier<span className="visually-hidden"> : {action.title}</span>
          </Link>
          <Link className="button quiet small" to={`${plan}/${action.id}/ecarter`}>
            Écarter<span className="visually-hidden"> : {action.title}</span>
          </Link>
        </div>
      )}
    </li>
  );
}

function Facts({ action }: Pick<PlannedActionProps, "action">) {
  return (
    <dl className="facts">
      <div>
        <dt>Porteur</dt>
        <dd>{action.owner ?? <span className="next-step">à nommer</span>}</dd>
      </div>
      <div>
        <dt>Échéance</dt>
        <dd>
          {action.dueOn === null ? <span className="next-step">à fixer</span> : formatShortDate(action.dueOn)}
        </dd>
      </div>
      <div>
        <dt>Coût</dt>
        <dd>{action.cost === null ? "à chiffrer" : formatEuro(action.cost)}</dd>
      </div>
      <div>
        <dt>État</dt>
        <dd>{statusLabels[action.status]}</dd>
      </div>
    </dl>
  );
}

function MoveButtons({
  action,
  isFirst,
  isLast,
}: {
  readonly action: Planned;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}) {
  return (
    <Form method="post" className="move" preventScrollReset>
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="action" value={action.id} />
      <button
        className="button quiet small"
        name="direction"
        value="up"
        type="submit"
        disabled={isFirst}
        aria-label={`Monter : ${action.title}`}
      >
        ↑
      </button>
      <button
        className="button quiet small"
        name="direction"
        value="down"
        type="submit"
        disabled={isLast}
        aria-label={`Descendre : ${action.title}`}
      >
        ↓
      </button>
    </Form>
  );
}

/** « Retenir », for a suggestion or for an action that was set aside. */
export function AcceptButton({
  target,
  title,
  children,
}: {
  readonly target: Readonly<Record<string, string>>;
  readonly title: string;
  readonly children: string;
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="accept" />
      {Object.entries(target).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        kind="small"
        name="pressed"
        value={Object.values(target).join(" ")}
        pendingLabel="Un instant…"
      >
        {children}
        <span className="visually-hidden"> : {title}</span>
      </SubmitButton>
    </Form>
  );
}
