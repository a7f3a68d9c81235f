/** What every kind of question is handed. The components know neither the server nor the form that holds them. */
import type { TypedAnswer } from "#app/domain/answers/typed-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

export type AnswerFieldProps<Q extends Question = Question> = {
  readonly question: Q;
  readonly typed: TypedAnswer;
  /** `at once`: a choice; `when still`: a text that is being typed. */
  readonly onChange: (typed: TypedAnswer, when: "at once" | "when still") => void;
  readonly onBlur: () => void;
  /** The name of the control, for a form that is sent without JavaScript. */
  readonly name: string;
  /** Ids of what names and describes the field. */
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  /** Whether JavaScript runs: until then the plain controls are shown. */
  readonly isLive: boolean;
};

/** The attributes of a control that the whole question names. */
export function controlProps({
  name,
  labelledBy,
  describedBy,
  isInvalid,
}: Pick<AnswerFieldProps, "name" | "labelledBy" | "describedBy" | "isInvalid">) {
  return {
    name,
    "aria-labelledby": labelledBy,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid || undefined,
  } as const;
}
