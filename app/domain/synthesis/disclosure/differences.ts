/**
 * What a reader learns who holds two publications side by side, or all of them. He knows which firms were in each figure, and
 * which of them changed between two; he doesn't know who counts. The figure that is about to be printed is refused when the
 * firms that came, left or changed are too few, or when all the worlds that agree with what was printed say the same of them.
 */
import { tellsEveryone } from "#app/domain/synthesis/disclosure/counts.ts";
import type { FirmClass } from "#app/domain/synthesis/disclosure/firm-classes.ts";

/** What was printed of a count, or is about to be: whether it lets a reader think that n firms are counted. */
export type Told = (n: number) => boolean;

/** Whether so many firms make a difference that anybody may subtract. None at all makes none. */
export function areEnough(changed: { readonly size: number }, k: number): boolean {
  return changed.size === 0 || changed.size >= k;
}

/**
 * Whether the last printing may be added to the earlier ones: against each of them the changed firms are none or at least k,
 * and for every group of firms with the same past the printings leave both answers open.
 *
 * @param told for each printing, in the order of the classes' signs.
 */
export function leavesDoubt(classes: readonly FirmClass[], told: readonly Told[], k: number): boolean {
  const last = told.length - 1;
  if (last < 1) return true;
  const sizes = told.map((_, at) => sumOf(classes, ({ signs }) => signs[at] !== 0));
  for (let before = 0; before < last; before += 1) {
    const changed = countChanged(classes, before, last);
    if (!areEnough(changed, k)) return false;
    if (changed.size > 0 && tellsTheChanged(changed, rangesOf(told, sizes, [before, last]), k)) return false;
  }
  return addsNothingOfAnybody(classes, told, sizes, k);
}

type Changed = { readonly size: number; readonly left: number; readonly turned: number };

/** The firms that are in one of two printings only, or in both with another answer. */
function countChanged(classes: readonly FirmClass[], before: number, last: number): Changed {
  const left = sumOf(classes, ({ signs }) => signs[before] !== 0 && signs[last] === 0);
  const came = sumOf(classes, ({ signs }) => signs[before] === 0 && signs[last] !== 0);
  const turned = sumOf(classes, ({ signs }) => (signs[before] ?? 0) * (signs[last] ?? 0) === -1);
  return { size: left + came + turned, left, turned };
}

function sumOf(classes: readonly FirmClass[], holds: (one: FirmClass) => boolean): number {
  let sum = 0;
  for (const one of classes) if (holds(one)) sum += one.size;
  return sum;
}

type Range = readonly [low: number, high: number];

/**
 * Whether the difference of two printings tells what nearly all the changed firms answered. Each one that came or left holds
 * one bit of it; one that changed its mind holds two that agree: what it said before and what it says now.
 */
function tellsTheChanged({ size, left, turned }: Changed, ranges: readonly Range[], k: number): boolean {
  const [[low, high] = [0, 0], [from, to] = [0, 0]] = ranges;
  const bits = size + turned;
  const within = [from - high, to - low]
    .map((difference) => difference + left + turned)
    .filter((bit) => bit >= 0 && bit <= bits);
  if (within.length === 0) return true;
  return tellsEveryone(Math.min(...within), bits, k) || tellsEveryone(bits - Math.max(...within), bits, k);
}

/** The lowest and the highest number that each of these printings lets think of. */
function rangesOf(
  told: readonly Told[],
  sizes: readonly number[],
  places: readonly number[],
): readonly Range[] {
  return places.map((at) => {
    const mayBe = told[at] ?? anyNumber;
    const size = sizes[at] ?? 0;
    let low = 0;
    while (low < size && !mayBe(low)) low += 1;
    let high = size;
    while (high > 0 && !mayBe(high)) high -= 1;
    return [low, high];
  });
}

function anyNumber(): boolean {
  return true;
}

/**
 * Whether each group of firms with the same past is left open, or was not before the last printing came, or is not by that
 * printing alone: « 80 % et plus » tells of nearly everybody, and is meant to.
 */
function addsNothingOfAnybody(
  classes: readonly FirmClass[],
  told: readonly Told[],
  sizes: readonly number[],
  k: number,
): boolean {
  const last = told.length - 1;
  const worldsOf = (one: (at: number) => Told) => {
    let worlds: ReturnType<typeof openWorlds> | null = null;
    return (side: Side) => {
      worlds ??= openWorlds(
        classes,
        sizes.map((size, at) => Array.from({ length: size + 1 }, (_, n) => one(at)(n))),
      );
      return worlds(side);
    };
  };
  const toldAt = (at: number) => told[at] ?? anyNumber;
  const all = worldsOf(toldAt);
  const before = worldsOf((at) => (at === last ? anyNumber : toldAt(at)));
  const alone = worldsOf((at) => (at === last ? toldAt(at) : anyNumber));
  return classes.every(({ size }, index) => {
    const most = lastWhere(size, (n) => !tellsEveryone(n, size, k));
    const sides = [
      { index, from: 0, to: most },
      { index, from: size - most, to: size },
    ];
    return sides.every((side) => all(side) || !before(side) || !alone(side));
  });
}

