import { Form, Link } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, type Option, SelectField, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { EVENT_KINDS } from "#app/domain/convention/convention.ts";
import { MOST_EVENT_TITLE, MOST_NOTES } from "#app/forms/event-form.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import { EVENT_KIND_HINTS, EVENT_KIND_LABELS } from "#app/text/convention.ts";
import type { StoredEvent } from "#db/events.ts";

type EventFormProps = {
  readonly state: FormState;
  /** Null for a new one. */
  readonly event: StoredEvent | null;
  readonly firms: readonly Option[];
  readonly actions: readonly Option[];
  /** ISO date that a new one begins with. */
  readonly today: string;
  readonly back: string;
};

/** A visit, a workshop, a committee, a debrief or preparation: when, how long, with whom. */
export function EventForm({ state, event, firms, actions, today, back }: EventFormProps) {
  return (
    <Form method="post" className="form card event-form" noValidate>
      <ErrorSummary state={state} />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="revision" value={event?.revision ?? ""} />
      <ChoiceField
        name="kind"
        label="Ce que c’était"
        options={EVENT_KINDS.map((value) => ({
          value,
          label: EVENT_KIND_LABELS[value],
          hint: EVENT_KIND_HINTS[value],
        }))}
        required
        {...fieldState(state, "kind", event?.kind ?? null)}
      />
      <div className="firm-only form">
        <SelectField
          name="enrollmentId"
          label="Entreprise"
          options={firms}
          empty="Choisissez"
          required
          {...fieldState(state, "enrollmentId", event?.enrollmentId ?? null)}
        />
      </div>
      {actions.length === 0 ? null : (
        <div className="workshop-only form">
          <SelectField
            name="collectiveActionId"
            label="Action collective"
            options={actions}
            empty="Aucune"
            {...fieldState(state, "collectiveActionId", event?.collectiveActionId ?? null)}
          />
        </div>
      )}
      <InputField
        name="title"
        label="Titre"
        hint="Il s’imprime sur la feuille d’émargement."
        required
        maxLength={MOST_EVENT_TITLE}
        {...fieldState(state, "title", event?.title ?? null)}
      />
      <div className="field-pair">
        <InputField
          name="heldOn"
          type="date"
          label="Jour"
          hint="S’il est à venir, il ne compte pas encore."
          required
          {...fieldState(state, "heldOn", event?.heldOn ?? today)}
        />
        <InputField
          name="place"
          label="Lieu"
          hint="Il s’imprime sur la feuille."
          maxLength={240}
          {...fieldState(state, "place", event?.place ?? null)}
        />
      </div>
      <div className="field-pair">
        <InputField
          name="hours"
          label="Heures d’un conseiller"
          hint="Par quarts d’heure : « 3,5 »."
          inputMode="decimal"
          unit="h"
          required
          {...fieldState(state, "hours", event === null ? null : String(event.hours).replace(".", ","))}
        />
        <InputField
          name="advisers"
          label="Conseillers"
          hint="À deux, le temps compte double."
          inputMode="numeric"
          required
          {...fieldState(state, "advisers", event?.advisers ?? 1)}
        />
      </div>
      <TextAreaField
        name="notes"
        label="Notes"
        hint="Pour vous : elles ne se publient pas."
        rows={4}
        maxLength={MOST_NOTES}
        {...fieldState(state, "notes", event?.notes ?? null)}
      />
      <div className="row">
        <SubmitButton pendingLabel="Enregistrement…">Enregistrer</SubmitButton>
        <Link to={back}>Annuler</Link>
      </div>
    </Form>
  );
}
