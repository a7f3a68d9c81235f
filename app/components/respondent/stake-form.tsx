import { type FormEvent, useState } from "react";
import { Form, useNavigate } from "react-router";
import { answeringWays, RespondentShell } from "#app/components/respondent/respondent-shell.tsx";
import { SavedState } from "#app/components/respondent/saved-state.tsx";
import { StepFoot } from "#app/components/respondent/step-foot.tsx";
import { pathAfter, pathBefore } from "#app/components/respondent/step-paths.ts";
import { timeLeft } from "#app/components/respondent/time-left.ts";
import type { Answering } from "#app/components/respondent/use-answering.ts";
import { useTitleFocus } from "#app/components/respondent/use-title-focus.ts";
import type { Stake } from "#app/domain/answers/answer.ts";
import { type Step, stepAfter, stepBefore, stepKey } from "#app/domain/invitation/self-assessment.ts";
import { STAKE_CONTROL } from "#app/forms/interview-form.ts";
import { readStake, STAKES } from "#app/forms/self-assessment-form.ts";
import type { RefusedForm } from "#app/server/self-assessment/save-form.ts";

type StakeFormProps = {
  readonly answering: Answering;
  readonly step: Extract<Step, { kind: "stake" }>;
  readonly sent: RefusedForm | undefined;
  readonly isLive: boolean;
};

/** At the end of a theme: how much it matters to the director. Passing is allowed. */
export function StakeForm({ answering, step, sent, isLive }: StakeFormProps) {
  const { theme } = step;
  const { assessment, told, sending } = answering;
  const navigate = useNavigate();
  const title = useTitleFocus();
  const entry = answering.entry("stake", theme.id);
  const [again, setAgain] = useState<Stake | null>(readStake(sent?.typed.texts[0] ?? null));
  const chosen = isLive ? entry.value : (again ?? entry.value);
  const choose = (stake: Stake) => {
    setAgain(stake);
    answering.writeStake(theme.id, stake);
  };
  const goOn = (event: FormEvent) => {
    if (!isLive) return;
    event.preventDefault();
    void navigate(pathAfter(stepAfter(answering.assessmentNow(), stepKey(step))));
  };
  return (
    <Form method="post" noValidate autoComplete="off" onSubmit={goOn} className="respondent-form">
      <RespondentShell
        firm={told.firm}
        operation={told.operation}
        aside={timeLeft(assessment)}
        progress={assessment}
        ways={answeringWays(told.perspective)}
        foot={
          <StepFoot back={pathBefore(stepBefore(assessment, stepKey(step)))}>
            {isLive ? <SavedState sending={sending} here={entry.state} /> : null}
          </StepFoot>
        }
      >
        <fieldset className="own-question">
          <legend>
            <span className="where soft small">Fin du thème</span>
            <h1 tabIndex={-1} ref={title}>
              {theme.label}
              {"\u00A0"}: est-ce important pour vous{"\u202F"}?
            </h1>
          </legend>
          <p className="soft help">
            Le plan d’actions commencera par ce qui compte le plus pour votre entreprise.
          </p>
          <div className="answer">
            <div className="choices">
              {STAKES.toReversed().map((stake) => (
                <label className="choice" key={stake}>
                  <input
                    type="radio"
                    name={STAKE_CONTROL.value}
                    value={stake}
                    checked={stake === chosen}
                    onChange={() => choose(stake)}
                  />
                  <span>{WORDS[stake]}</span>
                </label>
              ))}
            </div>
            {sent === undefined || isLive ? null : <p className="error">{sent.error}</p>}
          </div>
        </fieldset>
        {entry.state.kind === "choice" ? (
          <p className="error" role="alert">
            Sur un autre appareil, vous avez répondu autrement : choisissez de nouveau.
          </p>
        ) : null}
        <input type="hidden" name={STAKE_CONTROL.base} value={sent?.base ?? entry.baseRevision} />
      </RespondentShell>
    </Form>
  );
}

const WORDS: Readonly<Record<Stake, string>> = {
  1: "Peu important pour l’instant",
  2: "Important",
  3: "Très important",
};
