import { typographic } from "#app/domain/format.ts";

type HeadedTableProps = {
  readonly title: string;
  /** What the lines are, then what each of their figures is. */
  readonly columns: readonly [what: string, ...figures: string[]];
  readonly rows: readonly (readonly [what: string, ...figures: string[]])[];
  /** What each line is called where there is little room. */
  readonly shortNames?: ReadonlyMap<string, string>;
};

/** More columns than these share the width evenly. */
const MOST_WIDE = 4;

/** Figures in as many columns as a line has of them; on a phone each figure says its column. */
export function HeadedTable({ title, columns: [what, ...columns], rows, shortNames }: HeadedTableProps) {
  return (
    <div className={`table-wrap headed-table${columns.length > MOST_WIDE ? " narrow" : ""}`}>
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
              <th scope="row">
                <Name label={label} short={shortNames?.get(label) ?? label} />
              </th>
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

/** Only one of the two is shown, and read aloud. */
function Name({ label, short }: { readonly label: string; readonly short: string }) {
  if (short === label) return typographic(label);
  return (
    <>
      <span className="long-name">{typographic(label)}</span>
      <span className="short-name">{typographic(short)}</span>
    </>
  );
}
