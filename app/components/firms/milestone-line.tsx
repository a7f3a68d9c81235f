import { formatDate } from "#app/domain/format.ts";
import type { EnrollmentStatus } from "#app/domain/operation/operation.ts";
import type { Enrollment } from "#db/enrollments.ts";

type MilestoneLineProps = {
  readonly firm: Pick<
    Enrollment,
    "status" | "enrolledAt" | "interviewedAt" | "planAgreedAt" | "reportReleasedAt"
  >;
};

/** The way of a firm through the operation: what is done, with its day, and where it stands. */
export function MilestoneLine({ firm }: MilestoneLineProps) {
  const steps = [
    { label: "Inscrite", at: firm.enrolledAt, during: "enrolled" },
    { label: "Entretien", at: firm.interviewedAt, during: "interviewing" },
    { label: "Plan arrêté", at: firm.planAgreedAt, during: "interviewed" },
    { label: "Rapport remis", at: firm.reportReleasedAt, during: "planned" },
  ] as const satisfies readonly { label: string; at: string | null; during: EnrollmentStatus }[];
  const next = firm.status === "withdrawn" ? -1 : steps.findIndex(({ at }) => at === null);
  return (
    <ol className="milestones" aria-label="Où en est l’entreprise">
      {steps.map(({ label, at, during }, index) => (
        <li
          key={label}
          className={at === null ? undefined : "done"}
          aria-current={index === next ? "step" : undefined}
        >
          <b>{label}</b>
          <span className="soft small">{stepWords(at, firm.status, firm.status === during)}</span>
        </li>
      ))}
    </ol>
  );
}

function stepWords(at: string | null, status: EnrollmentStatus, isUnderWay: boolean): string {
  if (at !== null) return formatDate(at);
  if (status === "withdrawn") return "pas fait";
  return isUnderWay ? "en cours" : "à venir";
}
