/**
 * Answering without being recognised. Employees, and customers, answer without a name; what is shown of them is of
 * several at once, and grows by as many at a time, so that no figure less the one before it is one person's answer.
 */
import type { Perspective } from "#app/domain/questionnaire/definition.ts";

/** Under three, each of two people knows what the other answered. An operation may ask for more. */
export const LOWEST_GROUP_THRESHOLD = 3;

/** The perspectives of several people who answer without a name. */
export const GROUP_PERSPECTIVES = ["employee", "customer"] as const satisfies readonly Perspective[];

/** Whether what is known of this perspective is only ever shown of several people at once. */
export function isGroup(perspective: Perspective): boolean {
  return GROUP_PERSPECTIVES.some((group) => group === perspective);
}

/**
 * Of what people gave, in the order in which they handed it in, what may be shown: the first ones, as many as make whole
 * groups of `threshold`. The next ones wait until they are `threshold` too.
 *
 * @param threshold how many people a shown figure rests on at least; 1 shows everything.
 */
export function wholeGroups<T>(inOrder: readonly T[], threshold: number): readonly T[] {
  return inOrder.slice(0, inOrder.length - (inOrder.length % threshold));
}
