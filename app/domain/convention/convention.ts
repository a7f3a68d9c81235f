/** What the convention promises, what was achieved, and the time that was spent: the account of public money. */

export const INDICATORS = [
  "enrolled",
  "interviewed",
  "plans-agreed",
  "reports-released",
  "actions-begun",
  "actions-done",
  "advice-days",
  "individual-hours",
  "collective-hours",
  "preparation-hours",
  "workshops",
  "participations",
  "collective-pilots",
  "collective-firms",
  "aid-granted",
  "own",
] as const;
/**
 * What a target counts. All but `own` are computed from the data and can't be typed. `advice-days`: individual hours of
 * advice ÷ 7. `participations`: firms or persons (one of the two) with a signed attendance at a workshop. `collective-firms`:
 * firms that said yes to a collective action that began. `aid-granted`: euros.
 */
export type Indicator = (typeof INDICATORS)[number];

/** Whether a participation counts the firm or the person: never both (FSE+, reference.md § 10). */
export const COUNTED_UNITS = ["firm", "person"] as const;
export type CountedUnit = (typeof COUNTED_UNITS)[number];

/** A promise of the convention. */
export type Target = {
  readonly id: string;
  readonly indicator: Indicator;
  /** Of « own » only: what it counts, and in which unit. */
  readonly label: string | null;
  readonly unit: string | null;
  readonly planned: number;
  /** Typed, of « own » only; null when nobody wrote it. */
  readonly achieved: number | null;
  readonly justification: string | null;
};

export const EVENT_KINDS = ["visit", "workshop", "steering", "debrief", "preparation"] as const;
/** `visit` and `debrief` are one firm's; `workshop` brings several together; `preparation` is time without a firm. */
export type EventKind = (typeof EVENT_KINDS)[number];

export const HALF_DAYS = ["morning", "afternoon", "evening"] as const;
export type HalfDay = (typeof HALF_DAYS)[number];

/** Somebody at one half-day. Without a signature it counts for nothing. */
export type Attendance = {
  readonly id: string;
  /** Null for somebody of no firm of the operation. */
  readonly enrollmentId: string | null;
  readonly person: string;
  /** ISO date. */
  readonly heldOn: string;
  readonly halfDay: HalfDay;
  readonly hours: number;
  /** ISO instant; null while it isn't signed. */
  readonly signedAt: string | null;
};

export type OperationEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly title: string;
  /** ISO date. */
  readonly heldOn: string;
  readonly place: string | null;
  /** Hours of one adviser; several advisers spend that many times more. */
  readonly hours: number;
  readonly advisers: number;
  readonly enrollmentId: string | null;
  readonly collectiveActionId: string | null;
  readonly notes: string | null;
  readonly attendances: readonly Attendance[];
};

export const AID_OUTCOMES = ["asked", "granted", "refused"] as const;
export type AidOutcome = (typeof AID_OUTCOMES)[number];

/** Public aid that a firm asked for in the wake of the operation. Amounts are euros; null when not known. */
export type AidRequest = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly schemeId: string | null;
  readonly name: string;
  readonly outcome: AidOutcome;
  /** ISO dates. */
  readonly askedOn: string;
  readonly settledOn: string | null;
  readonly askedAmount: number | null;
  readonly grantedAmount: number | null;
  readonly isDeMinimis: boolean;
};

/** One line of the convention's table, as the consultants of the operation see it. */
export type ConventionLine = {
  readonly target: Target;
  readonly label: string;
  /** « entreprises », « h », « € » … */
  readonly unit: string;
  /** Null when it can't be told (an own indicator that nobody wrote). */
  readonly achieved: number | null;
  /** achieved − planned; null with it. */
  readonly gap: number | null;
  /**
   * For an amount drawn from firms (aid, actions): what each brings, by enrollment id, so that it can be protected when it is
   * published. Null for what is no firm's answer.
   */
  readonly contributions: ReadonlyMap<string, number> | null;
};

/** Hours really spent, by what they were spent on. */
export type SpentHours = {
  readonly individual: number;
  readonly collective: number;
  readonly preparation: number;
};

/** The account of an operation against its convention. */
export type ConventionTable = {
  readonly publicFunding: number | null;
  readonly countedUnit: CountedUnit;
  readonly lines: readonly ConventionLine[];
  readonly hours: SpentHours;
  readonly aid: {
    /** Firms that asked, that were granted something; by enrollment id, euros. */
    readonly asked: ReadonlyMap<string, number>;
    readonly granted: ReadonlyMap<string, number>;
  };
  /** Lines whose gap has no justification yet: nothing is published while there is one. */
  readonly unjustified: readonly ConventionLine[];
};
