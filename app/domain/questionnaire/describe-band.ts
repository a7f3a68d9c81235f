/** The bands of a number, in words. */
import { formatNumber } from "#app/domain/format.ts";
import type { Band } from "#app/domain/questionnaire/definition.ts";

/**
 * What each band holds, in their order: « moins de 10 », « de 10 à moins de 30 », « 30 et plus »; « toute valeur » for a band
 * that stands alone without an end. The lower end is in the band, the upper one is not.
 */
export function describeBands(bands: readonly Band[], unit: string | null): readonly string[] {
  const print = (value: number) =>
    unit === null ? formatNumber(value) : `${formatNumber(value)}\u00A0${unit}`;
  return bands.map(({ below }, index) => {
    const from = bands[index - 1]?.below;
    if (from === undefined) return below === undefined ? "toute valeur" : `moins de ${print(below)}`;
    return below === undefined
      ? `${print(from)} et plus`
      : `de ${formatNumber(from)} à moins de ${print(below)}`;
  });
}
