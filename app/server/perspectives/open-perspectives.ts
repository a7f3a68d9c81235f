/** What the perspectives on one firm say, for the consultant's page: the same value as the report's chapter. */

import { crossPerspectives } from "#app/domain/report/perspectives/cross-perspectives.ts";
import type { CrossedPerspectives } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { typicalGapsIn } from "#app/server/perspectives/typical-gaps-for.ts";
import { gatherOperation } from "#app/server/reports/gather-operation.ts";
import { assessmentOf } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";

export type OpenPerspectives = {
  readonly firm: { readonly name: string; readonly isWithdrawn: boolean };
  /** The groups that the operation's questionnaire has questions for: version 1 asks the director and the consultant only. */
  readonly asks: { readonly employee: boolean; readonly customer: boolean };
  readonly perspectives: CrossedPerspectives;
};

/** Null when the enrollment is not of this operation. */
export function openPerspectives(
  db: Db,
  content: Content,
  { operationId, enrollmentId }: { readonly operationId: string; readonly enrollmentId: string },
): OpenPerspectives | null {
  const gathered = gatherOperation(db, content, operationId);
  const firm = gathered?.firms.find(({ enrollment }) => enrollment.id === enrollmentId);
  if (gathered === null || firm === undefined) return null;
  const { questionnaire, round } = gathered;
  const isAsked = (perspective: "employee" | "customer") =>
    questionnaire.themes.some((theme) =>
      theme.questions.some(({ perspectives }) => perspectives.includes(perspective)),
    );
  return {
    firm: { name: firm.enrollment.name, isWithdrawn: firm.enrollment.withdrawnAt !== null },
    asks: { employee: isAsked("employee"), customer: isAsked("customer") },
    perspectives: crossPerspectives(
      questionnaire,
      assessmentOf(db, enrollmentId, round.id),
      typicalGapsIn(db, gathered)(enrollmentId),
    ),
  };
}
