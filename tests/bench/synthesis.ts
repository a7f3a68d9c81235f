/** The collective synthesis of 40, 200 and 1,000 firms, from a database file, with its parts. */
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { operationOverview } from "#app/server/operations/operation-overview.ts";
import { synthesisOf } from "#app/server/reports/collective-report.ts";
import { factsOf, gatherOperation } from "#app/server/reports/gather-operation.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { currentRound } from "#db/operations.ts";
import { growOperation } from "#tests/bench/grown-operation.ts";
import { medianOf, report, section } from "#tests/bench/measure.ts";

const TODAY = "2026-11-21";
const LIMITS: readonly (readonly [firms: number, limit: number | undefined])[] = [
  [40, undefined],
  [200, 300],
  [1_000, 1_500],
];

export async function benchSynthesis(db: Db, content: Content, sourceId: string): Promise<void> {
  section("Synthèse collective, depuis la base");
  let before: { readonly firms: number; readonly ms: number } | null = null;
  for (const [firms, limit] of LIMITS) {
    const id = growOperation(db, sourceId, firms);
    const ms = await medianOf(5, () => afresh(db, (own) => synthesisOf(own, content, id, TODAY)));
    const grown =
      before === null
        ? ""
        : `${(ms / before.ms).toFixed(1)} × le temps pour ${firms / before.firms} × les entreprises`;
    report(`synthèse de ${firms} entreprises`, ms, "ms", grown, limit);
    before = { firms, ms };
    await firstPage(db, content, id, firms, limit);
    if (firms === 1_000) await parts(db, content, id);
  }
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
  const { questionnaire } = gathered;
  const context = {
    questionnaire,
    families: content.tags.families,
    collectiveActions: content.collectiveActions.collectiveActions,
    schemes: content.fundingSchemes.schemes,
    asOf: TODAY,
  };
  const round = currentRound(db, id);
  const ids = gathered.firms.map(({ enrollment }) => enrollment.id);
  report("  dont lire les réponses", await medianOf(5, () => assessmentsOfFirms(db, ids, round.id)), "ms");
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
  );
}
