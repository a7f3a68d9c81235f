/** What partners could look into, made by rules from the published figures. It proposes; it claims no cause and no effect. */
import { quote } from "#app/domain/format.ts";
import {
  extremeThemes,
  hasFigures,
  leadingObstacles,
  seenNotSaid,
} from "#app/domain/report/collective/reading.ts";
import { TELLING_GAP } from "#app/domain/report/collective/summary.ts";
import { firmCount, firmsWords, listed, quoted, scoreWords } from "#app/domain/report/collective/words.ts";
import type { NeedSheet } from "#app/domain/report/collective-report.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** Needs whose partners are named one by one. */
const NAMED_NEEDS = 3;

/** A scheme is little used when fewer than half of the firms that could ask for it count on it. */
const LITTLE_USED = 0.5;

/** The proposals, in the order of the chapters they come from; one that says why there are none yet. */
export function advisePartners(
  synthesis: PublishedSynthesis,
  needs: readonly NeedSheet[],
): readonly string[] {
  if (!hasFigures(synthesis))
    return ["Trop peu d’entreprises sont évaluées pour proposer quoi que ce soit aux partenaires."];
  return [
    ...needs.slice(0, NAMED_NEEDS).map(aboutNeed),
    ...aboutObstacle(synthesis),
    ...aboutUnsaid(synthesis),
    ...aboutTheme(synthesis),
    ...aboutSchemes(synthesis),
  ];
}

function aboutNeed({ need, action }: NeedSheet): string {
  return `Autour de ${quote(need.title)}, que ${wantWords(need)}, réunir ${listed(action.partners)}, et voir à quelles conditions un pilote peut commencer.`;
}

function wantWords({ firms }: NeedSheet["need"]): string {
  return `${firmsWords(firms) ?? "plusieurs entreprises"} pourraient rejoindre`;
}

function aboutObstacle(synthesis: PublishedSynthesis): readonly string[] {
  const [first] = leadingObstacles(synthesis);
  if (first === undefined) return [];
  return [
    `Examiner ce que chacun propose déjà sur le frein ${quote(first.label)}, présent chez ${firmsWords(first.firms)}, et où les entreprises peuvent le trouver.`,
  ];
}

function aboutUnsaid(synthesis: PublishedSynthesis): readonly string[] {
  const [widest] = seenNotSaid(synthesis);
  if (widest === undefined) return [];
  return [
    `Parler de ${quote(widest.obstacle.label)} dans les rencontres : chez ${firmCount(widest.firms)}, les réponses montrent ce frein sans que le dirigeant le cite.`,
  ];
}

function aboutTheme(synthesis: PublishedSynthesis): readonly string[] {
  const extremes = extremeThemes(synthesis);
  if (extremes === null || extremes.highest.median - extremes.lowest.median < TELLING_GAP) return [];
  const { labels, median } = extremes.lowest;
  const which =
    labels.length === 1
      ? `au thème ${quoted(labels)}, le moins avancé`
      : `aux thèmes ${quoted(labels)}, les moins avancés`;
  return [
    `Regarder si l’offre d’accompagnement du territoire répond ${which} (médiane de ${scoreWords(median)} sur 100).`,
  ];
}

/** Only where both numbers are published: a hidden one says nothing, also not « few ». */
function aboutSchemes({ schemes }: PublishedSynthesis): readonly string[] {
  const little = schemes.find(
    ({ matched, planned }) =>
      matched.kind === "exact" && planned.kind === "exact" && planned.n < LITTLE_USED * matched.n,
  );
  if (little?.matched.kind !== "exact" || little.planned.kind !== "exact") return [];
  return [
    `Faire connaître ${quote(little.name)} : ${firmCount(little.matched.n)} en remplissent les critères connus, ${firmCount(little.planned.n)} l’ont dans leur plan.`,
  ];
}
