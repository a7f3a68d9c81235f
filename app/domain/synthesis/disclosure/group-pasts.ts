/**
 * The firms of a group by what became of them since an earlier publication: they were not there, they corrected an answer, they
 * stayed as they were. In a small group a median and the counts of the whole, read together, would find one or two firms that
 * have such a past for themselves.
 */
import { LOWEST_MINIMUM_GROUP_SIZE } from "#app/domain/operation/operation.ts";
import type { Judgement, OpenedPublication } from "#app/domain/synthesis/disclosure/judge.ts";

/**
 * Whether the firms of a group that share a past are none or at least three, whichever earlier publication is looked back to. A
 * group in which nothing changed may only say what it said then: if it said nothing, there was a reason.
 *
 * @param group enrollment ids.
 * @param score the key of the score that the group's median is of.
 * @param wasPrinted whether a publication printed the median of this group.
 */
export function pastsAreShared(
  group: readonly string[],
  score: string,
  judgement: Judgement,
  wasPrinted: (publication: OpenedPublication) => boolean,
): boolean {
  return judgement.earlier.every((publication, at) => {
    if (!publication.isOfThisRound) return true;
    const pasts = pastsOf(group, score, at, judgement);
    if (pasts.get("stayed") === group.length) return wasPrinted(publication);
    return [...pasts.values()].every((firms) => firms >= LOWEST_MINIMUM_GROUP_SIZE);
  });
}

type Past = "came" | "turned" | "stayed";

function pastsOf(
  group: readonly string[],
  score: string,
  at: number,
  { earlier, now, roster }: Judgement,
): ReadonlyMap<Past, number> {
  const were = new Set(earlier[at]?.ledger.firms);
  const before = lastPrinted(earlier.slice(0, at + 1), score);
  const scores = now.numberedOf(score)?.values;
  const pasts = new Map<Past, number>();
  for (const firm of group) {
    const number = roster.numbers.get(firm) ?? -1;
    const isSame = before === null || Object.is(before[number], scores?.[number]);
    const past = !were.has(firm) ? "came" : isSame ? "stayed" : "turned";
    pasts.set(past, (pasts.get(past) ?? 0) + 1);
  }
  return pasts;
}

function lastPrinted(earlier: readonly OpenedPublication[], score: string): Float64Array | null {
  return earlier.flatMap(({ numberedOf }) => numberedOf(score) ?? []).at(-1)?.values ?? null;
}
