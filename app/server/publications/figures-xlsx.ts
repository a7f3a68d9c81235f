/** The figures of a publication as a workbook: what it is, the figures, what they mean. */
import { unzipSync, zipSync } from "fflate";
import writeXlsxFile, { type Row } from "write-excel-file/node";
import { formatDate } from "#app/domain/format.ts";
import type { PublicationSnapshot } from "#app/domain/publication/publication-snapshot.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { FIGURE_COLUMNS, figureRow, type PlainCell } from "#app/server/publications/figure-rows.ts";
import { neutralCell } from "#app/server/publications/neutral-cell.ts";

/** The same snapshot gives the same bytes: the archive is closed again with one date for all of its files. */
export async function figuresXlsx(snapshot: PublicationSnapshot): Promise<Uint8Array> {
  const { report, figures } = snapshot;
  const workbook = await writeXlsxFile([
    { sheet: "Lisez-moi", data: readMe(snapshot).map(textRow), columns: [{ width: 28 }, { width: 100 }] },
    {
      sheet: "Chiffres",
      data: [FIGURE_COLUMNS.map(head), ...figures.map((figure) => figureRow(figure).map(cellOf))],
      columns: FIGURE_COLUMNS.map((column) => ({ width: WIDTHS[column] ?? 12 })),
      stickyRowsCount: 1,
    },
    {
      sheet: "Définitions",
      data: [
        ["terme", "ce que cela veut dire"].map(head),
        ...definitionsOf(report.annex.definitions, figures).map(textRow),
      ],
      columns: [{ width: 40 }, { width: 110 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
  return zipSync(unzipSync(workbook), { mtime: new Date(ZIP_YEAR, 0, 1), level: 9 });
}

/** The first that an archive can say, in the time of wherever the server is: an archive has no time zone. */
const ZIP_YEAR = 1980;

/** In characters. */
const WIDTHS: Readonly<Partial<Record<(typeof FIGURE_COLUMNS)[number], number>>> = {
  identifiant: 30,
  chapitre: 26,
  tableau: 34,
  ligne: 44,
  imprimé: 16,
  définition: 60,
  numérateur: 40,
  dénominateur: 40,
  "n’y sont pas": 40,
};

function readMe({ number, report }: PublicationSnapshot): readonly (readonly [string, string])[] {
  const { operation, questionnaire, synthesis, annex } = report;
  return [
    ["Opération", operation.name],
    ["Territoire", operation.territory],
    ["Financeurs", operation.funders.join(", ")],
    ["Publication", `n° ${number}, le ${formatDate(report.issuedOn)}`],
    ["Chiffres au", formatDate(synthesis.asOf)],
    ["Questionnaire", `${questionnaire.title}, version ${questionnaire.version}`],
    [
      "Une ligne vide",
      "« valeur », « n » et « N » sont vides quand le chiffre n’est pas publié, ou n’en a pas.",
    ],
    ...annex.rules.map((rule, index): readonly [string, string] => [
      index === 0 ? "Règles de publication" : "",
      rule,
    ]),
  ];
}

/** Those of the annex, then those of the figures, each once. */
function definitionsOf(
  annex: readonly { readonly term: string; readonly meaning: string }[],
  figures: readonly ExplainedFigure[],
): readonly (readonly [string, string])[] {
  const ofFigures = new Map(figures.map((figure) => [figure.definition, figure.table]));
  return [
    ...annex.map(({ term, meaning }) => [term, meaning] as const),
    ...[...ofFigures].map(([definition, table]) => [table, definition] as const),
  ];
}

function head(text: string) {
  return { value: text, type: String, fontWeight: "bold", wrap: true } as const;
}

function textRow(texts: readonly [string, string]): Row {
  return texts.map((text) => cellOf(neutralCell(text)));
}

function cellOf(cell: PlainCell) {
  if (cell === null) return null;
  return typeof cell === "number"
    ? ({ value: cell, type: Number } as const)
    : ({ value: cell, type: String, wrap: true, alignVertical: "top" } as const);
}
