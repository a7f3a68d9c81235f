import {
  Maturity,
  Needs,
  Obstacles,
  Opportunities,
  Plans,
  Schemes,
} from "#app/components/synthesis/report-answers.tsx";
import { Change } from "#app/components/synthesis/report-change.tsx";
import { Method, Participants } from "#app/components/synthesis/report-firms.tsx";
import { Part, type PartProps } from "#app/components/synthesis/report-part.tsx";
import {
  Actions,
  Convention,
  Lessons,
  Network,
  Partners,
  Quotes,
} from "#app/components/synthesis/report-together.tsx";
import { typographic } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Chapter } from "#app/domain/publication/composition.ts";
import { explain } from "#app/domain/report/collective/explain.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { olderFiguresSentences } from "#app/domain/report/collective/older-figures.ts";
import { hasFigures } from "#app/domain/report/collective/reading.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

/**
 * The collective report on the screen: the very values of its PDF, the protection included. A publication brings the
 * explanations that it was published with; without them they are those of today.
 */
export function CollectiveReportPage({
  report,
  explained = explain(report),
}: {
  readonly report: CollectiveReport;
  readonly explained?: readonly ExplainedFigure[];
}) {
  const figures = groupBy(explained, ({ chapter }) => chapter);
  const has = (chapter: Chapter) => report.chapters.includes(chapter);
  const part = (chapter: Chapter) => ({
    report,
    words: report.texts[chapter],
    figures: figures.get(chapter) ?? [],
  });
  const answered = hasFigures(report.synthesis);
  return (
    <article className="report collective">
      <Foreword report={report} />
      <Essentials report={report} figures={figures.get("summary") ?? []} />
      {has("convention") ? <Convention {...part("convention")} /> : null}
      {has("participants") ? <Participants {...part("participants")} /> : null}
      {has("method") ? <Method {...part("method")} /> : null}
      {has("maturity") ? <Maturity {...part("maturity")} isEmpty={!answered} /> : null}
      {has("obstacles") ? <Obstacles {...part("obstacles")} /> : null}
      {has("opportunities") ? <Opportunities {...part("opportunities")} /> : null}
      {has("needs") ? <Needs {...part("needs")} /> : null}
      {has("actions") ? <Actions {...part("actions")} /> : null}
      {has("schemes") ? <Schemes {...part("schemes")} /> : null}
      {has("plans") ? <Plans {...part("plans")} /> : null}
      {has("progress") ? <Change {...part("progress")} /> : null}
      {has("pilots") ? <Lessons {...part("pilots")} /> : null}
      {has("network") ? <Network {...part("network")} /> : null}
      {has("quotes") ? <Quotes {...part("quotes")} /> : null}
      {has("partners") ? <Partners {...part("partners")} /> : null}
      <Conclusion report={report} />
      <Annex report={report} />
    </article>
  );
}

function Foreword({ report: { texts } }: { readonly report: CollectiveReport }) {
  if (texts.foreword === undefined) return null;
  return <Part id="avant-propos" title="Avant-propos" sentences={[]} words={texts.foreword} />;
}

function Conclusion({ report: { texts } }: { readonly report: CollectiveReport }) {
  if (texts.conclusion === undefined) return null;
  return <Part id="conclusion" title="Conclusion" sentences={[]} words={texts.conclusion} />;
}

function Essentials({ report, figures }: Omit<PartProps, "words">) {
  const { summary } = report;
  const older = olderFiguresSentences(report.synthesis);
  return (
    <Part id="essentiel" title="L’essentiel" sentences={[]} figures={figures}>
      <dl className="figures">
        {summary.keyFigures.map((figure) => (
          <div key={figure.label}>
            <dd>
              <b>{typographic(figure.value)}</b>
            </dd>
            <dt>{typographic(figure.label)}</dt>
            <dd className="soft small">{typographic(figure.outOf)}</dd>
          </div>
        ))}
      </dl>
      {older.length === 0 ? null : <p className="soft small">{typographic(older.join(" "))}</p>}
      <div className="prose">
        {summary.sentences.map((sentence) => (
          <p key={sentence}>{typographic(sentence)}</p>
        ))}
      </div>
      {summary.decisions.length === 0 ? null : (
        <>
          <h3>À décider</h3>
          <ol>
            {summary.decisions.map((decision) => (
              <li key={decision}>{typographic(decision)}</li>
            ))}
          </ol>
        </>
      )}
    </Part>
  );
}

function Annex({ report: { annex } }: { readonly report: CollectiveReport }) {
  return (
    <Part id="definitions" title="Définitions et règles" sentences={[]}>
      <h3>Les mots</h3>
      <dl className="sheet">
        {annex.definitions.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{typographic(term)}</dt>
            <dd>{typographic(meaning)}</dd>
          </div>
        ))}
      </dl>
      <h3>Les règles de publication suivies</h3>
      <ul>
        {annex.rules.map((rule) => (
          <li key={rule}>{typographic(rule)}</li>
        ))}
      </ul>
    </Part>
  );
}
