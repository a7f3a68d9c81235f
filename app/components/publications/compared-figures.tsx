import { formatSignedQuantity } from "#app/domain/convention/indicators.ts";
import { formatCount, typographic } from "#app/domain/format.ts";
import type { ComparedFigure } from "#app/domain/publication/compare-publications.ts";
import { NOT_COMPARABLE_WORDS } from "#app/text/publications.ts";

type ComparedFiguresProps = {
  readonly figures: readonly ComparedFigure[];
  /** What the two publications are called. */
  readonly before: string;
  readonly after: string;
};

/** Two publications figure by figure, a table for each table of the report. */
export function ComparedFigures({ figures, before, after }: ComparedFiguresProps) {
  return (
    <div className="stack">
      {tablesOf(figures).map(([title, rows]) => (
        <details className="card disclosure compared" key={title} open={rows.some(hasChanged) || undefined}>
          <summary>
            {typographic(title)}
            <span className="soft small together">{changesWords(rows)}</span>
          </summary>
          <div className="table-wrap">
            <table>
              <caption className="visually-hidden">{typographic(title)}</caption>
              <thead>
                <tr>
                  <th scope="col">Chiffre</th>
                  <th scope="col" className="num">
                    {before}
                  </th>
                  <th scope="col" className="num">
                    {after}
                  </th>
                  <th scope="col" className="num">
                    Écart
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{typographic(row.label)}</th>
                    <td className="num" data-label={before}>
                      {row.before === null ? "–" : typographic(row.before)}
                    </td>
                    <td className="num" data-label={after}>
                      {row.after === null ? "–" : typographic(row.after)}
                    </td>
                    <td className="num" data-label="Écart">
                      <Change row={row} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </div>
  );
}

function hasChanged({ change }: ComparedFigure): boolean {
  return change !== null && change !== 0;
}

function changesWords(rows: readonly ComparedFigure[]): string {
  const changed = rows.filter(hasChanged).length;
  if (changed > 0) return formatCount(changed, "écart", "écarts");
  if (rows.every(({ change }) => change === 0)) return "rien n’a changé";
  return rows.some(({ change }) => change === 0) ? "rien n’a changé" : "ne se compare pas";
}

function Change({ row: { change, why, unit } }: { readonly row: ComparedFigure }) {
  if (change === null) {
    return <span className="soft small">{why === null ? "" : NOT_COMPARABLE_WORDS[why]}</span>;
  }
  if (change === 0) return "identique";
  return typographic(formatSignedQuantity(change, unit === "sur 100" ? "points" : unit));
}

/** In the order in which the tables first come. */
function tablesOf(
  figures: readonly ComparedFigure[],
): readonly (readonly [title: string, rows: readonly ComparedFigure[]])[] {
  const tables = new Map<string, ComparedFigure[]>();
  for (const figure of figures) {
    const rows = tables.get(figure.table);
    if (rows === undefined) tables.set(figure.table, [figure]);
    else rows.push(figure);
  }
  return [...tables];
}
