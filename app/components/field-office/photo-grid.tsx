import { typographic } from "#app/domain/format.ts";
import type { ShownPhoto } from "#app/server/field/visit-page.ts";

type PhotoGridProps = {
  readonly enrollmentId: string;
  readonly photos: readonly ShownPhoto[];
};

/** The photos of a visit, each opening in full. */
export function PhotoGrid({ enrollmentId, photos }: PhotoGridProps) {
  return (
    <ul className="kept-photos">
      {photos.map((photo) => (
        <li key={photo.id}>
          <figure>
            <Picture enrollmentId={enrollmentId} photo={photo} />
            <figcaption>
              {photo.caption === "" ? null : <p>{typographic(photo.caption)}</p>}
              <p className="soft small">
                {photo.about === null ? "Photo de la visite" : typographic(photo.about)}
              </p>
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}

function Picture({ enrollmentId, photo }: { readonly enrollmentId: string; readonly photo: ShownPhoto }) {
  const { sha256, width, height, caption, about, hasCome } = photo;
  if (!hasCome) return <p className="visit-photo-waiting soft">Encore sur la tablette</p>;
  const address = `/resources/terrain/photos/${enrollmentId}/${sha256}`;
  return (
    <a href={address}>
      <img
        src={address}
        width={width}
        height={height}
        loading="lazy"
        alt={caption === "" ? (about ?? "Photo de la visite") : caption}
      />
    </a>
  );
}
