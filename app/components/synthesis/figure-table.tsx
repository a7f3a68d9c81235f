import { typographic } from "#app/domain/format.ts";

/** Figures in two columns: what is counted, and the count with what it is out of. */
export function FigureTable({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}) {
  return (
    <table className="figure-table">
      <caption>{title}</caption>
      <tbody>
        {rows.map(([label, figure]) => (
          <tr key={label}>
            <th scope="row">{typographic(label)}</th>
            <td className="num">{typographic(figure)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
