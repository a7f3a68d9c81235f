/** An opération collective, and a firm's place in it. */

export const STAGES = ["preparation", "pilot", "deployment", "debrief", "closed"] as const;
/** Where an operation stands, in this order. */
export type Stage = (typeof STAGES)[number];

/** The smallest group whose figures may be shown, unless the operation asks for more (reference: SECURITY.md). */
export const DEFAULT_MINIMUM_GROUP_SIZE = 5;
/** No operation may go under it. */
export const LOWEST_MINIMUM_GROUP_SIZE = 3;

export type Operation = {
  readonly id: string;
  readonly name: string;
  readonly questionnaireId: string;
  readonly questionnaireVersion: number;
  readonly territory: string;
  /** Names of the public funders, in the order they are printed. */
  readonly funders: readonly string[];
  /** Reference of the convention, or null. */
  readonly convention: string | null;
  /** ISO dates. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Firms that the convention promises. */
  readonly targetFirms: number;
  /** k: the fewest firms that a figure shown to others may rest on. */
  readonly minimumGroupSize: number;
  readonly stage: Stage;
};

/** The facts from which a firm's status follows; every date is an ISO instant or null. */
export type EnrollmentMilestones = {
  readonly interviewedAt: string | null;
  readonly planAgreedAt: string | null;
  readonly reportReleasedAt: string | null;
  readonly withdrawnAt: string | null;
};

export const ENROLLMENT_STATUSES = [
  "enrolled",
  "interviewing",
  "interviewed",
  "planned",
  "reported",
  "withdrawn",
] as const;
export type EnrollmentStatus = (typeof ENROLLMENT_STATUSES)[number];

/** Where a firm stands: derived from its milestones and from whether its interview holds an answer. */
export function enrollmentStatus(milestones: EnrollmentMilestones, hasAnswers: boolean): EnrollmentStatus {
  if (milestones.withdrawnAt !== null) return "withdrawn";
  if (milestones.reportReleasedAt !== null) return "reported";
  if (milestones.planAgreedAt !== null) return "planned";
  if (milestones.interviewedAt !== null) return "interviewed";
  return hasAnswers ? "interviewing" : "enrolled";
}
