/**
 * NAF codes: what a firm does, in one of two nomenclatures.
 *
 * Both write `dd.ddL`. NAF rév. 2 ends in A to F, or Z when a class has no subdivision; NAF 2025, in force on
 * 1 January 2027, takes its letters from G on, and Y (INSEE, list of the 746 sub-classes). So the letter tells the
 * nomenclature, and a code is never compared with one of the other: `43.22B` became `43.22H`, but `43.29A` is `43.23Y`.
 */
import type { NafVersion } from "#app/domain/firm/firm.ts";

/** What was read from a NAF box or cell; `message` is for the person. */
export type NafReading =
  | { readonly kind: "absent" }
  | { readonly kind: "valid"; readonly code: string; readonly version: NafVersion }
  | { readonly kind: "refused"; readonly message: string };

/** How people name the nomenclatures. */
export const NAF_VERSION_NAMES: Readonly<Record<NafVersion, string>> = {
  NAFRev2: "NAF rév. 2",
  NAF2025: "NAF 2025",
};

/**
 * Reads « 4322b », « 43.22 B » or « 43.22B Travaux d'installation… » into `43.22B` and its nomenclature.
 * @param expected the nomenclature that the person chose, or null to go by the letter.
 */
export function readNaf(typed: string, expected: NafVersion | null = null): NafReading {
  const text = typed.trim().toUpperCase();
  if (text === "") return { kind: "absent" };
  const found = /^(\d{2})[\s.]*(\d{2})[\s.]*([A-Z])(?![A-Z\d])/.exec(text);
  if (found === null) {
    return {
      kind: "refused",
      message: "Un code NAF a quatre chiffres et une lettre, comme 43.22B (NAF rév. 2) ou 43.22H (NAF 2025).",
    };
  }
  const [, division, rest, letter = ""] = found;
  const code = `${division}.${rest}${letter}`;
  const version = versionOfLetter(letter);
  if (expected !== null && expected !== version) {
    return {
      kind: "refused",
      message: `La lettre de ${code} est celle d’un code ${NAF_VERSION_NAMES[version]}, pas ${NAF_VERSION_NAMES[expected]}.`,
    };
  }
  return { kind: "valid", code, version };
}

/**
 * Whether a code begins with a prefix (« 43 », « 43.2 », « 43.22B »). Null when the two are not written in the same
 * nomenclature: nothing can be said.
 */
export function hasNafPrefix(
  naf: { readonly code: string; readonly version: NafVersion },
  prefix: { readonly code: string; readonly version: NafVersion },
): boolean | null {
  if (naf.version !== prefix.version) return null;
  return naf.code.startsWith(prefix.code);
}

function versionOfLetter(letter: string): NafVersion {
  return /[A-FZ]/.test(letter) ? "NAFRev2" : "NAF2025";
}
