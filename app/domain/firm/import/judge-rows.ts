/**
 * An import, judged line by line before anything is written: every line of the file gets exactly one verdict, with its
 * reasons in words. The same judgement is made again, against the database of that moment, when the person confirms.
 */
import { type Result, success } from "#app/domain/errors.ts";
import { type FindCommune, foldPlaceName } from "#app/domain/firm/commune.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { describeChanges, type FieldChange, mergeFile } from "#app/domain/firm/import/field-changes.ts";
import { type HeaderMap, mapHeaders } from "#app/domain/firm/import/map-headers.ts";
import { type RowFields, type RowReading, readRow } from "#app/domain/firm/import/read-row.ts";
import { isBlankRow, type TableRow } from "#app/domain/firm/import/table.ts";
import { spacedSiret } from "#app/domain/firm/siret.ts";
import { formatDate } from "#app/domain/format.ts";
import { groupBy } from "#app/domain/group-by.ts";

/** A firm that is in the operation already; `withdrawnAt` is an instant, or null. */
export type EnrolledFirm = {
  readonly enrollmentId: string;
  readonly file: FirmFile;
  readonly withdrawnAt: string | null;
};

export const LINE_VERDICTS = ["add", "change", "ignore", "refuse"] as const;
export type LineVerdict = (typeof LINE_VERDICTS)[number];

/** What will become of a line. `firm` is the file as it will be (add, change); the sentences are in French. */
export type JudgedLine = {
  readonly line: number;
  readonly verdict: LineVerdict;
  /** The name in the row, for the person to find it; null when the row has none. */
  readonly name: string | null;
  readonly firm: FirmFile | null;
  /** Whom it changes; null otherwise. */
  readonly enrollmentId: string | null;
  readonly changes: readonly FieldChange[];
  /** Why it is ignored or refused. */
  readonly reasons: readonly string[];
  /** What was left out, mended or doubtful, whatever the verdict. */
  readonly warnings: readonly string[];
};

export type Judgement = {
  readonly headers: HeaderMap;
  /** Every line of the file below the titles, in its order. */
  readonly lines: readonly JudgedLine[];
  readonly counts: Readonly<Record<LineVerdict, number>>;
};

/** Judges every row under the titles. Problem `no-headers` when there are no titles to go by. */
export function judgeRows(
  rows: readonly TableRow[],
  context: { readonly enrolled: readonly EnrolledFirm[]; readonly findCommune: FindCommune },
): Result<Judgement> {
  const mapped = mapHeaders(rows);
  if (!mapped.ok) return mapped;
  const headers = mapped.value;
  const known = indexEnrolled(context.enrolled);
  const seen = new Map<string, number>();
  const lines = rows.slice(headers.rowIndex + 1).map((row) => {
    if (isBlankRow(row)) return ignored(row.line, null, ["Ligne vide."]);
    return judgeRow(row.line, readRow(row, headers, context.findCommune), known, seen);
  });
  return success({ headers, lines, counts: countVerdicts(lines) });
}

type Known = {
  readonly bySiret: ReadonlyMap<string, EnrolledFirm>;
  readonly byPlace: ReadonlyMap<string, readonly EnrolledFirm[]>;
};

/** `seen` grows with each line that is kept: it holds the first line of each firm of the file. */
function judgeRow(line: number, reading: RowReading, known: Known, seen: Map<string, number>): JudgedLine {
  const { fields, refusals, warnings } = reading;
  if (fields.name === null || refusals.length > 0) {
    return { ...ignored(line, fields.name, refusals, warnings), verdict: "refuse" };
  }
  const twin = findTwin(fields, seen);
  if (twin !== null) return ignored(line, fields.name, [twin], warnings);
  remember(fields, line, seen);

  const match = findEnrolled(fields, known);
  if (match === null) {
    return { ...ignored(line, fields.name, [], warnings), verdict: "add", firm: mergeFile(null, fields) };
  }
  return judgeEnrolled(line, fields, match, warnings);
}

function judgeEnrolled(
  line: number,
  fields: RowFields,
  { enrollmentId, file, withdrawnAt }: EnrolledFirm,
  warnings: readonly string[],
): JudgedLine {
  if (withdrawnAt !== null) {
    const reason = `Cette entreprise s’est retirée de l’opération le ${formatDate(withdrawnAt)} : rien n’est changé.`;
    return ignored(line, fields.name, [reason], warnings);
  }
  const after = mergeFile(file, fields);
  const changes = describeChanges(file, after);
  if (changes.length === 0) return ignored(line, fields.name, ["Déjà inscrite, et déjà à jour."], warnings);
  return {
    line,
    verdict: "change",
    name: fields.name,
    firm: after,
    enrollmentId,
    changes,
    reasons: [],
    warnings,
  };
}

function ignored(
  line: number,
  name: string | null,
  reasons: readonly string[],
  warnings: readonly string[] = [],
): JudgedLine {
  return { line, verdict: "ignore", name, firm: null, enrollmentId: null, changes: [], reasons, warnings };
}

/**
 * A firm is its SIRET. When one of two lines has none, the same name in the same commune is taken for the same firm; two
 * SIRETs are two establishments.
 */
function findTwin(fields: RowFields, seen: ReadonlyMap<string, number>): string | null {
  const sameSiret = fields.siret === null ? undefined : seen.get(fields.siret);
  if (fields.siret !== null && sameSiret !== undefined) {
    return `Doublon de la ligne ${sameSiret} : même SIRET (${spacedSiret(fields.siret)}).`;
  }
  const samePlace = seen.get(fields.siret === null ? placeKey(fields) : bareKey(fields));
  return samePlace === undefined ? null : `Doublon de la ligne ${samePlace} : même nom, même commune.`;
}

function remember(fields: RowFields, line: number, seen: Map<string, number>): void {
  const keys = fields.siret === null ? [placeKey(fields), bareKey(fields)] : [fields.siret, placeKey(fields)];
  for (const key of keys) if (!seen.has(key)) seen.set(key, line);
}

/** The place of a line without SIRET. */
function bareKey(fields: RowFields): string {
  return `sans SIRET|${placeKey(fields)}`;
}

/** By SIRET; else, if one of the two has none, by name and commune, when that names one firm only. */
function findEnrolled(fields: RowFields, known: Known): EnrolledFirm | null {
  if (fields.siret !== null) {
    const same = known.bySiret.get(fields.siret);
    if (same !== undefined) return same;
  }
  const neighbours = known.byPlace.get(placeKey(fields)) ?? [];
  const candidates = neighbours.filter(({ file }) => fields.siret === null || file.siret === null);
  const [only, another] = candidates;
  return only !== undefined && another === undefined ? only : null;
}

function indexEnrolled(enrolled: readonly EnrolledFirm[]): Known {
  return {
    bySiret: new Map(enrolled.flatMap((firm) => (firm.file.siret === null ? [] : [[firm.file.siret, firm]]))),
    byPlace: groupBy(enrolled, ({ file }) => placeKey(file)),
  };
}

function placeKey({
  name,
  inseeCode,
  city,
}: Pick<FirmFile, "inseeCode" | "city"> & { readonly name: string | null }): string {
  return `${foldPlaceName(name ?? "")}|${inseeCode ?? foldPlaceName(city ?? "")}`;
}

function countVerdicts(lines: readonly JudgedLine[]): Judgement["counts"] {
  const count = (verdict: LineVerdict) => lines.filter((line) => line.verdict === verdict).length;
  return { add: count("add"), change: count("change"), ignore: count("ignore"), refuse: count("refuse") };
}
