import type { JudgedLine, LineVerdict } from "#app/domain/firm/import/judge-rows.ts";
import { formatNumber } from "#app/domain/format.ts";
import { VERDICT_LABELS } from "#app/text/operations.ts";

/** A judged line as the page shows it: without the file it would make. */
export type ShownLine = Omit<JudgedLine, "firm" | "enrollmentId"> & {
  /** What a line that is added will hold, for the person to recognise it: « Fréjus · Chauffage ». */
  readonly summary: string;
};

/** The lines of a file, each with what will become of it and why. */
export function ImportLines({ lines }: { readonly lines: readonly ShownLine[] }) {
  return (
    <section className="card table-wrap import-lines" aria-label="Lignes du fichier">
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              Ligne
            </th>
            <th scope="col">Entreprise</th>
            <th scope="col">Ce qu’elle devient</th>
            <th scope="col">Pourquoi</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td data-label="Ligne" className="num soft">
                {formatNumber(line.line)}
              </td>
              <th scope="row">
                {line.name ?? <span className="soft">sans nom</span>}
                {line.summary === "" ? null : (
                  <>
                    <br />
                    <span className="soft small">{line.summary}</span>
                  </>
                )}
              </th>
              <td data-label="Ce qu’elle devient">
                <span className={TAGS[line.verdict]}>{VERDICT_LABELS[line.verdict]}</span>
              </td>
              <td data-label="Pourquoi">
                <LineDetails line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const TAGS: Readonly<Record<LineVerdict, string>> = {
  add: "tag accent",
  change: "tag accent",
  ignore: "tag soft",
  refuse: "tag signal",
};

function LineDetails({ line }: { readonly line: ShownLine }) {
  if (line.changes.length + line.reasons.length + line.warnings.length === 0) return null;
  return (
    <ul className="import-details small">
      {line.changes.map(({ field, label, before, after }) => (
        <li key={field}>
          {label} : <del>{before ?? "rien"}</del>
          <span aria-hidden="true"> → </span>
          <ins>{after ?? "rien"}</ins>
        </li>
      ))}
      {line.reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
      {line.warnings.map((warning) => (
        <li key={warning} className="soft">
          {warning}
        </li>
      ))}
    </ul>
  );
}
