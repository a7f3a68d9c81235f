import { Link } from "react-router";
import { answeringWays, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { questionPath, SENDING_PATH, SUMMARY_PATH } from "#app/components/respondent/step-paths.ts";
import type { Answering } from "#app/components/respondent/use-answering.ts";
import { resumeAt } from "#app/domain/invitation/self-assessment.ts";

/** A step that the answers no longer ask, or that never was. */
export function StepGone({ answering }: { readonly answering: Answering }) {
  const { told, assessment } = answering;
  const next = resumeAt(assessment);
  return (
    <RespondentShell
      firm={told.firm}
      operation={told.operation}
      progress={assessment}
      ways={answeringWays(told.perspective)}
    >
      <div className="stack">
        <h1>Cette question ne se pose pas pour vous</h1>
        <p>D’après vos réponses, elle n’a pas lieu d’être. Rien n’est perdu de ce que vous avez répondu.</p>
        <p className="row">
          <Link className="button" to={next === null ? SENDING_PATH : questionPath(next.id)}>
            Continuer
          </Link>
          <Link className="button quiet" to={SUMMARY_PATH}>
            Sommaire
          </Link>
        </p>
      </div>
    </RespondentShell>
  );
}
