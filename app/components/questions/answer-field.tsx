import { memo } from "react";
import { MultipleChoice } from "#app/components/questions/multiple-choice.tsx";
import { NumberAnswer } from "#app/components/questions/number-answer.tsx";
import type { AnswerFieldProps } from "#app/components/questions/question-props.ts";
import { Ranking } from "#app/components/questions/ranking.tsx";
import { ScaleAnswer } from "#app/components/questions/scale-answer.tsx";
import { SingleChoice } from "#app/components/questions/single-choice.tsx";
import { TextAnswer } from "#app/components/questions/text-answer.tsx";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";

type AnyAnswerFieldProps = AnswerFieldProps & { readonly scale: Questionnaire["scale"] };

/** The field of a question, by its kind. Drawn again only when something of it changes: a theme has a hundred controls. */
export const AnswerField = memo(function AnswerField({ scale, question, ...field }: AnyAnswerFieldProps) {
  switch (question.kind) {
    case "single-choice":
      return <SingleChoice {...field} question={question} />;
    case "multiple-choice":
      return <MultipleChoice {...field} question={question} />;
    case "ranking":
      return <Ranking {...field} question={question} />;
    case "scale":
      return <ScaleAnswer {...field} question={question} scale={scale} />;
    case "number":
    case "percentage":
    case "amount":
      return <NumberAnswer {...field} question={question} />;
    case "date":
    case "text":
    case "long-text":
      return <TextAnswer {...field} question={question} />;
  }
});
