/** The plans added up, as outsiders read them. */
import type { Contributions, PlanFigures } from "#app/domain/synthesis/collective-synthesis.ts";
import { total } from "#app/domain/synthesis/count-plans.ts";
import type { HidingReason } from "#app/domain/synthesis/disclosure/counts.ts";
import type { Note } from "#app/domain/synthesis/disclosure/notes.ts";
import { protectFigure } from "#app/domain/synthesis/disclosure/protect-tags.ts";
import { cellsToHide, isSafe, merge } from "#app/domain/synthesis/disclosure/rows.ts";
import type { PublishedPlans } from "#app/domain/synthesis/published-synthesis.ts";

/**
 * The plans in figures. Lines share out into decided, rejected and undecided; decided ones into accepted, changed and added,
 * and again into those under way and the others, by status: a row is published only under a published total.
 *
 * @param assessed N.
 */
export function protectPlans(plans: PlanFigures, assessed: number, k: number, note: Note): PublishedPlans {
  const { accepted, changed, added, rejected, undecided } = plans.decisions;
  const decided = merge([accepted, changed, added]);
  const lines = protectAmount(merge([decided, rejected, undecided]), "Ensemble des lignes", k, note);
  const [undecidedShown, rejectedShown, decidedShown] = protectRow(
    lines,
    [
      ["Non décidées", undecided],
      ["Écartées", rejected],
      ["Décidées", decided],
    ],
    k,
    note,
  );
  const [changedShown, addedShown, acceptedShown] = protectRow(
    decidedShown ?? null,
    [
      ["Modifiées", changed],
      ["Ajoutées", added],
      ["Acceptées", accepted],
    ],
    k,
    note,
  );
  const { statuses } = plans;
  const [engaged, notEngaged] = protectRow(
    decidedShown ?? null,
    [
      ["Lancées ou faites", merge([statuses.started, statuses.done])],
      ["Prévues ou abandonnées", merge([statuses.planned, statuses.dropped])],
    ],
    k,
    note,
  );
  const [started, done] = protectRow(
    engaged ?? null,
    [
      ["Lancées", statuses.started],
      ["Faites", statuses.done],
    ],
    k,
    note,
  );
  const [planned, dropped] = protectRow(
    notEngaged ?? null,
    [
      ["Prévues", statuses.planned],
      ["Abandonnées", statuses.dropped],
    ],
    k,
    note,
  );
  const [withReason] = protectRow(
    rejectedShown ?? null,
    [
      ["Écartées avec un motif", plans.rejectedWithReason],
      ["Écartées sans motif", withoutReason(rejected, plans.rejectedWithReason)],
    ],
    k,
    note,
  );
  const figure = (n: number, cell: string) => protectFigure({ n, N: assessed }, FIRMS, cell, k, note);
  return {
    firmsDeciding: figure(plans.withActions.n, "Au moins une action décidée"),
    firmsEngaged: figure(plans.started.n, "Au moins une action lancée ou faite"),
    firmsDone: figure(plans.done.n, "Au moins une action faite"),
    lines,
    decided: decidedShown ?? null,
    rejected: rejectedShown ?? null,
    undecided: undecidedShown ?? null,
    accepted: acceptedShown ?? null,
    changed: changedShown ?? null,
    added: addedShown ?? null,
    rejectedWithReason: withReason ?? null,
    engaged: engaged ?? null,
    notEngaged: notEngaged ?? null,
    started: started ?? null,
    done: done ?? null,
    planned: planned ?? null,
    dropped: dropped ?? null,
    costs: protectAmount(plans.costs, "Coût des actions, en euros", k, note),
    costed: figure(plans.costs.size, "Au moins une action chiffrée"),
  };
}

const ACTIONS = "Plans : actions";
const FIRMS = "Plans : entreprises";

/** The cells of a row, what may be lost first; nothing of it under a total that isn't published. */
function protectRow(
  whole: number | null,
  cells: readonly (readonly [name: string, amount: Contributions])[],
  k: number,
  note: Note,
): readonly (number | null)[] {
  const amounts = cells.map(([, amount]) => amount);
  const hidden = whole === null ? new Set(amounts.keys()) : cellsToHide(amounts, k);
  return cells.map(([name, amount], index) => {
    if (!hidden.has(index)) return total(amount);
    note(ACTIONS, name, whyHidden(amount, k) ?? "recomputable", total(amount));
    return null;
  });
}

function protectAmount(amount: Contributions, name: string, k: number, note: Note): number | null {
  const reason = whyHidden(amount, k);
  if (reason === null) return total(amount);
  note(ACTIONS, name, reason, total(amount));
  return null;
}

/** Why an amount can't be published; null when it can. */
function whyHidden(amount: Contributions, k: number): HidingReason | null {
  if (amount.size === 0) return "empty";
  if (amount.size < k) return "too-few";
  return isSafe(amount, k) ? null : "dominated";
}

function withoutReason(rejected: Contributions, withReason: Contributions): Contributions {
  return new Map(
    [...rejected].flatMap(([firm, count]) => {
      const left = count - (withReason.get(firm) ?? 0);
      return left > 0 ? [[firm, left] as const] : [];
    }),
  );
}
