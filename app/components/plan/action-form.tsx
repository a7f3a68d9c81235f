import { Form, Link } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, type Option, SelectField, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { Horizon } from "#app/domain/questionnaire/definition.ts";
import { choicesState, type FormState, fieldState } from "#app/forms/form-state.ts";
import { effortLabels, horizonLabels, impactLabels } from "#app/text/plan.ts";

export type ActionDraft = {
  readonly title: string;
  readonly why: string;
  readonly steps: readonly string[];
  readonly horizon: Horizon;
  readonly effort: number;
  readonly impact: number;
  readonly indicator: string | null;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly cost: number | null;
  readonly fundingSchemes: readonly string[];
  readonly collectiveActions: readonly string[];
};

type ActionFormProps = {
  readonly state: FormState;
  readonly draft: ActionDraft | null;
  /** What is decided on: hidden fields of the form. */
  readonly target: Readonly<Record<string, string>>;
  readonly schemes: readonly Option[];
  readonly together: readonly Option[];
  readonly back: string;
  readonly submit: string;
};

const HORIZONS: readonly Option[] = Object.entries(horizonLabels).map(([value, label]) => ({ value, label }));
const grades = (labels: readonly string[]): readonly Option[] =>
  labels.map((label, index) => ({ value: String(index + 1), label }));

/** The words of an action: the same form adds one, or adapts a suggestion to the firm. */
export function ActionForm({ state, draft, target, schemes, together, back, submit }: ActionFormProps) {
  return (
    <Form method="post" className="form card" noValidate>
      <ErrorSummary state={state} />
      {Object.entries(target).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <InputField
        name="title"
        label="Action"
        hint="Un verbe, puis ce qu’il y a à faire."
        required
        {...fieldState(state, "title", draft?.title ?? null)}
      />
      <TextAreaField
        name="why"
        label="Pourquoi"
        rows={2}
        required
        {...fieldState(state, "why", draft?.why ?? null)}
      />
      <TextAreaField
        name="steps"
        label="Premiers pas"
        hint="Un par ligne ; le premier se fait en moins d’une heure."
        rows={4}
        required
        {...fieldState(state, "steps", draft?.steps.join("\n") ?? null)}
      />
      <div className="form-row">
        <InputField
          name="owner"
          label="Porteur"
          hint="Une personne, pas « l’entreprise »."
          {...fieldState(state, "owner", draft?.owner ?? null)}
        />
        <InputField
          name="dueOn"
          type="date"
          label="Échéance"
          {...fieldState(state, "dueOn", draft?.dueOn ?? null)}
        />
        <InputField
          name="cost"
          inputMode="numeric"
          unit="€"
          label="Coût"
          {...fieldState(state, "cost", draft?.cost ?? null)}
        />
      </div>
      <InputField
        name="indicator"
        label="Indicateur"
        hint="À quoi verra-t-on que c’est fait ?"
        {...fieldState(state, "indicator", draft?.indicator ?? null)}
      />
      <div className="form-row">
        <SelectField
          name="horizon"
          label="Horizon"
          options={HORIZONS}
          {...fieldState(state, "horizon", draft?.horizon ?? "3-months")}
        />
        <SelectField
          name="impact"
          label="Effet attendu"
          options={grades(impactLabels)}
          {...fieldState(state, "impact", draft?.impact ?? 2)}
        />
        <SelectField
          name="effort"
          label="Effort"
          options={grades(effortLabels)}
          {...fieldState(state, "effort", draft?.effort ?? 2)}
        />
      </div>
      {schemes.length === 0 ? null : (
        <ChoiceField
          multiple
          name="fundingSchemes"
          label="Dispositifs d’aide à étudier"
          options={schemes}
          {...choicesState(state, "fundingSchemes", draft?.fundingSchemes ?? [])}
        />
      )}
      {together.length === 0 ? null : (
        <ChoiceField
          multiple
          name="collectiveActions"
          label="À faire à plusieurs"
          options={together}
          {...choicesState(state, "collectiveActions", draft?.collectiveActions ?? [])}
        />
      )}
      <div className="row">
        <SubmitButton>{submit}</SubmitButton>
        <Link to={back}>Annuler</Link>
      </div>
    </Form>
  );
}
