/** From the facts of every firm to what they say together. The order of the firms changes nothing. */
import { compareIds } from "#app/domain/compare.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { TagFamily } from "#app/domain/questionnaire/tag.ts";
import type {
  CollectiveSynthesis,
  ComparedRounds,
  Group,
  OperationProgress,
  Participants,
  SizeGroup,
} from "#app/domain/synthesis/collective-synthesis.ts";
import { countPlans, countSchemes } from "#app/domain/synthesis/count-plans.ts";
import { countTags } from "#app/domain/synthesis/count-tags.ts";
import { median } from "#app/domain/synthesis/distribution.ts";
import { type Base, exclusions, share } from "#app/domain/synthesis/figure.ts";
import {
  type FirmFacts,
  isAssessed,
  isInterviewed,
  isParticipating,
  leftOut,
  SIZE_BANDS,
  sizeBandOf,
  statusOf,
} from "#app/domain/synthesis/firm-facts.ts";
import { declaringQuestions } from "#app/domain/synthesis/firm-tags.ts";
import { measureChange } from "#app/domain/synthesis/measure-change.ts";
import { mapMaturity, measureMaturity } from "#app/domain/synthesis/measure-maturity.ts";
import { findSharedNeeds, findSharedRecommendations } from "#app/domain/synthesis/shared-needs.ts";

/** What a synthesis reads besides the firms. */
export type SynthesisContext = {
  /** The one that every firm answered. */
  readonly questionnaire: Questionnaire;
  /** In the order in which they are printed. */
  readonly families: readonly TagFamily[];
  /** The collective actions that suit the operation's public. */
  readonly collectiveActions: readonly CollectiveActionTemplate[];
  /** The funding schemes that may be named, in the order of the catalogue. */
  readonly schemes: readonly { readonly id: string; readonly name: string }[];
  /** The present round and the one before, that `FirmFacts.change` compares; null in a first round. */
  readonly rounds: ComparedRounds | null;
  /** ISO date of the facts. */
  readonly asOf: string;
};

/**
 * The collective synthesis of an operation, over all its enrollments. Figures drawn from answers are out of the assessed
 * firms: still in the operation, interview over, at least one answer.
 */
export function aggregateFirms(
  firms: readonly FirmFacts[],
  { questionnaire, families, collectiveActions, schemes, rounds, asOf }: SynthesisContext,
): CollectiveSynthesis {
  const inOrder = firms.toSorted((a, b) => compareIds(a.enrollmentId, b.enrollmentId));
  const assessed = inOrder.filter(isAssessed);
  const base: Base = { N: assessed.length, excluded: leftOut(inOrder), asOf };
  return {
    asOf,
    assessed: assessed.map(({ enrollmentId }) => enrollmentId),
    progress: followProgress(inOrder, assessed, base),
    participants: describeParticipants(inOrder.filter(isParticipating)),
    maturity: measureMaturity(assessed, questionnaire, base),
    change: measureChange(assessed, questionnaire, rounds, base),
    ...countTags(assessed, questionnaire, families, base),
    heatmaps: [
      mapMaturity(
        "trade",
        groupBy(assessed, (firm) => firm.trade),
        assessed,
        questionnaire,
      ),
      mapMaturity("size", groupBySize(assessed), assessed, questionnaire),
      mapMaturity(
        "territory",
        groupBy(assessed, (firm) => firm.department),
        assessed,
        questionnaire,
      ),
    ],
    schemes: countSchemes(assessed, schemes, base),
    plans: countPlans(assessed, base),
    needs: findSharedNeeds(
      assessed,
      collectiveActions,
      questionnaire,
      declaringQuestions(questionnaire),
      base,
    ),
    recommendations: findSharedRecommendations(assessed, questionnaire, base),
  };
}

function followProgress(
  firms: readonly FirmFacts[],
  assessed: readonly FirmFacts[],
  base: Base,
): OperationProgress {
  const { asOf } = base;
  const staying = firms.filter(isParticipating);
  const interviewed = staying.filter(isInterviewed);
  const withdrawn = exclusions([["withdrawn", firms.length - staying.length]]);
  const ofStaying: Base = { N: staying.length, excluded: withdrawn, asOf };
  const ofInterviewed: Base = {
    N: interviewed.length,
    excluded: [...withdrawn, ...exclusions([["not-interviewed", staying.length - interviewed.length]])],
    asOf,
  };
  const coverages = new Map(
    assessed.flatMap(({ enrollmentId, scores }) => {
      const coverage = scores?.overall.coverage ?? null;
      return coverage === null ? [] : [[enrollmentId, coverage] as const];
    }),
  );
  const withStatus = (status: ReturnType<typeof statusOf>) =>
    staying.filter((firm) => statusOf(firm) === status).length;
  return {
    enrolled: firms.length,
    withdrawn: share(firms.length - staying.length, { N: firms.length, excluded: [], asOf }),
    participating: staying.length,
    notStarted: withStatus("enrolled"),
    interviewing: withStatus("interviewing"),
    interviewed: share(interviewed.length, ofStaying),
    assessed: share(assessed.length, ofStaying),
    planned: share(interviewed.filter((firm) => firm.milestones.planAgreedAt !== null).length, ofInterviewed),
    reported: share(
      interviewed.filter((firm) => firm.milestones.reportReleasedAt !== null).length,
      ofInterviewed,
    ),
    coverage: { ...base, value: median([...coverages.values()]), n: coverages.size },
    coverages,
  };
}

function describeParticipants(firms: readonly FirmFacts[]): Participants {
  return {
    total: firms.length,
    trades: groupBy(firms, (firm) => firm.trade),
    sizes: groupBySize(firms),
    departments: groupBy(firms, (firm) => firm.department),
    communes: groupBy(firms, (firm) => firm.city),
  };
}

/** Groups by a word; spaces at its ends don't make another group. The largest first, then by label. */
function groupBy(firms: readonly FirmFacts[], wordOf: (firm: FirmFacts) => string | null): readonly Group[] {
  const groups = new Map<string | null, string[]>();
  for (const firm of firms) {
    const label = wordOf(firm)?.trim() || null;
    const group = groups.get(label);
    if (group) group.push(firm.enrollmentId);
    else groups.set(label, [firm.enrollmentId]);
  }
  return [...groups]
    .map(([label, members]) => ({ label, firms: members }))
    .toSorted((a, b) => b.firms.length - a.firms.length || compareIds(a.label ?? "", b.label ?? ""));
}

/** Every band in its order, empty or not, then the firms of unknown headcount. */
function groupBySize(firms: readonly FirmFacts[]): readonly SizeGroup[] {
  const members = (rank: number | null) =>
    firms.filter((firm) => sizeBandOf(firm.headcount) === rank).map((firm) => firm.enrollmentId);
  return [
    ...SIZE_BANDS.map((band, rank) => ({ band, firms: members(rank) })),
    { band: null, firms: members(null) },
  ];
}
