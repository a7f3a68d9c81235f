import type { ReactNode } from "react";
import { ChartFigure } from "#app/components/chart-figure.tsx";
import { ExplainedFigures } from "#app/components/synthesis/explained-figures.tsx";
import { WrittenWords } from "#app/components/synthesis/written-words.tsx";
import { typographic } from "#app/domain/format.ts";
import type { WrittenText } from "#app/domain/publication/written-text.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

export type PartProps = {
  readonly report: CollectiveReport;
  readonly words: WrittenText | undefined;
  readonly figures: readonly ExplainedFigure[];
};

export function Part({
  id,
  title,
  sentences,
  words,
  figures = [],
  inSight = false,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly words?: WrittenText | undefined;
  readonly figures?: readonly ExplainedFigure[];
  /** Whether the figures stand open: where no chart and no table shows them. */
  readonly inSight?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <WrittenWords words={words} />
      {sentences.map((sentence) => (
        <p key={sentence}>{typographic(sentence)}</p>
      ))}
      {children}
      <ExplainedFigures figures={figures} inSight={inSight} />
    </section>
  );
}

/**
 * A chart drawn at the width of a printed page. A phone shows the one drawn for it; without one, the page's scrolls sideways in
 * its own frame.
 */
export function WideChart({
  svg,
  phone,
  label,
}: {
  readonly svg: string;
  /** Empty where another chart's stands for this one too. */
  readonly phone?: string;
  readonly label: string;
}) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by the keyboard */}
      <section className={`chart-frame${phone === undefined ? "" : " desk"}`} aria-label={label} tabIndex={0}>
        <ChartFigure svg={svg} className="wide" />
      </section>
      {phone === undefined || phone === "" ? null : <ChartFigure svg={phone} className="phone-chart" />}
    </>
  );
}

export function FoldedSheet({
  title,
  below,
  rows,
}: {
  readonly title: string;
  readonly below: string;
  readonly rows: readonly (readonly [string, string])[];
}) {
  return (
    <details className="because">
      <summary>
        <b>{typographic(title)}</b>
        <span className="soft">{typographic(below)}</span>
      </summary>
      <dl className="sheet">
        {rows.map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{typographic(words)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
