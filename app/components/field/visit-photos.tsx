import { type ChangeEvent, useId, useState } from "react";
import { PhotoFigure } from "#app/components/field/photo-figure.tsx";
import type { HeldPhoto } from "#app/components/field/use-visit.ts";
import { useVisitContext } from "#app/components/field/visit-context.ts";
import { WHY_NOT_KEPT } from "#app/components/field/why-not-kept.ts";
import type { Photo } from "#app/domain/visit/visit-fact.ts";
import { intakePhoto } from "#app/offline/field/photo-intake.ts";

type VisitPhotosProps = {
  /** The question that they are evidence for; null for photos of the visit. */
  readonly question: string | null;
};

/** Photos taken on site: shown, described, taken away and put back. */
export function VisitPhotos({ question }: VisitPhotosProps) {
  const { handle, readOnly } = useVisitContext();
  const [removed, setRemoved] = useState<HeldPhoto | null>(null);
  const photos = handle.photos.filter(({ photo }) => photo.question === question);
  const putBack = () => {
    if (removed !== null) handle.writePhoto(removed.id, removed.photo);
    setRemoved(null);
  };
  return (
    <div className="visit-photos">
      {photos.length === 0 && question === null && readOnly !== null ? (
        <p className="soft">Aucune photo.</p>
      ) : null}
      {photos.length === 0 ? null : (
        <ul>
          {photos.map((held) => (
            <li key={held.id}>
              <PhotoFigure
                held={held}
                isReadOnly={readOnly !== null}
                onRemove={() => {
                  handle.writePhoto(held.id, null);
                  setRemoved(held);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {removed === null ? null : (
        <p className="undo" role="status">
          Photo retirée.{" "}
          <button type="button" className="link-button" onClick={putBack}>
            La remettre
          </button>
        </p>
      )}
      {readOnly === null ? <AddPhoto question={question} onAdded={() => setRemoved(null)} /> : null}
    </div>
  );
}

type AddPhotoProps = VisitPhotosProps & { readonly onAdded: () => void };

/** The camera, or a file. What could not be kept says so: nothing of it is then on the device. */
function AddPhoto({ question, onAdded }: AddPhotoProps) {
  const { handle, store } = useVisitContext();
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same photo may be chosen again.
    target.value = "";
    if (files.length === 0) return;
    setBusy(true);
    setProblem(null);
    for (const file of files) {
      const taken = await intakePhoto(file);
      if (!taken.ok) {
        setProblem(taken.reason);
        continue;
      }
      const photo: Photo = { ...taken.photo, question, caption: "" };
      const { enrollmentId } = handle.visit.pack;
      const place = { enrollmentId, respondentId: handle.consultantSheet };
      const kept = await store.addPhoto(place, photo, taken.bytes);
      if (kept.ok) onAdded();
      else setProblem(`La photo n’est pas enregistrée. ${WHY_NOT_KEPT[kept.why]}`);
    }
    setBusy(false);
  };
  return (
    <>
      <div className="row add-photo">
        <label className={question === null ? "button quiet" : "chip"} htmlFor={`${id}-camera`}>
          Ajouter une photo
          <input
            className="visually-hidden"
            id={`${id}-camera`}
            type="file"
            accept="image/*"
            capture="environment"
            disabled={isBusy}
            onChange={add}
          />
        </label>
        <label className="link-button" htmlFor={`${id}-file`}>
          {question === null ? "Choisir une image" : "Ou un fichier"}
          <input
            className="visually-hidden"
            id={`${id}-file`}
            type="file"
            accept="image/*"
            multiple
            disabled={isBusy}
            onChange={add}
          />
        </label>
        {isBusy ? (
          <span role="status" className="soft small">
            Préparation de la photo…
          </span>
        ) : null}
      </div>
      {problem === null ? null : (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
