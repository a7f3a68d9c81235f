/**
 * The collective synthesis as it may leave the operation: made by `protectSynthesis` only. Plain values (it is kept as JSON),
 * no firm's id in it, and nothing that points at a firm.
 */
import type { ComparedRounds } from "#app/domain/synthesis/collective-synthesis.ts";
import type { PublishedSpread } from "#app/domain/synthesis/disclosure/classes.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type { Exclusion } from "#app/domain/synthesis/figure.ts";

export type PublishedSynthesis = {
  /** ISO date of the facts. */
  readonly asOf: string;
  /** k. */
  readonly minimumGroupSize: number;
  readonly progress: PublishedProgress;
  readonly participants: PublishedParticipants;
  readonly maturity: {
    readonly levels: readonly { readonly id: string; readonly label: string; readonly from: number }[];
    readonly overall: PublishedScore;
    readonly themes: readonly PublishedTheme[];
  };
  /** Null in a first round. */
  readonly change: PublishedChange | null;
  readonly heatmaps: readonly PublishedHeatmap[];
  readonly obstacles: readonly PublishedFamily[];
  readonly opportunities: readonly PublishedTag[];
  readonly needs: readonly PublishedNeed[];
  readonly recommendations: readonly PublishedRecommendation[];
  readonly schemes: readonly PublishedScheme[];
  readonly plans: PublishedPlans;
  /** How many cells print « n. p. », empty ones included. */
  readonly notPublished: number;
  /**
   * Figures that are older than `asOf`: the key of their unit (« obstacle:marche.acces », « score:overall », « plans ») and the
   * ISO date of their facts. Printed anew they would give away the firms that changed since.
   */
  readonly heldSince: Readonly<Record<string, string>>;
};

/** How far the operation has come. These are not answers: the convention asks for them, and they are exact. */
export type PublishedProgress = {
  readonly enrolled: number;
  readonly withdrawn: number;
  readonly participating: number;
  readonly notStarted: number;
  readonly interviewing: number;
  readonly interviewed: number;
  /** The N of every figure drawn from answers. */
  readonly assessed: number;
  readonly planned: number;
  readonly reported: number;
  /** Who is enrolled and not assessed. */
  readonly excluded: readonly Exclusion[];
  /** Median share (0–1) of the questions answered, to three decimals; null when not published. */
  readonly coverage: number | null;
};

export type PublishedParticipants = {
  readonly total: number;
  /** Each empty when nothing of it may be published. */
  readonly trades: readonly PublishedGroup[];
  readonly sizes: readonly PublishedGroup[];
  readonly departments: readonly PublishedGroup[];
  readonly communes: readonly PublishedGroup[];
};

/** A group of at least k firms. */
export type PublishedGroup = { readonly label: string; readonly firms: number };

export type PublishedScore = {
  /** Firms evaluated, of those assessed; null when fewer than k. */
  readonly evaluated: number | null;
  readonly N: number;
  /** 0–100, to one decimal. */
  readonly median: number | null;
  /** Only where no level is joined to another: quartiles would else help to part them again. */
  readonly q1: number | null;
  readonly q3: number | null;
  readonly spread: PublishedSpread;
};

export type PublishedTheme = PublishedScore & {
  readonly id: string;
  readonly label: string;
  readonly shortLabel: string;
};

/** What changed since the round before, in the assessed firms that were assessed in it too. */
export type PublishedChange = {
  readonly rounds: ComparedRounds;
  /** Firms compared; null when they are fewer than k, or all the assessed firms but fewer than k: then no line says anything. */
  readonly compared: number | null;
  /** Assessed firms. */
  readonly N: number;
  /** The whole (« overall »), then the scored themes in the order of the questionnaire. */
  readonly lines: readonly PublishedChangeLine[];
};

export type PublishedChangeLine = {
  readonly id: string;
  readonly label: string;
  readonly shortLabel: string;
  /** Firms with a score both times; null when nothing of the line is published. */
  readonly firms: number | null;
  /** Median scores of these firms, 0–100 to one decimal, both or none. */
  readonly before: number | null;
  readonly after: number | null;
  /** How many progressed, stayed where they were, receded; null when hidden. */
  readonly rose: number | null;
  readonly stayed: number | null;
  readonly fell: number | null;
};

export type PublishedHeatmap = {
  readonly by: "trade" | "size" | "territory";
  readonly groups: readonly PublishedGroup[];
  /** Theme by theme (in the order of the maturity), group by group. */
  readonly cells: readonly (readonly PublishedMedian[])[];
};
export type PublishedMedian = { readonly median: number; readonly n: number } | null;

export type PublishedTag = { readonly tag: string; readonly label: string; readonly firms: PublishedCount };

export type PublishedFamily = {
  readonly id: string;
  readonly label: string;
  /** Published ones first, the most widespread at the head; hidden ones last, in the order of their ids. */
  readonly obstacles: readonly PublishedObstacle[];
};

export type PublishedObstacle = PublishedTag & {
  /** How the firms of an exact count share out; null where the count is not exact or the two can't be compared. */
  readonly gap: {
    readonly declaredOnly: number | null;
    readonly both: number | null;
    readonly seenOnly: number | null;
  } | null;
  /** Firms where a document proves it, out of an exact count; hidden otherwise. */
  readonly evidenced: PublishedCount;
};

export type PublishedNeed = {
  readonly action: string;
  readonly title: string;
  readonly firms: PublishedCount;
  /** How it is known, out of an exact count; null when hidden. */
  readonly sources: {
    readonly declared: number | null;
    readonly evidenced: number | null;
    readonly observed: number | null;
  };
  /** Out of an exact count; hidden otherwise. */
  readonly inPlan: PublishedCount;
  readonly minimumFirms: number;
  /** Whether enough firms call for it to begin; null when it can't be told. */
  readonly enough: boolean | null;
};

export type PublishedRecommendation = {
  readonly id: string;
  readonly title: string;
  readonly firms: PublishedCount;
  readonly priority: PublishedCount;
};

export type PublishedScheme = {
  readonly id: string;
  readonly name: string;
  readonly matched: PublishedCount;
  readonly planned: PublishedCount;
};

/** Numbers of actions, and euros; null when not published. */
export type PublishedPlans = {
  /** Assessed firms with at least one decided action; among them, with one under way; among them, with one done. */
  readonly firmsDeciding: PublishedCount;
  readonly firmsEngaged: PublishedCount;
  readonly firmsDone: PublishedCount;
  /** Lines of all plans, decided or not. */
  readonly lines: number | null;
  readonly decided: number | null;
  readonly rejected: number | null;
  readonly undecided: number | null;
  readonly accepted: number | null;
  readonly changed: number | null;
  readonly added: number | null;
  readonly rejectedWithReason: number | null;
  /** Decided actions that are started or done, and the others: the two add up to `decided`. */
  readonly engaged: number | null;
  readonly notEngaged: number | null;
  /** Parts of `engaged`, then of `notEngaged`. */
  readonly started: number | null;
  readonly done: number | null;
  readonly planned: number | null;
  readonly dropped: number | null;
  /** Euros of the living actions whose cost is known, and the firms that they come from. */
  readonly costs: number | null;
  readonly costed: PublishedCount;
};
