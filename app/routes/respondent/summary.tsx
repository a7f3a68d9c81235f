import { Link } from "react-router";
import { answeringWays, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { questionPath, SENDING_PATH, stakePath } from "#app/components/respondent/step-paths.ts";
import { timeLeft } from "#app/components/respondent/time-left.ts";
import { useAnsweringContext } from "#app/components/respondent/use-answering.ts";
import { formatCount, formatOutOf } from "#app/domain/format.ts";
import { resumeAt, type ThemeProgress } from "#app/domain/invitation/self-assessment.ts";
import { answering } from "#app/server/self-assessment/guard.ts";
import type { Route } from "./+types/summary";

export const middleware: Route.MiddlewareFunction[] = [...answering];

export const meta: Route.MetaFunction = () => [{ title: "Sommaire · Diapason" }];

/** The themes with what is left of each, to go from one to another. */
export default function SummaryPage() {
  const { told, assessment } = useAnsweringContext();
  const next = resumeAt(assessment);
  return (
    <RespondentShell
      firm={told.firm}
      operation={told.operation}
      aside={timeLeft(assessment)}
      progress={assessment}
      ways={answeringWays(told.perspective, "/reponse/sommaire")}
      foot={
        <footer className="respondent-foot resting">
          <div>
            {next === null ? null : (
              <Link className="button quiet" to={SENDING_PATH}>
                Envoyer
              </Link>
            )}
            <Link className="button" to={next === null ? SENDING_PATH : questionPath(next.id)}>
              {next === null ? "Envoyer mes réponses" : "Continuer"}
            </Link>
          </div>
        </footer>
      }
    >
      <div className="stack">
        <h1>Sommaire</h1>
        {assessment.asked === 0 ? (
          <p>Le questionnaire de cette opération n’a pas de question pour vous : rien ne vous est demandé.</p>
        ) : (
          <p className="soft">
            {assessment.left.length === 0
              ? "Vous avez répondu à tout."
              : `Il reste ${formatCount(assessment.left.length, "question", "questions")}. Aucune n’est obligatoire.`}
          </p>
        )}
        <ul className="own-themes">
          {assessment.themes.map((one) => (
            <ThemeLine key={one.theme.id} line={one} />
          ))}
        </ul>
      </div>
    </RespondentShell>
  );
}

function ThemeLine({ line }: { readonly line: ThemeProgress }) {
  const { theme, asked, settled, startAt, stake } = line;
  return (
    <li>
      <Link to={questionPath(startAt)}>
        <span>{theme.label}</span>
        <span className={settled === asked ? "done small" : "soft small"}>
          {settled === asked ? "fait" : formatOutOf(settled, asked)}
        </span>
      </Link>
      {stake === null && settled === asked ? (
        <Link className="small" to={stakePath(theme.id)}>
          Dire si c’est important pour vous
        </Link>
      ) : null}
    </li>
  );
}
