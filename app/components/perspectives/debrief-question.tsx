import { ReadingLine } from "#app/components/perspectives/crossed-theme.tsx";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { quote, typographic } from "#app/domain/format.ts";
import type { DebriefQuestion as Current } from "#app/server/perspectives/open-debrief.ts";

type DebriefQuestionProps = {
  readonly current: Current;
  /** « Écart 2 sur 14 ». */
  readonly place: string;
};

/** The question and what each perspective answered to it, in large letters: two people read one screen. */
export function DebriefQuestion({ current, place }: DebriefQuestionProps) {
  const { crossed, agreement, question, scale } = current;
  return (
    <section className="debrief-question">
      <p className="soft">
        {place} · {typographic(crossed.topic)}
      </p>
      <h1>{typographic(crossed.question)}</h1>
      <ul className="readings large">
        {crossed.readings.map((reading) => (
          <ReadingLine key={reading.perspective} reading={reading} />
        ))}
      </ul>
      {agreement === null ? null : (
        <p className="agreed">
          <b>Convenu{"\u00A0"}:</b> {quote(typographic(describeAnswer(question, agreement.answer, scale)))}.{" "}
          {typographic(agreement.reason)}
        </p>
      )}
    </section>
  );
}
