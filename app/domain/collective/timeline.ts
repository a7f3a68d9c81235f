/** The days of an operation's collective actions, as its calendar shows them. */
import type { CollectiveAction, Pilot } from "#app/domain/collective/collective-action.ts";
import { approvalOf, outcomeOf } from "#app/domain/collective/publish-action.ts";
import { compareIds } from "#app/domain/compare.ts";

/** `planned`: written, not begun. `under-way`: begun, and not settled. `over`: settled. */
export type PilotState = "planned" | "under-way" | "over";

/** From the day of the trial to the day of the review, ISO dates, both included. */
export type TimelineBar = {
  readonly state: PilotState;
  readonly from: string;
  readonly to: string;
  readonly place: string;
};

/** A day on which something was decided. */
export type TimelineMark = { readonly kind: "approval" | "outcome"; readonly on: string };

export type TimelineRow = {
  readonly actionId: string;
  readonly title: string;
  readonly bars: readonly TimelineBar[];
  readonly marks: readonly TimelineMark[];
};

/** Days are ISO dates; rows come in the order of their first day. */
export type Timeline = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly today: string;
  readonly rows: readonly TimelineRow[];
  /** Actions that have no day yet. */
  readonly undated: readonly { readonly actionId: string; readonly title: string }[];
};

/** Puts the actions on the calendar of their operation. */
export function timelineOf(
  actions: readonly CollectiveAction[],
  operation: { readonly startsOn: string; readonly endsOn: string },
  today: string,
): Timeline {
  const rows = actions.map(rowOf);
  return {
    ...{ startsOn: operation.startsOn, endsOn: operation.endsOn, today },
    rows: rows
      .filter(isDated)
      .toSorted((a, b) => compareIds(firstDay(a), firstDay(b)) || compareIds(a.actionId, b.actionId)),
    undated: rows.filter((row) => !isDated(row)).map(({ actionId, title }) => ({ actionId, title })),
  };
}

function rowOf(action: CollectiveAction): TimelineRow {
  const { id, description, stage, pilot, steps } = action;
  const begun = steps.flatMap((step) => (step.pilot === null ? [] : [step.pilot]));
  const isUnderWay = stage === "pilot" || stage === "review";
  // A pilot that goes on may have changed its dates since it began; after a pivot none is written yet.
  const current =
    pilot !== null && (isUnderWay || stage === "proposed" || stage === "gathering" || stage === "pivoted");
  const past = isUnderWay ? begun.slice(0, -1) : begun;
  const outcome = outcomeOf(action);
  const approval = approvalOf(steps);
  return {
    actionId: id,
    title: description.title,
    bars: [
      ...past.map((each) => barOf(each, "over")),
      ...(current ? [barOf(pilot, isUnderWay ? "under-way" : "planned")] : []),
    ],
    marks: [
      ...(approval === null ? [] : [{ kind: "approval", on: approval.decidedOn } as const]),
      ...(outcome === null ? [] : [{ kind: "outcome", on: outcome.takenOn } as const]),
    ],
  };
}

function barOf({ heldOn, reviewOn, place }: Pilot, state: PilotState): TimelineBar {
  return { state, from: heldOn, to: reviewOn, place };
}

function isDated({ bars, marks }: TimelineRow): boolean {
  return bars.length + marks.length > 0;
}

function firstDay({ bars, marks }: TimelineRow): string {
  const days = [...bars.map(({ from }) => from), ...marks.map(({ on }) => on)];
  return days.toSorted(compareIds)[0] ?? "";
}
