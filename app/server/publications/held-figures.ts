/** Figures that the next publication can't renew, with the firms that changed and what to wait for: for the consultants only. */
import { compareIds } from "#app/domain/compare.ts";
import { unitLabel } from "#app/domain/synthesis/disclosure/held-words.ts";
import type { HeldFigure } from "#app/domain/synthesis/disclosure/settle-desk.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

export type HeldLine = {
  readonly labels: readonly string[];
  /** ISO date of the figures that stay. */
  readonly since: string;
  /** Names of the firms that came, left or changed since; those that were erased have none. */
  readonly firms: readonly string[];
  readonly erased: number;
  /** How many more must change; 0 where there are enough, and the new figure would tell what they answered. */
  readonly missing: number;
};

/** Lines with the same firms and the same reason are one. */
export function heldLines(
  held: readonly HeldFigure[],
  synthesis: PublishedSynthesis,
  names: ReadonlyMap<string, string>,
): readonly HeldLine[] {
  const k = synthesis.minimumGroupSize;
  const lines = new Map<string, HeldLine>();
  for (const { unit, since, changed } of held) {
    const label = unitLabel(synthesis, unit);
    if (label === null) continue;
    const key = [since, ...[...changed].toSorted(compareIds)].join(" ");
    const known = lines.get(key);
    const firms = [...changed]
      .flatMap((firm) => names.get(firm) ?? [])
      .toSorted((a, b) => a.localeCompare(b, "fr"));
    lines.set(key, {
      labels: [...(known?.labels ?? []), label],
      since,
      firms,
      erased: changed.size - firms.length,
      missing: Math.max(0, k - changed.size),
    });
  }
  return [...lines.values()];
}
