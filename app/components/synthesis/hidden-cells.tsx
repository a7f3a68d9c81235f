import { formatCount } from "#app/domain/format.ts";
import type { HidingReason } from "#app/domain/synthesis/disclosure/counts.ts";
import type { HiddenCell } from "#app/domain/synthesis/disclosure/notes.ts";

/** What the protection hides, and why: the consultant knows, the reader of the synthesis doesn't. */
export function HiddenCells({
  hidden,
  minimumGroupSize,
}: {
  readonly hidden: readonly HiddenCell[];
  readonly minimumGroupSize: number;
}) {
  const telling = hidden.filter((cell) => cell.reason !== "empty");
  if (telling.length === 0) return null;
  return (
    <details className="card disclosure">
      <summary>
        <span>
          Ce que la synthèse ne montre pas : {formatCount(telling.length, "case", "cases")}{" "}
          <span className="tag signal">Pour vous seulement</span>
        </span>
      </summary>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th>Tableau</th>
              <th>Case</th>
              <th>Pourquoi</th>
            </tr>
          </thead>
          <tbody>
            {telling.map((cell) => (
              <tr key={`${cell.table} ${cell.cell}`}>
                <th scope="row">{cell.table}</th>
                <td data-label="Case">{cell.cell}</td>
                <td data-label="Pourquoi">{reasonWords(cell.reason, minimumGroupSize)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function reasonWords(reason: HidingReason, k: number): string {
  switch (reason) {
    case "empty":
      return "personne, imprimé comme une case cachée";
    case "too-few":
      return `moins de ${k} entreprises`;
    case "rest-too-few":
      return `moins de ${k} entreprises n’y sont pas : on les reconnaîtrait`;
    case "unanimous":
      return "presque toutes : imprimé « 80 % et plus »";
    case "recomputable":
      return "se recalculerait à partir des autres cases";
    case "dominated":
      return "une entreprise pèse trop dans la somme";
  }
}
