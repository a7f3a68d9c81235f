/** Obstacles, opportunities, needs, advice and schemes counted in firms, as outsiders read them. */
import { compareIds } from "#app/domain/compare.ts";
import type {
  ObstacleCount,
  ObstacleFamily,
  SchemeCount,
  TagCount,
} from "#app/domain/synthesis/collective-synthesis.ts";
import {
  type HidingReason,
  NEARLY_ALL,
  type PublishedCount,
  protectCount,
  tellsEveryone,
  whyNotExact,
} from "#app/domain/synthesis/disclosure/counts.ts";
import type { Note } from "#app/domain/synthesis/disclosure/notes.ts";
import { cellsToHide, countsAsAmounts } from "#app/domain/synthesis/disclosure/rows.ts";
import type { Figure } from "#app/domain/synthesis/figure.ts";
import type {
  PublishedFamily,
  PublishedNeed,
  PublishedObstacle,
  PublishedRecommendation,
  PublishedScheme,
  PublishedTag,
} from "#app/domain/synthesis/published-synthesis.ts";
import type { SharedNeed, SharedRecommendation } from "#app/domain/synthesis/shared-needs.ts";

/**
 * A family with its obstacles. How many firms have one of them at least is not published: together with the obstacles' own
 * numbers it bounds those that are hidden, and itself.
 */
export function protectFamily(
  { id, label, obstacles }: ObstacleFamily,
  k: number,
  note: Note,
): PublishedFamily {
  return {
    id,
    label,
    obstacles: obstacles
      .map((obstacle) => protectObstacle(obstacle, k, note))
      .toSorted((a, b) => byPublishedCount(a.firms, b.firms) || compareIds(a.tag, b.tag)),
  };
}

function protectObstacle(obstacle: ObstacleCount, k: number, note: Note): PublishedObstacle {
  const firms = protectFigure(obstacle.firms, "Freins", obstacle.label, k, note);
  const { declaredOnly, both, seenOnly, evidenced, label } = obstacle;
  const split =
    firms.kind === "exact" && obstacle.comparable
      ? protectParts("Freins : déclarés ou constatés", label, [both, declaredOnly, seenOnly], k, note)
      : null;
  return {
    tag: obstacle.tag,
    label,
    firms,
    gap:
      split === null
        ? null
        : { declaredOnly: split[1] ?? null, both: split[0] ?? null, seenOnly: split[2] ?? null },
    evidenced: protectPart(firms, evidenced, "Freins : prouvés", label, k, note),
  };
}

/** An opportunity. */
export function protectTag({ tag, label, firms }: TagCount, k: number, note: Note): PublishedTag {
  return { tag, label, firms: protectFigure(firms, "Opportunités", label, k, note) };
}

/** A shared need; who calls for it stays behind. */
export function protectNeed(need: SharedNeed, k: number, note: Note): PublishedNeed {
  const { title } = need;
  const firms = protectFigure(need.firms, "Besoins partagés", title, k, note);
  const parts =
    firms.kind === "exact"
      ? protectParts(
          "Besoins : déclarés ou constatés",
          title,
          [need.observed, need.evidenced, need.declared],
          k,
          note,
        )
      : [];
  return {
    action: need.action,
    title,
    firms,
    sources: { declared: parts[2] ?? null, evidenced: parts[1] ?? null, observed: parts[0] ?? null },
    inPlan: protectPart(firms, need.inPlan, "Besoins : déjà dans les plans", title, k, note),
    minimumFirms: need.minimumFirms,
    enough: isEnough(firms, need.minimumFirms),
  };
}

/** Told from the published count alone, so that it adds nothing to it. */
function isEnough(firms: PublishedCount, minimumFirms: number): boolean | null {
  if (firms.kind === "exact") return firms.n >= minimumFirms;
  return firms.kind === "most" && NEARLY_ALL * firms.N >= minimumFirms ? true : null;
}

/** Advice that several firms share. */
export function protectRecommendation(
  { id, title, firms, priority }: SharedRecommendation,
  k: number,
  note: Note,
): PublishedRecommendation {
  const among = { ...firms, n: priority };
  return {
    id,
    title,
    firms: protectFigure(firms, "Préconisations partagées", title, k, note),
    priority: protectFigure(among, "Préconisations : parmi les cinq priorités", title, k, note),
  };
}

export function protectScheme(
  { id, name, matched, planned }: SchemeCount,
  k: number,
  note: Note,
): PublishedScheme {
  return {
    id,
    name,
    matched: protectFigure(matched, "Aides : critères connus remplis", name, k, note),
    planned: protectFigure(planned, "Aides : inscrites dans les plans", name, k, note),
  };
}

/** A count, with a note when it isn't printed as it is. */
export function protectFigure(
  { n, N }: Pick<Figure, "n" | "N">,
  table: string,
  cell: string,
  k: number,
  note: Note,
): PublishedCount {
  const reason = whyNotExact(n, N, k);
  if (reason !== null) note(table, cell, reason, n);
  return protectCount(n, N, k);
}

/** A count among the firms of another: only where the other is exact, since it would else bound it. */
function protectPart(
  whole: PublishedCount,
  part: number,
  table: string,
  cell: string,
  k: number,
  note: Note,
): PublishedCount {
  if (whole.kind !== "exact") return { kind: "hidden", N: whole.N };
  return protectFigure({ n: part, N: whole.n }, table, cell, k, note);
}

/** Counts that share out an exact one, what may be lost first: null where hidden. All are where one of them is nearly everybody. */
export function protectParts(
  table: string,
  cell: string,
  parts: readonly number[],
  k: number,
  note: Note,
): readonly (number | null)[] {
  const whole = parts.reduce((total, part) => total + part, 0);
  const unanimous = parts.some((part) => tellsEveryone(part, whole, k));
  const hidden = cellsToHide(countsAsAmounts(parts), k);
  return parts.map((part, index) => {
    if (!unanimous && !hidden.has(index)) return part;
    note(table, cell, reasonFor(part, unanimous, k), part);
    return null;
  });
}

function reasonFor(part: number, unanimous: boolean, k: number): HidingReason {
  if (part === 0) return "empty";
  if (part < k) return "too-few";
  return unanimous ? "unanimous" : "recomputable";
}

/** « 80 % et plus » first, then the highest counts, then what is hidden. It reads the published counts only. */
export function byPublishedCount(a: PublishedCount, b: PublishedCount): number {
  return rankOf(b) - rankOf(a);
}

function rankOf(count: PublishedCount): number {
  if (count.kind === "hidden") return -1;
  return count.kind === "most" ? Number.MAX_SAFE_INTEGER : count.n;
}
