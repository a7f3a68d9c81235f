/** Firms that a reader of several printings can't tell apart, and how many of them there are. */

/** What a firm is to one printing. Of a firm that was erased since, nobody knows any more whether it was counted. */
export const ABSENT = 0;
export const NOT_COUNTED = 1;
export const COUNTED = 2;
export const ERASED = 3;

/** What every firm is to one printing, by its number: the same numbers for all the printings that are compared. */
export type Standing = Uint8Array;

/** Firms with the same past: in the same printings, and changed between the same ones. */
export type FirmClass = {
  readonly size: number;
  /** For each printing: not in it, counted as at first, or the other way round. */
  readonly signs: readonly (-1 | 0 | 1)[];
};

/**
 * Sorts the firms of these printings into classes, the largest first. An erased firm is one more firm in each printing that it
 * was in: whether it changed is not known any more, so that each time it might have been either.
 */
export function classify(printings: readonly Standing[]): readonly FirmClass[] {
  const sizes = new Map<number, number>();
  const add = (code: number) => sizes.set(code, (sizes.get(code) ?? 0) + 1);
  const firms = printings[0]?.length ?? 0;
  for (let firm = 0; firm < firms; firm += 1) {
    let code = 0;
    let weight = 1;
    let first = ABSENT;
    for (const standing of printings) {
      const is = standing[firm] ?? ABSENT;
      if (is === ERASED) add(weight);
      else if (is !== ABSENT) {
        if (first === ABSENT) first = is;
        code += is === first ? weight : 2 * weight;
      }
      weight *= 3;
    }
    if (code > 0) add(code);
  }
  return [...sizes]
    .map(([code, size]): FirmClass => ({ size, signs: signsOf(code, printings.length) }))
    .toSorted((a, b) => b.size - a.size);
}

/** From the digits of a code in base three: 0 absent, 1 as at first, 2 the other way round. */
function signsOf(code: number, printings: number): FirmClass["signs"] {
  let rest = code;
  return Array.from({ length: printings }, () => {
    const digit = rest % 3;
    rest = (rest - digit) / 3;
    return digit === 2 ? -1 : digit === 1 ? 1 : 0;
  });
}
