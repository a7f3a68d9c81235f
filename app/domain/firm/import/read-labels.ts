/** The labels of a row: boxes of « oui », « x » or « 1 » under RGE, EPV …, and free lists under « Labels ». */

import { FIRM_LIMITS } from "#app/domain/firm/field-limits.ts";
import { LABELS } from "#app/domain/firm/firm.ts";
import { type ColumnKind, foldTitle } from "#app/domain/firm/import/header-words.ts";
import { quote } from "#app/domain/format.ts";

/** Labels that the row says the firm has, and those that it says it has not; what is unclear is warned of and left out. */
export function readLabels(
  cellsOf: (kind: ColumnKind) => readonly string[],
  warnings: string[],
): { readonly labels: readonly string[]; readonly labelsDenied: readonly string[] } {
  const listed = cellsOf("labels").flatMap((text) => listLabels(text));
  const boxed = BOXES.flatMap(([kind, label]) =>
    cellsOf(kind).map((text) => ({ label, text, said: readBox(text) })),
  );
  for (const { label, text, said } of boxed) {
    if (said === null && text !== "") {
      warnings.push(`Label ${label} : ${quote(text)} n’est ni oui ni non, laissé de côté.`);
    }
  }
  const labels = [
    ...new Set([...boxed.filter(({ said }) => said === true).map(({ label }) => label), ...listed]),
  ];
  return {
    labels: labels.slice(0, FIRM_LIMITS.labels),
    labelsDenied: boxed.flatMap(({ label, said }) =>
      said === false && !labels.includes(label) ? [label] : [],
    ),
  };
}

const BOXES: readonly (readonly [ColumnKind, string])[] = [
  ["labelEpv", "EPV"],
  ["labelRge", "RGE"],
  ["labelQualibat", "Qualibat"],
  ["labelQualitEnr", "Qualit'EnR"],
  ["labelArtisanArt", "Artisan d'art"],
  ["labelMaster", "Maître artisan"],
];

/** True, false, or null when the cell is empty or says something else, such as « en cours ». */
function readBox(text: string): boolean | null {
  const word = foldTitle(text);
  if (/^[✓✔☑✅]/u.test(text.trim()) || /^(?:oui|o|x|1|vrai|true|yes|y|ok)$/.test(word)) return true;
  if (/^(?:non|n|0|faux|false|no|neant|aucun)$/.test(word) || /^[-–—☐]$/u.test(text.trim())) return false;
  return null;
}

/** « RGE, Qualibat / maître artisan »: known labels by their own spelling, the others as they are written. */
function listLabels(text: string): readonly string[] {
  if (readBox(text) !== null) return [];
  return text
    .split(/[;,/|\n+]|\s+et\s+/)
    .map((part) => part.trim().slice(0, FIRM_LIMITS.label))
    .filter((part) => part !== "")
    .map((part) => LABELS.find((label) => foldTitle(label) === foldTitle(part)) ?? part);
}
