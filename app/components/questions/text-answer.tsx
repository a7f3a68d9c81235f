import { CharacterCount } from "#app/components/questions/character-count.tsx";
import { type AnswerFieldProps, controlProps } from "#app/components/questions/question-props.ts";
import { LONG_TEXT_LENGTH, TEXT_LENGTH } from "#app/domain/answers/answer-rules.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

type TextAnswerProps = AnswerFieldProps<Extract<Question, { kind: "text" | "long-text" | "date" }>>;

/** Words, in one line or several; or a day. */
export function TextAnswer(props: TextAnswerProps) {
  const { question, typed, onChange, onBlur } = props;
  const text = typed.texts[0] ?? "";
  const shared = {
    ...controlProps(props),
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ texts: target.value === "" ? [] : [target.value], state: "" }, "when still"),
    onBlur,
  };
  if (question.kind === "date") return <input {...shared} type="date" className="date-answer" />;
  if (question.kind === "text") {
    return (
      <>
        <input {...shared} type="text" autoComplete="off" className="text-answer" />
        <CharacterCount text={text} most={TEXT_LENGTH} />
      </>
    );
  }
  return (
    <>
      <textarea {...shared} rows={4} className="text-answer" />
      <CharacterCount text={text} most={LONG_TEXT_LENGTH} />
    </>
  );
}
