/** SIRETs that belong to nobody: their SIREN begins with 999, and all their keys are right. */

/** The SIRET of the head office of the demo's firm of this rank (0 to 99 999). */
export function demoSiret(rank: number): string {
  const siren = withKey(`999${String(rank).padStart(5, "0")}`);
  return withKey(`${siren}0001`);
}

/** The digits with their Luhn key behind them. */
function withKey(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .map((digit, fromRight) => (fromRight % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
