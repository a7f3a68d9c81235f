/** What an import changes in a firm's file, field by field. An empty cell never erases. */
import { foldPlaceName } from "#app/domain/firm/commune.ts";
import type { FirmFile, NafVersion } from "#app/domain/firm/firm.ts";
import type { RowFields } from "#app/domain/firm/import/read-row.ts";
import { NAF_VERSION_NAMES } from "#app/domain/firm/naf.ts";
import { spacedSiret } from "#app/domain/firm/siret.ts";
import { formatNumber } from "#app/domain/format.ts";

/** One changed field: its French name, and both values as they print; null is « nothing yet ». */
export type FieldChange = {
  readonly field: keyof FirmFile;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What the person sees each field called. */
export const FIRM_FIELD_LABELS: Readonly<Record<keyof FirmFile, string>> = {
  name: "Nom",
  siret: "SIRET",
  nafCode: "Code NAF",
  nafVersion: "Nomenclature",
  address: "Adresse",
  postalCode: "Code postal",
  city: "Commune",
  inseeCode: "Code INSEE",
  trade: "Métier",
  headcount: "Effectif",
  director: "Dirigeant",
  email: "Adresse électronique",
  phone: "Téléphone",
  labels: "Labels",
};

/** The file as it will be: what the row says over what was known. `file` is null for a firm that is new. */
export function mergeFile(file: FirmFile | null, row: RowFields): FirmFile {
  const { labels, labelsDenied, name, nafCode, nafVersion, ...plain } = row;
  const known = file ?? BLANK_FILE;
  const place = row.city !== null || row.inseeCode !== null || row.postalCode !== null;
  return {
    name: name === null || sameName(name, known.name) ? known.name : name,
    siret: plain.siret ?? known.siret,
    nafCode: nafCode ?? known.nafCode,
    nafVersion: nafCode === null ? known.nafVersion : nafVersion,
    address: plain.address ?? known.address,
    postalCode: plain.postalCode ?? known.postalCode,
    city: plain.city ?? known.city,
    // A place that changed without an INSEE code leaves none: the old one would be another commune's.
    inseeCode: plain.inseeCode ?? (place && movesAway(known, row) ? null : known.inseeCode),
    trade: plain.trade ?? known.trade,
    headcount: plain.headcount ?? known.headcount,
    director: plain.director ?? known.director,
    email: plain.email ?? known.email,
    phone: plain.phone ?? known.phone,
    labels: [...new Set([...known.labels, ...labels])].filter((label) => !labelsDenied.includes(label)),
  };
}

/** The fields that differ, in the order of the file; the nomenclature and the INSEE code follow their field. */
export function describeChanges(before: FirmFile, after: FirmFile): readonly FieldChange[] {
  return SHOWN.flatMap((field) => {
    const [was, is] = [printField(before, field), printField(after, field)];
    return was === is ? [] : [{ field, label: FIRM_FIELD_LABELS[field], before: was, after: is }];
  });
}

const BLANK_FILE: FirmFile = {
  name: "",
  siret: null,
  nafCode: null,
  nafVersion: null,
  address: null,
  postalCode: null,
  city: null,
  inseeCode: null,
  trade: null,
  headcount: null,
  director: null,
  email: null,
  phone: null,
  labels: [],
};

const SHOWN = [
  "name",
  "siret",
  "nafCode",
  "address",
  "postalCode",
  "city",
  "inseeCode",
  "trade",
  "headcount",
  "director",
  "email",
  "phone",
  "labels",
] as const satisfies readonly (keyof FirmFile)[];

/** Capitals and accents alone are no new name: many lists are written in capitals. */
function sameName(a: string, b: string): boolean {
  return foldPlaceName(a) === foldPlaceName(b);
}

function movesAway(known: FirmFile, row: RowFields): boolean {
  const otherCity = row.city !== null && row.city !== known.city;
  const otherPostalCode = row.postalCode !== null && row.postalCode !== known.postalCode;
  return otherCity || otherPostalCode;
}

function printField(file: FirmFile, field: (typeof SHOWN)[number]): string | null {
  if (field === "labels") return file.labels.length === 0 ? null : [...file.labels].sort().join(", ");
  if (field === "headcount") return file.headcount === null ? null : formatNumber(file.headcount);
  if (field === "siret") return file.siret === null ? null : spacedSiret(file.siret);
  if (field === "nafCode") return printNaf(file.nafCode, file.nafVersion);
  return file[field];
}

function printNaf(code: string | null, version: NafVersion | null): string | null {
  if (code === null) return null;
  return version === null ? code : `${code} (${NAF_VERSION_NAMES[version]})`;
}
