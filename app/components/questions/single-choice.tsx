import { ChoiceRow } from "#app/components/questions/choice-row.tsx";
import type { AnswerFieldProps } from "#app/components/questions/question-props.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

type SingleChoiceProps = AnswerFieldProps<Extract<Question, { kind: "single-choice" }>>;

/** One among several. Choosing it again clears it. */
export function SingleChoice({ question, typed, onChange, name, onBlur }: SingleChoiceProps) {
  const [chosen = ""] = typed.texts;
  return (
    <div className="choices">
      {question.choices.map((choice, index) => (
        <ChoiceRow
          key={choice.id}
          type="radio"
          name={name}
          value={choice.id}
          label={choice.label}
          rank={index + 1}
          isChosen={choice.id === chosen}
          onChoose={() => onChange({ texts: [choice.id], state: "" }, "at once")}
          onClear={() => onChange({ texts: [], state: "" }, "at once")}
          onBlur={onBlur}
        />
      ))}
    </div>
  );
}
