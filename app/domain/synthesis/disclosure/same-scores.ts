/**
 * Medians of the same scores under several names: a theme's score of the day, and its scores before and after in the firms met
 * twice. A score « before » is one that an earlier publication may have printed as the score of its day. Two of them are held
 * side by side like two medians of one figure. Those of two rounds are two figures: that the same firms answered otherwise is what
 * is told of them, as a group.
 */
import type { Cell } from "#app/domain/synthesis/disclosure/cells.ts";
import { areEnough } from "#app/domain/synthesis/disclosure/differences.ts";
import type { PrintedMedian } from "#app/domain/synthesis/disclosure/lined-up.ts";
import { mediansLeaveDoubt } from "#app/domain/synthesis/disclosure/medians.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** Whether the firms by which the two differ are none, or at least k and left in doubt. */
export function standTogether(one: PrintedMedian, other: PrintedMedian, k: number): boolean {
  const changed = apart(one.cell, other.cell);
  if (!areEnough(changed, k)) return false;
  return changed.size === 0 || mediansLeaveDoubt(one, other, k);
}

/** The firms that are in one cell only, or in both with another score. */
function apart(one: Cell, other: Cell): ReadonlySet<string> {
  const differs = (firm: string) => one.values.get(firm) !== other.values.get(firm);
  return new Set([...onlyInOne(one, other), ...one.of.filter(differs)]);
}

/** The firms that one of two cells is out of, and not the other. */
export function onlyInOne(one: Cell, other: Cell): ReadonlySet<string> {
  const [first, second] = [new Set(one.of), new Set(other.of)];
  return new Set([
    ...one.of.filter((firm) => !second.has(firm)),
    ...other.of.filter((firm) => !first.has(firm)),
  ]);
}

/** A median of one theme's scores in one round (« T0 »), and the key of its cell. */
export type NamedMedian = { readonly key: string; readonly round: string; readonly median: number };

/** All that a synthesis prints of one theme's scores; « overall » is the whole. */
export function printedScores(
  synthesis: Pick<PublishedSynthesis, "maturity" | "change">,
  id: string,
): readonly NamedMedian[] {
  const { maturity, change } = synthesis;
  const score = id === "overall" ? maturity.overall : maturity.themes.find((theme) => theme.id === id);
  const line = change?.lines.find((each) => each.id === id);
  const all: readonly (readonly [key: string, round: string, median: number | null | undefined])[] = [
    [`score:${id}`, roundOf(synthesis), score?.median],
    [`change:${id}:before`, change?.rounds.from ?? "", line?.before],
    [`change:${id}:after`, change?.rounds.to ?? "", line?.after],
  ];
  return all.flatMap(([key, round, median]) =>
    median === null || median === undefined ? [] : [{ key, round, median }],
  );
}

/** The round that the scores of the day are of: every operation is born with the first. */
export function roundOf({ change }: Pick<PublishedSynthesis, "change">): string {
  return change?.rounds.to ?? FIRST_ROUND;
}

const FIRST_ROUND = "T0";
