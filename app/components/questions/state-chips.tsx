import { NOTHING_TYPED, type TypedAnswer, type TypedState } from "#app/domain/answers/typed-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { controlNames } from "#app/forms/interview-form.ts";

type StateChipsProps = {
  readonly question: Question;
  readonly typed: TypedAnswer;
  readonly isLive: boolean;
  readonly onChange: (typed: TypedAnswer) => void;
};

/**
 * « Ne sait pas » and « Sans objet ». Beside radios they are radios of the same group, so that a page without JavaScript can
 * only send one of them all; there, one more clears the answer.
 */
export function StateChips({ question, typed, isLive, onChange }: StateChipsProps) {
  const isGrouped = question.kind === "single-choice" || question.kind === "scale";
  const names = controlNames(question.id);
  const chips: readonly (readonly [TypedState, string])[] = [
    ...(question.allowUnknown ? ([["unknown", "Ne sait pas"]] as const) : []),
    ...(question.allowNotApplicable ? ([["notApplicable", "Sans objet"]] as const) : []),
    ...(isGrouped && !isLive ? ([["", "Sans réponse"]] as const) : []),
  ];
  return chips.map(([state, label]) => {
    const isOn = typed.state === state && (state !== "" || typed.texts.length === 0);
    const toggle = () => onChange(isOn ? NOTHING_TYPED : { texts: [], state });
    return (
      <label className={state === "" ? "chip plain-only" : "chip"} key={label}>
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
        {label}
      </label>
    );
  });
}
