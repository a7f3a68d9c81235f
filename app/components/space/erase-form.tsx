import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { type FormState, fieldState } from "#app/forms/form-state.ts";

type EraseFormProps = {
  readonly firm: string;
  readonly state: FormState;
  /** The place of the page that the form is in, so that one finds it again. */
  readonly anchor: string;
};

/** What goes, what stays, and the name to type before anything does. */
export function EraseForm({ firm, state, anchor }: EraseFormProps) {
  return (
    <>
      <p>
        <b>Ce qui est effacé, tout de suite et pour toujours</b> : les réponses de tous (dirigeant, entretien,
        salariés, clients), les remarques, le plan et son suivi, les fichiers joints, les rapports, les
        invitations, les accords, et la fiche de l’entreprise si aucune autre opération ne l’a.
      </p>
      <p>
        <b>Ce qui reste</b> : la trace qu’une entreprise a été effacée, et quel jour, sans son nom ; le
        journal des accès, sans aucune réponse ; les synthèses déjà publiées, où aucune entreprise ne se
        reconnaît ; et les documents que chacun a déjà téléchargés.
      </p>
      <Form method="post" action={`#${anchor}`} className="form" noValidate>
        <input type="hidden" name="intent" value="erase" />
        <ErrorSummary state={state} />
        <InputField
          name="name"
          label={`Pour confirmer, écrivez « ${firm} »`}
          autoComplete="off"
          required
          {...fieldState(state, "name")}
        />
        <div>
          <SubmitButton kind="danger" name="pressed" value="erase" pendingLabel="Effacement…">
            Tout effacer
          </SubmitButton>
        </div>
      </Form>
    </>
  );
}
