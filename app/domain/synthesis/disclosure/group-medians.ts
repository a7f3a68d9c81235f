/**
 * What medians of groups tell next to the whole: three firms whose middle is the highest score, where three firms are at it in
 * all, give themselves and all the others away.
 */
import { compareNumbers } from "#app/domain/compare.ts";
import type { Cell } from "#app/domain/synthesis/disclosure/cells.ts";
import { tellsEveryone } from "#app/domain/synthesis/disclosure/counts.ts";
import { countUnderMiddle } from "#app/domain/synthesis/disclosure/under-median.ts";

/**
 * Whether the firms stay in doubt, for a reader who holds the medians of groups, which may overlap, knows which scores there are,
 * and how many firms of all are at each of them or under it.
 */
export function groupsLeaveDoubt(whole: Cell, groups: readonly Cell[], k: number): boolean {
  const classes = classify(whole, groups);
  const sorted = sortedScores(whole);
  const scoresByGroup = groups.map(sortedScores);
  const all = classes.map((_, index) => index);
  const membersByGroup = groups.map((_, group) => all.filter((index) => classes[index]?.groups.has(group)));
  return sorted.every((score, place) => {
    if (sorted[place + 1] === score) return true;
    const under = place + 1;
    const over = whole.of.length - under;
    // Where so few are on one side that the whole itself says no more than « nearly all », nobody may be sure to be one of them.
    const isOpen = (low: number, high: number, size: number) =>
      under >= k && over >= k
        ? !tellsEveryone(low, size, k) && !tellsEveryone(size - high, size, k)
        : (under === 0 || high > 0) && (over === 0 || low < size);
    const sums = [
      { classes: all, low: under, high: under },
      ...scoresByGroup.flatMap((scores, group) => {
        const [low, high] = countUnderMiddle(scores, score);
        const members = membersByGroup[group] ?? [];
        const others = all.filter((index) => !members.includes(index));
        return [
          { classes: members, low, high },
          { classes: others, low: under - high, high: under - low },
        ];
      }),
    ];
    const bounds = tighten(
      classes.map(({ size }) => ({ low: 0, high: size })),
      sums,
    );
    return classes.every(({ size }, index) => {
      const { low, high } = bounds[index] ?? { low: 0, high: size };
      return isOpen(low, high, size);
    });
  });
}

/** The firms of the same groups. */
type FirmClass = { readonly size: number; readonly groups: ReadonlySet<number> };

function classify({ of }: Cell, groups: readonly Cell[]): readonly FirmClass[] {
  const members = groups.map((group) => new Set(group.of));
  const sizes = new Map<string, number>();
  for (const firm of of) {
    const key = members.flatMap((group, place) => (group.has(firm) ? [place] : [])).join(" ");
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...sizes].map(([key, size]) => ({
    size,
    groups: new Set(key === "" ? [] : key.split(" ").map(Number)),
  }));
}

function sortedScores({ values }: Cell): readonly number[] {
  return [...values.values()].toSorted(compareNumbers);
}

type Bounds = { readonly low: number; readonly high: number };
/** Classes that add up to something between two numbers. */
type Sum = { readonly classes: readonly number[]; readonly low: number; readonly high: number };

/** Tightens the numbers of every class by every sum until nothing moves. */
function tighten(first: readonly Bounds[], sums: readonly Sum[]): readonly Bounds[] {
  const bounds = first.map((each) => ({ ...each }));
  let moved = true;
  while (moved) {
    moved = false;
    for (const sum of sums) {
      let least = 0;
      let most = 0;
      for (const index of sum.classes) {
        least += bounds[index]?.low ?? 0;
        most += bounds[index]?.high ?? 0;
      }
      for (const index of sum.classes) {
        const one = bounds[index];
        if (one === undefined) continue;
        const low = Math.max(one.low, sum.low - (most - one.high));
        const high = Math.min(one.high, sum.high - (least - one.low));
        if (low === one.low && high === one.high) continue;
        least += low - one.low;
        most += high - one.high;
        one.low = low;
        one.high = high;
        moved = true;
      }
    }
  }
  return bounds;
}
