/**
 * What the answers of a group say together, exactly: for the consultants of the operation only. What leaves the operation
 * goes through `protectSynthesis` (disclosure.ts). It holds enrollment ids, never a name.
 */
import type { Figure } from "#app/domain/synthesis/figure.ts";
import type { ScorePair, SizeBand } from "#app/domain/synthesis/firm-facts.ts";
import type { SharedNeed, SharedRecommendation } from "#app/domain/synthesis/shared-needs.ts";

export type CollectiveSynthesis = {
  /** ISO date of the facts. */
  readonly asOf: string;
  /** Enrollment ids of the assessed firms: the N of every figure drawn from answers. */
  readonly assessed: readonly string[];
  readonly progress: OperationProgress;
  readonly participants: Participants;
  readonly maturity: Maturity;
  /** Null in a first round. */
  readonly change: ChangeFigures | null;
  /** Families in the order of the vocabulary; those that no tag of the questionnaire belongs to are left out. */
  readonly obstacles: readonly ObstacleFamily[];
  /** The most widespread first, then by id. */
  readonly opportunities: readonly TagCount[];
  readonly heatmaps: readonly Heatmap[];
  readonly schemes: readonly SchemeCount[];
  readonly plans: PlanFigures;
  /** Every collective action that at least one firm calls for, the most called for first. */
  readonly needs: readonly SharedNeed[];
  readonly recommendations: readonly SharedRecommendation[];
};

/** The way of the firms through the operation. Withdrawn firms are counted once and nowhere else. */
export type OperationProgress = {
  readonly enrolled: number;
  readonly withdrawn: Figure;
  /** Enrolled and still there. */
  readonly participating: number;
  readonly notStarted: number;
  readonly interviewing: number;
  /** Of those still there. */
  readonly interviewed: Figure;
  /** Interviewed with at least one answer, of those still there: the N of every figure drawn from answers. */
  readonly assessed: Figure;
  /** Plans agreed on, of the interviewed firms. */
  readonly planned: Figure;
  /** Reports released, of the interviewed firms. */
  readonly reported: Figure;
  /** The median share (0–1) of the questions that were answered, over the assessed firms. */
  readonly coverage: Figure;
  /** The same share firm by firm, by enrollment id. */
  readonly coverages: ReadonlyMap<string, number>;
};

/** Who takes part: firms still in the operation. Groups that nobody belongs to are left out, except size bands. */
export type Participants = {
  readonly total: number;
  readonly trades: readonly Group[];
  readonly sizes: readonly SizeGroup[];
  readonly departments: readonly Group[];
  readonly communes: readonly Group[];
};

/** A group of firms by what they are; a null label is « Non renseigné ». The largest first, then by label. */
export type Group = { readonly label: string | null; readonly firms: readonly string[] };
/** A band of headcounts; null is « Non renseigné », last. */
export type SizeGroup = { readonly band: SizeBand | null; readonly firms: readonly string[] };

export type Maturity = {
  readonly overall: ScoreSummary;
  /** Scored themes, in the order of the questionnaire. */
  readonly themes: readonly (ScoreSummary & {
    readonly id: string;
    readonly label: string;
    readonly shortLabel: string;
  })[];
};

/** The spread of one score over the assessed firms. */
export type ScoreSummary = {
  /** Median (0–100) of the n firms evaluated, of N assessed. */
  readonly median: Figure;
  /** Null under five firms. */
  readonly q1: number | null;
  readonly q3: number | null;
  /** From the lowest level to the highest: n firms of those evaluated. */
  readonly levels: readonly LevelCount[];
  /** The evaluated firms by enrollment id: their score (0–100) and the rank of its level, from the lowest. */
  readonly scores: ReadonlyMap<string, { readonly score: number; readonly rank: number }>;
};

type LevelCount = {
  readonly id: string;
  readonly label: string;
  /** Score (0–100) from which the level begins. */
  readonly from: number;
  readonly firms: Figure;
};

/** The codes of two rounds: « T0 », « T1 ». */
export type ComparedRounds = { readonly from: string; readonly to: string };

