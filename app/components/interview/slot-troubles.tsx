import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import type { AnswerSubject } from "#app/domain/answers/answer-operation.ts";

type SlotTroublesProps = {
  readonly interview: InterviewHandle;
  readonly subjects: readonly AnswerSubject[];
  /** A question's id, or a theme's. */
  readonly slotKey: string;
};

/** What could not be written, why, and what one can do about it. Nothing is dropped in silence. */
export function SlotTroubles({ interview, subjects, slotKey }: SlotTroublesProps) {
  return subjects.map((subject) => {
    const { state } = interview.entry(subject, slotKey);
    switch (state.kind) {
      case "refused":
        return (
          <div className="refusal" role="alert" key={subject}>
            <p>Le serveur n’a pas pris cette saisie. {state.reason}</p>
            <button type="button" className="link-button" onClick={() => interview.putAway(state.id)}>
              Retirer cette saisie
            </button>
          </div>
        );
      case "deferred":
        return (
          <p className="refusal" key={subject}>
            Cette saisie est gardée sur cet appareil. {state.reason}
          </p>
        );
      case "lost":
        return (
          <div className="refusal" role="alert" key={subject}>
            <p>
              <strong>Cette saisie n’est pas enregistrée.</strong> {state.reason}
            </p>
            <button type="button" className="button" onClick={() => interview.keepAgain(subject, slotKey)}>
              Réessayer
            </button>
          </div>
        );
      default:
        return null;
    }
  });
}
