import { InputField, TextAreaField } from "#app/components/field.tsx";
import type { Operation } from "#app/domain/operation/operation.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";

type OperationFieldsProps = {
  readonly state: FormState;
  /** What the operation is now; null for a new one. */
  readonly operation: Omit<Operation, "id" | "questionnaireId" | "questionnaireVersion" | "stage"> | null;
};

/** What describes an operation, to create it and to change it. */
export function OperationFields({ state, operation }: OperationFieldsProps) {
  return (
    <>
      <InputField
        name="name"
        label="Nom de l’opération"
        hint="Celui que les entreprises et les financeurs lisent, par exemple « Rénover + à Fréjus »."
        required
        maxLength={160}
        {...fieldState(state, "name", operation?.name)}
      />
      <InputField
        name="territory"
        label="Territoire"
        hint="Une commune, un bassin, un département…"
        required
        maxLength={160}
        {...fieldState(state, "territory", operation?.territory)}
      />
      <TextAreaField
        name="funders"
        label="Financeurs"
        hint="Un par ligne, dans l’ordre où les rapports les citent."
        rows={3}
        {...fieldState(state, "funders", operation?.funders.join("\n"))}
      />
      <InputField
        name="convention"
        label="Référence de la convention"
        maxLength={120}
        {...fieldState(state, "convention", operation?.convention)}
      />
      <div className="field-pair">
        <InputField
          name="startsOn"
          type="date"
          label="Début"
          required
          {...fieldState(state, "startsOn", operation?.startsOn)}
        />
        <InputField
          name="endsOn"
          type="date"
          label="Fin"
          required
          {...fieldState(state, "endsOn", operation?.endsOn)}
        />
      </div>
      <InputField
        name="targetFirms"
        label="Entreprises promises"
        hint="Combien d’entreprises la convention demande d’accompagner."
        inputMode="numeric"
        unit="entreprises"
        required
        {...fieldState(state, "targetFirms", operation?.targetFirms)}
      />
      <InputField
        name="minimumGroupSize"
        label="Seuil d’anonymat"
        hint="Aucun chiffre n’est montré aux financeurs s’il repose sur moins d’entreprises que cela. 5 par défaut, jamais moins de 3."
        inputMode="numeric"
        unit="entreprises"
        required
        {...fieldState(state, "minimumGroupSize", operation?.minimumGroupSize ?? 5)}
      />
    </>
  );
}
