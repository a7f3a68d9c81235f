/** What columns an import reads, in the words that people put above them. */
const COLUMNS = [
  { kind: "Nom", titles: "Raison sociale, Entreprise, Nom", note: "nécessaire" },
  { kind: "SIRET", titles: "SIRET, N° SIRET", note: "évite les doublons" },
  { kind: "Dirigeant", titles: "Dirigeant, Contact, ou Nom et Prénom séparés", note: "" },
  { kind: "Courriel", titles: "Courriel, E-mail, Adresse électronique", note: "" },
  { kind: "Téléphone", titles: "Téléphone, Portable", note: "le premier qui se lit" },
  { kind: "Effectif", titles: "Effectif, Salariés", note: "sans le dirigeant" },
  { kind: "Code NAF", titles: "Code NAF, Code APE, NAF 2025", note: "" },
  { kind: "Adresse", titles: "Adresse, Rue, Complément", note: "" },
  { kind: "Commune", titles: "Code postal, Commune, Ville, ou les deux ensemble", note: "vérifiée" },
  { kind: "Métier", titles: "Métier, Activité, Corps d’état", note: "" },
  { kind: "Labels", titles: "Labels, ou une colonne par label (RGE, EPV…)", note: "oui, non, x" },
] as const;

/** For whoever prepares a file. */
export function UnderstoodColumns() {
  return (
    <section className="card table-wrap understood">
      <h2>Ce qui est compris</h2>
      <p className="soft">
        L’ordre des colonnes, leur nombre et les lignes au-dessus des titres n’ont pas d’importance. Une case
        vide n’efface jamais ce qui est déjà dans une fiche.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Dans la fiche</th>
            <th scope="col">Titres de colonne reconnus</th>
            <th scope="col">À savoir</th>
          </tr>
        </thead>
        <tbody>
          {COLUMNS.map(({ kind, titles, note }) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              <td data-label="Titres">{titles}</td>
              <td data-label="À savoir" className="soft">
                {note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
