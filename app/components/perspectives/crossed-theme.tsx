import { answerStrip } from "#app/charts/answer-strip.ts";
import { screenPalette } from "#app/charts/palette.ts";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { formatCount, formatScore, quote, typographic } from "#app/domain/format.ts";
import type {
  CrossedQuestion,
  CrossedReading,
  CrossedTheme,
} from "#app/domain/report/perspectives/crossed-perspectives.ts";
import {
  agreementInWords,
  gapInWords,
  groundInWords,
  readingInWords,
  signedGap,
  typicalInWords,
  VOICE_NAMES,
} from "#app/domain/report/perspectives/perspective-words.ts";

/** One theme: what each comparison says, and folded under it the questions with every perspective's answer. */
export function CrossedThemeSection({ theme }: { readonly theme: CrossedTheme }) {
  return (
    <article className="crossed-theme" id={`theme-${theme.id}`}>
      <h3>{typographic(theme.label)}</h3>
      <ul className="plain">
        {theme.comparisons.map((comparison) => (
          <li key={comparison.perspective}>
            {gapInWords(comparison.gap, comparison.perspective, "consultant")}{" "}
            <span className="soft small">
              ({formatScore(comparison.directorScore)} et {formatScore(comparison.otherScore)} sur 100,{" "}
              {groundInWords(comparison)}).
              {comparison.typical === null ? null : ` ${typicalInWords(comparison.gap, comparison.typical)}.`}
            </span>
          </li>
        ))}
      </ul>
      <details className="disclosure">
        <summary>{formatCount(theme.questions.length, "question", "questions")}, regard par regard</summary>
        {theme.questions.map((question) => (
          <QuestionReadings key={question.id} question={question} />
        ))}
      </details>
    </article>
  );
}

/** What each perspective answered to one question; also shown at the debrief. */
export function QuestionReadings({ question }: { readonly question: CrossedQuestion }) {
  return (
    <section className="crossed-question">
      <h4>{typographic(question.question)}</h4>
      <ul className="readings">
        {question.readings.map((reading) => (
          <ReadingLine key={reading.perspective} reading={reading} />
        ))}
      </ul>
      {question.agreed === null ? null : (
        <p className="agreed small">
          <b>Valeur convenue{"\u00A0"}:</b> {quote(typographic(question.agreed.answer))}.{" "}
          {typographic(question.agreed.reason)}
        </p>
      )}
    </section>
  );
}

/** One perspective's answer, or a group's mean with how its people answered. */
export function ReadingLine({ reading }: { readonly reading: CrossedReading }) {
  const { perspective, respondents, score, spread, gap, distribution, asked } = reading;
  return (
    <li className="reading">
      <span className="reading-who">
        <span className={`voice-mark ${perspective}`} aria-hidden="true" />
        <b>{VOICE_NAMES[perspective]}</b>
        {distribution === null ? null : (
          <span className="soft small">{formatCount(respondents, "personne", "personnes")}</span>
        )}
      </span>
      <div className="reading-said">
        {distribution === null ? null : (
          <ChartFigure
            className="answer-strip"
            svg={answerStrip(`${VOICE_NAMES[perspective]}\u00A0: réponses`, distribution, screenPalette)}
          />
        )}
        <span className={distribution === null ? "" : "small"}>{typographic(readingInWords(reading))}</span>
        {distribution === null || spread === null ? null : (
          <span className="soft small">
            {formatScore(score)} sur 100 en moyenne, {agreementInWords(spread)} (écart-type{" "}
            {formatScore(spread)})
          </span>
        )}
        {asked === null ? null : (
          <span className="soft small">
            Question posée{"\u00A0"}: {quote(typographic(asked))}
          </span>
        )}
      </div>
      <span className="reading-gap num">
        {gap === null ? null : (
          <>
            <span className="visually-hidden">écart </span>
            {signedGap(gap)}
          </>
        )}
      </span>
    </li>
  );
}
