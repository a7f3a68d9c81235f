import { InputField } from "#app/components/field.tsx";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import { fieldOf, RECIPIENT_MAX } from "#app/forms/invitation-form.ts";

type InvitationFieldsProps = {
  readonly perspective: InvitedPerspective;
  readonly state: FormState;
  readonly initial: {
    readonly recipient: string | null;
    readonly email: string | null;
    readonly expiresOn: string;
  };
  readonly days: { readonly first: string; readonly last: string };
};

/** Whom messages go to, and until when the link works. */
export function InvitationFields({ perspective, state, initial, days }: InvitationFieldsProps) {
  const field = (name: "recipient" | "email" | "expiresOn") => {
    const own = fieldOf(name, perspective);
    return { name: own, ...fieldState(state, own, initial[name]) };
  };
  return (
    <>
      <div className="field-pair">
        <InputField
          {...field("recipient")}
          label={perspective === "director" ? "Nom" : "À qui le remettre"}
          maxLength={RECIPIENT_MAX}
          autoComplete="off"
        />
        <InputField
          {...field("email")}
          label="Adresse électronique"
          type="email"
          autoComplete="off"
          inputMode="email"
        />
      </div>
      <InputField
        {...field("expiresOn")}
        label="Lien valable jusqu’au"
        type="date"
        min={days.first}
        max={days.last}
        required
      />
    </>
  );
}
