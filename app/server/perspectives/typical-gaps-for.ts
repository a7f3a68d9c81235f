/** The usual gaps between perspectives in an operation, as one of its firms may be shown them. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { gapsOf } from "#app/domain/report/perspectives/cross-perspectives.ts";
import type { PerceptionGaps } from "#app/domain/scoring/perception-gaps.ts";
import { type TypicalGap, typicalGaps } from "#app/domain/synthesis/typical-gaps.ts";
import type { GatheredOperation } from "#app/server/reports/gather-operation.ts";

/** Of all firms but this one and those that left. */
export function typicalGapsFor(gathered: GatheredOperation, enrollmentId: string): readonly TypicalGap[] {
  const others = gathered.firms
    .filter(({ enrollment }) => enrollment.id !== enrollmentId && enrollment.withdrawnAt === null)
    .map(({ assessment }) => keptGaps(gathered, assessment).themes);
  return typicalGaps(others, gathered.operation.minimumGroupSize);
}

/** A firm's gaps, computed once as long as its assessment is the same: a batch of reports asks for everybody's each time. */
export function keptGaps({ questionnaire }: GatheredOperation, assessment: Assessment): PerceptionGaps {
  const known = KEPT.get(assessment);
  if (known !== undefined && known.questionnaire === questionnaire) return known.gaps;
  const gaps = gapsOf(questionnaire, assessment);
  KEPT.set(assessment, { questionnaire, gaps });
  return gaps;
}

type Kept = { readonly questionnaire: GatheredOperation["questionnaire"]; readonly gaps: PerceptionGaps };

/** Assessments are kept by diagnose-operation.ts while nothing is written of their firm; the gaps go with them. */
const KEPT = new WeakMap<Assessment, Kept>();
