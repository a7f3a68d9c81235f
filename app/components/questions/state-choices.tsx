import { NOTHING_TYPED, type TypedAnswer, type TypedState } from "#app/domain/answers/typed-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { controlNames } from "#app/forms/interview-form.ts";

export type StateChoicesProps = {
  readonly question: Question;
  readonly typed: TypedAnswer;
  readonly isLive: boolean;
  readonly onChange: (typed: TypedAnswer) => void;
};

type Looks = {
  /** What each state is called by whoever answers; the empty one clears the answer. */
  readonly words: Readonly<Record<TypedState, string>>;
  readonly className?: string;
};

/**
 * « Ne sait pas » and « Sans objet »: answers like the others. Beside radios they are radios of the same group, so that a page
 * without JavaScript can only send one of them all; there, one more clears the answer.
 */
export function StateChoices(props: StateChoicesProps & Looks) {
  const { question, typed, isLive, onChange, words, className } = props;
  const isGrouped = question.kind === "single-choice" || question.kind === "scale";
  const names = controlNames(question.id);
  const states: readonly TypedState[] = [
    ...(question.allowUnknown ? (["unknown"] as const) : []),
    ...(question.allowNotApplicable ? (["notApplicable"] as const) : []),
    ...(isGrouped && !isLive ? ([""] as const) : []),
  ];
  return states.map((state) => {
    const isOn = typed.state === state && (state !== "" || typed.texts.length === 0);
    const toggle = () => onChange(isOn ? NOTHING_TYPED : { texts: [], state });
    const classes = [className, state === "" ? "plain-only" : undefined].filter((one) => one !== undefined);
    return (
      <label className={classes.join(" ") || undefined} key={state}>
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
        <span>{words[state]}</span>
      </label>
    );
  });
}
