/** The firm report of one enrollment, gathered from what is stored and derived from it. */
import { composeFirmReport } from "#app/domain/report/compose-firm-report.ts";
import type { FirmReport, GroupBand, ReportedOperation } from "#app/domain/report/firm-report.ts";
import type { FirmReportInput } from "#app/domain/report/firm-report-input.ts";
import { schemesToReport } from "#app/domain/report/reported-schemes.ts";
import { benchmarkFor } from "#app/domain/synthesis/benchmark.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { typicalGapsIn } from "#app/server/perspectives/typical-gaps-for.ts";
import { type DiagnosedFirm, diagnoseFirms } from "#app/server/reports/diagnose-firms.ts";
import {
  factsOf,
  type GatheredFirm,
  type GatheredOperation,
  gatherOperation,
} from "#app/server/reports/gather-operation.ts";
import { progressOfFirms } from "#app/server/reports/progress-of.ts";
import type { Db } from "#db/client.server.ts";
import { listMembers, type Member } from "#db/operations.ts";

/** Null when the enrollment is not of this operation. `today` is an ISO date. */
export function firmReportOf(
  db: Db,
  content: Content,
  scope: { readonly operationId: string; readonly enrollmentId: string },
  today: string,
): FirmReport | null {
  const gathered = gatherOperation(db, content, scope.operationId);
  if (gathered === null) return null;
  return reportsOf(db, content, gathered, [scope.enrollmentId], today)[0] ?? null;
}

/** The reports of some firms of an operation that is already gathered: a batch reads the group once. */
export function reportsOf(
  db: Db,
  content: Content,
  gathered: GatheredOperation,
  enrollmentIds: readonly string[],
  today: string,
): readonly FirmReport[] {
  const facts = factsOf(gathered, content.fundingSchemes, today);
  const themeIds = gathered.questionnaire.themes.map((theme) => theme.id);
  const members = listMembers(db, gathered.operation.id);
  const firms = new Map(gathered.firms.map((firm) => [firm.enrollment.id, firm]));
  const diagnosed = diagnoseFirms(
    db,
    gathered,
    enrollmentIds.filter((id) => firms.has(id)),
  );
  const assessments = new Map([...diagnosed].map(([id, { assessment }]) => [id, assessment]));
  const progress = progressOfFirms(db, gathered, assessments);
  const typicalGapsFor = typicalGapsIn(db, gathered);
  return enrollmentIds.flatMap((id) => {
    const [firm, said] = [firms.get(id), diagnosed.get(id)];
    if (firm === undefined || said === undefined) return [];
    const bands = benchmarkFor(facts, id, themeIds, gathered.operation.minimumGroupSize);
    return [
      compose(
        { ...firm, ...said },
        gathered,
        content,
        { group: presentBands(bands), progress: progress.get(id), typicalGaps: typicalGapsFor(id) },
        members,
        today,
      ),
    ];
  });
}

function compose(
  firm: GatheredFirm & DiagnosedFirm,
  gathered: GatheredOperation,
  content: Content,
  beside: Pick<FirmReportInput, "group" | "progress" | "typicalGaps">,
  members: readonly Member[],
  today: string,
): FirmReport {
  const { enrollment, assessment, diagnosis } = firm;
  const { questionnaire, operation, round } = gathered;
  const { name, siret, trade, city, headcount, labels, director } = enrollment;
  return composeFirmReport({
    questionnaire,
    assessment,
    diagnosis,
    firm: { name, siret, trade, city, headcount, labels, director },
    operation: reportedOperation(firm, gathered, members),
    minimumGroupSize: operation.minimumGroupSize,
    round: round.code,
    assessedOn: enrollment.interviewedAt,
    issuedOn: today,
    planAgreedOn: enrollment.planAgreedAt,
    ...beside,
    schemes: schemesToReport(content.fundingSchemes, enrollment, diagnosis.plan, questionnaire, today),
    families: content.tags.families,
    collectiveActions: content.collectiveActions.collectiveActions,
  });
}

function reportedOperation(
  { enrollment }: GatheredFirm,
  { operation }: GatheredOperation,
  members: readonly Member[],
): ReportedOperation {
  const consultant = members.find((member) => member.userId === enrollment.consultantId);
  const { nextAppointmentAt: at, nextAppointmentPlace: place } = enrollment;
  return {
    name: operation.name,
    territory: operation.territory,
    funders: operation.funders,
    consultant: consultant === undefined ? null : { name: consultant.name, email: consultant.email },
    nextAppointment: at === null ? null : { at, place },
  };
}

function presentBands(bands: ReadonlyMap<string, GroupBand | null>): ReadonlyMap<string, GroupBand> {
  return new Map([...bands].flatMap(([id, band]) => (band === null ? [] : [[id, band] as const])));
}
