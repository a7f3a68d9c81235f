/** Made-up SIRETs with right keys, for tests. */
import fc from "fast-check";

/** Any SIRET but La Poste's, whose rule is another, and the one that is all zeros. */
export function arbitrarySiret(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.nat(9_999))
    .map(([number, rank]) => aSiret(number, rank))
    .filter((siret) => !siret.startsWith("356000000"));
}

/** The SIRET of a fictional firm. A SIREN that begins with 999 is nobody's: give a number from 99,900,000 on. */
export function aSiret(number: number, rank = 1): string {
  const siren = withKey(String(number).padStart(8, "0"));
  return withKey(siren + String(rank).padStart(4, "0"));
}

/** A key by its definition: every second digit from the right is doubled, the digits are added up. */
function withKey(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, fromRight) => (fromRight % 2 === 0 ? 2 * Number(digit) : Number(digit)))
    .reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0);
  return digits + ((10 - (sum % 10)) % 10);
}
