import { describe, expect, it } from "vitest";
import { columnKind } from "#app/domain/firm/import/header-words.ts";
import { mapHeaders } from "#app/domain/firm/import/map-headers.ts";

const rows = (...lines: readonly string[]) =>
  lines.map((text, index) => ({ line: index + 1, cells: text.split(";") }));

describe("a column is known by its title, whatever the spelling", () => {
  it.each([
    [
      "name",
      [
        "Raison sociale",
        "RAISON SOCIALE / NOM",
        "Dénomination",
        "Entreprise",
        "Nom de l'entreprise",
        "Nom",
        "Société",
        "Artisan",
      ],
    ],
    ["tradeName", ["Enseigne", "Nom commercial"]],
    ["siret", ["SIRET", "N° SIRET", "Siret (14 chiffres)", "SIREN/SIRET", "n°siret"]],
    ["siren", ["SIREN", "N° Siren"]],
    [
      "director",
      ["Dirigeant", "Dirigeant(e)", "Gérant", "Contact", "Nom et prénom du dirigeant", "Chef d'entreprise"],
    ],
    ["directorFirst", ["Prénom", "Prénom du dirigeant"]],
    ["directorLast", ["Nom du dirigeant", "Nom du gérant", "Nom de famille"]],
    ["email", ["E-mail", "Mail", "Email", "Courriel", "Adresse mail", "Mél."]],
    ["phone", ["Tél.", "Téléphone", "Téléphone fixe", "Portable", "Mobile"]],
    ["headcount", ["Effectif", "Effectif (ETP)", "Nb salariés", "Nombre de salariés", "ETP"]],
    ["naf", ["Code NAF", "APE", "NAF/APE", "Code APE"]],
    ["naf2025", ["Code NAF 2025", "APE 2025"]],
    ["postalCode", ["CP", "C.P.", "Code postal", "CODE POSTAL"]],
    ["city", ["Ville", "Commune", "Ville de l'entreprise"]],
    ["postalAndCity", ["CP / Ville", "Code postal et commune"]],
    ["inseeCode", ["Code INSEE", "Code commune"]],
    ["address", ["Adresse", "Adresse 1", "Adresse (suite)", "Complément d'adresse"]],
    ["trade", ["Activité", "Métier", "Corps d’état", "Corps d'état principal", "Trade"]],
    ["labels", ["Labels", "Qualifications"]],
    ["labelRge", ["RGE", "RGE (oui/non)", "Label RGE"]],
    ["labelEpv", ["EPV", "Label EPV", "Entreprise du Patrimoine Vivant"]],
    ["labelMaster", ["Maître artisan"]],
  ] as const)("%s", (kind, titles) => {
    for (const title of titles) expect(columnKind(title), title).toBe(kind);
  });

  it("and what only speaks of the same things is left alone", () => {
    const titles = [
      "Date de création de l'entreprise",
      "Libellé NAF",
      "Chiffre d'affaires",
      "Date label RGE",
      "Commentaires",
      "Statut",
      "Fax",
      "Site web",
      "N°",
      "",
    ];
    for (const title of titles) expect(columnKind(title), title).toBeNull();
  });
});

describe("the line of titles", () => {
  it("is found under a heading and blank lines, in any order", () => {
    const mapped = mapHeaders(
      rows("Liste des entreprises;;", ";;", "Ville;SIRET;Raison sociale", "Fréjus;1;A"),
    );
    expect(mapped).toMatchObject({
      ok: true,
      value: { line: 3, rowIndex: 2, columns: { city: [0], siret: [1], name: [2] }, ignored: [], notes: [] },
    });
  });

  it("is the one that says most, when a heading looks like titles too", () => {
    const mapped = mapHeaders(rows("Entreprise;Contact", "Raison sociale;SIRET;Ville", "Société;Mail"));
    expect(mapped).toMatchObject({ value: { line: 2 } });
  });

  it("lists what will not be read, and reads a second column only where that makes sense", () => {
    const mapped = mapHeaders(
      rows("SIRET;Raison sociale;Adresse 1;Adresse 2;Couleur;SIRET siège;Tél;Portable"),
    );
    expect(mapped).toMatchObject({
      value: { columns: { siret: [0], address: [2, 3], phone: [6, 7] }, ignored: ["Couleur", "SIRET siège"] },
    });
  });

  it("beside « Prénom », takes « Nom » for the director's when another column names the firm", () => {
    expect(mapHeaders(rows("Nom;Prénom;Entreprise"))).toMatchObject({
      value: { columns: { directorLast: [0], directorFirst: [1], name: [2] } },
    });
  });

  it("takes the person's name for the firm's when no column names it, and says so", () => {
    const mapped = mapHeaders(rows("Nom;Prénom;SIRET"));
    expect(mapped).toMatchObject({
      value: {
        columns: { directorLast: [0], directorFirst: [1], siret: [2] },
        notes: [expect.stringContaining("tient lieu")],
      },
    });
    expect(mapped.ok && mapped.value.columns.name).toBeUndefined();
  });

  it("says what a missing SIRET costs, and that a SIREN is none", () => {
    expect(mapHeaders(rows("Entreprise;Ville"))).toMatchObject({
      value: { notes: [expect.stringContaining("Pas de colonne SIRET")] },
    });
    expect(mapHeaders(rows("Entreprise;SIREN"))).toMatchObject({
      value: { notes: [expect.stringContaining("9 chiffres")] },
    });
  });

  it("is not found where there is none", () => {
    expect(mapHeaders(rows("bonjour;tout le monde", "1;2"))).toMatchObject({
      ok: false,
      problem: { code: "no-headers" },
    });
    expect(mapHeaders([])).toMatchObject({ ok: false });
  });
});
