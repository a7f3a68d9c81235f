import { type ReactNode, useId, useState } from "react";
import { AnswerField } from "#app/components/questions/answer-field.tsx";
import { CharacterCount } from "#app/components/questions/character-count.tsx";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import { slotInWords } from "#app/components/questions/slot-words.tsx";
import { StateChips } from "#app/components/questions/state-chips.tsx";
import { useLasting, useLastingValue } from "#app/components/use-lasting.ts";
import { COMMENT_LENGTH } from "#app/domain/answers/answer-rules.ts";
import { NOTHING_TYPED, type TypedAnswer } from "#app/domain/answers/typed-answer.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { controlNames } from "#app/forms/interview-form.ts";
import type { SlotState } from "#app/offline/current-entry.ts";

/** When a change is written: a choice at once, a text when the typing pauses. */
export type When = "at once" | "when still";

type QuestionCardProps = {
  readonly question: Question;
  readonly scale: Questionnaire["scale"];
  readonly typed: TypedAnswer;
  readonly comment: string;
  readonly isMarked: boolean;
  /** What is wrong with what is typed, in French. */
  readonly error: string | undefined;
  /** Whether the server has it: the answer's, the remark's and the mark's, the most pressing of the three. */
  readonly slot: SlotState;
  /** Milliseconds. */
  readonly now: number;
  readonly isLive: boolean;
  /** What stands under the field: the self-assessment, a disagreement. */
  readonly children?: ReactNode;
  /** Revisions for a form that is sent without JavaScript. */
  readonly bases: { readonly answer: number; readonly comment: number; readonly review: number };
  readonly onAnswer: (typed: TypedAnswer, when: When) => void;
  readonly onComment: (text: string) => void;
  readonly onMark: (isMarked: boolean) => void;
  readonly onBlur: (part: "answer" | "comment") => void;
};

/** One question of an interview, with all that may be said of it. Knows neither the server nor the form that holds it. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, scale, comment, isMarked, error, slot, now, isLive, children, bases } = props;
  const { onComment, onMark, onBlur } = props;
  const typed = useLastingValue(props.typed);
  const onAnswer = useLasting(props.onAnswer);
  const onState = useLasting((next: TypedAnswer) => onAnswer(next, "at once"));
  const leaveAnswer = useLasting(() => onBlur("answer"));
  const id = useId();
  const names = controlNames(question.id);
  const [isCommenting, setCommenting] = useState(comment !== "");
  const showsComment = isCommenting || comment !== "" || !isLive;
  const describedBy = [
    question.help === undefined ? null : `${id}-help`,
    error === undefined ? null : `${id}-error`,
  ].filter((one) => one !== null);
  const words = slotInWords(slot, now);
  const isAnswered = typed.texts.length > 0 || typed.state !== "";
  return (
    <section className="card question" id={questionAnchor(question.id)} data-question={question.id}>
      <fieldset aria-describedby={describedBy.join(" ") || undefined}>
        <legend id={`${id}-label`}>{question.label}</legend>
        {question.help === undefined ? null : (
          <p className="soft" id={`${id}-help`}>
            {question.help}
          </p>
        )}
        <div className="answer">
          <AnswerField
            question={question}
            scale={scale}
            typed={typed}
            onChange={onAnswer}
            onBlur={leaveAnswer}
            name={names.answer}
            labelledBy={`${id}-label`}
            describedBy={describedBy.join(" ") || undefined}
            isInvalid={error !== undefined}
            isLive={isLive}
          />
          {error === undefined ? null : (
            <p className="error" id={`${id}-error`}>
              {error}
            </p>
          )}
        </div>
        <div className="chips">
          <StateChips question={question} typed={typed} isLive={isLive} onChange={onState} />
          {isLive ? (
            <button
              type="button"
              className="chip"
              aria-expanded={showsComment}
              aria-controls={`${id}-comment`}
              onClick={() => setCommenting((before) => !before)}
            >
              Commentaire
            </button>
          ) : null}
          <label className="chip">
            <input
              type="checkbox"
              name={names.review}
              checked={isMarked}
              onChange={({ target }) => onMark(target.checked)}
            />
            À revoir
          </label>
          {isLive && isAnswered ? (
            <button type="button" className="link-button" onClick={() => onAnswer(NOTHING_TYPED, "at once")}>
              Effacer la réponse
            </button>
          ) : null}
          <span className={`slot small is-${slot.kind}`}>{words}</span>
        </div>
      </fieldset>
      {children}
      <div
        id={`${id}-comment`}
        hidden={!showsComment}
        className={isLive || comment !== "" ? "comment" : "comment plain-only"}
      >
        <label htmlFor={`${id}-comment-text`}>Commentaire</label>
        <textarea
          id={`${id}-comment-text`}
          name={names.comment}
          rows={2}
          value={comment}
          onChange={({ target }) => onComment(target.value)}
          onBlur={() => onBlur("comment")}
        />
        <CharacterCount text={comment} most={COMMENT_LENGTH} />
      </div>
      <input type="hidden" name={names.answerBase} value={bases.answer} />
      <input type="hidden" name={names.commentBase} value={bases.comment} />
      <input type="hidden" name={names.reviewBase} value={bases.review} />
    </section>
  );
}
