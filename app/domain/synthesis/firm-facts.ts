/** What the synthesis needs to know of one firm. It has no name: who is who is looked up by those who may see it. */
import type { Finding } from "#app/domain/findings/finding.ts";
import {
  type EnrollmentMilestones,
  type EnrollmentStatus,
  enrollmentStatus,
} from "#app/domain/operation/operation.ts";
import type { PlannedAction, Suggestion } from "#app/domain/plan/action-plan.ts";
import type { OverallScore, Progress, ThemeScore } from "#app/domain/scoring/scorecard.ts";
import { type Exclusion, exclusions } from "#app/domain/synthesis/figure.ts";

/** One firm of an operation, in one round: its place, its portrait, and what its answers and its plan say. */
export type FirmFacts = {
  readonly enrollmentId: string;
  readonly milestones: EnrollmentMilestones;
  /** The trade as it is printed: « Chauffage, plomberie »; null when not known. */
  readonly trade: string | null;
  /** Employees without the director; null when not known. */
  readonly headcount: number | null;
  readonly inseeCode: string | null;
  readonly city: string | null;
  /** The name of the département, or null. */
  readonly department: string | null;
  /** Null when nobody answered anything. */
  readonly scores: FirmScores | null;
  /** Findings carry the obstacles, the opportunities, and through declared tags what the director wishes to do with others. */
  readonly findings: readonly Finding[];
  /** Null when there are no answers and no decisions. Rejected and undecided advice is in it too. */
  readonly plan: FirmPlan | null;
  /** Ids of the funding schemes whose every known criterion the firm meets. */
  readonly eligibleSchemes: readonly string[];
  /** Since the round before; null when the firm was not assessed in it, or has no question with a score both times. */
  readonly change: FirmChange | null;
};

/** What the synthesis reads of a firm's scorecard: ten thousand firms are held at once, without the proof of their scores. */
export type FirmScores = {
  readonly overall: OverallScore;
  /** In the order of the questionnaire. */
  readonly themes: readonly Pick<ThemeScore, "id" | "score" | "level">[];
  readonly progress: Pick<Progress, "answered">;
};

/** What it reads of a firm's plan: neither the words of the actions nor what led to them. */
export type FirmPlan = {
  readonly actions: readonly Pick<
    PlannedAction,
    "recommendation" | "decision" | "status" | "cost" | "fundingSchemes" | "collectiveActions"
  >[];
  readonly rejected: readonly Pick<PlannedAction, "reason">[];
  /** In the order of priority. */
  readonly undecided: readonly Pick<Suggestion, "recommendation">[];
};

/** Two scores (0–100) of one thing, on the questions that have a score both times. */
export type ScorePair = { readonly before: number; readonly after: number };

/** What changed in one firm between two rounds. */
export type FirmChange = {
  /** Null when fewer than half of the scored themes can be compared. */
  readonly overall: ScorePair | null;
  /** By theme id; those with nothing to compare are left out. */
  readonly themes: ReadonlyMap<string, ScorePair>;
};

/** Whether the firm is still in the operation. */
export function isParticipating(firm: FirmFacts): boolean {
  return firm.milestones.withdrawnAt === null;
}

/** Whether the firm's interview is over: a plan agreed on or a report released say so too. */
export function isInterviewed({ milestones }: FirmFacts): boolean {
  const { interviewedAt, planAgreedAt, reportReleasedAt } = milestones;
  return interviewedAt !== null || planAgreedAt !== null || reportReleasedAt !== null;
}

/**
 * Whether the firm counts in the figures drawn from answers (« entreprise évaluée »): still in the operation, its
 * interview over, and at least one question answered.
 */
export function isAssessed(firm: FirmFacts): boolean {
  return isParticipating(firm) && isInterviewed(firm) && hasAnswers(firm);
}

/** Whether anything was answered at all. */
export function hasAnswers(firm: FirmFacts): boolean {
  return firm.scores !== null && firm.scores.progress.answered > 0;
}

/** Where the firm stands. */
export function statusOf(firm: FirmFacts): EnrollmentStatus {
  return enrollmentStatus(firm.milestones, hasAnswers(firm));
}

/** Who is enrolled and not assessed, and why: each firm under the first reason that holds. */
export function leftOut(firms: readonly FirmFacts[]): readonly Exclusion[] {
  const staying = firms.filter(isParticipating);
  const interviewed = staying.filter(isInterviewed);
  const assessed = interviewed.filter(hasAnswers);
  return exclusions([
    ["withdrawn", firms.length - staying.length],
    ["not-interviewed", staying.length - interviewed.length],
    ["no-answer", interviewed.length - assessed.length],
  ]);
}

/** The actions of a firm's plan that are still meant to happen, or have happened: dropped ones have left it. */
export function livingActions(plan: FirmPlan | null): FirmPlan["actions"] {
  return plan === null ? [] : plan.actions.filter((action) => action.status !== "dropped");
}

/** Ids of the funding schemes that the firm's living actions count on, each once. */
export function plannedSchemes(firm: FirmFacts): ReadonlySet<string> {
  return new Set(livingActions(firm.plan).flatMap((action) => action.fundingSchemes));
}

/** A band of headcounts, both ends included; without `to` it has no upper end. */
export type SizeBand = { readonly from: number; readonly to: number | null };

/** The bands of the register of firms (Sirene), the largest ones joined: small firms are what operations are made of. */
export const SIZE_BANDS: readonly SizeBand[] = [
  { from: 0, to: 0 },
  { from: 1, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 9 },
  { from: 10, to: 19 },
  { from: 20, to: null },
];

/** The rank of a headcount's band among `SIZE_BANDS`; null when the headcount is not known. */
export function sizeBandOf(headcount: number | null): number | null {
  if (headcount === null) return null;
  const rank = SIZE_BANDS.findLastIndex((band) => headcount >= band.from);
  return rank === -1 ? null : rank;
}
