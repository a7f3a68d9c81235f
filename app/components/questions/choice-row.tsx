import type { MouseEvent } from "react";

type ChoiceRowProps = {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly value: string;
  readonly label: string;
  /** From 1: the digit that chooses it. Above 9 there is none. */
  readonly rank: number;
  readonly isChosen: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
  readonly onClear: () => void;
  readonly onBlur: () => void;
};

const LAST_DIGIT = 9;

/** A choice as wide as its question, with the digit that chooses it. */
export function ChoiceRow(props: ChoiceRowProps) {
  const { type, name, value, label, rank, isChosen, isDisabled = false, onChoose, onClear, onBlur } = props;
  // A radio that is on says nothing when it is clicked again: the click itself is the word.
  const clearAgain = (event: MouseEvent) => {
    if (!isChosen || type !== "radio") return;
    event.preventDefault();
    onClear();
  };
  return (
    <label className="choice">
      <input
        type={type}
        name={name}
        value={value}
        checked={isChosen}
        disabled={isDisabled}
        data-digit={rank <= LAST_DIGIT ? rank : undefined}
        onChange={isChosen ? onClear : onChoose}
        onClick={clearAgain}
        onBlur={onBlur}
      />
      <span>{label}</span>
      {rank <= LAST_DIGIT ? (
        <span className="key" aria-hidden="true">
          {rank}
        </span>
      ) : null}
    </label>
  );
}
