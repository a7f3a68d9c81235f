/**
 * What the answers and the plan of each firm of an operation say. Diagnosing takes about a millisecond a firm, and the pages
 * of an operation ask for all of its firms at each visit: a diagnosis is kept as long as nothing was written of its firm.
 */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { type Diagnosis, diagnose } from "#app/domain/diagnosis.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { assessmentsOfFirms, writtenPositions } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import { plansOfFirms } from "#db/plans.ts";

export type DiagnosedFirm = { readonly assessment: Assessment; readonly diagnosis: Diagnosis };

/** How many firms are kept, those last asked for: 42 KB each. */
const MOST_KEPT = 2_000;

/** Every firm of an operation in one round, by enrollment id. */
export function diagnoseOperation(
  db: Db,
  questionnaire: Questionnaire,
  { operationId, roundId }: { readonly operationId: string; readonly roundId: string },
): ReadonlyMap<string, DiagnosedFirm> {
  const kept = keptOf(db);
  // Read before the answers: what somebody writes in between makes this reading out of date, and never passes for read.
  const positions = writtenPositions(db, operationId, roundId);
  const unchanged = new Map<string, DiagnosedFirm>();
  for (const [id, position] of positions) {
    const known = kept.get(id);
    if (known?.position === position && known.questionnaire === questionnaire) unchanged.set(id, known.firm);
  }
  const changed = [...positions.keys()].filter((id) => !unchanged.has(id));
  const assessments = assessmentsOfFirms(db, changed, roundId);
  const plans = plansOfFirms(db, changed, roundId);
  const firms = new Map<string, DiagnosedFirm>();
  for (const [id, position] of positions) {
    const firm =
      unchanged.get(id) ?? diagnoseFirm(questionnaire, assessments.get(id) ?? NO_ANSWERS, plans.get(id));
    firms.set(id, firm);
    // What a transaction wrote may be undone, and its places in the logs given to something else. A reader writes nothing.
    if (!db.$client.inTransaction || db.$client.readonly) keep(kept, id, { position, questionnaire, firm });
  }
  return firms;
}

type Kept = {
  readonly position: string;
  readonly questionnaire: Questionnaire;
  readonly firm: DiagnosedFirm;
};

const NO_ANSWERS: Assessment = { respondents: [], stakes: {} };

function diagnoseFirm(
  questionnaire: Questionnaire,
  assessment: Assessment,
  plan: Parameters<typeof diagnose>[2] = [],
): DiagnosedFirm {
  return { assessment, diagnosis: diagnose(questionnaire, assessment, plan) };
}

/** The last asked for comes last; the first are let go. */
function keep(kept: Map<string, Kept>, id: string, firm: Kept): void {
  kept.delete(id);
  kept.set(id, firm);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) return;
    kept.delete(oldest);
  }
}

function keptOf(db: Db): Map<string, Kept> {
  const known = KEPT.get(db.$client) ?? new Map<string, Kept>();
  KEPT.set(db.$client, known);
  return known;
}

const KEPT = new WeakMap<Db["$client"], Map<string, Kept>>();
