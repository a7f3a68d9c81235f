import { memo, type ReactNode, type RefObject } from "react";
import { type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { SlotTroubles } from "#app/components/interview/slot-troubles.tsx";
import { useAutosave } from "#app/components/interview/use-autosave.ts";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { Disagreement } from "#app/components/questions/disagreement.tsx";
import { QuestionCard, type When } from "#app/components/questions/question-card.tsx";
import { SelfAssessment } from "#app/components/questions/self-assessment.tsx";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import { type TypedAnswer, typedFrom } from "#app/domain/answers/typed-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import {
  fieldOf,
  NOTHING,
  type ReadTheme,
  readQuestion,
  type TypedTheme,
} from "#app/forms/interview-form.ts";
import type { SlotState } from "#app/offline/current-entry.ts";

/** What came back from a form that was sent without JavaScript. */
export type SentTheme = {
  readonly errors: Readonly<Record<string, string>>;
  readonly typed: TypedTheme;
  readonly bases: Readonly<Record<string, number>>;
};

export type HeldForm = UseFormReturn<TypedTheme, unknown, ReadTheme>;

type HeldQuestionProps = {
  readonly question: Question;
  readonly form: HeldForm;
  /** As it was when something of this question last changed: to be read from. */
  readonly interview: InterviewHandle;
  /** As it is now: to be written to. */
  readonly latest: RefObject<InterviewHandle>;
  /** Milliseconds. */
  readonly now: number;
  readonly isLive: boolean;
  readonly sent: SentTheme | undefined;
  /** Whether the director's own answers stay folded until they are asked for. */
  readonly foldsSelfAssessment?: boolean;
  /** What stands under a question: its photos. */
  readonly underneath?: (question: Question) => ReactNode;
};

const HOUR = 60 * 60 * 1000;

/**
 * A question of the form, tied to its entries in the interview. Each answer changes the interview: only the questions of which it
 * changes something are drawn again, for a slow tablet keeps an answer once it has drawn it.
 */
export const HeldQuestion = memo(
  DrawnQuestion,
  (before, after) =>
    COMPARED.every((name) => before[name] === after[name]) &&
    Math.floor(before.now / HOUR) === Math.floor(after.now / HOUR) &&
    saidOf(before) === saidOf(after),
);

/** The rest: the interview is another at each answer, the hour at each drawing. */
const COMPARED = [
  ...(["question", "form", "latest", "isLive", "sent"] as const),
  ...(["foldsSelfAssessment", "underneath"] as const),
] as const;

const SUBJECTS = ["answer", "comment", "review"] as const;

/** All that an interview says of a question, as text. */
function saidOf({ interview, question }: HeldQuestionProps): string {
  const { entry, directorAnswer, disagreement } = interview;
  return JSON.stringify([
    directorAnswer(question),
    SUBJECTS.map((subject) => [entry(subject, question.id), disagreement(subject, question.id)]),
  ]);
}

function DrawnQuestion(props: HeldQuestionProps) {
  const { question, form, interview, latest, now, isLive, sent } = props;
  const { foldsSelfAssessment = false, underneath } = props;
  const { scale } = interview.questionnaire;
  const autosave = useAutosave();
  const field = fieldOf(question.id);
  const entries = {
    answer: interview.entry("answer", question.id),
    comment: interview.entry("comment", question.id),
    review: interview.entry("review", question.id),
  };
  const saveAnswer = () => {
    const { answer } = readQuestion(question, form.getValues(field), scale);
    if (answer.ok) latest.current.write("answer", question.id, answer.value);
  };
  const saveComment = () => {
    const { comment } = readQuestion(question, form.getValues(field), scale);
    if (comment.ok) latest.current.write("comment", question.id, comment.value);
  };
  const put = (answer: Answer | null) => {
    form.setValue(`${field}.answer`, typedFrom(question, answer), { shouldValidate: true });
    latest.current.write("answer", question.id, answer);
  };
  const theirs = interview.directorAnswer(question);
  const ours = asAnswer(entries.answer.value);
  const bases = {
    answer: sent?.bases[`${field}:base`] ?? entries.answer.baseRevision,
    comment: sent?.bases[`${field}:base-commentaire`] ?? entries.comment.baseRevision,
    review: sent?.bases[`${field}:base-revoir`] ?? entries.review.baseRevision,
  };
  const typed = useWatch({ control: form.control, name: field }) ?? NOTHING;
  const wrong = useFormState({ control: form.control, name: field }).errors[field];
  return (
    <QuestionCard
      question={question}
      scale={scale}
      typed={typed.answer}
      comment={typed.comment}
      isMarked={entries.review.value === true}
      error={wrong?.answer?.message ?? wrong?.comment?.message}
      slot={mostPressing([entries.answer.state, entries.comment.state, entries.review.state])}
      now={now}
      isLive={isLive}
      bases={bases}
      onAnswer={(next: TypedAnswer, when: When) => {
        // A text is judged when one leaves it, then as it is mended.
        form.setValue(`${field}.answer`, next, { shouldValidate: when === "at once" || wrong !== undefined });
        autosave.soon("answer", saveAnswer);
        if (when === "at once") autosave.now("answer");
      }}
      onComment={(text) => {
        form.setValue(`${field}.comment`, text, { shouldValidate: wrong !== undefined });
        autosave.soon("comment", saveComment);
      }}
      onMark={(isMarked) => latest.current.write("review", question.id, isMarked ? true : null)}
      onBlur={(part) => {
        void form.trigger(`${field}.${part}`);
        autosave.now(part);
      }}
    >
      {theirs === null ? null : (
        <SelfAssessment
          question={question}
          scale={scale}
          theirs={theirs}
          ours={ours}
          isFolded={foldsSelfAssessment}
          onAdopt={isLive ? () => put(theirs) : undefined}
        />
      )}
      {SUBJECTS.map((subject) => (
        <Disagreement
          key={subject}
          question={question}
          versions={interview.disagreement(subject, question.id)}
          now={now}
          onChoose={(value) => latest.current.write(subject, question.id, value)}
        />
      ))}
      <SlotTroubles interview={interview} subjects={SUBJECTS} slotKey={question.id} />
      {underneath?.(question)}
    </QuestionCard>
  );
}

const ORDER: readonly SlotState["kind"][] = [
  ...(["lost", "refused", "choice", "waiting", "deferred", "sending", "kept"] as const),
  ...(["saved", "received", "empty"] as const),
];

function mostPressing(states: readonly SlotState[]): SlotState {
  const sorted = states.toSorted(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      (b.kind === "saved" && a.kind === "saved" ? b.at - a.at : 0),
  );
  return sorted[0] ?? { kind: "empty" };
}

function asAnswer(value: SheetValue | null): Answer | null {
  return typeof value === "object" ? value : null;
}
