import { useState } from "react";
import { DrawnSignature, SIGNATURE_BOX, SignaturePad } from "#app/components/field/signature-pad.tsx";
import { SlotStateNote } from "#app/components/field/slot-state.tsx";
import type { VisitHandle } from "#app/components/field/use-visit.ts";
import { momentInWords } from "#app/components/questions/slot-words.tsx";
import { type Commitments, changedSinceSigned } from "#app/domain/visit/commitments.ts";
import { isOnPaper } from "#app/domain/visit/signature-path.ts";

type VisitSignatureProps = {
  readonly handle: VisitHandle;
  readonly commitments: Commitments;
  readonly director: string;
  readonly now: string;
  readonly isReadOnly: boolean;
};

/** The director's signature, under what was agreed on; it seals those words, and says when they have changed since. */
export function VisitSignature({ handle, commitments, director, now, isReadOnly }: VisitSignatureProps) {
  const [isSigning, setSigning] = useState(false);
  const signature = handle.fact("signature");
  const sign = (name: string, path: string) => {
    handle.leave("signature", {
      ...{ kind: "signature", name, path, ...SIGNATURE_BOX },
      ...{ signedAt: new Date().toISOString(), commitments: [...commitments] },
    });
    setSigning(false);
  };
  const showsPad = !isReadOnly && (isSigning || signature === null);
  return (
    <section className="card stack visit-signature" aria-labelledby="signature">
      <h2 id="signature">Signature du dirigeant</h2>
      {changedSinceSigned(commitments, signature) ? (
        <p className="next-step">Les engagements ont été modifiés depuis la signature.</p>
      ) : null}
      {signature === null || isSigning ? null : (
        <div className="signed">
          {isOnPaper(signature.path) ? (
            <>
              <p>Signé sur papier</p>
              <div className="paper-place" aria-hidden="true" />
            </>
          ) : (
            <DrawnSignature signature={signature} />
          )}
          <p className="soft small">
            {signature.name}, {momentInWords(Date.parse(signature.signedAt), Date.parse(now))}
          </p>
        </div>
      )}
      {signature === null && !isSigning ? (
        <div className="paper-place only-print" aria-hidden="true" />
      ) : null}
      <div className="no-print stack">
        {commitments.length === 0 && showsPad ? (
          <p className="soft">
            Choisissez d’abord les engagements{"\u00A0"}: c’est eux que la signature retient.
          </p>
        ) : null}
        {showsPad ? (
          <SignaturePad
            name={signature?.name ?? director}
            onSign={sign}
            onCancel={signature === null ? undefined : () => setSigning(false)}
          />
        ) : null}
        {signature !== null && !isSigning && !isReadOnly ? (
          <div className="row">
            <button type="button" className="button quiet" onClick={() => setSigning(true)}>
              Signer de nouveau
            </button>
          </div>
        ) : null}
        <SlotStateNote
          state={handle.factState("signature")}
          now={now}
          onRetry={() => handle.leave("signature", signature)}
          onPutAway={handle.interview.putAway}
        />
      </div>
    </section>
  );
}
