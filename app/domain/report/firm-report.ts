/**
 * The firm report, as a value: everything that its screen and its PDF print, and nothing that is not shown to the firm.
 * Numbers are unrounded and texts are the content's own; rounding and typography belong to those who print.
 */
import type { ObstacleSource } from "#app/domain/findings/finding.ts";
import type { ActionStatus } from "#app/domain/plan/action-plan.ts";
import type { Horizon } from "#app/domain/questionnaire/definition.ts";
import type { CrossedPerspectives } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import type { ProgressSince } from "#app/domain/report/progress-since.ts";

export type FirmReport = {
  readonly firm: ReportedFirm;
  /** Null for a report drawn from files: it then says nothing of a group or of funders. */
  readonly operation: ReportedOperation | null;
  readonly questionnaire: { readonly title: string; readonly version: number };
  readonly round: string;
  /** Day or instant (ISO) when the interview was completed, or null while it goes on. */
  readonly assessedOn: string | null;
  /** ISO date. */
  readonly issuedOn: string;
  readonly essentials: Essentials;
  readonly levels: readonly ReportedLevel[];
  readonly themes: readonly ReportedTheme[];
  /** Null unless the director and somebody else have a score for the same question. */
  readonly perspectives: CrossedPerspectives | null;
  /** What changed since the round before; null in a first round. */
  readonly progress: ProgressSince | null;
  readonly obstacles: readonly ReportedFamily[];
  readonly opportunities: readonly ReportedTag[];
  readonly plan: ReportedPlan;
  readonly schemes: readonly ReportedScheme[];
  readonly together: readonly ReportedCollectiveAction[];
  readonly indicators: readonly ReportedIndicator[];
  readonly method: ReportedMethod;
};

export type ReportedFirm = {
  readonly name: string;
  readonly siret: string | null;
  readonly trade: string | null;
  readonly city: string | null;
  readonly headcount: number | null;
  readonly labels: readonly string[];
  readonly director: string | null;
};

export type ReportedOperation = {
  readonly name: string;
  readonly territory: string;
  readonly funders: readonly string[];
  readonly consultant: { readonly name: string; readonly email: string } | null;
  /** Local date and time « 2027-02-18T08:30 ». */
  readonly nextAppointment: { readonly at: string; readonly place: string | null } | null;
};

export type ReportedScore = {
  /** 0–100, or null: « Non évalué ». */
  readonly score: number | null;
  /** 0–1, or null when nothing was expected. */
  readonly coverage: number | null;
  readonly level: ReportedLevel | null;
};

export type ReportedLevel = {
  readonly label: string;
  /** 0 for the lowest. */
  readonly rank: number;
  /** Score from which the level begins. */
  readonly from: number;
};

/** The group's figures for one theme; absent unless enough other firms stand behind them. */
export type GroupBand = {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** Firms evaluated on this theme, this one not counted. */
  readonly firms: number;
};

export type ReportedTheme = ReportedScore & {
  readonly id: string;
  readonly label: string;
  readonly shortLabel: string;
  /** False for a theme of context. */
  readonly scored: boolean;
  readonly stake: number | null;
  readonly group: GroupBand | null;
  readonly answers: readonly ReportedAnswer[];
};

export type ReportedAnswer = {
  readonly question: string;
  /** The theme's label, which gives a lone answer its context. */
  readonly topic: string;
  readonly answer: string;
  /** 0–1, or null. */
  readonly score: number | null;
  readonly standing: "strength" | "weakness" | null;
  readonly comment: string | null;
};

/** The page that a director in a hurry reads. */
export type Essentials = ReportedScore & {
  readonly strengths: readonly ReportedAnswer[];
  readonly weaknesses: readonly ReportedAnswer[];
  readonly obstacles: readonly ReportedTag[];
  readonly opportunities: readonly ReportedTag[];
  /** The head of the plan: decided actions, or while nothing is decided the first suggestions. */
  readonly actions: readonly ReportedAction[];
  readonly decided: boolean;
};

export type ReportedFamily = { readonly label: string; readonly obstacles: readonly ReportedTag[] };

export type ReportedTag = {
  readonly label: string;
  readonly sources: readonly ObstacleSource[];
  /** The questions that carry it, with what was answered. */
  readonly because: readonly { readonly question: string; readonly answer: string }[];
};

export type ReportedPlan = {
  /** Decided actions. */
  readonly actions: readonly ReportedAction[];
  /** Decided actions, then suggestions, in the order of the plan. */
  readonly head: readonly ReportedAction[];
  /** Suggestions that nobody has decided on. */
  readonly reserve: readonly { readonly title: string; readonly why: string }[];
  readonly rejected: readonly { readonly title: string; readonly reason: string }[];
  /** Day or instant (ISO) when the director and the consultant agreed on the plan; null until then. */
  readonly agreedOn: string | null;
};

export type ReportedAction = {
  readonly number: number;
  readonly title: string;
  readonly why: string;
  readonly because: readonly { readonly question: string; readonly answer: string }[];
  readonly steps: readonly string[];
  readonly horizon: Horizon;
  readonly impact: number;
  readonly effort: number;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly indicator: string | null;
  /** Euros. */
  readonly cost: number | null;
  readonly status: ActionStatus;
  readonly schemes: readonly { readonly name: string; readonly verdict: SchemeVerdict }[];
  readonly collectiveActions: readonly string[];
};

export type SchemeVerdict = "eligible" | "to-confirm" | "not-met" | "closed";

export type ReportedScheme = {
  readonly name: string;
  readonly operator: string;
  readonly purpose: string;
  readonly verdict: SchemeVerdict;
  readonly amount: string;
  readonly contact: string;
  readonly url: string;
  /** Conditions in sentences, by verdict; what must be asked of the operator is among those to confirm. */
  readonly met: readonly string[];
  readonly toConfirm: readonly string[];
  readonly notMet: readonly string[];
  readonly note: string | null;
  /** ISO dates; null when unknown. */
  readonly informedOn: string | null;
  readonly closesOn: string | null;
  /** Numbers of the actions it may pay for. */
  readonly actions: readonly number[];
};

export type ReportedCollectiveAction = {
  readonly title: string;
  readonly pilot: string;
  readonly idealSize: string;
  readonly minimumFirms: number;
  readonly budget: string;
  readonly partners: readonly string[];
  /** What in this firm's answers calls for it. */
  readonly reasons: readonly string[];
  readonly actions: readonly number[];
};

export type ReportedIndicator = {
  readonly label: string;
  /** The figure with its unit, printed; an indicator that cannot be computed is left out. */
  readonly words: string;
};

export type ReportedMethod = {
  /** Points of the lowest degree; its labels follow, one point apart. */
  readonly scaleMin: number;
  readonly scaleLabels: readonly string[];
  readonly minimumCoverage: number;
  readonly strengthFrom: number;
  readonly weaknessTo: number;
  readonly visible: number;
  readonly answered: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly unanswered: number;
  readonly minimumGroupSize: number | null;
};
