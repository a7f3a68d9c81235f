import { Form } from "react-router";
import { InputField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate } from "#app/domain/format.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import { fieldOf } from "#app/forms/invitation-form.ts";
import type { ToldInvitation } from "#app/server/invitations/tell-firm.ts";

type RemindersProps = {
  readonly perspective: InvitedPerspective;
  readonly invitation: ToldInvitation;
  readonly firstDay: string;
  readonly state: FormState;
};

/** The reminders of an invitation, and one more if there may be one. */
export function Reminders({ perspective, invitation, firstDay, state }: RemindersProps) {
  const { reminders, canRemind, lastDay } = invitation;
  const name = fieldOf("dueOn", perspective);
  if (reminders.length === 0 && !canRemind) return null;
  return (
    <div className="stack reminders">
      <h3>Relances</h3>
      {reminders.length === 0 ? null : (
        <ul className="ruled">
          {reminders.map(({ dueOn, queuedAt }) => (
            <li key={dueOn} className="reminder">
              <span>
                {queuedAt === null ? "Prévue le" : "Partie le"} {formatDate(queuedAt ?? dueOn)}
              </span>
              {queuedAt === null ? (
                <Form method="post">
                  <Which perspective={perspective} invitationId={invitation.id} />
                  <input type="hidden" name="day" value={dueOn} />
                  <SubmitButton kind="quiet small" name="intent" value="forgo" pendingLabel="Annulation…">
                    Annuler<span className="visually-hidden"> la relance du {formatDate(dueOn)}</span>
                  </SubmitButton>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {canRemind ? (
        <Form method="post" className="row reminder-form" noValidate>
          <Which perspective={perspective} invitationId={invitation.id} />
          <InputField
            label="Relancer le"
            type="date"
            name={name}
            min={firstDay}
            max={lastDay}
            required
            {...fieldState(state, name)}
          />
          <SubmitButton kind="quiet" name="intent" value="remind" pendingLabel="Enregistrement…">
            Prévoir
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}

type WhichProps = { readonly perspective: InvitedPerspective; readonly invitationId: string };

/** Which invitation a form is about. */
export function Which({ perspective, invitationId }: WhichProps) {
  return (
    <>
      <input type="hidden" name="perspective" value={perspective} />
      <input type="hidden" name="invitationId" value={invitationId} />
    </>
  );
}
