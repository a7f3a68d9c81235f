/** Who takes part, as outsiders read it: groups of fewer than k firms are joined, never left with a hole. */
import type { Group, Participants, SizeGroup } from "#app/domain/synthesis/collective-synthesis.ts";
import { joinClasses } from "#app/domain/synthesis/disclosure/classes.ts";
import type { Note } from "#app/domain/synthesis/disclosure/notes.ts";
import { cellsToHide } from "#app/domain/synthesis/disclosure/rows.ts";
import type { SizeBand } from "#app/domain/synthesis/firm-facts.ts";
import type { PublishedGroup, PublishedParticipants } from "#app/domain/synthesis/published-synthesis.ts";

/** Groups of at least k firms with the ids of their members: what a table or a heatmap is then drawn from. */
export type JoinedGroup = { readonly label: string; readonly firms: readonly string[] };

/** The participants in groups of at least k firms. What a firm is, is no answer: a group of all is printed as it is. */
export function protectParticipants(
  participants: Participants,
  k: number,
  note: Note,
): PublishedParticipants {
  const counted = (groups: readonly JoinedGroup[]): readonly PublishedGroup[] =>
    groups.map(({ label, firms }) => ({ label, firms: firms.length }));
  return {
    total: participants.total,
    trades: counted(joinSmallGroups(participants.trades, "Autres métiers", k, note)),
    sizes: counted(joinSizes(participants.sizes, k)),
    departments: counted(joinSmallGroups(participants.departments, "Autres départements", k, note)),
    communes: counted(joinSmallGroups(participants.communes, "Autres communes", k, note)),
  };
}

/**
 * The groups of at least k firms, the largest first, then one of all the others, which takes in the smallest of the first
 * until it counts k firms too: what a firm is, is no answer, so here the choice may follow the sizes. How many groups it
 * joins is not told: of five groups with five firms each has one. Nothing when that leaves the group of the others alone.
 *
 * @param groups the largest first.
 */
export function joinSmallGroups(
  groups: readonly Group[],
  others: string,
  k: number,
  note: Note,
): readonly JoinedGroup[] {
  const smallestFirst = groups.toReversed();
  const hidden = cellsToHide(
    smallestFirst.map(({ firms }) => new Map(firms.map((firm) => [firm, 1]))),
    k,
  );
  const joined = smallestFirst.filter((_, index) => hidden.has(index));
  for (const { label, firms } of joined) {
    const reason = firms.length < k ? "too-few" : "recomputable";
    note(`Participants : ${others.toLowerCase()}`, label ?? UNKNOWN, reason, firms.length);
  }
  const shown = groups
    .filter((group) => !joined.includes(group))
    .map(({ label, firms }) => ({ label: label ?? UNKNOWN, firms }));
  if (shown.length === 0 || joined.length === 0) return shown;
  return [...shown, { label: others, firms: joined.flatMap(({ firms }) => firms) }];
}

/** Bands of headcounts joined to their neighbours until each counts k firms; nothing when there are fewer than k in all. */
export function joinSizes(sizes: readonly SizeGroup[], k: number): readonly JoinedGroup[] {
  return joinClasses(
    sizes.map(({ firms }) => firms.length),
    k,
  ).map(({ first, last }) => {
    const joined = sizes.slice(first, last + 1);
    return { label: sizeLabel(joined), firms: joined.flatMap(({ firms }) => firms) };
  });
}

const UNKNOWN = "Non renseigné";

function sizeLabel(joined: readonly SizeGroup[]): string {
  const bands = joined.flatMap(({ band }) => band ?? []);
  const unknown = joined.some(({ band, firms }) => band === null && firms.length > 0);
  const first = bands[0];
  const last = bands.at(-1);
  if (first === undefined || last === undefined) return UNKNOWN;
  return unknown
    ? `${bandLabel({ from: first.from, to: last.to })}, ou effectif inconnu`
    : bandLabel({ from: first.from, to: last.to });
}

/** « Aucun salarié », « 1 à 2 salariés », « 20 salariés et plus ». */
function bandLabel({ from, to }: SizeBand): string {
  if (to === 0) return "Aucun salarié";
  if (to === null) return from === 0 ? "Toutes tailles" : `${from} salariés et plus`;
  return `${from} à ${to} salariés`;
}
