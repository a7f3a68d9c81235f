import { formatCount, formatDate, formatList, typographic } from "#app/domain/format.ts";

type HeldLine = {
  readonly labels: readonly string[];
  readonly since: string;
  readonly firms: readonly string[];
  readonly erased: number;
  readonly missing: number;
};

/** Figures that stay as they were last published, and what to wait for. */
export function HeldFigures({
  lines,
  minimumGroupSize,
}: {
  readonly lines: readonly HeldLine[];
  readonly minimumGroupSize: number;
}) {
  const figures = lines.reduce((sum, { labels }) => sum + labels.length, 0);
  if (figures === 0) return null;
  return (
    <details className="card disclosure">
      <summary>
        <span>
          Ce qui reste de la publication précédente : {formatCount(figures, "chiffre", "chiffres")}{" "}
          <span className="tag signal">Pour vous seulement</span>
        </span>
      </summary>
      <p className="soft">
        Qui compare deux publications soustrait : un chiffre refait ne doit rien dire des entreprises
        arrivées, parties ou dont les réponses ont changé entre-temps. Les autres chiffres sont à jour.
      </p>
      <ul className="ruled">
        {lines.map((line) => (
          <li key={line.labels.join()}>
            <p>
              <b>{reason(line, minimumGroupSize)}</b> {wait(line)}
            </p>
            <p className="small">{whoChanged(line)}</p>
            <p className="small soft">
              Au {formatDate(line.since)} : {typographic(formatList(line.labels))}.
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function reason({ firms, erased, missing }: HeldLine, k: number): string {
  const changed = formatCount(firms.length + erased, "entreprise a changé", "entreprises ont changé");
  return missing > 0
    ? `${changed} : moins de ${k}.`
    : `${changed}, et le nouveau chiffre dirait ce que presque toutes ont répondu.`;
}

function wait({ missing }: HeldLine): string {
  return missing > 0
    ? `Attendez que ${formatCount(missing, "autre entreprise change", "autres entreprises changent")}, arrivent ou partent.`
    : "Attendez que d’autres entreprises arrivent.";
}

function whoChanged({ firms, erased }: HeldLine): string {
  const gone = erased === 0 ? [] : [formatCount(erased, "entreprise effacée", "entreprises effacées")];
  return formatList([...firms, ...gone]);
}
