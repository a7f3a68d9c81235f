import { Link } from "react-router";
import type { InterviewHandle } from "#app/components/interview/use-interview.ts";
import { questionAnchor } from "#app/components/questions/question-anchor.ts";
import type { AnswerSubject } from "#app/domain/answers/answer-operation.ts";
import { typographic } from "#app/domain/format.ts";
import type { Question, Theme } from "#app/domain/questionnaire/definition.ts";

type NotesProps = { readonly interview: InterviewHandle; readonly home: string };
type Noted = { readonly theme: Theme; readonly question: Question };

/** The questions marked « à revoir », and every remark, each leading to its question. */
export function NotesToRead({ interview, home }: NotesProps) {
  const marked = noted(interview, "review");
  const remarked = noted(interview, "comment");
  return (
    <>
      <section className="card">
        <h2>À revoir</h2>
        {marked.length === 0 ? (
          <p className="soft">
            Rien pour le moment. Marquez « À revoir » les questions sur lesquelles revenir.
          </p>
        ) : (
          <ul className="notes">
            {marked.map(({ theme, question }) => (
              <li key={question.id}>
                <QuestionLink home={home} theme={theme} question={question} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="card">
        <h2>Commentaires</h2>
        {remarked.length === 0 ? (
          <p className="soft">Aucun pour le moment. Chaque question a de la place pour un commentaire.</p>
        ) : (
          <ul className="notes">
            {remarked.map(({ theme, question }) => (
              <li key={question.id}>
                <QuestionLink home={home} theme={theme} question={question} />
                <p className="remark">{remarkOn(interview, question)}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

type QuestionLinkProps = Noted & { readonly home: string };

function QuestionLink({ home, theme, question }: QuestionLinkProps) {
  return (
    <>
      <Link to={`${home}/${theme.id}#${questionAnchor(question.id)}`}>{question.label}</Link>
      <span className="soft small">{theme.label}</span>
    </>
  );
}

/** Only where the question is asked: what is hidden keeps its note, and shows it again when it comes back. */
function noted({ questionnaire, state, entry }: InterviewHandle, subject: AnswerSubject): readonly Noted[] {
  return questionnaire.themes.flatMap((theme) =>
    theme.questions
      .filter(({ id }) => state.visible.has(id) && entry(subject, id).value !== null)
      .map((question) => ({ theme, question })),
  );
}

function remarkOn({ entry }: InterviewHandle, { id }: Question): string {
  const { value } = entry("comment", id);
  return typeof value === "string" ? typographic(value) : "";
}
