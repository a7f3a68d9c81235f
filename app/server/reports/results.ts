/** What the results page of one firm shows: the report's own figures, each with its proof. */
import { referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import { readerOf } from "#app/domain/report/answers-in-words.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { proveScores, type ThemeProof } from "#app/domain/report/score-proof.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { diagnoseFirms } from "#app/server/reports/diagnose-firms.ts";
import { reportsOf } from "#app/server/reports/firm-report.ts";
import { gatherOperation } from "#app/server/reports/gather-operation.ts";
import type { Db } from "#db/client.server.ts";

export type FirmResults = { readonly report: FirmReport; readonly proofs: readonly ThemeProof[] };

/** Null when the enrollment is not of this operation. `today` is an ISO date. */
export function resultsOf(
  db: Db,
  content: Content,
  scope: { readonly operationId: string; readonly enrollmentId: string },
  today: string,
): FirmResults | null {
  const gathered = gatherOperation(db, content, scope.operationId);
  if (gathered === null) return null;
  const [report] = reportsOf(db, content, gathered, [scope.enrollmentId], today);
  const firm = diagnoseFirms(db, gathered, [scope.enrollmentId]).get(scope.enrollmentId);
  if (report === undefined || firm === undefined) return null;
  const { questionnaire } = gathered;
  const { answers } = referenceAnswers(questionnaire, firm.assessment.respondents);
  const reader = readerOf(questionnaire, answers, firm.assessment.respondents);
  return {
    report,
    proofs: proveScores(questionnaire, firm.diagnosis.scores, reader, firm.assessment.respondents),
  };
}
