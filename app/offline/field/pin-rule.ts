/** What a PIN must be. It keeps a curious finder out; the screen says what it doesn't do. */

export const PIN_DIGITS = 6;

/** What is wrong with a PIN that somebody chooses, in French; null when it will do. */
export function pinProblem(pin: string): string | null {
  if (!/^\d+$/.test(pin) || pin.length !== PIN_DIGITS) return "Le code est fait de 6 chiffres.";
  if (new Set(pin).size === 1)
    return "Six fois le même chiffre se devine trop vite : choisissez-en d’autres.";
  if (pin === "123456" || pin === "654321") {
    return "Ces chiffres qui se suivent se devinent trop vite : choisissez-en d’autres.";
  }
  return null;
}
