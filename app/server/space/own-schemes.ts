/** The aid that a firm's plan may find, judged for the firm on the day it is read: amounts and dates change. */
import type { ReportedScheme } from "#app/domain/report/firm-report.ts";
import { schemesToReport } from "#app/domain/report/reported-schemes.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { gatherFirm } from "#app/server/reports/gather-firm.ts";
import type { Db } from "#db/client.server.ts";

export type OwnScheme = Omit<ReportedScheme, "actions"> & {
  readonly id: string;
  /** Titles of the actions that it may pay for. */
  readonly actions: readonly string[];
};

/** The schemes that the plan names, the most certain first, without those that are closed. `today` is an ISO date. */
export function ownSchemes(
  db: Db,
  content: Content,
  scope: { readonly operationId: string; readonly enrollmentId: string },
  today: string,
): readonly OwnScheme[] {
  const firm = gatherFirm(db, content, scope);
  if (firm === null) return [];
  const { plan } = firm.diagnosis;
  const schemes = schemesToReport(content.fundingSchemes, firm.enrollment, plan, firm.questionnaire, today);
  return [...schemes].map(([id, scheme]) => ({
    ...scheme,
    id,
    actions: plan.actions
      .filter(({ fundingSchemes }) => fundingSchemes.includes(id))
      .map(({ title }) => title),
  }));
}
