/** Every figure of a collective report with what it means: the one source of the screen, the annex and the spreadsheets. */
import {
  explainNeeds,
  explainObstacles,
  explainOpportunities,
  explainPlans,
  explainSchemes,
} from "#app/domain/report/collective/explained/answers.ts";
import { explainChange } from "#app/domain/report/collective/explained/change.ts";
import { explainMaturity } from "#app/domain/report/collective/explained/maturity.ts";
import {
  explainMethod,
  explainParticipants,
  explainSteps,
  explainSummary,
} from "#app/domain/report/collective/explained/progress.ts";
import {
  explainActions,
  explainConvention,
  explainLessons,
  explainNetwork,
} from "#app/domain/report/collective/explained/together.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { hasFigures } from "#app/domain/report/collective/reading.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/**
 * The figures in the order of the report: summary, then chapter by chapter. Chapters that were not chosen have none, nor have
 * those drawn from answers while too few firms are assessed.
 */
export function explain(report: CollectiveReport): readonly ExplainedFigure[] {
  const answers = (figures: (report: CollectiveReport) => readonly ExplainedFigure[]) =>
    hasFigures(report.synthesis) ? figures(report) : [];
  const figures = [
    ...explainSummary(report),
    ...explainConvention(report),
    ...explainSteps(report),
    ...explainParticipants(report),
    ...explainMethod(report),
    ...answers(explainMaturity),
    ...answers(explainObstacles),
    ...answers(explainOpportunities),
    ...answers(explainNeeds),
    ...explainActions(report),
    ...answers(explainSchemes),
    ...answers(explainPlans),
    ...answers(explainChange),
    ...explainLessons(report),
    ...explainNetwork(report),
  ];
  return withOwnIds(figures.map((figure) => ({ ...figure, asOf: dayOf(figure, report.synthesis) })));
}

/** A figure that would give somebody away if it were made anew keeps the day of its last publication. */
function dayOf({ id, asOf }: ExplainedFigure, { heldSince }: PublishedSynthesis): string {
  return heldSince[unitOf(id)] ?? asOf;
}

/** The key under which the protection holds a figure back. */
function unitOf(figureId: string): string {
  const [kind = "", id = "", part, by, ...group] = figureId.split(":");
  switch (kind) {
    case "summary":
      return id === "overall" ? "score:overall" : id === "engaged" ? "plans" : figureId;
    case "progress":
      return id;
    case "overall":
      return "score:overall";
    case "theme":
      return part === "median" && by !== undefined ? `heatmap:${by}:${group.join(":")}:${id}` : `score:${id}`;
    case "scheme":
      return `${part}:${id}`;
    case "plans":
      return "plans";
    default:
      return `${kind}:${id}`;
  }
}

/** Two targets or two actions may have one name: the second one's figures get a number. */
function withOwnIds(figures: readonly ExplainedFigure[]): readonly ExplainedFigure[] {
  const seen = new Map<string, number>();
  return figures.map((figure) => {
    const times = (seen.get(figure.id) ?? 0) + 1;
    seen.set(figure.id, times);
    return times === 1 ? figure : { ...figure, id: `${figure.id}#${times}` };
  });
}
