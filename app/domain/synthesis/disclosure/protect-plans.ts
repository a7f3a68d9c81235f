/** The plans added up, as outsiders read them. */
import type { Contributions, PlanFigures } from "#app/domain/synthesis/collective-synthesis.ts";
import { total } from "#app/domain/synthesis/count-plans.ts";
import { joinClasses } from "#app/domain/synthesis/disclosure/classes.ts";
import {
  type HidingReason,
  type PublishedCount,
  protectCount,
} from "#app/domain/synthesis/disclosure/counts.ts";
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
  const [firmsDeciding, firmsEngaged, firmsDone] = protectSteps(plans, assessed, k, note);
  return {
    firmsDeciding,
    firmsEngaged,
    firmsDone,
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
    costed: protectFigure(
      { n: plans.costs.size, N: assessed },
      FIRMS,
      "Au moins une action chiffrée",
      k,
      note,
    ),
  };
}

const ACTIONS = "Plans : actions";
const FIRMS = "Plans : entreprises";

const STEPS = [
  "Au moins une action décidée",
  "Au moins une action lancée ou faite",
  "Au moins une action faite",
];

/**
 * How many firms have come to each step, from deciding to finishing. Each step is within the one before, so that a number
 * bounds the next: they are published as the sums of joined classes, where no part counts fewer than k firms.
 */
function protectSteps(
  { deciding, engaged, finishing }: PlanFigures,
  N: number,
  k: number,
  note: Note,
): readonly [PublishedCount, PublishedCount, PublishedCount] {
  const reached = [N, deciding.n, engaged.n, finishing.n];
  const stayed = reached.map((n, step) => n - (reached[step + 1] ?? 0));
  const classes = joinClasses(stayed, k);
  const told = (step: 1 | 2 | 3): PublishedCount => {
    const n = reached[step] ?? 0;
    if (classes.some(({ first }) => first === step)) return protectCount(n, N, k);
    note(FIRMS, STEPS[step - 1] ?? "", n === 0 ? "empty" : n < k ? "too-few" : "recomputable", n);
    return { kind: "hidden", N };
  };
  return [told(1), told(2), told(3)];
}

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
