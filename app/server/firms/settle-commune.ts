/** The commune of a firm's file, checked against the list: its own name and INSEE code, or what to correct. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { type Commune, type CommuneFinding, foldPlaceName } from "#app/domain/firm/commune.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { findCommune } from "#app/server/firms/communes.ts";

/** `notes` are sentences for the person: « Béon est une commune déléguée : … ». */
export type SettledFile = { readonly file: FirmFile; readonly notes: readonly string[] };

/**
 * The name typed wins over an INSEE code left from before; the code decides between communes of the same name.
 * Problems, on the field to correct: `unknown-commune`, `ambiguous-commune`.
 */
export function settleCommune(file: FirmFile): Result<SettledFile> {
  const { inseeCode, postalCode, city } = file;
  const byCode = inseeCode === null ? null : findCommune({ inseeCode, postalCode: null, city: null });
  const byPlace = findCommune({ inseeCode: null, postalCode, city });
  const finding = choose(byCode, byPlace, city);
  if (finding.kind === "nothing") return success({ file: { ...file, inseeCode: null }, notes: [] });
  if (finding.kind === "found") return success(withCommune(file, finding.commune, finding.note));
  const field = city === null ? (postalCode === null ? "inseeCode" : "postalCode") : "city";
  if (finding.kind === "unknown")
    return failure({ code: "unknown-commune", message: finding.message, field });
  const choices = finding.suggestions
    .slice(0, MOST_CHOICES)
    .map((commune) => `${commune.name} (${commune.department})`);
  return failure({
    code: "ambiguous-commune",
    message: `${finding.message} Précisez la commune et son code postal : ${choices.join(", ")}.`,
    field: "city",
  });
}

const MOST_CHOICES = 8;

function choose(byCode: CommuneFinding | null, byPlace: CommuneFinding, city: string | null): CommuneFinding {
  if (byCode === null) return byPlace;
  if (byCode.kind !== "found") return byPlace.kind === "nothing" ? byCode : byPlace;
  const { commune } = byCode;
  if (city === null || foldPlaceName(city) === foldPlaceName(commune.name)) return byCode;
  return byPlace;
}

function withCommune(file: FirmFile, commune: Commune, note: string | null): SettledFile {
  const [onlyPostalCode, another] = commune.postalCodes;
  const postalCode = file.postalCode ?? (another === undefined ? (onlyPostalCode ?? null) : null);
  return {
    file: { ...file, city: commune.name, inseeCode: commune.inseeCode, postalCode },
    notes: note === null ? [] : [note],
  };
}
