import { useEffect, useId, useRef, useState } from "react";
import { SlotStateNote } from "#app/components/field/slot-state.tsx";
import type { HeldPhoto } from "#app/components/field/use-visit.ts";
import { useVisitContext } from "#app/components/field/visit-context.ts";
import { useAutosave } from "#app/components/interview/use-autosave.ts";
import { CAPTION_LENGTH } from "#app/domain/visit/visit-limits.ts";
import type { FieldStore } from "#app/offline/field/field-store.ts";

type PhotoFigureProps = {
  readonly held: HeldPhoto;
  readonly isReadOnly: boolean;
  readonly onRemove: () => void;
};

/** One photo, with its words. */
export function PhotoFigure({ held, isReadOnly, onRemove }: PhotoFigureProps) {
  const { handle, store, isOnline } = useVisitContext();
  const { photo, state, id } = held;
  const { enrollmentId } = handle.visit.pack;
  const source = usePhoto(store, enrollmentId, photo.sha256, isOnline);
  const label = photo.caption === "" ? "Photo sans légende" : photo.caption;
  return (
    <figure className="visit-photo">
      {source === null ? (
        <p className="soft small missing">Cette photo n’est pas sur cet appareil.</p>
      ) : source === "reading" ? (
        <p className="soft small missing">Ouverture…</p>
      ) : (
        <a href={source} target="_blank" rel="noreferrer">
          <img src={source} alt={label} width={photo.width} height={photo.height} />
        </a>
      )}
      <figcaption>
        {isReadOnly ? (
          <p>{label}</p>
        ) : (
          <Caption
            key={id}
            caption={photo.caption}
            onSay={(caption) => handle.writePhoto(id, { ...photo, caption })}
          />
        )}
        <div className="row">
          <SlotStateNote
            state={state}
            now={new Date().toISOString()}
            onRetry={() => handle.writePhoto(id, photo)}
            onPutAway={handle.interview.putAway}
          />
          {isReadOnly ? null : (
            <button type="button" className="link-button" onClick={onRemove}>
              Retirer
            </button>
          )}
        </div>
      </figcaption>
    </figure>
  );
}

type CaptionProps = { readonly caption: string; readonly onSay: (caption: string) => void };

function Caption({ caption, onSay }: CaptionProps) {
  const id = useId();
  const [text, setText] = useState(caption);
  const autosave = useAutosave();
  const said = useRef(caption);
  useEffect(() => {
    // What another device wrote comes in; what is being typed here stays.
    if (caption !== said.current) setText(caption);
    said.current = caption;
  }, [caption]);
  return (
    <div className="field">
      <label className="visually-hidden" htmlFor={id}>
        Légende de la photo
      </label>
      <input
        id={id}
        value={text}
        maxLength={CAPTION_LENGTH}
        placeholder="Légende"
        onChange={({ target }) => {
          setText(target.value);
          autosave.soon("caption", () => {
            said.current = target.value.trim();
            onSay(said.current);
          });
        }}
        onBlur={() => autosave.now("caption")}
      />
    </div>
  );
}

/** The address of a photo's bytes: the device's own, else the server's. Null when there is neither. */
function usePhoto(
  store: FieldStore,
  enrollmentId: string,
  sha256: string,
  isOnline: boolean,
): string | "reading" | null {
  const [source, setSource] = useState<string | "reading" | null>("reading");
  useEffect(() => {
    let isHere = true;
    let made: string | null = null;
    const remote = isOnline ? `/resources/terrain/photos/${enrollmentId}/${sha256}` : null;
    store.photoBytes(enrollmentId, sha256).then(
      (bytes) => {
        if (!isHere) return;
        if (bytes !== null) made = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
        setSource(made ?? remote);
      },
      () => {
        if (isHere) setSource(remote);
      },
    );
    return () => {
      isHere = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [store, enrollmentId, sha256, isOnline]);
  return source;
}
