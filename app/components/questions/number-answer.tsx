import { type AnswerFieldProps, controlProps } from "#app/components/questions/question-props.ts";
import { unitOf } from "#app/domain/answers/describe-answer.ts";
import { boundsInWords } from "#app/domain/answers/typed-answer.ts";
import type { NumericQuestion } from "#app/domain/questionnaire/definition.ts";

/** A number, a percentage or an amount, as the French write them: « 1,5 », « 12 000 ». */
export function NumberAnswer(props: AnswerFieldProps<NumericQuestion>) {
  const { question, typed, onChange, onBlur } = props;
  const unit = unitOf(question);
  const bounds = boundsInWords(question);
  return (
    <div className="number-answer">
      <input
        {...controlProps(props)}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={typed.texts[0] ?? ""}
        onChange={({ target }) => onChange({ texts: textOf(target.value), state: "" }, "when still")}
        onBlur={onBlur}
      />
      {unit === null ? null : <span className="soft">{unit}</span>}
      {bounds === null ? null : <span className="soft small">{bounds}</span>}
    </div>
  );
}

function textOf(value: string): readonly string[] {
  return value === "" ? [] : [value];
}
