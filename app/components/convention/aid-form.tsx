import { Form, Link } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, type Option, SelectField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { AID_OUTCOMES } from "#app/domain/convention/convention.ts";
import { MOST_AID_NAME } from "#app/forms/aid-form.ts";
import { choicesState, type FormState, fieldState } from "#app/forms/form-state.ts";
import { AID_OUTCOME_LABELS } from "#app/text/convention.ts";
import type { StoredAidRequest } from "#db/aid-requests.ts";

type AidFormProps = {
  readonly state: FormState;
  /** Null for a new one. */
  readonly request: StoredAidRequest | null;
  readonly schemes: readonly Option[];
  /** Where « Annuler » leads; none where there is nothing to leave. */
  readonly back?: string;
};

/** A firm's request for public aid. */
export function AidForm({ state, request, schemes, back }: AidFormProps) {
  return (
    <Form method="post" action="#demande" id="demande" className="form aid-form" noValidate>
      <ErrorSummary state={state} labels={LIKE_LABELS} />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="revision" value={request?.revision ?? ""} />
      <SelectField
        name="schemeId"
        label="Dispositif du catalogue"
        options={schemes}
        empty="Une autre aide"
        {...fieldState(state, "schemeId", request?.schemeId ?? null)}
      />
      <div className="other-aid-only form">
        <InputField
          name="name"
          label="Nom de l’aide"
          hint="Quand elle n’est pas au catalogue."
          required
          maxLength={MOST_AID_NAME}
          {...fieldState(state, "name", request?.schemeId === null ? request.name : null)}
        />
      </div>
      <div className="field-pair">
        <InputField
          name="askedOn"
          type="date"
          label="Demandée le"
          required
          {...fieldState(state, "askedOn", request?.askedOn ?? null)}
        />
        <InputField
          name="askedAmount"
          label="Montant demandé"
          inputMode="numeric"
          unit="€"
          {...fieldState(state, "askedAmount", request?.askedAmount ?? null)}
        />
      </div>
      <ChoiceField
        name="outcome"
        label="Où en est-elle ?"
        options={AID_OUTCOMES.map((value) => ({ value, label: AID_OUTCOME_LABELS[value] }))}
        required
        {...fieldState(state, "outcome", request?.outcome ?? "asked")}
      />
      <div className="field-pair settled-only">
        <InputField
          name="settledOn"
          type="date"
          label="Décidée le"
          hint="Le jour de l’accord ou du refus."
          {...fieldState(state, "settledOn", request?.settledOn ?? null)}
        />
        <InputField
          name="grantedAmount"
          label="Montant accordé"
          hint="S’il est connu."
          inputMode="numeric"
          unit="€"
          {...fieldState(state, "grantedAmount", request?.grantedAmount ?? null)}
        />
      </div>
      <ChoiceField
        name="isDeMinimis"
        label="Régime"
        multiple
        options={[
          {
            value: "oui",
            label: "C’est une aide de minimis",
            hint: "L’entreprise le déclare ; la décision d’octroi le dit.",
          },
        ]}
        {...choicesState(state, "isDeMinimis", request?.isDeMinimis === true ? ["oui"] : [])}
      />
      <div className="row">
        <SubmitButton pendingLabel="Enregistrement…">Enregistrer</SubmitButton>
        {back === undefined ? null : <Link to={back}>Annuler</Link>}
      </div>
    </Form>
  );
}

const LIKE_LABELS = {
  askedOn: "Demandée le",
  askedAmount: "Montant demandé",
  settledOn: "Décidée le",
  grantedAmount: "Montant accordé",
} as const;
