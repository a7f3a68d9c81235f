/** What the consultants chose to publish, and nothing else: a figure of a chapter that is left out is in no snapshot. */
import type { Chapter, Composition } from "#app/domain/publication/composition.ts";
import type { PublishedCollectiveAction } from "#app/domain/publication/published-action.ts";
import type {
  PublishedPlans,
  PublishedScore,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

/**
 * The synthesis of the chosen chapters, the maturity in the chosen groups. How far the operation has come stays: the summary
 * tells it, and it is no answer.
 */
export function chosenSynthesis(
  synthesis: PublishedSynthesis,
  { chapters, breakdowns }: Pick<Composition, "chapters" | "breakdowns">,
): PublishedSynthesis {
  const has = (chapter: Chapter) => chapters.includes(chapter);
  const { participants, maturity, progress } = synthesis;
  const shown: ReadonlySet<string> = new Set(breakdowns);
  return {
    ...synthesis,
    progress: has("method") ? progress : { ...progress, coverage: null },
    participants: has("participants")
      ? participants
      : { ...participants, trades: [], sizes: [], departments: [], communes: [] },
    maturity: has("maturity")
      ? maturity
      : { levels: maturity.levels, overall: unpublished(maturity.overall), themes: [] },
    change: has("progress") ? synthesis.change : null,
    heatmaps: has("maturity") ? synthesis.heatmaps.filter(({ by }) => shown.has(by)) : [],
    obstacles: has("obstacles") ? synthesis.obstacles : [],
    opportunities: has("opportunities") ? synthesis.opportunities : [],
    needs: has("needs") ? synthesis.needs : [],
    recommendations: has("needs") ? synthesis.recommendations : [],
    schemes: has("schemes") ? synthesis.schemes : [],
    plans: has("plans") ? synthesis.plans : withoutPlans(synthesis.plans),
    heldSince: Object.fromEntries(
      Object.entries(synthesis.heldSince).filter(([unit]) => isOfChosen(unit, has, shown)),
    ),
  };
}

/** Whether the figure held under this key is in a chosen chapter, and in a chosen group. */
function isOfChosen(unit: string, has: (chapter: Chapter) => boolean, shown: ReadonlySet<string>): boolean {
  const [kind = "", by = ""] = unit.split(":");
  const chapter = CHAPTER_OF[kind];
  return chapter !== undefined && has(chapter) && (kind !== "heatmap" || shown.has(by));
}

const CHAPTER_OF: Readonly<Record<string, Chapter>> = {
  coverage: "method",
  score: "maturity",
  change: "progress",
  heatmap: "maturity",
  obstacle: "obstacles",
  opportunity: "opportunities",
  need: "needs",
  recommendation: "needs",
  matched: "schemes",
  planned: "schemes",
  plans: "plans",
};

/** How many firms an action invited, and what they said: a line of the network's table. */
export type NetworkLine = Pick<PublishedCollectiveAction, "invited" | "joined" | "hesitating"> & {
  readonly title: string;
};

/** What a pilot taught. */
export type Lesson = Pick<PublishedCollectiveAction, "outcome" | "pilot"> & {
  readonly title: string;
  readonly feedback: NonNullable<PublishedCollectiveAction["feedback"]>;
};

export type ChosenActions = {
  /** Without their feedback, which is a chapter of its own. */
  readonly actions: readonly PublishedCollectiveAction[];
  readonly lessons: readonly Lesson[];
  /** Actions that invited somebody. */
  readonly network: readonly NetworkLine[];
};

/** The actions as three chapters tell them. */
export function chosenActions(
  actions: readonly PublishedCollectiveAction[],
  chapters: readonly Chapter[],
): ChosenActions {
  const has = (chapter: Chapter) => chapters.includes(chapter);
  return {
    actions: has("actions") ? actions.map((action) => ({ ...action, feedback: null })) : [],
    lessons: has("pilots") ? actions.flatMap(lessonOf) : [],
    network: has("network") ? actions.filter(({ invited }) => invited > 0).map(networkLine) : [],
  };
}

function lessonOf({ description, outcome, pilot, feedback }: PublishedCollectiveAction): readonly Lesson[] {
  return feedback === null ? [] : [{ title: description.title, outcome, pilot, feedback }];
}

function networkLine({ description, invited, joined, hesitating }: PublishedCollectiveAction): NetworkLine {
  return { title: description.title, invited, joined, hesitating };
}

function unpublished(score: PublishedScore): PublishedScore {
  return { ...score, evaluated: null, median: null, q1: null, q3: null, spread: { kind: "hidden" } };
}

function withoutPlans(plans: PublishedPlans): PublishedPlans {
  return {
    firmsDeciding: { kind: "hidden", N: plans.firmsDeciding.N },
    firmsEngaged: { kind: "hidden", N: plans.firmsEngaged.N },
    firmsDone: { kind: "hidden", N: plans.firmsDone.N },
    lines: null,
    decided: null,
    rejected: null,
    undecided: null,
    accepted: null,
    changed: null,
    added: null,
    rejectedWithReason: null,
    engaged: null,
    notEngaged: null,
    started: null,
    done: null,
    planned: null,
    dropped: null,
    costs: null,
    costed: { kind: "hidden", N: plans.costed.N },
  };
}
