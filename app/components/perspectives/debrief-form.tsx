import { type KeyboardEvent, useId, useState } from "react";
import { Form, Link } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { TextAreaField } from "#app/components/field.tsx";
import { debriefPath } from "#app/components/perspectives/debrief-topics.tsx";
import { AnswerField } from "#app/components/questions/answer-field.tsx";
import { StateChips } from "#app/components/questions/state-chips.tsx";
import { useLive } from "#app/components/questions/use-live.ts";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { type TypedAnswer, typedFrom } from "#app/domain/answers/typed-answer.ts";
import { quote, typographic } from "#app/domain/format.ts";
import { type FormState, fieldState } from "#app/forms/form-state.ts";
import { controlNames, fieldOf } from "#app/forms/interview-form.ts";
import type { DebriefQuestion } from "#app/server/perspectives/open-debrief.ts";

/** What somebody else wrote while this form was filled in; a null answer: they took the agreement back. */
export type AgreementConflict = {
  readonly answer: string | null;
  readonly reason: string | null;
  readonly revision: number;
};

type DebriefFormProps = {
  readonly current: DebriefQuestion;
  readonly path: string;
  readonly state: FormState;
  /** What was sent and came back; null before. */
  readonly sent: TypedAnswer | null;
  readonly conflict: AgreementConflict | null;
};

/** The value that both settle on for one question, and why. */
export function DebriefForm({ current, path, state, sent, conflict }: DebriefFormProps) {
  const { question, scale, own, agreement, revision } = current;
  const id = useId();
  const isLive = useLive();
  const [typed, setTyped] = useState<TypedAnswer>(() => sent ?? typedFrom(question, agreement?.answer));
  const names = controlNames(question.id);
  const error = state.errors[fieldOf(question.id)];
  return (
    <Form
      method="post"
      action={debriefPath(path, question.id)}
      className="card debrief-form"
      noValidate
      onKeyDown={chooseByDigit}
    >
      <ErrorSummary state={state} />
      {conflict === null ? null : (
        <ConflictNotice conflict={conflict} here={debriefPath(path, question.id)} />
      )}
      <input type="hidden" name="question" value={question.id} />
      <input type="hidden" name="base" value={conflict?.revision ?? revision} />
      <fieldset className="field" id={`champ-${fieldOf(question.id)}`} tabIndex={-1}>
        <legend id={`${id}-label`}>
          La valeur convenue
          {question.help === undefined ? null : (
            <span className="hint soft small"> {typographic(question.help)}</span>
          )}
        </legend>
        {error === undefined ? null : (
          <p className="error" id={`${id}-error`}>
            {error}
          </p>
        )}
        <AnswerField
          question={question}
          scale={scale}
          typed={typed}
          onChange={setTyped}
          onBlur={() => {}}
          name={names.answer}
          labelledBy={`${id}-label`}
          describedBy={error === undefined ? undefined : `${id}-error`}
          isInvalid={error !== undefined}
          isLive={isLive}
        />
        <div className="chips">
          <StateChips question={question} typed={typed} isLive={isLive} onChange={setTyped} />
        </div>
      </fieldset>
      <TextAreaField
        name="reason"
        label="Pourquoi ?"
        hint="Une phrase que vous pourriez dire tous les deux. Elle est imprimée dans le rapport."
        rows={3}
        required
        {...fieldState(state, "reason", agreement?.reason ?? "")}
      />
      <div className="row">
        <SubmitButton name="intent" value="agree">
          {agreement === null ? "Convenir de cette valeur" : "Enregistrer la nouvelle valeur"}
        </SubmitButton>
        {own.director === null ? null : (
          <SubmitButton kind="quiet" name="intent" value="keep-director">
            Garder celle du dirigeant
          </SubmitButton>
        )}
        {own.consultant === null ? null : (
          <SubmitButton kind="quiet" name="intent" value="keep-consultant">
            Garder celle du consultant
          </SubmitButton>
        )}
        {agreement === null ? null : (
          <SubmitButton kind="quiet danger" name="intent" value="take-back">
            Revenir sur l’accord
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}

/** The digit beside a choice chooses it, except where a text is being typed. */
function chooseByDigit(event: KeyboardEvent<HTMLFormElement>) {
  const { target, key, currentTarget } = event;
  const isTyping =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type));
  if (isTyping || !/^[1-9]$/.test(key) || event.metaKey || event.ctrlKey || event.altKey) return;
  const choice = currentTarget.querySelector<HTMLInputElement>(`input[data-digit="${key}"]`);
  if (choice === null || choice.disabled) return;
  event.preventDefault();
  choice.focus();
  choice.click();
}

type ConflictNoticeProps = { readonly conflict: AgreementConflict; readonly here: string };

function ConflictNotice({ conflict, here }: ConflictNoticeProps) {
  return (
    <div className="notice signal" role="alert">
      <strong>Quelqu’un d’autre a écrit entre-temps</strong>
      <p>
        {conflict.answer === null
          ? "L’accord sur cette question a été retiré."
          : `Il est convenu de ${quote(typographic(conflict.answer))}\u00A0: ${typographic(conflict.reason ?? "")}`}
      </p>
      <p>
        La vôtre est dans le formulaire{"\u00A0"}: enregistrez encore pour la garder, ou{" "}
        <Link to={here} reloadDocument>
          gardez la leur
        </Link>
        .
      </p>
    </div>
  );
}
