/** The plan as the report prints it: decided actions first, suggestions as proposals, reasons in the firm's own answers. */
import type { PlanLine, PlannedAction, Suggestion } from "#app/domain/plan/action-plan.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import { planLines } from "#app/domain/plan/prioritize.ts";
import type { Questionnaire, Recommendation } from "#app/domain/questionnaire/definition.ts";
import { becauseOf, type Reader } from "#app/domain/report/answers-in-words.ts";
import type {
  ReportedAction,
  ReportedCollectiveAction,
  ReportedPlan,
  SchemeVerdict,
} from "#app/domain/report/firm-report.ts";
import type { FirmReportInput } from "#app/domain/report/firm-report-input.ts";

export function reportedPlan(input: FirmReportInput, reader: Reader): ReportedPlan {
  const { plan } = input.diagnosis;
  const lines = planLines(plan).map((line, index) => reportedLine(line, index + 1, input, reader));
  return {
    actions: lines.slice(0, plan.actions.length),
    head: lines,
    reserve: plan.undecided.flatMap((suggestion) => {
      const advice = adviceOf(input.questionnaire, suggestion.recommendation);
      return advice === null ? [] : [{ title: advice.title, why: advice.why }];
    }),
    rejected: plan.rejected.map((action) => ({
      title: action.title,
      reason: action.reason ?? "Sans motif écrit",
    })),
    agreedOn: input.planAgreedOn,
  };
}

/** Collective actions that the plan's actions call for, in the order of the plan; each with what calls for it. */
export function reportedTogether(
  input: FirmReportInput,
  plan: ReportedPlan,
): readonly ReportedCollectiveAction[] {
  const lines = planLines(input.diagnosis.plan);
  const decided = input.diagnosis.plan.actions.length > 0;
  const called = decided ? lines.slice(0, input.diagnosis.plan.actions.length) : lines.slice(0, PROPOSED);
  return input.collectiveActions.flatMap((template): ReportedCollectiveAction[] => {
    const numbers = called.flatMap((line, index) =>
      collectiveActionsOf(line, input.questionnaire).includes(template.id) ? [index + 1] : [],
    );
    if (numbers.length === 0) return [];
    const reasons = numbers
      .map((number) => plan.head[number - 1]?.title)
      .filter((title) => title !== undefined);
    return [withReasons(template, reasons, numbers)];
  });
}

/** While nothing is decided, the collective actions of this many first suggestions are shown. */
const PROPOSED = 5;

function withReasons(
  template: CollectiveActionTemplate,
  reasons: readonly string[],
  actions: readonly number[],
): ReportedCollectiveAction {
  const { title, pilot, idealSize, minimumFirms, budget, partners } = template;
  return { title, pilot, idealSize, minimumFirms, budget, partners, reasons, actions };
}

function collectiveActionsOf(line: PlanLine, questionnaire: Questionnaire): readonly string[] {
  if (line.kind === "decided") return line.action.collectiveActions;
  return adviceOf(questionnaire, line.suggestion.recommendation)?.collectiveActions ?? [];
}

function reportedLine(
  line: PlanLine,
  number: number,
  input: FirmReportInput,
  reader: Reader,
): ReportedAction {
  return line.kind === "decided"
    ? decidedAction(line.action, number, input, reader)
    : suggestedAction(line.suggestion, number, input, reader);
}

function decidedAction(
  action: PlannedAction,
  number: number,
  input: FirmReportInput,
  reader: Reader,
): ReportedAction {
  const suggestion = input.diagnosis.suggestions.find(
    (each) => each.recommendation === action.recommendation,
  );
  const { title, why, steps, horizon, impact, effort, owner, dueOn, indicator, cost, status } = action;
  return {
    ...{ number, title, why, steps, horizon, impact, effort, owner, dueOn, indicator, cost, status },
    because: (suggestion?.because ?? []).map((trigger) => becauseOf(reader, trigger.question)),
    schemes: schemesOf(action.fundingSchemes, input),
    collectiveActions: titlesOf(action.collectiveActions, input),
  };
}

function suggestedAction(
  suggestion: Suggestion,
  number: number,
  input: FirmReportInput,
  reader: Reader,
): ReportedAction {
  const advice = adviceOf(input.questionnaire, suggestion.recommendation);
  if (advice === null)
    throw new Error(`no recommendation « ${suggestion.recommendation} » in the questionnaire`);
  const { title, why, steps, horizon, impact, effort, indicator } = advice;
  return {
    ...{ number, title, why, steps, horizon, impact, effort },
    ...{ owner: null, dueOn: null, cost: null, status: "planned", indicator: indicator ?? null },
    because: suggestion.because.map((trigger) => becauseOf(reader, trigger.question)),
    schemes: schemesOf(advice.fundingSchemes, input),
    collectiveActions: titlesOf(advice.collectiveActions, input),
  };
}

function adviceOf(questionnaire: Questionnaire, id: string): Recommendation | null {
  return questionnaire.recommendations.find((recommendation) => recommendation.id === id) ?? null;
}

/** A closed scheme is never proposed; one whose condition fails comes last and says so. */
function schemesOf(ids: readonly string[], { schemes }: FirmReportInput): ReportedAction["schemes"] {
  return ids
    .flatMap((id) => schemes.get(id) ?? [])
    .filter((scheme) => scheme.verdict !== "closed")
    .map(({ name, verdict }) => ({ name, verdict }))
    .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

const VERDICTS: readonly SchemeVerdict[] = ["eligible", "to-confirm", "not-met", "closed"];

function titlesOf(ids: readonly string[], { collectiveActions }: FirmReportInput): readonly string[] {
  return ids.flatMap((id) => collectiveActions.find((action) => action.id === id)?.title ?? []);
}
