/** Why a synthesis counts two numbers of firms: some of its figures are those of an earlier publication. */
import { formatCount, formatDate } from "#app/domain/format.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/**
 * One sentence for each earlier day that figures are of, with the firms assessed then where they were not as many; then where
 * to see which figures. Nothing where all of them are of the day of the synthesis.
 */
export function olderFiguresSentences(synthesis: PublishedSynthesis): readonly string[] {
  const { heldSince, progress, asOf } = synthesis;
  const days = [...new Set(Object.values(heldSince))].toSorted();
  if (days.length === 0) return [];
  return [
    ...days.map((day) => {
      const which = `Certains chiffres restent ceux de la publication du ${formatDate(day)}`;
      const then = assessedOn(day, synthesis);
      if (then === null || then === progress.assessed) return `${which}.`;
      const now = formatCount(progress.assessed, "l’est", "le sont");
      return `${which} : ${formatCount(then, "entreprise était alors évaluée", "entreprises étaient alors évaluées")}, ${now} au ${formatDate(asOf)}.`;
    }),
    "Chaque chapitre dit lesquels, et pourquoi.",
  ];
}

/**
 * In a few words, under a slide: « Certains chiffres sont ceux de la publication du 10 juillet 2026. » Null where those of these
 * units are all of the day of the synthesis.
 *
 * @param units a kind of units (« obstacle »), or one unit (« score:overall », « plans »).
 */
export function olderFiguresNote({ heldSince }: PublishedSynthesis, units: string): string | null {
  const own = heldSince[units];
  if (own !== undefined) return `Chiffre de la publication du ${formatDate(own)}.`;
  const held = Object.entries(heldSince).filter(([unit]) => unit.startsWith(`${units}:`));
  const [day, ...others] = new Set(held.map(([, since]) => since));
  if (day === undefined) return null;
  return others.length > 0
    ? "Certains chiffres sont ceux de publications précédentes."
    : `Certains chiffres sont ceux de la publication du ${formatDate(day)}.`;
}

/** What the figures of that day are out of; null where none of them says it. */
function assessedOn(day: string, synthesis: PublishedSynthesis): number | null {
  for (const [unit, since] of Object.entries(synthesis.heldSince)) {
    const base = since === day ? baseOf(synthesis, unit) : null;
    if (base !== null) return base;
  }
  return null;
}

function baseOf(synthesis: PublishedSynthesis, unit: string): number | null {
  const colon = unit.indexOf(":");
  const kind = colon === -1 ? unit : unit.slice(0, colon);
  const id = colon === -1 ? "" : unit.slice(colon + 1);
  const { maturity, obstacles, opportunities, needs, recommendations, schemes, plans } = synthesis;
  switch (kind) {
    case "plans":
      return plans.firmsDeciding.N;
    case "score":
      return (
        (id === "overall" ? maturity.overall : maturity.themes.find((each) => each.id === id))?.N ?? null
      );
    case "obstacle": {
      const all = obstacles.flatMap((family) => family.obstacles);
      return all.find((each) => each.tag === id)?.firms.N ?? null;
    }
    case "opportunity":
      return opportunities.find((each) => each.tag === id)?.firms.N ?? null;
    case "need":
      return needs.find((each) => each.action === id)?.firms.N ?? null;
    case "recommendation":
      return recommendations.find((each) => each.id === id)?.firms.N ?? null;
    case "matched":
      return schemes.find((each) => each.id === id)?.matched.N ?? null;
    case "planned":
      return schemes.find((each) => each.id === id)?.planned.N ?? null;
    default:
      return null;
  }
}
