import { Moment } from "#app/components/moment.tsx";
import { isOnPaper } from "#app/domain/visit/signature-path.ts";
import type { VisitFactOf } from "#app/domain/visit/visit-fact.ts";

/** A signature as it was drawn on the screen, or that it was given on paper; with whose it is and when. */
export function DrawnSignature({ signature }: { readonly signature: VisitFactOf<"signature"> }) {
  const { name, signedAt, path, width, height } = signature;
  return (
    <figure className="visit-signature">
      {isOnPaper(path) ? (
        <p>Signé sur papier.</p>
      ) : (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Signature de ${name}`}>
          <path d={path} />
        </svg>
      )}
      <figcaption className="soft">
        {name}, le <Moment at={signedAt} />
      </figcaption>
    </figure>
  );
}
