import { ChoiceField, InputField, type Option, TextAreaField } from "#app/components/field.tsx";
import type { CollectiveMember } from "#app/domain/collective/collective-action.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";

type AnswerFieldsProps = {
  readonly state: FormState;
  readonly member: Pick<CollectiveMember, "answer" | "hours" | "euros" | "remark" | "answeredAt">;
  readonly options: readonly (Option & { readonly hint?: string })[];
  readonly question: string;
  readonly remarkLabel: string;
  readonly remarkHint: string;
};

/** What a firm says to an action: the same boxes for itself and for its consultant. */
export function AnswerFields({
  state,
  member,
  options,
  question,
  remarkLabel,
  remarkHint,
}: AnswerFieldsProps) {
  return (
    <>
      <input type="hidden" name="seenAt" value={member.answeredAt ?? ""} />
      <ChoiceField
        name="answer"
        label={question}
        options={options}
        required
        {...fieldState(state, "answer", member.answer === "invited" ? null : member.answer)}
      />
      {options.length === 1 ? null : (
        <div className="form-row">
          <InputField
            name="hours"
            label="Heures par mois"
            hint="Offertes au groupe."
            inputMode="decimal"
            unit="h"
            {...fieldState(
              state,
              "hours",
              member.hours === null ? null : String(member.hours).replace(".", ","),
            )}
          />
          <InputField
            name="euros"
            label="Somme"
            hint="En tout, sans les centimes."
            inputMode="numeric"
            unit="€"
            {...fieldState(state, "euros", member.euros)}
          />
        </div>
      )}
      <TextAreaField
        name="remark"
        label={remarkLabel}
        hint={remarkHint}
        rows={3}
        {...fieldState(state, "remark", member.remark)}
      />
    </>
  );
}
