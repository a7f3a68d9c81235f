/** Figures that are older than the rest of the report, said at the head of their chapter. */
import { formatCount, formatDate, quote } from "#app/domain/format.ts";
import { listed } from "#app/domain/report/collective/words.ts";
import { unitLabel } from "#app/domain/synthesis/disclosure/held-words.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** More of them are counted, not named. */
const MOST_NAMED = 4;

/**
 * One sentence for each day: which figures are of that day, and why they were not made anew.
 *
 * @param kinds the kinds of units of a chapter: « obstacle », « score ».
 */
export function heldSentences(synthesis: PublishedSynthesis, kinds: readonly string[]): readonly string[] {
  const days = new Map<string, string[]>();
  for (const [unit, since] of Object.entries(synthesis.heldSince)) {
    if (!kinds.includes(unit.split(":")[0] ?? "")) continue;
    const label = unitLabel(synthesis, unit);
    if (label === null) continue;
    days.set(since, [...(days.get(since) ?? []), label]);
  }
  return [...days].map(([since, labels]) => {
    const which =
      labels.length > MOST_NAMED
        ? formatCount(labels.length, "chiffre de ce chapitre reste", "chiffres de ce chapitre restent")
        : labels.length === 1
          ? `Le chiffre ${quote(labels[0] ?? "")} reste`
          : `Les chiffres ${listed(labels.map(quote))} restent`;
    const are = labels.length === 1 ? "celui" : "ceux";
    return `${which} ${are} du ${formatDate(since)} : refait${labels.length === 1 ? "" : "s"}, ${labels.length === 1 ? "il dirait" : "ils diraient"} ce qu’ont répondu les entreprises arrivées, parties ou réinterrogées depuis.`;
  });
}
