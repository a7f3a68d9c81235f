/** The collective report of an operation, from every firm's facts through the protection that lets it leave the operation. */
import { FIRST_COMPOSITION } from "#app/domain/publication/composition.ts";
import type { CommunePosition } from "#app/domain/report/collective/commune-map.ts";
import {
  type CollectiveReport,
  type CollectiveReportInput,
  composeCollectiveReport,
} from "#app/domain/report/collective-report.ts";
import { aggregateFirms, type SynthesisContext } from "#app/domain/synthesis/aggregate-firms.ts";
import type { CollectiveSynthesis } from "#app/domain/synthesis/collective-synthesis.ts";
import { type ProtectedSynthesis, protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { positionOfCommune } from "#app/server/firms/commune-positions.ts";
import { changeOfFirms } from "#app/server/reports/change-of-firms.ts";
import { factsOf, type GatheredOperation, gatherOperation } from "#app/server/reports/gather-operation.ts";
import type { Db } from "#db/client.server.ts";
import { listMembers } from "#db/operations.ts";
import { earlierPublications } from "#db/publication-ledgers.ts";

export type OperationSynthesis = {
  readonly gathered: GatheredOperation;
  /** Exact: for the consultants of the operation only. */
  readonly exact: CollectiveSynthesis;
  readonly protectedSynthesis: ProtectedSynthesis;
  /** Composed from the protected synthesis alone. */
  readonly report: CollectiveReport;
};

/** What a publication adds to the figures. */
export type ReportParts = Pick<
  CollectiveReportInput,
  "composition" | "texts" | "convention" | "actions" | "quotes"
>;

const FIGURES_ALONE: ReportParts = {
  composition: FIRST_COMPOSITION,
  texts: {},
  convention: null,
  actions: [],
  quotes: [],
};

/**
 * Null when the operation doesn't exist. `today` is an ISO date: the date of every figure. `parts` is what the consultants
 * chose and wrote; without it the report has every chapter and no words of theirs.
 */
export function synthesisOf(
  db: Db,
  content: Content,
  operationId: string,
  today: string,
  parts: ReportParts = FIGURES_ALONE,
): OperationSynthesis | null {
  const gathered = gatherOperation(db, content, operationId);
  if (gathered === null) return null;
  const changed = changeOfFirms(db, gathered);
  const context = { ...contextOf(gathered, content, today), rounds: changed?.rounds ?? null };
  const exact = aggregateFirms(factsOf(gathered, content.fundingSchemes, today, changed?.changes), context);
  const earlier = earlierPublications(db, operationId);
  const protectedSynthesis = protectSynthesis(exact, gathered.operation.minimumGroupSize, earlier);
  const { operation, questionnaire } = gathered;
  const consultants = listMembers(db, operationId)
    .filter((member) => member.role === "consultant")
    .map((member) => member.name);
  const report = composeCollectiveReport({
    operation: { ...operation, consultants },
    questionnaire,
    synthesis: protectedSynthesis.published,
    collectiveActions: context.collectiveActions,
    schemes: content.fundingSchemes.schemes,
    ...parts,
    positions: positionsOf(gathered),
    issuedOn: today,
  });
  return { gathered, exact, protectedSynthesis, report };
}

/** Where the firms' communes are, by the names that the synthesis groups them under; one name for two communes has no place. */
function positionsOf({ firms }: GatheredOperation): readonly CommunePosition[] {
  const codes = new Map<string, Set<string>>();
  for (const { enrollment } of firms) {
    if (enrollment.city === null || enrollment.inseeCode === null) continue;
    const label = enrollment.city.trim();
    codes.set(label, (codes.get(label) ?? new Set()).add(enrollment.inseeCode));
  }
  return [...codes].flatMap(([label, [code, another]]) => {
    const position = code === undefined || another !== undefined ? null : positionOfCommune(code);
    return position === null ? [] : [{ label, ...position }];
  });
}

/** What is written for the public of the operation's questionnaire; all of it when the questionnaire names none. */
function contextOf(
  { questionnaire, audience }: GatheredOperation,
  content: Content,
  today: string,
): Omit<SynthesisContext, "rounds"> {
  const suits = ({ audience: publics }: { readonly audience: readonly string[] }) =>
    audience === null || publics.includes(audience);
  return {
    questionnaire,
    families: content.tags.families,
    collectiveActions: content.collectiveActions.collectiveActions.filter(suits),
    schemes: content.fundingSchemes.schemes.filter((scheme) => suits(scheme) && scheme.status !== "closed"),
    asOf: today,
  };
}
