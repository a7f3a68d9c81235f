import { ChoiceRow } from "#app/components/questions/choice-row.tsx";
import type { AnswerFieldProps } from "#app/components/questions/question-props.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";

type ScaleAnswerProps = AnswerFieldProps<Extract<Question, { kind: "scale" }>> & {
  readonly scale: Questionnaire["scale"];
};

/** A degree of the questionnaire's scale, each with its word. */
export function ScaleAnswer({ typed, onChange, name, onBlur, scale }: ScaleAnswerProps) {
  const [chosen = ""] = typed.texts;
  return (
    <div className="choices">
      {degreesOf(scale).map(({ value, label }, index) => (
        <ChoiceRow
          key={value}
          type="radio"
          name={name}
          value={value}
          label={label}
          rank={index + 1}
          isChosen={value === chosen}
          onChoose={() => onChange({ texts: [value], state: "" }, "at once")}
          onClear={() => onChange({ texts: [], state: "" }, "at once")}
          onBlur={onBlur}
        />
      ))}
    </div>
  );
}

function degreesOf({ min, max, labels }: Questionnaire["scale"]) {
  return Array.from({ length: Math.floor(max - min) + 1 }, (_, index) => {
    const value = (min + index).toString();
    const label = labels[index];
    return { value, label: label === undefined ? value : `${value} · ${label}` };
  });
}
