/** Telephone numbers, written the one way that everybody reads. */

/** What was read from a telephone box or cell; `message` is for the person. */
export type PhoneReading =
  | { readonly kind: "absent" }
  | { readonly kind: "valid"; readonly phone: string; readonly lostZero: boolean }
  | { readonly kind: "refused"; readonly message: string };

/**
 * Reads « 0494123456 », « 04.94.12.34.56 », « +33 (0)4 94 12 34 56 » into « 04 94 12 34 56 ». A foreign number keeps its
 * « + » and loses its separators. `lostZero` tells that a spreadsheet had dropped the first zero, put back here.
 */
export function readPhone(typed: string): PhoneReading {
  const text = typed.trim();
  if (text === "") return { kind: "absent" };
  const bare = text
    .replace(/^(?:t[ée]l|mob|port)[a-zé]*\.?\s*:?\s*/i, "")
    .replaceAll("(0)", "")
    .replace(/[\s\u200b-\u200f\u2060\ufeff.\-\u2010-\u2015/_()']/g, "")
    .replace(/^00/, "+");
  const national = bare.replace(/^\+330?/, "0");
  if (/^0[1-9]\d{8}$/.test(national)) return { kind: "valid", phone: inPairs(national), lostZero: false };
  if (/^[1-9]\d{8}$/.test(bare)) return { kind: "valid", phone: inPairs(`0${bare}`), lostZero: true };
  if (/^\+(?!33)[1-9]\d{8,14}$/.test(bare)) return { kind: "valid", phone: bare, lostZero: false };
  return {
    kind: "refused",
    message:
      "Ce numéro de téléphone ne se lit pas : dix chiffres, comme 04 94 12 34 56, ou « + » et l’indicatif du pays.",
  };
}

function inPairs(digits: string): string {
  return digits.replace(/(\d{2})(?=\d)/g, "$1 ");
}
