/** One row of the file, read into the fields of a firm: what it says, what it can't say, what is missing. */

import { type FindCommune, foldPlaceName } from "#app/domain/firm/commune.ts";
import { readEmail } from "#app/domain/firm/email.ts";
import { FIRM_LIMITS } from "#app/domain/firm/field-limits.ts";
import type { NafVersion } from "#app/domain/firm/firm.ts";
import { readHeadcount } from "#app/domain/firm/headcount-band.ts";
import type { ColumnKind } from "#app/domain/firm/import/header-words.ts";
import type { HeaderMap } from "#app/domain/firm/import/map-headers.ts";
import { readLabels } from "#app/domain/firm/import/read-labels.ts";
import type { TableRow } from "#app/domain/firm/import/table.ts";
import { readNaf } from "#app/domain/firm/naf.ts";
import { readPhone } from "#app/domain/firm/phone.ts";
import { readSiret } from "#app/domain/firm/siret.ts";
import { isInseeCode } from "#app/domain/firm/territory.ts";
import { formatCount, quote } from "#app/domain/format.ts";

/** What a row says of a firm. A field is null when its cell was empty, or was left out with a warning. */
export type RowFields = {
  readonly name: string | null;
  readonly siret: string | null;
  readonly nafCode: string | null;
  readonly nafVersion: NafVersion | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly inseeCode: string | null;
  readonly trade: string | null;
  readonly headcount: number | null;
  readonly director: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Labels that the row says the firm has, and those that it says it has not. */
  readonly labels: readonly string[];
  readonly labelsDenied: readonly string[];
};

/** `refusals` keep the row out of the import; `warnings` only say what was left out or mended. French sentences. */
export type RowReading = {
  readonly fields: RowFields;
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
};

/** Reads a row by the map of the titles. Never throws, whatever the cells hold. */
export function readRow(row: TableRow, headers: HeaderMap, findCommune: FindCommune): RowReading {
  const refusals: string[] = [];
  const warnings: string[] = [];
  const cellsOf = (kind: ColumnKind) =>
    (headers.columns[kind] ?? []).map((index) => row.cells[index]?.trim() ?? "");
  const cell = (kind: ColumnKind) => cellsOf(kind).find((text) => text !== "") ?? "";
  const short = (text: string, limit: number, what: string) => shorten(text, limit, what, warnings);

  const director = short(
    cell("director") || joinWords([cell("directorFirst"), cell("directorLast")]),
    FIRM_LIMITS.director,
    "Dirigeant",
  );
  const ownName = cell("name") || cell("tradeName") || (hasFirmName(headers) ? "" : (director ?? ""));
  const name = short(ownName, FIRM_LIMITS.name, "Nom");
  if (name === null) refusals.push("Le nom de l’entreprise manque.");

  return {
    fields: {
      name,
      siret: siretOf(cell("siret"), refusals),
      ...nafOf(cell("naf"), cell("naf2025"), warnings),
      ...placeOf(cell, findCommune, warnings),
      address: short(joinAddress(cellsOf("address")), FIRM_LIMITS.address, "Adresse"),
      trade: short(cell("trade"), FIRM_LIMITS.trade, "Métier"),
      headcount: headcountOf(cell("headcount"), warnings),
      director,
      email: emailOf(cellsOf("email"), warnings),
      phone: phoneOf(cellsOf("phone"), warnings),
      ...readLabels(cellsOf, warnings),
    },
    refusals,
    warnings,
  };
}

type CellReader = (kind: ColumnKind) => string;

function hasFirmName({ columns }: HeaderMap): boolean {
  return columns.name !== undefined || columns.tradeName !== undefined;
}

function siretOf(text: string, refusals: string[]): string | null {
  const reading = readSiret(text);
  if (reading.kind === "refused") refusals.push(reading.message);
  return reading.kind === "valid" ? reading.siret : null;
}

/** When a row has both, the NAF rév. 2 is kept: the conditions of funding schemes are still written in it. */
function nafOf(
  code: string,
  code2025: string,
  warnings: string[],
): Pick<RowFields, "nafCode" | "nafVersion"> {
  for (const text of [code, code2025]) {
    const reading = readNaf(text);
    if (reading.kind === "valid") return { nafCode: reading.code, nafVersion: reading.version };
    if (reading.kind === "refused")
      warnings.push(`Code NAF ${quote(text)} laissé de côté. ${reading.message}`);
  }
  return { nafCode: null, nafVersion: null };
}

function headcountOf(text: string, warnings: string[]): number | null {
  const reading = readHeadcount(text);
  if (reading.kind === "refused") warnings.push(`Effectif ${quote(text)} laissé de côté. ${reading.message}`);
  if (reading.kind !== "valid") return null;
  if (reading.roundedFrom !== null) {
    warnings.push(
      `Effectif de ${reading.roundedFrom} arrondi à ${formatCount(reading.headcount, "salarié", "salariés")}.`,
    );
  }
  return reading.headcount;
}

