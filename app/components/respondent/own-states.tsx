import { NOTHING_TYPED, type TypedAnswer, type TypedState } from "#app/domain/answers/typed-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { controlNames } from "#app/forms/interview-form.ts";

type OwnStatesProps = {
  readonly question: Question;
  readonly typed: TypedAnswer;
  readonly isLive: boolean;
  readonly onChange: (typed: TypedAnswer) => void;
};

/**
 * « Je ne sais pas » and « Cela ne me concerne pas »: answers like the others. Beside radios they are radios of the same group, so
 * that a page without JavaScript can only send one of them all; there, one more clears the answer.
 */
export function OwnStates({ question, typed, isLive, onChange }: OwnStatesProps) {
  const isGrouped = question.kind === "single-choice" || question.kind === "scale";
  const names = controlNames(question.id);
  const states: readonly (readonly [TypedState, string])[] = [
    ...(question.allowUnknown ? ([["unknown", "Je ne sais pas"]] as const) : []),
    ...(question.allowNotApplicable ? ([["notApplicable", "Cela ne me concerne pas"]] as const) : []),
    ...(isGrouped && !isLive ? ([["", "Passer la question"]] as const) : []),
  ];
  if (states.length === 0) return null;
  return (
    <div className="own-states">
      {states.map(([state, label]) => {
        const isOn = typed.state === state && (state !== "" || typed.texts.length === 0);
        const toggle = () => onChange(isOn ? NOTHING_TYPED : { texts: [], state });
        return (
          <label className={state === "" ? "plain-only" : undefined} key={label}>
            <input
              type={isGrouped ? "radio" : "checkbox"}
              name={isGrouped ? names.answer : names.state}
              value={isGrouped && state !== "" ? `?${state}` : state}
              checked={isOn}
              onChange={toggle}
              onClick={(event) => {
                // A radio that is on says nothing when it is clicked again: the click itself is the word.
                if (!isOn || !isGrouped) return;
                event.preventDefault();
                toggle();
              }}
            />
            <span>{label}</span>
          </label>
        );
      })}
    </div>
  );
}
