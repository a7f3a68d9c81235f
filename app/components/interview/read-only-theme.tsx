import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import { SelfAssessment } from "#app/components/questions/self-assessment.tsx";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { typographic } from "#app/domain/format.ts";
import type { Theme } from "#app/domain/questionnaire/definition.ts";
import { STAKE_LABELS } from "#app/text/stakes.ts";

type ReadOnlyThemeProps = { readonly interview: InterviewHandle; readonly theme: Theme };

/** The answers of a theme, to be read. */
export function ReadOnlyTheme({ interview, theme }: ReadOnlyThemeProps) {
  return (
    <section className="stack read-theme" id={theme.id} aria-labelledby={`${theme.id}-titre`}>
      <h2 id={`${theme.id}-titre`}>{theme.label}</h2>
      <StakeToRead interview={interview} theme={theme} />
      <AnswersToRead interview={interview} theme={theme} />
    </section>
  );
}

function StakeToRead({ interview, theme }: ReadOnlyThemeProps) {
  if (!theme.stake) return null;
  const { value } = interview.entry("stake", theme.id);
  return (
    <p className="stake-read">
      Enjeu de ce thème pour le dirigeant{"\u00A0"}:{" "}
      <b>{typeof value === "number" ? STAKE_LABELS[value].toLowerCase() : "non dit"}</b>
    </p>
  );
}

function AnswersToRead({ interview, theme }: ReadOnlyThemeProps) {
  const { scale } = interview.questionnaire;
  return theme.questions
    .filter(({ id }) => interview.state.visible.has(id))
    .map((question) => {
      const { value } = interview.entry("answer", question.id);
      const comment = interview.entry("comment", question.id).value;
      const answer = asAnswer(value);
      const theirs = interview.directorAnswer(question);
      return (
        <section key={question.id} className="card question read" id={questionAnchor(question.id)}>
          <h3>{question.label}</h3>
          <p className={answer === null ? "soft" : "said"}>{describeAnswer(question, answer ?? undefined)}</p>
          {typeof comment === "string" ? <p className="remark">{typographic(comment)}</p> : null}
          {interview.entry("review", question.id).value === true ? (
            <p className="tag signal">À revoir</p>
          ) : null}
          {theirs === null ? null : (
            <SelfAssessment question={question} scale={scale} theirs={theirs} ours={answer} />
          )}
        </section>
      );
    });
}

function asAnswer(value: SheetValue | null): Answer | null {
  return typeof value === "object" ? value : null;
}
