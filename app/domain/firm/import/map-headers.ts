/** Finds the line of titles in a file, and which column holds what. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { type ColumnKind, columnKind, foldTitle } from "#app/domain/firm/import/header-words.ts";
import type { TableRow } from "#app/domain/firm/import/table.ts";

/** Which columns (counted from 0) hold what; a kind that the file lacks has no entry. */
export type HeaderMap = {
  /** The line of the titles, and its place among the rows. */
  readonly line: number;
  readonly rowIndex: number;
  readonly columns: Readonly<Partial<Record<ColumnKind, readonly number[]>>>;
  /** Titles of the columns that will not be read, in their order. */
  readonly ignored: readonly string[];
  /** Sentences about the whole file: « Pas de colonne SIRET … ». */
  readonly notes: readonly string[];
};

/**
 * The titles may stand under a heading and blank lines, in any order and spelling.
 * Problem `no-headers`: no line among the first thirty names the firm or its SIRET.
 */
export function mapHeaders(rows: readonly TableRow[]): Result<HeaderMap> {
  const best = rows.slice(0, FARTHEST_HEADER).reduce<Candidate | null>((found, row, rowIndex) => {
    const candidate = assignColumns(row, rowIndex);
    if (!isHeader(candidate)) return found;
    return found === null || candidate.recognised > found.recognised ? candidate : found;
  }, null);
  if (best === null) {
    return failure({
      code: "no-headers",
      message:
        "Aucune ligne de titres n’a été reconnue dans les trente premières lignes. Il faut au moins une colonne " +
        "« Raison sociale » (ou « Entreprise ») et, de préférence, une colonne « SIRET ».",
    });
  }
  const { row, rowIndex, columns } = best;
  const read = new Set(Object.values(columns).flat());
  return success({
    line: row.line,
    rowIndex,
    columns,
    ignored: row.cells.filter((title, index) => title !== "" && !read.has(index)),
    notes: notesOn(columns),
  });
}

/** How many rows of headings and blanks may stand above the titles. */
const FARTHEST_HEADER = 30;

/** Kinds of which several columns are read: the parts of an address are joined, the first telephone that reads is kept. */
const REPEATABLE: ReadonlySet<ColumnKind> = new Set<ColumnKind>(["address", "phone", "email", "labels"]);

type Columns = Partial<Record<ColumnKind, readonly number[]>>;
type Candidate = {
  readonly row: TableRow;
  readonly rowIndex: number;
  readonly columns: Columns;
  readonly recognised: number;
};

function assignColumns(row: TableRow, rowIndex: number): Candidate {
  const columns: Columns = {};
  for (const [index, title] of row.cells.entries()) {
    const kind = columnKind(title);
    if (kind === null) continue;
    const known = columns[kind];
    if (known === undefined) columns[kind] = [index];
    else if (REPEATABLE.has(kind)) columns[kind] = [...known, index];
  }
  const settled = settleNames(columns, row);
  return { row, rowIndex, columns: settled, recognised: Object.keys(settled).length };
}

/**
 * « Nom » alone is the firm's; beside « Prénom » it is the director's when another column names the firm, and when none
 * does it stays the firm's name and the director's, as for a sole trader.
 */
function settleNames(columns: Columns, row: TableRow): Columns {
  if (columns.directorFirst === undefined || columns.directorLast !== undefined) return columns;
  const plainName = row.cells.findIndex((title) => foldTitle(title) === "nom");
  if (plainName === -1) return columns;
  const firmNames = row.cells.flatMap((title, index) =>
    columnKind(title) === "name" && index !== plainName ? [index] : [],
  );
  const { name: _, ...others } = columns;
  const [firmName] = firmNames;
  return {
    ...others,
    directorLast: [plainName],
    ...(firmName === undefined ? {} : { name: [firmName] }),
  };
}

function isHeader({ columns, row, recognised }: Candidate): boolean {
  const tellsWho = namesTheFirm(columns) || columns.directorLast !== undefined || columns.siret !== undefined;
  const titled = row.cells.filter((cell) => cell !== "").length;
  return (
    tellsWho && (recognised >= 2 || titled === 1) && !row.cells.some((cell) => /^\d[\d\s.]{8,}$/.test(cell))
  );
}

function namesTheFirm({ name, tradeName }: Columns): boolean {
  return name !== undefined || tradeName !== undefined;
}

function namesThePerson({ director, directorFirst, directorLast }: Columns): boolean {
  return director !== undefined || directorFirst !== undefined || directorLast !== undefined;
}

function notesOn(columns: Columns): readonly string[] {
  const notes: string[] = [];
  if (columns.siret === undefined && columns.siren !== undefined) {
    notes.push(
      "La colonne SIREN n’a que 9 chiffres : elle ne remplace pas le SIRET, qui désigne l’établissement. Les entreprises sont inscrites sans SIRET.",
    );
  } else if (columns.siret === undefined) {
    notes.push("Pas de colonne SIRET : les doublons sont cherchés par le nom et la commune.");
  }
  if (!namesTheFirm(columns) && namesThePerson(columns)) {
    notes.push("Pas de colonne pour le nom de l’entreprise : le nom de la personne en tient lieu.");
  }
  return notes;
}
