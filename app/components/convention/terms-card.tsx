import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { COUNTED_UNITS } from "#app/domain/convention/convention.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import { COUNTED_UNIT_HINTS, COUNTED_UNIT_LABELS } from "#app/text/convention.ts";
import type { StoredTerms } from "#db/convention.ts";

type TermsCardProps = { readonly terms: StoredTerms; readonly state: FormState };

/** What the convention settles besides its targets. */
export function TermsCard({ terms, state }: TermsCardProps) {
  return (
    <section className="card" id="termes">
      <h2>Ce que la convention fixe</h2>
      <Form method="post" action="#termes" className="form wide" noValidate>
        <input type="hidden" name="intent" value="terms" />
        <input type="hidden" name="revision" value={terms.revision} />
        <ErrorSummary state={state} />
        <InputField
          name="publicFunding"
          label="Argent public de l’opération"
          hint="Tous financeurs publics ensemble. Les aides obtenues par euro public en viennent."
          inputMode="numeric"
          unit="€"
          {...fieldState(state, "publicFunding", terms.publicFunding)}
        />
        <ChoiceField
          name="countedUnit"
          label="Une participation compte"
          hint="L’une ou l’autre, jamais les deux : changer recompte tout. À faire confirmer par l’autorité de gestion."
          options={COUNTED_UNITS.map((value) => ({
            value,
            label: COUNTED_UNIT_LABELS[value],
            hint: COUNTED_UNIT_HINTS[value],
          }))}
          required
          {...fieldState(state, "countedUnit", terms.countedUnit)}
        />
        <div>
          <SubmitButton kind="quiet" pendingLabel="Enregistrement…">
            Enregistrer
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}
