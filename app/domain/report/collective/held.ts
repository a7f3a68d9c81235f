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
    const { which, are, made } =
      labels.length === 1 && !kinds.includes("plans")
        ? { which: `Le chiffre ${quoted(labels)} reste`, are: "celui", made: "refait, il dirait" }
        : { which: `${several(labels, kinds)} restent`, are: "ceux", made: "refaits, ils diraient" };
    return `${which} ${are} de la publication du ${formatDate(since)} : ${made} ce qu’ont répondu les entreprises arrivées, parties ou réinterrogées depuis.`;
  });
}

/** The plans are held as one, and are many figures. */
function several(labels: readonly string[], kinds: readonly string[]): string {
  if (kinds.includes("plans")) return "Les chiffres de ce chapitre";
  if (labels.length <= MOST_NAMED) return `Les chiffres ${quoted(labels)}`;
  return formatCount(labels.length, "chiffre de ce chapitre", "chiffres de ce chapitre");
}

/** Between guillemets; a label's own become those of a quotation inside another. */
function quoted(labels: readonly string[]): string {
  return listed(labels.map((label) => quote(label.replace(/«\s*/g, "“").replace(/\s*»/g, "”"))));
}