/** How many tries a search may take; one that takes more proves nothing, and the printing is refused. */
const MOST_TRIES = 50_000;

/** So many firms of one class count. */
type Side = { readonly index: number; readonly from: number; readonly to: number };

/** Tells whether some world agrees with all the printings in which so many firms of one class count. */
function openWorlds(
  classes: readonly FirmClass[],
  allowed: readonly (readonly boolean[])[],
): (side: Side) => boolean {
  const ranges = allowed.map(countsUpTo);
  const bounds = allowed.map((one) => [one.indexOf(true), one.lastIndexOf(true)] as const);
  return (side) => side.from <= side.to && isPossible(classes, { ranges, bounds }, side);
}

type Worlds = {
  /** For each printing, how many of the first n numbers it allows. */
  readonly ranges: readonly (readonly number[])[];
  /** The lowest and the highest number that it allows. */
  readonly bounds: readonly (readonly [number, number])[];
};

function isPossible(classes: readonly FirmClass[], { ranges, bounds }: Worlds, wanted: Side): boolean {
  const order = [wanted.index, ...[...classes.keys()].filter((index) => index !== wanted.index)];
  const rest = remainders(order, classes, ranges.length);
  let tries = 0;
  const search = (place: number, sums: readonly number[]): boolean => {
    tries += 1;
    if (tries > MOST_TRIES) return false;
    const most = rest[place] ?? [];
    const open = sums.every((sum, at) => {
      const upTo = ranges[at] ?? [];
      const high = Math.min(upTo.length - 2, sum + (most[at] ?? 0));
      return high >= sum && (upTo[high + 1] ?? 0) > (upTo[sum] ?? 0);
    });
    if (!open) return false;
    const index = order[place];
    const each = index === undefined ? undefined : classes[index];
    if (each === undefined) return true;
    const [from, to] = worthTrying(each, sums, rest[place + 1] ?? [], bounds);
    const last = place === 0 ? Math.min(to, wanted.to) : to;
    for (let n = place === 0 ? Math.max(from, wanted.from) : from; n <= last; n += 1) {
      const next = sums.map((sum, at) => sum + contribution(each, n, each.signs[at] ?? 0));
      if (search(place + 1, next)) return true;
    }
    return false;
  };
  return search(
    0,
    ranges.map(() => 0),
  );
}

/** The numbers of a class that don't at once overshoot a printing, or leave it out of the reach of the classes that follow. */
function worthTrying(
  { size, signs }: FirmClass,
  sums: readonly number[],
  after: readonly number[],
  bounds: readonly (readonly [number, number])[],
): readonly [number, number] {
  let from = 0;
  let to = size;
  for (const [at, sign] of signs.entries()) {
    if (sign === 0) continue;
    const [low, high] = bounds[at] ?? [0, 0];
    const least = low - (sums[at] ?? 0) - (after[at] ?? 0);
    const most = high - (sums[at] ?? 0);
    from = Math.max(from, sign === 1 ? least : size - most);
    to = Math.min(to, sign === 1 ? most : size - least);
  }
  return [from, to];
}

function contribution({ size }: FirmClass, n: number, sign: -1 | 0 | 1): number {
  if (sign === 0) return 0;
  return sign === 1 ? n : size - n;
}

/** For each place of the search, how much the classes that follow may still add to each printing. */
function remainders(
  order: readonly number[],
  classes: readonly FirmClass[],
  printings: number,
): readonly (readonly number[])[] {
  const rest: (readonly number[])[] = [Array.from({ length: printings }, () => 0)];
  for (const index of order.toReversed()) {
    const each = classes[index];
    const after = rest[0] ?? [];
    rest.unshift(
      after.map((most, at) => most + (each === undefined || each.signs[at] === 0 ? 0 : each.size)),
    );
  }
  return rest;
}

/** How many of the first n numbers are allowed, for every n. */
function countsUpTo(allowed: readonly boolean[]): readonly number[] {
  const counts = [0];
  for (const one of allowed) counts.push((counts.at(-1) ?? 0) + (one ? 1 : 0));
  return counts;
}

/** The highest number up to `most` of which something holds; −1 when there is none. */
function lastWhere(most: number, holds: (n: number) => boolean): number {
  for (let n = most; n >= 0; n -= 1) if (holds(n)) return n;
  return -1;
}
