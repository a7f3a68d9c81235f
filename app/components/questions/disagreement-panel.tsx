import { useId } from "react";
import { momentInWords } from "#app/components/questions/slot-words.tsx";
import type { SheetValue } from "#app/domain/answers/answer-operation.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import type { Version } from "#app/domain/answers/told-interview.ts";
import { quote } from "#app/domain/format.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { STAKE_LABELS } from "#app/text/stakes.ts";

export type DisagreementPanelProps = {
  /** Null for what isn't an answer to a question: a theme's stake. */
  readonly question: Question | null;
  /** What counts until somebody chooses. */
  readonly kept: Version;
  readonly other: Version;
  readonly now: number;
  readonly onChoose: (value: SheetValue | null) => void;
};

/** Two people wrote different things: both are shown, and a person chooses. */
export function DisagreementPanel({ question, kept, other, now, onChoose }: DisagreementPanelProps) {
  const names = useId();
  return (
    <section className="disagreement" aria-label="Deux réponses différentes">
      <p>
        <strong>Deux réponses, laquelle garder{"\u202F"}?</strong>
      </p>
      <ul>
        {[kept, other].map((version, index) => (
          <li key={index === 0 ? "kept" : "other"}>
            <span id={`${names}-${index}`}>
              {version.author ?? "Vous"} {version.author === null ? "avez" : "a"}{" "}
              {said(question, version.value)}
              {version === kept ? ` ${momentInWords(Date.parse(version.at), now)}` : ""}.
            </span>
            <button
              type="button"
              className="button quiet small"
              aria-describedby={`${names}-${index}`}
              onClick={() => onChoose(version.value)}
            >
              {chooseWords(version, version === kept ? other : kept)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function chooseWords({ author }: Version, against: Version): string {
  if (author === null) return "Garder la mienne";
  return against.author === null ? "Prendre la sienne" : "Garder cette réponse";
}

function said(question: Question | null, value: SheetValue | null): string {
  if (value === null) return "effacé la réponse";
  if (typeof value === "string") return `écrit ${quote(value)}`;
  if (typeof value === "number") return `dit ${quote(STAKE_LABELS[value].toLowerCase())}`;
  if (value === true || question === null) return "marqué la question";
  return `répondu ${quote(describeAnswer(question, value))}`;
}
