import { typographic } from "#app/domain/format.ts";

type HeadedTableProps = {
  readonly title: string;
  /** What the lines are, then what each of their figures is. */
  readonly columns: readonly [what: string, ...figures: string[]];
  readonly rows: readonly (readonly [what: string, ...figures: string[]])[];
};

/** Figures in as many columns as a line has of them; on a phone each figure says its column. */
export function HeadedTable({ title, columns: [what, ...columns], rows }: HeadedTableProps) {
  return (
    <div className="table-wrap headed-table">
      <table>
        <caption>{typographic(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            {columns.map((column) => (
              <th scope="col" className="num" key={column}>
                {typographic(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, ...figures]) => (
            <tr key={label}>
              <th scope="row">{typographic(label)}</th>
              {figures.map((figure, index) => (
                <td className="num" data-label={columns[index]} key={columns[index]}>
                  {typographic(figure)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
