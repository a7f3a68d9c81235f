import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { questionAnchor } from "#app/components/questions/question-card.tsx";
import { SelfAssessment } from "#app/components/questions/self-assessment.tsx";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { typographic } from "#app/domain/format.ts";
import type { Theme } from "#app/domain/questionnaire/definition.ts";

type ReadOnlyThemeProps = { readonly interview: InterviewHandle; readonly theme: Theme };

/** The answers of a theme, to be read. */
export function ReadOnlyTheme({ interview, theme }: ReadOnlyThemeProps) {
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
          <h2>{question.label}</h2>
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
