/** Collective reports for tests, from firms that went through the whole line. */
import { type Composition, FIRST_COMPOSITION } from "#app/domain/publication/composition.ts";
import {
  type CollectiveOperation,
  type CollectiveReport,
  type CollectiveReportInput,
  composeCollectiveReport,
} from "#app/domain/report/collective-report.ts";
import { aggregateFirms, type SynthesisContext } from "#app/domain/synthesis/aggregate-firms.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";
import { content } from "#app/server/content/load-content.ts";
import { smallContext } from "#tests/support/a-small-operation.ts";
import { artisansContext } from "#tests/support/a-synthesis.ts";

function anOperationToReport(overrides: Partial<CollectiveOperation> = {}): CollectiveOperation {
  return {
    name: "Rénover + à Fréjus",
    territory: "Estérel Côte d'Azur",
    funders: ["CMA du Var", "DREETS Provence-Alpes-Côte d'Azur"],
    convention: "Convention 2026-83-014",
    startsOn: "2026-03-01",
    endsOn: "2027-06-30",
    targetFirms: 30,
    consultants: ["Claire Vidal", "Karim Benali"],
    ...overrides,
  };
}

/** The report on firms that answered the questionnaire of the artisans. */
export function aCollectiveReport(
  firms: readonly FirmFacts[],
  overrides: {
    readonly operation?: Partial<CollectiveOperation>;
    readonly context?: SynthesisContext;
    readonly minimumGroupSize?: number;
    readonly composition?: Partial<Composition>;
    readonly heldSince?: PublishedSynthesis["heldSince"];
  } & Partial<Pick<CollectiveReportInput, "texts" | "convention" | "actions" | "quotes" | "positions">> = {},
): CollectiveReport {
  const context = overrides.context ?? artisansContext();
  const { published } = protectSynthesis(aggregateFirms(firms, context), overrides.minimumGroupSize ?? 5);
  return composeCollectiveReport({
    operation: anOperationToReport(overrides.operation),
    questionnaire: context.questionnaire,
    synthesis: { ...published, heldSince: overrides.heldSince ?? published.heldSince },
    collectiveActions: context.collectiveActions,
    schemes: content().fundingSchemes.schemes,
    composition: { ...FIRST_COMPOSITION, ...overrides.composition },
    texts: overrides.texts ?? {},
    convention: overrides.convention ?? null,
    actions: overrides.actions ?? [],
    quotes: overrides.quotes ?? [],
    positions: overrides.positions ?? [],
    issuedOn: "2026-11-24",
  });
}

/** The published synthesis of firms that answered the small questionnaire. */
export function aSmallSynthesis(firms: readonly FirmFacts[], minimumGroupSize = 5): PublishedSynthesis {
  return protectSynthesis(aggregateFirms(firms, smallContext()), minimumGroupSize).published;
}
