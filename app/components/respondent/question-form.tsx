import { type FormEvent, type RefObject, useCallback, useEffect, useId, useRef, useState } from "react";
import { Form, useNavigate } from "react-router";
import { AnswerField } from "#app/components/questions/answer-field.tsx";
import { OwnStates } from "#app/components/respondent/own-states.tsx";
import { answeringWays, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { SavedState } from "#app/components/respondent/saved-state.tsx";
import { StepFoot } from "#app/components/respondent/step-foot.tsx";
import { pathAfter, pathBefore } from "#app/components/respondent/step-paths.ts";
import { timeLeft } from "#app/components/respondent/time-left.ts";
import { TwoAnswers } from "#app/components/respondent/two-answers.tsx";
import type { Answering } from "#app/components/respondent/use-answering.ts";
import { useTitleFocus } from "#app/components/respondent/use-title-focus.ts";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import { type TypedAnswer, typedFrom } from "#app/domain/answers/typed-answer.ts";
import { formatOutOf } from "#app/domain/format.ts";
import { rankOf, type Step, stepAfter, stepBefore, stepKey } from "#app/domain/invitation/self-assessment.ts";
import { controlNames, typedInForm } from "#app/forms/interview-form.ts";
import { readOwnAnswer } from "#app/forms/self-assessment-form.ts";
import type { RefusedForm } from "#app/server/self-assessment/save-form.ts";

type QuestionFormProps = {
  readonly answering: Answering;
  readonly step: Extract<Step, { kind: "question" }>;
  /** What came back from a form that was sent without JavaScript. */
  readonly sent: RefusedForm | undefined;
  readonly isLive: boolean;
};

/** Milliseconds without a key after which what is typed is saved. */
const STILL = 800;

/**
 * One question. A choice is saved at once; what is typed, when the typing pauses. « Continuer » goes on whether the network is
 * there or not, unless what is typed can't be read.
 */
export function QuestionForm({ answering, step, sent, isLive }: QuestionFormProps) {
  const { question, theme } = step;
  const { assessment, told, sending } = answering;
  const { scale } = told.questionnaire;
  const id = useId();
  const navigate = useNavigate();
  const entry = answering.entry("answer", question.id);
  const current = asAnswer(entry.value);
  const [typed, setTyped] = useState<TypedAnswer>(sent?.typed ?? typedFrom(question, current));
  const [error, setError] = useState(sent?.error);
  const title = useTitleFocus();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<number | undefined>(undefined);

  /** Writes what is typed, where it can be read; gives whether it can. */
  const commit = useCallback(
    (next: TypedAnswer): boolean => {
      window.clearTimeout(timer.current);
      const read = readOwnAnswer(question, next, scale);
      setError(read.ok ? undefined : read.reason);
      if (read.ok) answering.writeAnswer(question.id, read.value);
      return read.ok;
    },
    [question, scale, answering],
  );
  const change = (next: TypedAnswer, when: "at once" | "when still") => {
    setTyped(next);
    window.clearTimeout(timer.current);
    if (when === "at once") commit(next);
    else timer.current = window.setTimeout(() => commit(next), STILL);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEarlyAnswer(form, question.id, isLive, typed, (early) => change(early, "at once"));
  useFollow(current, (answer) => {
    const read = readOwnAnswer(question, typed, scale);
    const isSame = read.ok && JSON.stringify(read.value) === JSON.stringify(answer);
    if (!isSame) setTyped(typedFrom(question, answer));
  });

  const goOn = (event: FormEvent) => {
    if (!isLive) return;
    event.preventDefault();
    if (!commit(typed)) {
      form.current?.querySelector<HTMLElement>(".answer :is(input, textarea, select)")?.focus();
      return;
    }
    const next = stepAfter(answering.assessmentNow(), stepKey(step));
    void navigate(pathAfter(next));
  };
  const describedBy = [
    question.help === undefined ? null : `${id}-help`,
    error === undefined ? null : `${id}-error`,
  ].filter((one) => one !== null);
  const names = controlNames(question.id);
  return (
    <Form method="post" noValidate autoComplete="off" ref={form} onSubmit={goOn} className="respondent-form">
      <RespondentShell
        firm={told.firm}
        operation={told.operation}
        aside={timeLeft(assessment)}
        progress={assessment}
        ways={answeringWays(told.perspective)}
        foot={
          <StepFoot back={pathBefore(stepBefore(assessment, stepKey(step)))}>
            {isLive ? (
              <SavedState sending={sending} here={error === undefined ? entry.state : { kind: "empty" }} />
            ) : null}
          </StepFoot>
        }
      >
        <fieldset className="own-question" aria-describedby={describedBy.join(" ") || undefined}>
          <legend>
            <span className="where soft small">
              {theme.label} ·{" "}
              <span className="together">
                question {formatOutOf(rankOf(assessment, question.id), assessment.asked)}
              </span>
            </span>
            <h1 id={`${id}-label`} tabIndex={-1} ref={title}>
              {question.label}
            </h1>
          </legend>
          {question.help === undefined ? null : (
            <p className="soft help" id={`${id}-help`}>
              {question.help}
            </p>
          )}
          {entry.state.kind === "choice" ? (
            <TwoAnswers
              question={question}
              mine={current}
              other={entry.state.theirs}
              onChoose={(answer) => {
                setTyped(typedFrom(question, answer));
                answering.writeAnswer(question.id, answer);
              }}
            />
          ) : null}
          <div className="answer">
            <AnswerField
              question={question}
              scale={scale}
              typed={typed}
              onChange={change}
              onBlur={() => {
                if (isTyped(question.kind)) commit(typed);
              }}
              name={names.answer}
              labelledBy={`${id}-label`}
              describedBy={describedBy.join(" ") || undefined}
              isInvalid={error !== undefined}
              isLive={isLive}
            />
            {error === undefined ? null : (
              <p className="error" id={`${id}-error`} role={isLive ? "alert" : undefined}>
                {error}
              </p>
            )}
          </div>
          <OwnStates
            question={question}
            typed={typed}
            isLive={isLive}
            onChange={(next) => change(next, "at once")}
          />
        </fieldset>
        {entry.state.kind === "refused" ? (
          <p className="error" role="alert">
            {entry.state.reason}
          </p>
        ) : null}
        <input type="hidden" name={names.answerBase} value={sent?.base ?? entry.baseRevision} />
      </RespondentShell>
    </Form>
  );
}

/**
 * On a slow phone somebody may choose before the script runs: what the page then holds is taken over, once. A form that was drawn
 * by the script has nothing that the script does not know.
 */
function useEarlyAnswer(
  form: RefObject<HTMLFormElement | null>,
  questionId: string,
  isLive: boolean,
  typed: TypedAnswer,
  take: (early: TypedAnswer) => void,
): void {
  const first = useRef({ isLive, typed, take });
  useEffect(() => {
    const { isLive: wasLive, typed: known, take: takeOver } = first.current;
    if (wasLive || form.current === null) return;
    const { answer } = typedInForm(new FormData(form.current), questionId);
    if (JSON.stringify(answer) !== JSON.stringify(known)) takeOver(answer);
  }, [form, questionId]);
}

/** Calls when the value changed since the last drawing: another device's answer was chosen, or an unsent one was found again. */
function useFollow(value: Answer | null, onNews: (value: Answer | null) => void): void {
  const text = JSON.stringify(value);
  const seen = useRef(text);
  useEffect(() => {
    if (seen.current === text) return;
    seen.current = text;
    onNews(value);
  });
}

function isTyped(kind: string): boolean {
  return ["number", "percentage", "amount", "date", "text", "long-text"].includes(kind);
}

function asAnswer(value: SheetValue | null): Answer | null {
  return typeof value === "object" ? value : null;
}
