import { Form } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField } from "#app/components/field.tsx";
import { Moment } from "#app/components/moment.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount, formatList } from "#app/domain/format.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import type { CopyPreview, CopyWritten } from "#app/server/field/rescue-copy.ts";

/** The form as it came back, with what the copy holds or what became of it. */
export type RescueState = FormState & {
  readonly preview?: CopyPreview;
  readonly written?: CopyWritten;
};

/** Reading back the rescue copy of a tablet: first what it holds, then writing it. The file stays chosen between the two. */
export function RescueForm({ state }: { readonly state: RescueState }) {
  const { preview, written } = state;
  const hasSomething = preview !== undefined && preview.operations + preview.photos > 0;
  return (
    <section className="card" id="copie-de-secours">
      <h2>Reprendre une copie de secours</h2>
      <Form method="post" encType="multipart/form-data" className="form" noValidate>
        <ErrorSummary state={state} />
        <InputField
          name="file"
          type="file"
          label="Copie de secours"
          hint="Le fichier téléchargé sur la tablette, 12 Mo au plus. Seule la personne qui l’a faite peut le lire."
          accept=".diapason,.json,application/json"
          required
          {...fieldState(state, "file")}
        />
        <div role="status">
          {preview === undefined ? null : <Preview preview={preview} />}
          {written === undefined ? null : <Written written={written} />}
        </div>
        <div className="row">
          {hasSomething ? (
            <SubmitButton
              name="intent"
              value="write"
              pendingLabel="Reprise…"
              formAction="/appareils?reprendre"
            >
              Reprendre sur le serveur
            </SubmitButton>
          ) : null}
          <SubmitButton
            name="intent"
            value="read"
            kind={hasSomething ? "quiet" : ""}
            pendingLabel="Lecture…"
            formAction="/appareils"
          >
            Lire la copie
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

function Preview({ preview }: { readonly preview: CopyPreview }) {
  const { madeAt, device, operations, visits, photos } = preview;
  return (
    <div className="notice">
      <p>
        Copie de {device}, faite le <Moment at={madeAt} />.
      </p>
      <p>
        {operations + photos === 0
          ? "Le serveur a déjà tout ce qu’elle contient."
          : `Elle contient ${formatList([
              ...(operations === 0 ? [] : [formatCount(operations, "saisie", "saisies")]),
              ...(photos === 0 ? [] : [formatCount(photos, "photo", "photos")]),
            ])} que le serveur n’a pas, de ${formatCount(visits, "visite", "visites")}. Rien n’est encore écrit.`}
      </p>
    </div>
  );
}

function Written({ written }: { readonly written: CopyWritten }) {
  const { operations, conflicts, photos, refusals } = written;
  return (
    <div className={refusals.length === 0 ? "notice" : "notice signal"}>
      <p>
        {`Sur le serveur : ${formatList([
          formatCount(operations, "saisie", "saisies"),
          formatCount(photos, "photo", "photos"),
        ])}.`}
        {conflicts === 0
          ? ""
          : ` ${formatCount(conflicts, "conflit est à trancher", "conflits sont à trancher")} dans l’entretien.`}
      </p>
      {refusals.length === 0 ? null : (
        <ul>
          {refusals.map((refusal) => (
            <li key={refusal}>{refusal}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
