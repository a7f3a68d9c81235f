/** Stored facts → what the convention promises against what was done. Nothing here is typed, but the convention's own indicators. */
import { compareNumbers } from "#app/domain/compare.ts";
import type {
  AidRequest,
  ConventionLine,
  ConventionTable,
  CountedUnit,
  Indicator,
  OperationEvent,
  Target,
} from "#app/domain/convention/convention.ts";
import { describeIndicator } from "#app/domain/convention/indicators.ts";
import { countParticipations } from "#app/domain/convention/participations.ts";
import { HOURS_IN_A_DAY, isHeld, sumHours } from "#app/domain/convention/spent-hours.ts";

/** A firm that is still in the operation, as the convention counts it: in all rounds together. */
export type AccountedFirm = {
  readonly enrollmentId: string;
  readonly isInterviewed: boolean;
  readonly isPlanAgreed: boolean;
  readonly isReportReleased: boolean;
  /** Actions of its plans that are started or done; then done. */
  readonly actionsBegun: number;
  readonly actionsDone: number;
};

/** A collective action, as the convention counts it. */
export type AccountedAction = {
  /** A pilot of it began. */
  readonly hasBegun: boolean;
  /** Enrollments of the firms that said yes. */
  readonly agreeing: readonly string[];
};

/** All that the account rests on. */
export type ConventionFacts = {
  /** ISO date: what is dated after it doesn't count yet. */
  readonly asOf: string;
  readonly publicFunding: number | null;
  readonly countedUnit: CountedUnit;
  readonly targets: readonly Target[];
  readonly firms: readonly AccountedFirm[];
  readonly collectiveActions: readonly AccountedAction[];
  readonly events: readonly OperationEvent[];
  readonly aidRequests: readonly AidRequest[];
};

/** The account of an operation against its convention; lines in the order of the targets. */
export function accountFor(facts: ConventionFacts): ConventionTable {
  const { individual, collective, preparation } = sumHours(facts.events, facts.asOf);
  const lines = facts.targets.map((target) => lineOf(target, facts));
  return {
    publicFunding: facts.publicFunding,
    countedUnit: facts.countedUnit,
    lines,
    hours: { individual, collective, preparation },
    aid: { asked: amountsAsked(facts), granted: amountsGranted(facts) },
    unjustified: lines.filter(isUnjustified),
  };
}

/**
 * Whether less was done than was promised, or nobody wrote what was done. Doing more needs no justification.
 */
export function fallsShort({ gap }: Pick<ConventionLine, "gap">): boolean {
  return gap === null || compareNumbers(gap, 0) < 0;
}

function isUnjustified(line: ConventionLine): boolean {
  return fallsShort(line) && (line.target.justification ?? "").trim() === "";
}

function lineOf(target: Target, facts: ConventionFacts): ConventionLine {
  const { label, unit } = wordsOf(target, facts.countedUnit);
  const { achieved, contributions } =
    target.indicator === "own"
      ? { achieved: target.achieved, contributions: null }
      : measure(target.indicator, facts);
  const gap = achieved === null ? null : achieved - target.planned;
  return { target, label, unit, achieved, gap, contributions };
}

function wordsOf(target: Target, countedUnit: CountedUnit) {
  if (target.indicator !== "own") return describeIndicator(target.indicator, countedUnit);
  return { label: target.label ?? "", unit: target.unit ?? "" };
}

type Measure = {
  readonly achieved: number;
  readonly contributions: ReadonlyMap<string, number> | null;
};

function measure(indicator: Exclude<Indicator, "own">, facts: ConventionFacts): Measure {
  const { firms, events, asOf } = facts;
  switch (indicator) {
    case "enrolled":
      return count(firms.length);
    case "interviewed":
      return count(firms.filter((firm) => firm.isInterviewed).length);
    case "plans-agreed":
      return count(firms.filter((firm) => firm.isPlanAgreed).length);
    case "reports-released":
      return count(firms.filter((firm) => firm.isReportReleased).length);
    case "actions-begun":
      return drawn(firms.map((firm) => [firm.enrollmentId, firm.actionsBegun]));
    case "actions-done":
      return drawn(firms.map((firm) => [firm.enrollmentId, firm.actionsDone]));
    case "advice-days":
      return count(sumHours(events, asOf).individual / HOURS_IN_A_DAY);
    case "individual-hours":
      return count(sumHours(events, asOf).individual);
    case "collective-hours":
      return count(sumHours(events, asOf).collective);
    case "preparation-hours":
      return count(sumHours(events, asOf).preparation);
    case "workshops":
      return count(events.filter((event) => event.kind === "workshop" && isHeld(event, asOf)).length);
    case "participations":
      return count(countParticipations(events, facts.countedUnit, asOf));
    case "collective-pilots":
      return count(facts.collectiveActions.filter((action) => action.hasBegun).length);
    case "collective-firms":
      return drawn(agreeingFirms(facts).map((enrollmentId) => [enrollmentId, 1]));
    case "aid-granted":
      return drawn(amountsGranted(facts));
  }
}

/** What is no firm's answer. */
function count(achieved: number): Measure {
  return { achieved, contributions: null };
}

/** What is drawn from firms; those that bring nothing are left out, so that they don't hide the others. */
function drawn(parts: Iterable<readonly [enrollmentId: string, part: number]>): Measure {
  const contributions = new Map<string, number>();
  let achieved = 0;
  for (const [enrollmentId, part] of parts) {
    if (part <= 0) continue;
    contributions.set(enrollmentId, (contributions.get(enrollmentId) ?? 0) + part);
    achieved += part;
  }
  return { achieved, contributions };
}

/** Each firm of the operation that said yes to an action that began, once. */
function agreeingFirms({ firms, collectiveActions }: ConventionFacts): readonly string[] {
  const agreeing = new Set(
    collectiveActions.filter((action) => action.hasBegun).flatMap((action) => action.agreeing),
  );
  return firms.map((firm) => firm.enrollmentId).filter((enrollmentId) => agreeing.has(enrollmentId));
}

function amountsAsked(facts: ConventionFacts): ReadonlyMap<string, number> {
  return amounts(facts, ({ askedAmount }) => askedAmount);
}

function amountsGranted(facts: ConventionFacts): ReadonlyMap<string, number> {
  return amounts(facts, ({ outcome, grantedAmount }) => (outcome === "granted" ? grantedAmount : null));
}

/** Euros by firm of the operation; an unknown amount is none, and a firm without any is left out. */
function amounts(
  { firms, aidRequests }: ConventionFacts,
  amountOf: (request: AidRequest) => number | null,
): ReadonlyMap<string, number> {
  const staying = new Set(firms.map((firm) => firm.enrollmentId));
  const sums = new Map<string, number>();
  for (const request of aidRequests) {
    const amount = amountOf(request) ?? 0;
    if (amount <= 0 || !staying.has(request.enrollmentId)) continue;
    sums.set(request.enrollmentId, (sums.get(request.enrollmentId) ?? 0) + amount);
  }
  return sums;
}
