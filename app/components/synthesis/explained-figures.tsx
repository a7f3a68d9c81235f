import { formatDate, formatNumber, typographic } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";

/**
 * The figures of a chapter, table by table: each one opens what it means, what is counted, out of what, and of which day. They
 * are folded away under the charts and tables that show them, unless nothing else does.
 */
export function ExplainedFigures({
  figures,
  inSight,
}: {
  readonly figures: readonly ExplainedFigure[];
  readonly inSight: boolean;
}) {
  if (figures.length === 0) return null;
  const tables = [...groupBy(figures, ({ table }) => table)];
  const lists = tables.map(([table, lines]) => (
    <section key={table} className="explained-table">
      <h3>{typographic(table)}</h3>
      <ul className="explained">
        {lines.map((figure) => (
          <li key={figure.id}>
            <Figure figure={figure} />
          </li>
        ))}
      </ul>
    </section>
  ));
  if (inSight) return <div className="explained-tables">{lists}</div>;
  return (
    <details className="every-figure">
      <summary>
        {figures.length === 1
          ? "Le chiffre de ce chapitre, expliqué"
          : `Les ${formatNumber(figures.length)} chiffres de ce chapitre, expliqués un par un`}
      </summary>
      <div className="explained-tables">{lists}</div>
    </details>
  );
}

function Figure({ figure }: { readonly figure: ExplainedFigure }) {
  const rows: readonly (readonly [string, string])[] = [
    ["Ce qui est compté", figure.numerator],
    ["Sur", figure.denominator],
    ["Sans", figure.exclusions.join(", ")],
    ["Au", formatDate(figure.asOf)],
  ];
  return (
    <details>
      <summary>
        <span className="what">{typographic(figure.label)}</span>
        <b className="num">{typographic(figure.printed)}</b>
        <span className="visually-hidden">, voir ce que ce chiffre veut dire</span>
      </summary>
      <div className="because-figure">
        <p>{typographic(figure.definition)}</p>
        <dl>
          {rows.map(([label, words]) =>
            words === "" ? null : (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{typographic(words)}</dd>
              </div>
            ),
          )}
        </dl>
      </div>
    </details>
  );
}
