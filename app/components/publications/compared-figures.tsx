import { FigureLines } from "#app/components/publications/figure-lines.tsx";
import { formatSignedQuantity } from "#app/domain/convention/indicators.ts";
import { formatCount, typographic } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { ComparedFigure } from "#app/domain/publication/compare-publications.ts";
import { CHAPTER_TITLES, NOT_COMPARABLE_WORDS } from "#app/text/publications.ts";

type ComparedFiguresProps = {
  readonly figures: readonly ComparedFigure[];
  /** What the two publications are called. */
  readonly before: string;
  readonly after: string;
};

/** Two publications chapter by chapter: what changed is in sight, what did not and what can't be compared are folded. */
export function ComparedFigures({ figures, before, after }: ComparedFiguresProps) {
  const chapters = [...groupBy(figures, ({ chapter }) => chapter)].map(([chapter, lines]) => ({
    chapter,
    title: CHAPTER_TITLES[chapter],
    ...sorted(lines),
  }));
  return (
    <>
      <nav className="contents compared-contents" aria-label="Chapitres">
        <ol>
          {chapters.map(({ chapter, title, changed }) => (
            <li key={chapter}>
              <a href={`#comparer-${chapter}`}>
                {title} <span className="soft">{changesWords(changed.length)}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="stack">
        {chapters.map(({ chapter, title, changed, same, apart }) => (
          <section className="card compared" key={chapter} aria-labelledby={`comparer-${chapter}`}>
            <div className="compared-head">
              <h2 id={`comparer-${chapter}`}>{title}</h2>
              <p className="soft small">{changesWords(changed.length)}</p>
            </div>
            {changed.length === 0 ? null : (
              <Lines title={title} lines={changed} before={before} after={after} />
            )}
            <Folded
              summary={formatCount(same.length, "chiffre n’a pas changé", "chiffres n’ont pas changé")}
              {...{ title, before, after, lines: same }}
            />
            <Folded
              summary={formatCount(apart.length, "chiffre ne se compare pas", "chiffres ne se comparent pas")}
              {...{ title, before, after, lines: apart }}
            />
          </section>
        ))}
      </div>
    </>
  );
}

type LinesProps = {
  readonly title: string;
  readonly lines: readonly ComparedFigure[];
  readonly before: string;
  readonly after: string;
};

function Folded({ summary, ...lines }: LinesProps & { readonly summary: string }) {
  if (lines.lines.length === 0) return null;
  return (
    <details className="disclosure">
      <summary>{summary}</summary>
      <Lines {...lines} />
    </details>
  );
}

function Lines({ title, lines, before, after }: LinesProps) {
  return (
    <FigureLines
      title={title}
      columns={[before, after, "Écart"]}
      lines={lines}
      cells={(line) => [
        line.before === null ? "–" : typographic(line.before),
        line.after === null ? "–" : typographic(line.after),
        <Change key="change" line={line} />,
      ]}
    />
  );
}

function Change({ line: { change, why, unit } }: { readonly line: ComparedFigure }) {
  if (change === null) {
    return <span className="soft small">{why === null ? "" : NOT_COMPARABLE_WORDS[why]}</span>;
  }
  if (change === 0) return "identique";
  return <b>{typographic(formatSignedQuantity(change, unit === "sur 100" ? "points" : unit))}</b>;
}

function changesWords(changes: number): string {
  return changes === 0 ? "aucun écart" : formatCount(changes, "écart", "écarts");
}

/** What changed, what is the same, what can't be compared. */
function sorted(lines: readonly ComparedFigure[]) {
  return {
    changed: lines.filter(({ change }) => change !== null && change !== 0),
    same: lines.filter(({ change }) => change === 0),
    apart: lines.filter(({ change }) => change === null),
  };
}
