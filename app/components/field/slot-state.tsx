import { slotInWords } from "#app/components/questions/slot-words.tsx";
import type { SlotState } from "#app/offline/current-entry.ts";

type SlotStateNoteProps = {
  readonly state: SlotState;
  readonly now: string;
  /** Tries again to keep what the device could not. */
  readonly onRetry: () => void;
  readonly onPutAway: (id: string) => void;
};

/** Whether one thing that a visit leaves is kept, received, or neither, and what one can do about it. */
export function SlotStateNote({ state, now, onRetry, onPutAway }: SlotStateNoteProps) {
  const words = slotInWords(state, Date.parse(now));
  switch (state.kind) {
    case "lost":
      return (
        <div className="refusal" role="alert">
          <p>
            <strong>Ce n’est pas enregistré.</strong> {state.reason}
          </p>
          <button type="button" className="button" onClick={onRetry}>
            Réessayer
          </button>
        </div>
      );
    case "refused":
      return (
        <div className="refusal" role="alert">
          <p>Le serveur n’a pas pris cette saisie. {state.reason}</p>
          <button type="button" className="link-button" onClick={() => onPutAway(state.id)}>
            Retirer cette saisie
          </button>
        </div>
      );
    default:
      return words === null ? null : <p className={`slot small is-${state.kind}`}>{words}</p>;
  }
}
