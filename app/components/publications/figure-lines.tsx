import type { ReactNode } from "react";
import { typographic } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";

type Line = { readonly id: string; readonly table: string; readonly label: string };

type FigureLinesProps<L extends Line> = {
  /** What the table is of, for whoever doesn't see where it stands. */
  readonly title: string;
  /** The heads of the columns, after the figure's. */
  readonly columns: readonly string[];
  readonly lines: readonly L[];
  /** What stands beside a line's name. */
  readonly beside?: (line: L) => ReactNode;
  /** As many as there are columns. */
  readonly cells: (line: L) => readonly ReactNode[];
};

/** Figures of one chapter in one table; each table of the report that they come from is named once, above its own. */
export function FigureLines<L extends Line>({ title, columns, lines, beside, cells }: FigureLinesProps<L>) {
  const tables = [...groupBy(lines, ({ table }) => table)];
  return (
    <div className="table-wrap">
      <table>
        <caption className="visually-hidden">{typographic(title)}</caption>
        <thead>
          <tr>
            <th scope="col">Chiffre</th>
            {columns.map((column) => (
              <th scope="col" className="num" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {tables.map(([table, rows]) => (
          <tbody key={table}>
            {table === title ? null : (
              <tr className="of-table">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  {typographic(table)}
                </th>
              </tr>
            )}
            {rows.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  {typographic(line.label)}
                  {beside?.(line)}
                </th>
                {cells(line).map((cell, place) => (
                  <td className="num" data-label={columns[place]} key={columns[place]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
