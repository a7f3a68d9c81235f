import { Form, Link } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField, type Option, SelectField, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { MOST_JUSTIFICATION, MOST_LABEL, MOST_UNIT } from "#app/forms/convention-form.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import type { StoredTarget } from "#db/convention.ts";

type TargetFormProps = {
  readonly state: FormState;
  /** Null for a new one. */
  readonly target: StoredTarget | null;
  readonly options: readonly Option[];
  readonly back: string;
};

/** A target: what it counts, how much was promised, and why there is a gap. */
export function TargetForm({ state, target, options, back }: TargetFormProps) {
  return (
    <Form method="post" className="form card target-form" noValidate>
      <ErrorSummary state={state} />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="revision" value={target?.revision ?? ""} />
      <SelectField
        name="indicator"
        label="Ce que la convention compte"
        hint="Ce qui peut se calculer se calcule : personne ne l’écrit."
        options={options}
        empty="Choisissez"
        required
        {...fieldState(state, "indicator", target?.indicator ?? null)}
      />
      <div className="own-only form">
        <InputField
          name="label"
          label="Son nom"
          required
          maxLength={MOST_LABEL}
          {...fieldState(state, "label", target?.label ?? null)}
        />
        <InputField
          name="unit"
          label="Il se compte en"
          hint="Au pluriel : « contrats », « logements »."
          required
          maxLength={MOST_UNIT}
          {...fieldState(state, "unit", target?.unit ?? null)}
        />
      </div>
      <InputField
        name="planned"
        label="Prévu par la convention"
        inputMode="decimal"
        required
        {...fieldState(state, "planned", decimal(target?.planned ?? null))}
      />
      <div className="own-only form">
        <InputField
          name="achieved"
          label="Réalisé à ce jour"
          inputMode="decimal"
          {...fieldState(state, "achieved", decimal(target?.achieved ?? null))}
        />
      </div>
      <TextAreaField
        name="justification"
        label="Justification de l’écart"
        hint="Elle se publie avec la synthèse : sans nom d’entreprise ni de personne. Il en faut une quand moins est réalisé que prévu."
        rows={5}
        maxLength={MOST_JUSTIFICATION}
        {...fieldState(state, "justification", target?.justification ?? null)}
      />
      <div className="row">
        <SubmitButton pendingLabel="Enregistrement…">Enregistrer</SubmitButton>
        <Link to={back}>Annuler</Link>
      </div>
    </Form>
  );
}

function decimal(value: number | null): string | null {
  return value === null ? null : String(value).replace(".", ",");
}
