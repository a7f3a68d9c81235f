import { useEffect, useRef } from "react";
import { formatCount } from "#app/domain/format.ts";

type LeaveDialogProps = {
  /** What would stay behind. */
  readonly unsent: number;
  readonly onStay: () => void;
  readonly onLeave: () => void;
};

/** Asks whether to leave what isn't saved yet. */
export function LeaveDialog({ unsent, onStay, onLeave }: LeaveDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="partir" onCancel={onStay}>
      <div className="stack">
        <h2 id="partir">
          {formatCount(
            unsent,
            "saisie n’est pas encore enregistrée",
            "saisies ne sont pas encore enregistrées",
          )}
        </h2>
        <p>
          {unsent < 2
            ? "Si vous partez, elle reste sur cet appareil, sous votre nom, et partira quand vous rouvrirez cet entretien ici."
            : "Si vous partez, elles restent sur cet appareil, sous votre nom, et partiront quand vous rouvrirez cet entretien ici."}
        </p>
        <div className="row">
          <button type="button" className="button" onClick={onStay}>
            Rester
          </button>
          <button type="button" className="button quiet" onClick={onLeave}>
            Partir quand même
          </button>
        </div>
      </div>
    </dialog>
  );
}
