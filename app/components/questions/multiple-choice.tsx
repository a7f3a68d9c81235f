import { ChoiceRow } from "#app/components/questions/choice-row.tsx";
import type { AnswerFieldProps } from "#app/components/questions/question-props.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

type MultipleChoiceProps = AnswerFieldProps<Extract<Question, { kind: "multiple-choice" }>>;

/** Several among several. */
export function MultipleChoice({ question, typed, onChange, name, onBlur }: MultipleChoiceProps) {
  const chosen = typed.texts;
  return (
    <div className="choices">
      {question.choices.map(({ id, label }, index) => (
        <ChoiceRow
          key={id}
          type="checkbox"
          name={name}
          value={id}
          label={label}
          rank={index + 1}
          isChosen={chosen.includes(id)}
          onChoose={() => onChange({ texts: [...chosen, id], state: "" }, "at once")}
          onClear={() => onChange({ texts: chosen.filter((one) => one !== id), state: "" }, "at once")}
          onBlur={onBlur}
        />
      ))}
    </div>
  );
}
