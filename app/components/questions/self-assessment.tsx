import { useId, useState } from "react";
import type { Answer } from "#app/domain/answers/answer.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { formatCount, quote } from "#app/domain/format.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { type Scale, worthOf } from "#app/domain/scoring/points.ts";

type SelfAssessmentProps = {
  readonly question: Question;
  readonly scale: Scale;
  readonly theirs: Answer;
  /** What the consultant wrote, or null. */
  readonly ours: Answer | null;
  /** Stays folded until it is asked for: what the director said alone must not lead the interview. */
  readonly isFolded?: boolean;
  /** Absent where nothing can be written. */
  readonly onAdopt?: (() => void) | undefined;
};

/** What the director answered alone, beside what is being written, and how far apart the two are. */
export function SelfAssessment({ isFolded = false, ...said }: SelfAssessmentProps) {
  return isFolded ? <OnRequest {...said} /> : <Said {...said} />;
}

type SaidProps = Omit<SelfAssessmentProps, "isFolded">;

function OnRequest(said: SaidProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="self-folded">
      <button
        type="button"
        className="link-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen((before) => !before)}
      >
        {isOpen ? "Replier l’auto-évaluation" : "Voir l’auto-évaluation"}
      </button>
      <div id={id}>{isOpen ? <Said {...said} /> : null}</div>
    </div>
  );
}

function Said({ question, scale, theirs, ours, onAdopt }: SaidProps) {
  const gap = ours === null ? null : gapInWords(question, theirs, ours, scale);
  return (
    <div className="self small">
      <p>
        <b>Auto-évaluation du dirigeant{"\u00A0"}:</b> {quote(describeAnswer(question, theirs))}
        {gap === null ? null : ` ${gap}`}
      </p>
      {ours === null && onAdopt !== undefined ? (
        <button type="button" className="link-button" onClick={onAdopt}>
          Reprendre sa réponse
        </button>
      ) : null}
    </div>
  );
}

function gapInWords(question: Question, theirs: Answer, ours: Answer, scale: Scale): string | null {
  const said = worthOf(question, theirs, scale);
  const seen = worthOf(question, ours, scale);
  if (said === null || seen === null || said.points === seen.points) return null;
  return `Écart de ${formatCount(Math.abs(said.points - seen.points), "point", "points")}.`;
}
