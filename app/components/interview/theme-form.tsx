import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { Form } from "react-router";
import { type HeldForm, HeldQuestion, type SentTheme } from "#app/components/interview/held-question.tsx";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import { sheetOf } from "#app/domain/answers/interview.ts";
import { typedFrom } from "#app/domain/answers/typed-answer.ts";
import type { Question, Theme } from "#app/domain/questionnaire/definition.ts";
import { fieldOf, type ReadTheme, readQuestion, type TypedTheme } from "#app/forms/interview-form.ts";
import { themeResolver } from "#app/forms/theme-resolver.ts";

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
  const { interview, theme, now, isLive, sent, foldsSelfAssessment, underneath, children } = props;
  const asked = useMemo(() => theme.questions.filter((question) => sheetOf(question) !== null), [theme]);
  const { scale } = interview.questionnaire;
  const form = useForm<TypedTheme, unknown, ReadTheme>({
    defaultValues: useInitialValues(interview, asked, sent),
    resolver: useMemo(() => themeResolver(asked, scale), [asked, scale]),
    ...(sent === undefined ? {} : { errors: errorsOf(sent) }),
  });
  useFollow(form, interview, asked);
  const latest = useRef(interview);
  latest.current = interview;
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
          <HeldQuestion
            key={question.id}
            {...{ question, form, interview, latest, now, isLive, sent }}
            {...(foldsSelfAssessment === undefined ? {} : { foldsSelfAssessment })}
            {...(underneath === undefined ? {} : { underneath })}
          />
        ))}
    </Form>
  );
}

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
