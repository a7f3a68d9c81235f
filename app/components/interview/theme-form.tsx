import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { type FieldErrors, type UseFormReturn, useForm } from "react-hook-form";
import { Form } from "react-router";
import { SlotTroubles } from "#app/components/interview/slot-troubles.tsx";
import { useAutosave } from "#app/components/interview/use-autosave.ts";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { Disagreement } from "#app/components/questions/disagreement.tsx";
import { QuestionCard, type When } from "#app/components/questions/question-card.tsx";
import { SelfAssessment } from "#app/components/questions/self-assessment.tsx";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import { sheetOf } from "#app/domain/answers/interview.ts";
import { type TypedAnswer, typedFrom } from "#app/domain/answers/typed-answer.ts";
import type { Question, Theme } from "#app/domain/questionnaire/definition.ts";
import {
  fieldOf,
  NOTHING,
  type ReadTheme,
  readQuestion,
  type TypedTheme,
} from "#app/forms/interview-form.ts";
import { themeResolver } from "#app/forms/theme-resolver.ts";
import type { SlotState } from "#app/offline/current-entry.ts";

/** What came back from a form that was sent without JavaScript. */
export type SentTheme = {
  readonly errors: Readonly<Record<string, string>>;
  readonly typed: TypedTheme;
  readonly bases: Readonly<Record<string, number>>;
};

type ThemeFormProps = {
  readonly interview: InterviewHandle;
  readonly theme: Theme;
  readonly now: number;
  readonly isLive: boolean;
  readonly sent: SentTheme | undefined;
  /** Whether the director's own answers stay folded until they are asked for. */
  readonly foldsSelfAssessment?: boolean;
  /** What stands under a question: its photos. */
  readonly underneath?: (question: Question) => ReactNode;
  /** Above the questions, within the form: the stake. */
  readonly children?: ReactNode;
};

/**
 * The questions of a theme. react-hook-form holds what is typed, wrong or unfinished as it may be, and what is wrong with it,
 * by the reading that the server does of the same form; what is right becomes an answer of the interview as one goes.
 */
export function ThemeForm(props: ThemeFormProps) {
  const { interview, theme, sent, children } = props;
  const asked = useMemo(() => theme.questions.filter((question) => sheetOf(question) !== null), [theme]);
  const { scale } = interview.questionnaire;
  const form = useForm<TypedTheme, unknown, ReadTheme>({
    defaultValues: useInitialValues(interview, asked, sent),
    resolver: useMemo(() => themeResolver(asked, scale), [asked, scale]),
    ...(sent === undefined ? {} : { errors: errorsOf(sent) }),
  });
  useFollow(form, interview, asked);
  return (
    <Form
      method="post"
      id="theme"
      className="questions"
      noValidate
      autoComplete="off"
      onSubmit={(event) => event.preventDefault()}
    >
      {children}
      {asked
        .filter(({ id }) => interview.state.visible.has(id))
        .map((question) => (
          <HeldQuestion key={question.id} {...props} question={question} form={form} />
        ))}
    </Form>
  );
}

type HeldForm = UseFormReturn<TypedTheme, unknown, ReadTheme>;
type HeldQuestionProps = Omit<ThemeFormProps, "theme" | "children"> & {
  readonly question: Question;
  readonly form: HeldForm;
};

/** A question of the form, tied to its entries in the interview. */
function HeldQuestion(props: HeldQuestionProps) {
  const { question, form, interview, now, isLive, sent, foldsSelfAssessment = false, underneath } = props;
  const { scale } = interview.questionnaire;
  const latest = useRef(interview);
  latest.current = interview;
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
    interview.write("answer", question.id, answer);
  };
  const theirs = interview.directorAnswer(question);
  const ours = asAnswer(entries.answer.value);
  const bases = {
    answer: sent?.bases[`${field}:base`] ?? entries.answer.baseRevision,
    comment: sent?.bases[`${field}:base-commentaire`] ?? entries.comment.baseRevision,
    review: sent?.bases[`${field}:base-revoir`] ?? entries.review.baseRevision,
  };
  const typed = form.watch(field) ?? NOTHING;
  const wrong = form.formState.errors[field];
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
      onMark={(isMarked) => interview.write("review", question.id, isMarked ? true : null)}
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
          onChoose={(value) => interview.write(subject, question.id, value)}
        />
      ))}
      <SlotTroubles interview={interview} subjects={SUBJECTS} slotKey={question.id} />
      {underneath?.(question)}
    </QuestionCard>
  );
}

const SUBJECTS = ["answer", "comment", "review"] as const;

function useInitialValues(
  interview: InterviewHandle,
  asked: readonly Question[],
  sent: SentTheme | undefined,
): TypedTheme {
  const first = useRef<TypedTheme | null>(null);
  first.current ??= Object.fromEntries(
    asked.map((question) => [
      fieldOf(question.id),
      sent?.typed[fieldOf(question.id)] ?? {
        answer: typedFrom(question, asAnswer(interview.entry("answer", question.id).value)),
        comment: asText(interview.entry("comment", question.id).value),
      },
    ]),
  );
  return first.current;
}

/**
 * What changes elsewhere (another person's answer after a reload of the data, a choice between two) comes into the form,
 * unless the form says the same already: what is being typed is never touched.
 */
function useFollow(form: HeldForm, interview: InterviewHandle, asked: readonly Question[]): void {
  const seen = useRef(new Map<string, string>());
  const { scale } = interview.questionnaire;
  useEffect(() => {
    for (const question of asked) {
      const field = fieldOf(question.id);
      const answer = asAnswer(interview.entry("answer", question.id).value);
      const comment = asText(interview.entry("comment", question.id).value);
      if (isNews(seen.current, `${field}.answer`, JSON.stringify(answer))) {
        const typed = readQuestion(question, form.getValues(field), scale).answer;
        if (!typed.ok || JSON.stringify(typed.value) !== JSON.stringify(answer)) {
          form.setValue(`${field}.answer`, typedFrom(question, answer), { shouldValidate: true });
        }
      }
      if (
        isNews(seen.current, `${field}.comment`, comment) &&
        form.getValues(`${field}.comment`).trim() !== comment.trim()
      ) {
        form.setValue(`${field}.comment`, comment);
      }
    }
  }, [form, interview, asked, scale]);
}

/** The first look is no news: the form was made from it. */
function isNews(seen: Map<string, string>, name: string, value: string): boolean {
  const before = seen.get(name);
  seen.set(name, value);
  return before !== undefined && before !== value;
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

function errorsOf({ errors }: SentTheme): FieldErrors<TypedTheme> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [field, { answer: { type: "server", message } }]),
  );
}

function asAnswer(value: SheetValue | null): Answer | null {
  return typeof value === "object" ? value : null;
}

function asText(value: SheetValue | null): string {
  return typeof value === "string" ? value : "";
}