function emailOf(cells: readonly string[], warnings: string[]): string | null {
  const texts = cells.flatMap((cell) => cell.split(/[;,/\s]+(?=\S*@)/)).filter((text) => text !== "");
  const readings = texts.map((text) => readEmail(text));
  const first = readings.find((reading) => reading.kind === "valid");
  if (first === undefined && texts.length > 0) {
    warnings.push(`Adresse électronique ${quote(texts.join(" "))} laissée de côté : elle ne se lit pas.`);
  }
  if (first !== undefined && texts.length > 1) {
    warnings.push(`Plusieurs adresses électroniques : seule ${first.email} est gardée.`);
  }
  return first?.email ?? null;
}

function phoneOf(cells: readonly string[], warnings: string[]): string | null {
  const texts = cells
    .flatMap((cell) => cell.split(/\s*[;,]\s*|\s+(?:\/|ou|et)\s+|\/(?=\s*0\d)/))
    .filter((text) => text !== "");
  const readings = texts.map((text) => readPhone(text));
  const first = readings.find((reading) => reading.kind === "valid");
  if (first === undefined && texts.length > 0) {
    warnings.push(`Téléphone ${quote(texts.join(" "))} laissé de côté : il ne se lit pas.`);
  }
  if (first?.lostZero) warnings.push(`Téléphone : zéro initial rétabli (${first.phone}).`);
  if (first !== undefined && texts.length > 1) {
    warnings.push(`Plusieurs numéros de téléphone : seul le ${first.phone} est gardé.`);
  }
  return first?.phone ?? null;
}

/** The commune found names the place; an unknown one keeps what was written, without an INSEE code. */
function placeOf(
  cell: CellReader,
  findCommune: FindCommune,
  warnings: string[],
): Pick<RowFields, "postalCode" | "city" | "inseeCode"> {
  const [, postalBefore = "", cityAfter = ""] = /^(\d{4,5})?\s*(.*)$/s.exec(cell("postalAndCity")) ?? [];
  const [, postalInCity = "", bareCity = ""] = /^(\d{5})?\s*(.*)$/s.exec(cell("city")) ?? [];
  const postalCode = postalCodeOf(cell("postalCode") || postalBefore || postalInCity, warnings);
  const city = shorten(bareCity || cityAfter, FIRM_LIMITS.city, "Commune", warnings);
  const written = cell("inseeCode").toUpperCase();
  const inseeCode = isInseeCode(written) ? written : null;
  if (written !== "" && inseeCode === null) warnings.push(`Code INSEE ${quote(written)} laissé de côté.`);

  const finding = findCommune({ inseeCode, postalCode, city });
  if (finding.kind === "found") {
    if (finding.note !== null) warnings.push(finding.note);
    const differs = city !== null && foldPlaceName(city) !== foldPlaceName(finding.commune.name);
    if (differs && finding.note === null)
      warnings.push(`Commune lue : ${finding.commune.name} pour ${quote(city)}.`);
    return { postalCode, city: finding.commune.name, inseeCode: finding.commune.inseeCode };
  }
  if (finding.kind !== "nothing")
    warnings.push(`${finding.message} La commune est à préciser dans la fiche.`);
  return { postalCode, city, inseeCode: null };
}

function postalCodeOf(text: string, warnings: string[]): string | null {
  const digits = text
    .replace(/\s/g, "")
    .replace(/[.,]0$/, "")
    .replace(/^[fF]-?(?=\d{5}$)/, "");
  if (digits === "") return null;
  if (/^\d{5}$/.test(digits)) return digits;
  if (/^[1-9]\d{3}$/.test(digits)) {
    warnings.push(`Code postal : zéro initial rétabli (0${digits}).`);
    return `0${digits}`;
  }
  warnings.push(`Code postal ${quote(text)} laissé de côté : il faut cinq chiffres.`);
  return null;
}

/** « 12 » and « rue des Lices » make « 12 rue des Lices »; other parts are set apart by a comma. */
function joinAddress(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .reduce((address, part) => {
      if (address === "") return part;
      return /(?:^|, )\d+\s?(?:bis|ter|quater|[a-d])?$/i.test(address)
        ? `${address} ${part}`
        : `${address}, ${part}`;
    }, "");
}

function joinWords(words: readonly string[]): string {
  return words.filter((word) => word !== "").join(" ");
}

/** One line of text within its limit, or null when there is none. */
function shorten(text: string, limit: number, what: string, warnings: string[]): string | null {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return null;
  if (line.length <= limit) return line;
  warnings.push(`${what} : texte trop long, coupé à ${limit} caractères.`);
  return line.slice(0, limit).trim();
}
