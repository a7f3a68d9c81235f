import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField, SelectField, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatAppointment } from "#app/domain/format.ts";
import { APPOINTMENT_PLACE_MAX } from "#app/forms/firm-place-form.ts";
import { type FormState, fieldState, untouched } from "#app/forms/form-state.ts";

type AppointmentCardProps = {
  /** Local day, with or without a time. */
  readonly at: string | null;
  readonly place: string | null;
  readonly state: FormState;
};

/** When and where the firm is met next. */
export function AppointmentCard({ at, place, state }: AppointmentCardProps) {
  const mine = stateOf(state, "appointment");
  const [day = null, time = null] = at === null ? [] : at.split("T");
  return (
    <section className="card stack" id="rendez-vous">
      <h2>Prochain rendez-vous</h2>
      {at === null ? null : (
        <p>
          {capitalised(formatAppointment(at))}
          {place === null ? "" : ` · ${place}`}
        </p>
      )}
      <Form method="post" action="#rendez-vous" className="form" noValidate>
        <input type="hidden" name="intent" value="appointment" />
        <ErrorSummary state={mine} />
        <div className="field-pair">
          <InputField name="day" type="date" label="Jour" required {...fieldState(mine, "day", day)} />
          <InputField name="time" type="time" label="Heure" {...fieldState(mine, "time", time)} />
        </div>
        <InputField
          name="place"
          label="Lieu"
          maxLength={APPOINTMENT_PLACE_MAX}
          {...fieldState(mine, "place", place)}
        />
        <div>
          <SubmitButton kind="quiet" pendingLabel="Enregistrement…">
            {at === null ? "Noter le rendez-vous" : "Déplacer le rendez-vous"}
          </SubmitButton>
        </div>
      </Form>
      {at === null ? null : (
        <Form method="post" action="#rendez-vous">
          <SubmitButton kind="quiet small danger" name="intent" value="cancel-appointment">
            Retirer le rendez-vous
          </SubmitButton>
        </Form>
      )}
    </section>
  );
}

type ConsultantCardProps = {
  readonly consultantId: string | null;
  readonly consultants: readonly { readonly value: string; readonly label: string }[];
  readonly state: FormState;
};

/** Who follows the firm. */
export function ConsultantCard({ consultantId, consultants, state }: ConsultantCardProps) {
  const mine = stateOf(state, "assign");
  return (
    <section className="card" id="suivi">
      <Form method="post" action="#suivi" className="form" noValidate>
        <input type="hidden" name="intent" value="assign" />
        <SelectField
          name="consultantId"
          label="Suivie par"
          required
          empty="Personne pour le moment"
          options={consultants}
          key={consultantId}
          {...fieldState(mine, "consultantId", consultantId)}
        />
        <div>
          <SubmitButton kind="quiet" pendingLabel="Enregistrement…">
            Changer
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

type WithdrawalCardProps = { readonly mostCharacters: number; readonly state: FormState };

/** A firm leaves the operation; it can come back. */
export function WithdrawalCard({ mostCharacters, state }: WithdrawalCardProps) {
  const mine = stateOf(state, "withdraw");
  return (
    <details className="disclosure card" id="retrait" open={mine !== untouched}>
      <summary>L’entreprise se retire</summary>
      <Form method="post" action="#retrait" className="form" noValidate>
        <input type="hidden" name="intent" value="withdraw" />
        <ErrorSummary state={mine} />
        <p className="soft">
          Ses réponses et son plan sont gardés, et ne comptent plus nulle part. Elle peut revenir quand elle
          veut.
        </p>
        <TextAreaField
          name="reason"
          label="Pourquoi"
          rows={3}
          required
          maxLength={mostCharacters}
          {...fieldState(mine, "reason")}
        />
        <div>
          <SubmitButton kind="danger" pendingLabel="Retrait…">
            Retirer de l’opération
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}

/** The part of the page's state that is this form's. */
function stateOf(state: FormState, intent: string): FormState {
  return state.values.intent === intent ? state : untouched;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
