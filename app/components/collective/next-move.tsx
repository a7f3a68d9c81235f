import { Form, Link } from "react-router";
import { TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { CollectiveStage } from "#app/domain/collective/collective-action.ts";
import type { NextMove as Move } from "#app/domain/collective/next-move.ts";
import { outcomesAt, stageAfter } from "#app/domain/collective/transitions.ts";
import { typographic } from "#app/domain/format.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import { nextMoveLabels } from "#app/text/collective.ts";

type NextMoveProps = {
  readonly stage: CollectiveStage;
  readonly move: Move;
  readonly hasPilot: boolean;
  readonly revision: number;
  readonly here: string;
  readonly state: FormState;
};

/** What the action waits for, and the buttons that do it. */
export function NextMove({ stage, move, hasPilot, revision, here, state }: NextMoveProps) {
  const mayStart = stageAfter(stage, "start-pilot") !== null && hasPilot;
  const mayReview = stageAfter(stage, "review") !== null;
  const outcomes = outcomesAt(stage);
  if (move === "nothing") return null;
  return (
    <section className="card stack next-move" aria-labelledby="maintenant">
      <h2 id="maintenant">{typographic(`Et maintenant : ${lowered(nextMoveLabels[move])}`)}</h2>
      {mayStart ? (
        <StepForm
          intent="start-pilot"
          label="Un mot sur le départ"
          submit="Commencer le pilote"
          hint="Le plafond de dépense et le critère d’arrêt ne changeront plus."
          {...{ revision, state }}
        />
      ) : null}
      {mayReview ? (
        <StepForm
          intent="review"
          label="Ce que l’on a vu"
          submit="Terminer le pilote et ouvrir le bilan"
          hint="Des faits, face au critère d’arrêt."
          {...{ revision, state }}
        />
      ) : null}
      <div className="row">
        {move === "invite" ? (
          <Link className="button" to={`${here}/inviter`}>
            Inviter des entreprises
          </Link>
        ) : null}
        {move === "write-pilot" ? (
          <Link className="button" to={`${here}/pilote`}>
            Écrire le pilote
          </Link>
        ) : null}
        {move === "tell" ? (
          <Link className="button" to={`${here}/retour`}>
            Écrire le retour d’expérience
          </Link>
        ) : null}
        {outcomes.length === 0 ? null : (
          <Link className={outcomes.length > 1 ? "button" : "button quiet"} to={`${here}/issue`}>
            {outcomes.length > 1 ? "Décider de la suite" : "Arrêter l’action"}
          </Link>
        )}
      </div>
    </section>
  );
}

type StepFormProps = {
  readonly intent: "start-pilot" | "review";
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly revision: number;
  readonly state: FormState;
};

function StepForm({ intent, label, hint, submit, revision, state }: StepFormProps) {
  return (
    <Form method="post" className="form" noValidate>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="revision" value={revision} />
      <TextAreaField name="words" label={label} hint={hint} rows={2} {...fieldState(state, "words")} />
      <div>
        <SubmitButton pendingLabel="Un instant…">{submit}</SubmitButton>
      </div>
    </Form>
  );
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
