/** The collective report of an operation, from every firm's facts through the protection that lets it leave the operation. */
import { type CollectiveReport, composeCollectiveReport } from "#app/domain/report/collective-report.ts";
import { aggregateFirms, type SynthesisContext } from "#app/domain/synthesis/aggregate-firms.ts";
import type { CollectiveSynthesis } from "#app/domain/synthesis/collective-synthesis.ts";
import { type ProtectedSynthesis, protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { factsOf, type GatheredOperation, gatherOperation } from "#app/server/reports/gather-operation.ts";
import type { Db } from "#db/client.server.ts";
import { listMembers } from "#db/operations.ts";

export type OperationSynthesis = {
  readonly gathered: GatheredOperation;
  /** Exact: for the consultants of the operation only. */
  readonly exact: CollectiveSynthesis;
  readonly protectedSynthesis: ProtectedSynthesis;
  /** Composed from the protected synthesis alone. */
  readonly report: CollectiveReport;
};

/** Null when the operation doesn't exist. `today` is an ISO date: the date of every figure. */
export function synthesisOf(
  db: Db,
  content: Content,
  operationId: string,
  today: string,
): OperationSynthesis | null {
  const gathered = gatherOperation(db, content, operationId);
  if (gathered === null) return null;
  const context = contextOf(gathered, content, today);
  const exact = aggregateFirms(factsOf(gathered, content.fundingSchemes, today), context);
  const protectedSynthesis = protectSynthesis(exact, gathered.operation.minimumGroupSize);
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
    issuedOn: today,
  });
  return { gathered, exact, protectedSynthesis, report };
}

/** What is written for the public of the operation's questionnaire; all of it when the questionnaire names none. */
function contextOf(
  { questionnaire, audience }: GatheredOperation,
  content: Content,
  today: string,
): SynthesisContext {
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
