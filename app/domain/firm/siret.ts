/**
 * SIREN and SIRET: what a person typed, read into 14 digits or refused with words.
 *
 * A SIREN is 9 digits with a Luhn key; a SIRET is the SIREN, a rank of 4 digits and a key over the 14. La Poste
 * (SIREN 356000000) has too many establishments for that key: the plain sum of its 14 digits is a multiple of 5.
 * A well-formed number may still belong to nobody.
 */

/** Why a number was refused. */
export type SiretFault = "shortened" | "letters" | "siren-only" | "lost-zero" | "length" | "checksum";

/** What was read from a SIRET box or cell; `message` is for the person, `suggestion` 14 digits to check, or null. */
export type SiretReading =
  | { readonly kind: "absent" }
  | { readonly kind: "valid"; readonly siret: string }
  | {
      readonly kind: "refused";
      readonly fault: SiretFault;
      readonly message: string;
      readonly suggestion: string | null;
    };

/** Reads what was typed or found in a cell. Nothing is mended in silence: a lost zero is refused with a suggestion. */
export function readSiret(typed: string): SiretReading {
  const bare = withoutSeparators(typed);
  if (bare === "") return { kind: "absent" };
  if (SHORTENED.test(bare)) {
    return refuse(
      "shortened",
      `« ${typed.trim()} » est un nombre abrégé par le tableur : ses derniers chiffres sont perdus. Mettez la colonne ` +
        "SIRET au format Texte et reprenez le numéro d’origine.",
    );
  }
  const digits = bare.replace(DECIMALS, "").replaceAll(".", "");
  if (!/^\d+$/.test(digits)) {
    return refuse(
      "letters",
      "Un SIRET n’a que des chiffres (les numéros de Monaco ne sont pas pris en charge).",
    );
  }
  if (digits.length === SIRET_LENGTH) return readFourteenDigits(digits);
  return refuseLength(digits);
}

/** True for 14 digits with right keys, La Poste's rule included. */
export function isValidSiret(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  const siren = siret.slice(0, SIREN_LENGTH);
  if (!isValidSiren(siren)) return false;
  return passesLuhn(siret) || (siren === LA_POSTE && digitSum(siret) % LA_POSTE_MULTIPLE === 0);
}

/** True for 9 digits whose Luhn key is right. */
export function isValidSiren(siren: string): boolean {
  return /^\d{9}$/.test(siren) && !/^0+$/.test(siren) && passesLuhn(siren);
}

/** « 839 123 456 00017 », with no-break spaces: how people read a SIRET. Anything else than 14 digits is left as it is. */
export function spacedSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, "$1\u00a0$2\u00a0$3\u00a0$4");
}

const SIREN_LENGTH = 9;
const SIRET_LENGTH = 14;
/** Real SIRENs begin with two zeros at most, so a spreadsheet loses two digits at most. */
const MOST_LOST_ZEROS = 2;
const LA_POSTE = "356000000";
const LA_POSTE_MULTIPLE = 5;

/** « 8,39123E+13 ». */
const SHORTENED = /^\d+(?:[.,]\d+)?e\+?\d+$/i;
/** « 83912345600017.0 », from a program that took the number for a decimal one. */
const DECIMALS = /[.,]0{1,2}$/;
/** Every kind of space, hyphens, quotes, and marks that nobody sees; dots are dropped later, after the decimals. */
const SEPARATORS = /[\s\u00ad\u200b-\u200f\u2060\ufeff'"’_\-\u2010-\u2015]/g;

function withoutSeparators(typed: string): string {
  return typed.replace(SEPARATORS, "");
}

function readFourteenDigits(siret: string): SiretReading {
  if (isValidSiret(siret)) return { kind: "valid", siret };
  const where = isValidSiren(siret.slice(0, SIREN_LENGTH))
    ? "ses neuf premiers chiffres (le SIREN) sont justes, l’erreur est dans les cinq derniers"
    : "l’erreur est dans les neuf premiers (le SIREN)";
  return refuse("checksum", `Le SIRET ${spacedSiret(siret)} contient une faute de frappe : ${where}.`);
}

function refuseLength(digits: string): SiretReading {
  if (digits.length < SIRET_LENGTH && digits.length >= SIRET_LENGTH - MOST_LOST_ZEROS) {
    const padded = digits.padStart(SIRET_LENGTH, "0");
    if (isValidSiret(padded)) {
      return {
        kind: "refused",
        fault: "lost-zero",
        message: `SIRET de ${digits.length} chiffres : zéro initial perdu ? Vérifiez si c’est bien ${spacedSiret(padded)}.`,
        suggestion: padded,
      };
    }
  }
  if (digits.length === SIREN_LENGTH) {
    return refuse(
      "siren-only",
      isValidSiren(digits)
        ? `${digits} est un SIREN (9 chiffres) : il manque les 5 chiffres de l’établissement pour faire un SIRET.`
        : `${digits} n’a que 9 chiffres, comme un SIREN : un SIRET en a 14.`,
    );
  }
  return refuse("length", `Un SIRET a 14 chiffres ; celui-ci en a ${digits.length}.`);
}

function refuse(fault: SiretFault, message: string): SiretReading {
  return { kind: "refused", fault, message, suggestion: null };
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function digitSum(digits: string): number {
  return Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0);
}
