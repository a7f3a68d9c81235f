/** Which step an action can take where it stands, and where the step leads: one table, and nothing outside of it. */
import type { CollectiveStage, CollectiveVerb } from "#app/domain/collective/collective-action.ts";

/** Where each verb leads from the stages that allow it; `create` begins an action, and is no step of one. */
const TABLE: Readonly<
  Record<Exclude<CollectiveVerb, "create">, Partial<Record<CollectiveStage, CollectiveStage>>>
> = {
  describe: stays("proposed", "gathering", "pilot", "review", "pivoted"),
  gather: { proposed: "gathering", ...stays("gathering", "pivoted") },
  "plan-pilot": stays("proposed", "gathering", "pilot", "pivoted"),
  "start-pilot": { gathering: "pilot", pivoted: "pilot" },
  review: { pilot: "review" },
  pivot: { review: "pivoted" },
  scale: { review: "scaled" },
  stop: {
    proposed: "stopped",
    gathering: "stopped",
    pilot: "stopped",
    review: "stopped",
    pivoted: "stopped",
  },
  approve: stays("proposed", "gathering", "pilot", "review", "pivoted"),
  feedback: stays("review", "pivoted", "scaled", "stopped"),
};

/** Where a verb leads from a stage, or null where it can't be done. */
export function stageAfter(stage: CollectiveStage, verb: CollectiveVerb): CollectiveStage | null {
  return verb === "create" ? null : (TABLE[verb][stage] ?? null);
}

/** The decisions on a pilot that is over, or on an action that goes no further: they end what was tried. */
export const OUTCOMES = ["pivot", "scale", "stop"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What can be decided at a stage, in the order in which it is thought of. */
export function outcomesAt(stage: CollectiveStage): readonly Outcome[] {
  return OUTCOMES.filter((outcome) => stageAfter(stage, outcome) !== null);
}

/** Whether the firms that are invited may still answer, or be answered for by the consultant. */
export function takesAnswers(stage: CollectiveStage): boolean {
  return stage === "gathering" || stage === "pilot" || stage === "pivoted";
}

/** What a firm may answer by itself: all while the group is gathered; once the pilot goes on, only that it leaves. */
export function ownAnswersAt(stage: CollectiveStage): readonly ("yes" | "no" | "perhaps")[] {
  if (stage === "gathering") return ["yes", "perhaps", "no"];
  return stage === "pilot" ? ["no"] : [];
}

function stays(...stages: readonly CollectiveStage[]): Partial<Record<CollectiveStage, CollectiveStage>> {
  return Object.fromEntries(stages.map((stage) => [stage, stage]));
}
