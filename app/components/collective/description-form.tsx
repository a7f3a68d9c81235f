import { Form, Link } from "react-router";
import { RowsField } from "#app/components/collective/rows-field.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, type Option, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { CollectiveDescription } from "#app/domain/collective/collective-action.ts";
import { MOST_SHARES } from "#app/forms/collective-form.ts";
import { choicesState, type FormState, fieldState } from "#app/forms/form-state.ts";

type DescriptionFormProps = {
  readonly state: FormState;
  readonly draft: CollectiveDescription;
  /** Hidden fields. */
  readonly fields: Readonly<Record<string, string>>;
  readonly schemes: readonly Option[];
  readonly back: string;
  readonly submit: string;
};

/** What a collective action is: the same form proposes one and changes it. */
export function DescriptionForm({ state, draft, fields, schemes, back, submit }: DescriptionFormProps) {
  const words = (name: "aim" | "format" | "idealSize" | "legalForm" | "risks" | "indicator") =>
    fieldState(state, name, draft[name] === "" ? null : draft[name]);
  return (
    <Form method="post" className="form wide card collective-form" noValidate>
      <ErrorSummary state={state} labels={LIKE_LABELS} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <InputField
        name="title"
        label="Action"
        hint="Ce que le groupe fait ensemble, en quelques mots. Le financeur lira ces textes : n’y nommez aucune entreprise."
        required
        {...fieldState(state, "title", draft.title === "" ? null : draft.title)}
      />
      <TextAreaField
        name="aim"
        label="But"
        hint="Ce que le groupe veut obtenir, et pour qui."
        rows={3}
        {...words("aim")}
      />
      <TextAreaField
        name="format"
        label="Forme"
        hint="Atelier, achat en commun, chantier partagé… et jusqu’où l’on pourrait aller."
        rows={2}
        {...words("format")}
      />
      <div className="form-row">
        <InputField
          name="minimumFirms"
          label="Entreprises au moins"
          inputMode="numeric"
          required
          {...fieldState(state, "minimumFirms", draft.minimumFirms)}
        />
        <InputField
          name="idealSize"
          label="La bonne taille"
          hint="En toutes lettres."
          {...words("idealSize")}
        />
      </div>
      <div className="form-row">
        <InputField
          name="unitCost"
          label="Coût par entreprise"
          inputMode="numeric"
          unit="€"
          {...fieldState(state, "unitCost", draft.unitCost)}
        />
        <InputField
          name="totalCost"
          label="Coût total, hors aides"
          inputMode="numeric"
          unit="€"
          {...fieldState(state, "totalCost", draft.totalCost)}
        />
      </div>
      <RowsField
        name="shares"
        legend="Qui paie quoi"
        hint="Une ligne par payeur : la Région, les entreprises, l’OPCO…"
        columns={[
          { name: "payer", label: "Qui" },
          { name: "share", label: "Combien", unit: "€" },
        ]}
        initial={draft.shares.map(({ payer, euros }) => [payer, String(euros)])}
        most={MOST_SHARES}
        state={state}
      />
      <TextAreaField
        name="partners"
        label="Partenaires"
        hint="Un par ligne."
        rows={3}
        {...fieldState(state, "partners", draft.partners.length === 0 ? null : draft.partners.join("\n"))}
      />
      <InputField
        name="legalForm"
        label="Forme juridique"
        hint="À faire valider par un conseil."
        {...words("legalForm")}
      />
      <TextAreaField name="risks" label="Risques" rows={2} {...words("risks")} />
      <InputField
        name="indicator"
        label="Indicateur"
        hint="À quoi l’on verra que cela marche."
        {...words("indicator")}
      />
      {schemes.length === 0 ? null : (
        <details className="disclosure" open={state.errors.fundingSchemes !== undefined}>
          <summary>Dispositifs d’aide à étudier ({draft.fundingSchemes.length} cochés au départ)</summary>
          <ChoiceField
            multiple
            name="fundingSchemes"
            label="Dispositifs"
            options={schemes}
            {...choicesState(state, "fundingSchemes", draft.fundingSchemes)}
          />
        </details>
      )}
      <div className="row">
        <SubmitButton pendingLabel="Enregistrement…">{submit}</SubmitButton>
        <Link to={back}>Annuler</Link>
      </div>
    </Form>
  );
}

const LIKE_LABELS = {
  minimumFirms: "Entreprises au moins",
  unitCost: "Coût par entreprise",
  totalCost: "Coût total, hors aides",
} as const;
