/** What a held figure is, in the words of the report: for the consultants, who see why it stays as it was. */
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** « Frein : trouver des clients », « Score : équipe ». Null for a unit that the synthesis has no line of. */
export function unitLabel(synthesis: PublishedSynthesis, unit: string): string | null {
  const colon = unit.indexOf(":");
  const kind = colon === -1 ? unit : unit.slice(0, colon);
  const id = colon === -1 ? "" : unit.slice(colon + 1);
  const { maturity, obstacles, opportunities, needs, recommendations, schemes } = synthesis;
  switch (kind) {
    case "coverage":
      return "Part des questions répondues";
    case "plans":
      return "Plans d’actions en chiffres";
    case "score":
      return id === "overall" ? "Score global" : named("Score", maturity.themes, (each) => each.id === id);
    case "change":
      return named("Évolution", synthesis.change?.lines ?? [], (each) => each.id === id);
    case "obstacle": {
      const all = obstacles.flatMap((family) => family.obstacles);
      return named("Frein", all, (each) => each.tag === id);
    }
    case "opportunity":
      return named("Opportunité", opportunities, (each) => each.tag === id);
    case "need":
      return titled("Besoin", needs.find((each) => each.action === id)?.title);
    case "recommendation":
      return titled("Préconisation", recommendations.find((each) => each.id === id)?.title);
    case "matched":
      return titled("Aide ouverte", schemes.find((each) => each.id === id)?.name);
    case "planned":
      return titled("Aide inscrite dans les plans", schemes.find((each) => each.id === id)?.name);
    default:
      return null;
  }
}

function named<Line extends { readonly label: string }>(
  kind: string,
  lines: readonly Line[],
  isIt: (line: Line) => boolean,
): string | null {
  return titled(kind, lines.find(isIt)?.label);
}

function titled(kind: string, title: string | undefined): string | null {
  return title === undefined ? null : `${kind} : ${title}`;
}
