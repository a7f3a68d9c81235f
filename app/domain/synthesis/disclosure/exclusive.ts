/**
 * Counts that exclude each other add up: who is counted weak on a question is not counted strong on it, so that the two numbers
 * say a third, of those who are neither. It is no figure of its own, and is judged like one.
 */
import { tellsEveryone } from "#app/domain/synthesis/disclosure/counts.ts";
import { leavesDoubt } from "#app/domain/synthesis/disclosure/differences.ts";
import {
  ABSENT,
  COUNTED,
  classify,
  ERASED,
  type Standing,
} from "#app/domain/synthesis/disclosure/firm-classes.ts";

/** What a reader may know of a number in one publication, and what each firm was to it. */
export type ToldCount = { readonly standing: Standing; readonly least: number; readonly most: number };

/** The numbers of one cell: publication by publication, null where nothing was claimed of it; the one to come last. */
export type ToldCounts = readonly (ToldCount | null)[];

/** Whether two counts that nobody is in both of still leave everybody in doubt when they are added up. */
export function unionLeavesDoubt(one: ToldCounts, other: ToldCounts, k: number): boolean {
  const both = one.flatMap((mine, at) => {
    const theirs = other[at] ?? null;
    return mine === null || theirs === null ? [] : [{ mine, theirs }];
  });
  const isNow = (one.at(-1) ?? null) !== null && (other.at(-1) ?? null) !== null;
  if (!isNow || both.length < 2) return true;
  if (!both.every(({ mine, theirs }) => areDisjoint(mine.standing, theirs.standing))) return true;
  if (tellsOfAll(both.at(-1), k)) return false;
  const classes = classify(both.map(({ mine, theirs }) => union(mine.standing, theirs.standing)));
  const told = both.map(({ mine, theirs }) => {
    const [least, most] = [mine.least + theirs.least, mine.most + theirs.most];
    return (n: number) => n >= least && n <= most;
  });
  return leavesDoubt(classes, told, k);
}

/** Whether the two of today add up to nearly everybody: by themselves they may, not where the past is known. */
function tellsOfAll(
  last: { readonly mine: ToldCount; readonly theirs: ToldCount } | undefined,
  k: number,
): boolean {
  if (last === undefined) return false;
  const { mine, theirs } = last;
  const size = mine.standing.reduce((sum, is) => sum + (is === ABSENT ? 0 : 1), 0);
  return tellsEveryone(mine.least + theirs.least, size, k);
}

function areDisjoint(one: Standing, other: Standing): boolean {
  for (let firm = 0; firm < one.length; firm += 1) {
    if (one[firm] === COUNTED && other[firm] === COUNTED) return false;
  }
  return true;
}

/** Counted where one of the two counts it. */
function union(one: Standing, other: Standing): Standing {
  return one.map((mine, firm) => {
    const theirs = other[firm] ?? ABSENT;
    if (mine === ERASED || theirs === ERASED) return ERASED;
    return Math.max(mine, theirs);
  });
}
