/** The collective synthesis of 40, 200, 300 and 1,000 firms, from a database file, with its parts. */
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { aggregateFirms, type SynthesisContext } from "#app/domain/synthesis/aggregate-firms.ts";
import type { EarlierPublication } from "#app/domain/synthesis/disclosure/ledger.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { operationOverview } from "#app/server/operations/operation-overview.ts";
import type { PdfPool } from "#app/server/pdf/pool.ts";
import { synthesisOf } from "#app/server/reports/collective-report.ts";
import { factsOf, type GatheredOperation, gatherOperation } from "#app/server/reports/gather-operation.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { currentRound } from "#db/operations.ts";
import { growOperation } from "#tests/bench/grown-operation.ts";
import { medianOf, report, section } from "#tests/bench/measure.ts";

const TODAY = "2026-11-21";
const LIMITS: readonly (readonly [firms: number, limit: number | undefined])[] = [
  [40, undefined],
  [200, 300],
  [300, 500],
  [1_000, 1_500],
];

export async function benchSynthesis(
  db: Db,
  content: Content,
  sourceId: string,
  pool: PdfPool,
): Promise<void> {
  section("Synthèse collective, depuis la base");
  let before: { readonly firms: number; readonly ms: number } | null = null;
  for (const [firms, limit] of LIMITS) {
    const id = growOperation(db, sourceId, firms);
    const ms = await medianOf(5, () => afresh(db, (own) => synthesisOf(own, content, id, TODAY)));
    const grown =
      before === null
        ? ""
        : `${(ms / before.ms).toFixed(1)} × le temps pour ${(firms / before.firms).toFixed(1)} × les entreprises`;
    report(`synthèse de ${firms} entreprises`, ms, "ms", grown, limit);
    before = { firms, ms };
    await firstPage(db, content, id, firms, limit);
    if (firms === 300) await protection(db, content, id, pool);
    if (firms === 1_000) await parts(db, content, id);
  }
}

/** How many firms had their interview when each of the earlier publications came out. */
const EARLIER = [180, 240];

/** What may be published, alone and next to two earlier publications with fewer firms; and its PDF. */
async function protection(db: Db, content: Content, id: string, pool: PdfPool): Promise<void> {
  const gathered = gatherOperation(db, content, id);
  const synthesis = synthesisOf(db, content, id, TODAY);
  if (gathered === null || synthesis === null) throw new Error("the grown operation is gone");
  const ids = gathered.firms.map(({ enrollment }) => enrollment.id);
  const assessments = [...assessmentsOfFirms(db, ids, gathered.round.id).values()];
  const sheets = assessments.reduce((sum, { respondents }) => sum + respondents.length, 0);
  const questions = gathered.questionnaire.themes.flatMap((theme) => theme.questions).length;
  const size = `${questions} questions, ${(sheets / gathered.firms.length).toFixed(1)} personnes par entreprise`;
  const { minimumGroupSize } = gathered.operation;
  const context = contextFor(gathered, content);
  const facts = factsOf(gathered, content.fundingSchemes, TODAY);
  const earlier: EarlierPublication[] = [];
  for (const firms of EARLIER) {
    const then = aggregateFirms(facts.slice(0, firms), context);
    earlier.push(protectSynthesis(then, minimumGroupSize, earlier).record);
  }
  const alone = await medianOf(9, () => protectSynthesis(synthesis.exact, minimumGroupSize));
  const beside = await medianOf(9, () => protectSynthesis(synthesis.exact, minimumGroupSize, earlier));
  report("  dont protéger, sans publication antérieure", alone, "ms", size, 200);
  report(
    "  protéger à côté de deux publications antérieures",
    beside,
    "ms",
    `${(beside / alone).toFixed(1)} × sans elles`,
    200,
  );
  const drawn = await medianOf(3, () => pool.draw({ kind: "collective-report", report: synthesis.report }));
  report("  PDF de la synthèse, dans la réserve", drawn / 1_000, "s", "", 4);
}

function contextFor({ questionnaire }: GatheredOperation, content: Content): SynthesisContext {
  return {
    questionnaire,
    families: content.tags.families,
    collectiveActions: content.collectiveActions.collectiveActions,
    schemes: content.fundingSchemes.schemes,
    rounds: null,
    asOf: TODAY,
  };
}

/** The first page of an operation: the first visit, and those after it while nothing is written. */
async function firstPage(
  db: Db,
  content: Content,
  id: string,
  firms: number,
  limit: number | undefined,
): Promise<void> {
  const visit = (own: Db) => operationOverview(own, content, id, TODAY);
  const what = `  première page de ${firms} entreprises`;
  report(`${what}, d’abord`, await medianOf(5, () => afresh(db, visit)), "ms", "", limit);
  report(`${what}, ensuite`, await medianOf(5, () => visit(db)), "ms", "", limit);
}

/** Through a connection that has nothing kept: a diagnosis is kept for each connection. */
function afresh<T>(db: Db, work: (own: Db) => T): T {
  const own = openDatabase(db.$client.name);
  try {
    return work(own);
  } finally {
    closeDatabase(own);
  }
}

async function parts(db: Db, content: Content, id: string): Promise<void> {
  const gathered = gatherOperation(db, content, id);
  if (gathered === null) throw new Error("the grown operation is gone");
  const facts = factsOf(gathered, content.fundingSchemes, TODAY);
  const context = contextFor(gathered, content);
  const round = currentRound(db, id);
  const ids = gathered.firms.map(({ enrollment }) => enrollment.id);
  const perspectives = REFERENCE_PERSPECTIVES;
  report(
    "  dont lire les réponses des dirigeants et des consultants",
    await medianOf(5, () => assessmentsOfFirms(db, ids, round.id, { perspectives })),
    "ms",
  );
  report(
    "  dont lire et diagnostiquer",
    await medianOf(5, () => afresh(db, (own) => gatherOperation(own, content, id))),
    "ms",
  );
  report(
    "  dont rapprocher les aides",
    await medianOf(5, () => factsOf(gathered, content.fundingSchemes, TODAY)),
    "ms",
  );
  report(
    "  dont agréger et protéger",
    await medianOf(5, () => protectSynthesis(aggregateFirms(facts, context), 5)),
    "ms",
    "",
    300,
  );
}
