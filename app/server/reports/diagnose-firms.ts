/** What the answers and the plan of some firms of an operation say, in full: for the pages and the reports of those firms. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { type Diagnosis, diagnose } from "#app/domain/diagnosis.ts";
import type { GatheredOperation } from "#app/server/reports/gather-operation.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import { plansOfFirms } from "#db/plans.ts";

export type DiagnosedFirm = { readonly assessment: Assessment; readonly diagnosis: Diagnosis };

/** By enrollment id. About a millisecond and forty kilobytes a firm: ask for those that are shown. */
export function diagnoseFirms(
  db: Db,
  { questionnaire, round }: Pick<GatheredOperation, "questionnaire" | "round">,
  enrollmentIds: readonly string[],
): ReadonlyMap<string, DiagnosedFirm> {
  const assessments = assessmentsOfFirms(db, enrollmentIds, round.id);
  const plans = plansOfFirms(db, enrollmentIds, round.id);
  return new Map(
    enrollmentIds.map((id) => {
      const assessment = assessments.get(id) ?? { respondents: [], stakes: {} };
      return [id, { assessment, diagnosis: diagnose(questionnaire, assessment, plans.get(id) ?? []) }];
    }),
  );
}
