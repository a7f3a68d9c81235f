import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, type Option, SelectField, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { HALF_DAYS } from "#app/domain/convention/convention.ts";
import { choicesState, type FormState, fieldState } from "#app/forms/form-state.ts";
import { HALF_DAY_LABELS } from "#app/text/convention.ts";

type PeopleFormProps = {
  readonly state: FormState;
  /** Firms of the operation, with the director; null where the file has none. */
  readonly firms: readonly (Option & { readonly director: string | null })[];
  readonly heldOn: string;
  /** Hours that a half-day of this event takes. */
  readonly hours: number;
  /** Somebody must be on the sheet, and nobody is yet. */
  readonly isAwaited: boolean;
};

/** Several people at once, on one or several half-days. */
export function PeopleForm({ state, firms, heldOn, hours, isAwaited }: PeopleFormProps) {
  const chosen = choicesState(state, "directors");
  const withDirector = firms.flatMap(({ value, label, director }) =>
    director === null ? [] : [{ value, label: director, hint: label }],
  );
  const isOpen = isAwaited || Object.keys(state.errors).length > 0;
  return (
    <details className="disclosure card people-form" id="ajouter" open={isOpen}>
      <summary>Ajouter des personnes</summary>
      <Form method="post" action="#ajouter" className="form wide" noValidate>
        <input type="hidden" name="intent" value="add" />
        <ErrorSummary state={state} />
        <div className="field-pair">
          <InputField
            name="heldOn"
            type="date"
            label="Jour"
            required
            {...fieldState(state, "heldOn", heldOn)}
          />
          <InputField
            name="hours"
            label="Heures par demi-journée"
            inputMode="decimal"
            unit="h"
            required
            {...fieldState(state, "hours", String(hours).replace(".", ","))}
          />
        </div>
        <ChoiceField
          name="halfDays"
          label="Demi-journées"
          multiple
          options={HALF_DAYS.map((value) => ({ value, label: HALF_DAY_LABELS[value] }))}
          {...choicesState(state, "halfDays", ["morning"])}
        />
        {withDirector.length === 0 ? null : (
          <ChoiceField
            name="directors"
            label="Dirigeants des entreprises"
            multiple
            options={withDirector}
            {...chosen}
          />
        )}
        <TextAreaField
          name="people"
          label="Autres personnes"
          hint="Une par ligne : prénom et nom."
          rows={4}
          {...fieldState(state, "people")}
        />
        <SelectField
          name="enrollmentId"
          label="De quelle entreprise sont ces autres personnes"
          options={firms}
          empty="D’aucune entreprise de l’opération"
          {...fieldState(state, "enrollmentId")}
        />
        <div>
          <SubmitButton kind="quiet" pendingLabel="Un instant…">
            Ajouter à la feuille
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}