/** What changed since the round before, in the assessed firms that were assessed in it too. */
export type ChangeFigures = {
  readonly rounds: ComparedRounds;
  /** Firms compared, of the assessed ones. */
  readonly compared: Figure;
  readonly who: readonly string[];
  /** The whole (« overall »), then the scored themes in the order of the questionnaire. */
  readonly lines: readonly (ChangeOf & {
    readonly id: string;
    readonly label: string;
    readonly shortLabel: string;
  })[];
};

/** The change of one score. All of it is about the same firms: those with both scores. */
export type ChangeOf = {
  /** Medians (0–100) of the n firms with both scores, of N compared. */
  readonly before: Figure;
  readonly after: Figure;
  /** Firms that progressed, stayed where they were, receded: they share out the firms with both scores. */
  readonly rose: Figure;
  readonly stayed: Figure;
  readonly fell: Figure;
  /** Both scores by enrollment id. */
  readonly pairs: ReadonlyMap<string, ScorePair>;
};

/** Firms that carry a tag; `who`, as everywhere here, is their enrollment ids. */
export type TagCount = {
  readonly tag: string;
  readonly label: string;
  readonly firms: Figure;
  readonly who: readonly string[];
};

export type ObstacleFamily = {
  readonly id: string;
  readonly label: string;
  /** Firms with at least one obstacle of the family. */
  readonly firms: Figure;
  /** The most widespread first, then by id; tags that no firm carries come last. */
  readonly obstacles: readonly ObstacleCount[];
};

/**
 * One obstacle among the assessed firms. The three first counts share out its firms: the director says it and the answers
 * don't show it, both, the answers show it and the director doesn't say it.
 */
export type ObstacleCount = TagCount & {
  readonly declaredOnly: number;
  readonly both: number;
  readonly seenOnly: number;
  /** Firms where a document proves it (they are among « both » and « seen only »). */
  readonly evidenced: number;
  /** Whether the questionnaire lets it be declared and seen alike: else declaring and seeing can't be compared. */
  readonly comparable: boolean;
  /** The firms of the four counts above. */
  readonly ways: {
    readonly declaredOnly: readonly string[];
    readonly both: readonly string[];
    readonly seenOnly: readonly string[];
    readonly evidenced: readonly string[];
  };
};

/** Median scores theme by theme in groups of firms. */
export type Heatmap = {
  readonly by: "trade" | "size" | "territory";
  readonly groups: readonly HeatmapGroup[];
};

export type HeatmapGroup = {
  /** Null is « Non renseigné ». */
  readonly label: string | null;
  /** For sizes; null for trades. */
  readonly band: SizeBand | null;
  /** Assessed firms of the group. */
  readonly firms: readonly string[];
  /** The scores (0–100) of the group's firms on each theme of `Maturity`, in its order; firms without a score are left out. */
  readonly scores: readonly (readonly number[])[];
};

/** A funding scheme: firms that meet its known criteria, and firms whose plan counts on it. */
export type SchemeCount = {
  readonly id: string;
  readonly name: string;
  readonly matched: Figure;
  readonly matchedBy: readonly string[];
  readonly planned: Figure;
  readonly plannedBy: readonly string[];
};

/** What each firm brings to a sum, by enrollment id; firms that bring nothing are left out. */
export type Contributions = ReadonlyMap<string, number>;

/** The individual plans added up: numbers of actions and euros, each with the firms that they come from. */
export type PlanFigures = {
  /** Firms with at least one decided action, of the assessed firms. */
  readonly deciding: Figure;
  /** Firms with at least one action started or done, of the assessed firms: they are among those above. */
  readonly engaged: Figure;
  /** Firms with at least one action done, of the assessed firms: they are among those above. */
  readonly finishing: Figure;
  /** Lines of all the plans by what was decided on them. */
  readonly decisions: {
    readonly accepted: Contributions;
    readonly changed: Contributions;
    readonly added: Contributions;
    readonly rejected: Contributions;
    readonly undecided: Contributions;
  };
  /** Rejected actions that say why. */
  readonly rejectedWithReason: Contributions;
  /** Decided actions (accepted, changed, added) by where they stand. */
  readonly statuses: {
    readonly planned: Contributions;
    readonly started: Contributions;
    readonly done: Contributions;
    readonly dropped: Contributions;
  };
  /** Euros of the living actions whose cost is known. */
  readonly costs: Contributions;
};
