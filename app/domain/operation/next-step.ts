/** What is to be done next for a firm: one definition for the overview, the list and the firm's own page. */
import { compareIds } from "#app/domain/compare.ts";
import { formatShortDate } from "#app/domain/format.ts";
import { daysBetween } from "#app/domain/funding/scheme-dates.ts";
import type { EnrollmentStatus } from "#app/domain/operation/operation.ts";
import { dueDate } from "#app/domain/plan/due-date.ts";

/** What the next step follows from. Days are ISO dates in France. */
export type NextStepFacts = {
  readonly status: EnrollmentStatus;
  /** Themes of the interview that still have a question without any answer. */
  readonly openThemes: number;
  /** Whether something was decided on the plan, were it only to reject. */
  readonly planBegun: boolean;
  /** The day the report was handed over, or null. */
  readonly reportedOn: string | null;
  /** Local date, with or without a time: « 2027-02-18T08:30 ». */
  readonly nextAppointmentAt: string | null;
};

export const NEXT_STEP_KINDS = [
  "release-report",
  "agree-plan",
  "decide-plan",
  "finish-interview",
  "start-interview",
  "appointment",
  "follow-up",
  "nothing",
] as const;
/** From the nearest to the end of the work to the farthest. */
export type NextStepKind = (typeof NEXT_STEP_KINDS)[number];

/** A step that has a day presses when that day is this near, or gone by. */
export const PRESSING_DAYS = 7;

/**
 * `words` is what the person reads. `urgent` is for what somebody must act on: its day is near or gone by, or it was begun
 * and no day is set to finish it.
 */
export type NextStep = {
  readonly kind: NextStepKind;
  readonly words: string;
  readonly urgent: boolean;
  /** The day it is meant for, or null. */
  readonly on: string | null;
};

/** The next step of a firm. `today` is the ISO date in France. */
export function nextStep(facts: NextStepFacts, today: string): NextStep {
  switch (facts.status) {
    case "withdrawn":
      return { kind: "nothing", words: "Retirée de l’opération", urgent: false, on: null };
    case "enrolled":
      return beforeInterview(facts, today);
    case "interviewing":
      return begun("finish-interview", finishWords(facts.openThemes), facts, today);
    case "interviewed":
      return facts.planBegun
        ? begun("agree-plan", "Arrêter le plan", facts, today)
        : begun("decide-plan", "Décider le plan", facts, today);
    case "planned":
      return begun("release-report", "Remettre le rapport", facts, today);
    case "reported":
      return afterReport(facts, today);
  }
}

/** The order in which firms are followed: what is urgent, then what has a day, then what is nearest to its end. */
export function compareNextSteps(a: NextStep, b: NextStep): number {
  return (
    Number(b.urgent) - Number(a.urgent) ||
    compareDays(a.on, b.on) ||
    NEXT_STEP_KINDS.indexOf(a.kind) - NEXT_STEP_KINDS.indexOf(b.kind)
  );
}

/** Nothing is begun: without a day for it, it can wait. */
function beforeInterview({ nextAppointmentAt }: NextStepFacts, today: string): NextStep {
  const kind = "start-interview";
  const on = dayOf(nextAppointmentAt);
  if (on === null) return { kind, words: "Commencer l’entretien", urgent: false, on };
  const words = on < today ? "Commencer l’entretien" : `Entretien le\u00A0${nearDay(on, today)}`;
  return { kind, words, urgent: presses(on, today), on };
}

/** Work that was begun and waits to be finished; an appointment gone by didn't finish it. */
function begun(
  kind: NextStepKind,
  words: string,
  { nextAppointmentAt }: NextStepFacts,
  today: string,
): NextStep {
  const on = dayOf(nextAppointmentAt);
  if (on === null || on < today) return { kind, words, urgent: true, on: null };
  return { kind, words: `${words}, le\u00A0${nearDay(on, today)}`, urgent: presses(on, today), on };
}

function finishWords(openThemes: number): string {
  if (openThemes === 0) return "Terminer l’entretien";
  return `Finir l’entretien (${openThemes}\u00A0${openThemes === 1 ? "thème" : "thèmes"})`;
}

/** The firm is called again three months after its report, unless an appointment does it. */
function afterReport({ reportedOn, nextAppointmentAt }: NextStepFacts, today: string): NextStep {
  const appointment = dayOf(nextAppointmentAt);
  if (appointment !== null && appointment >= today) {
    const words = `Rendez-vous le\u00A0${nearDay(appointment, today)}`;
    return { kind: "appointment", words, urgent: presses(appointment, today), on: appointment };
  }
  if (reportedOn === null) return { kind: "nothing", words: "Rien à faire", urgent: false, on: null };
  const due = dueDate("3-months", reportedOn);
  if (appointment !== null && appointment >= due) {
    return {
      kind: "nothing",
      words: `Suivie le\u00A0${nearDay(appointment, today)}`,
      urgent: false,
      on: null,
    };
  }
  return {
    kind: "follow-up",
    words: `Relance à 3 mois, le\u00A0${nearDay(due, today)}`,
    urgent: presses(due, today),
    on: due,
  };
}

function presses(day: string, today: string): boolean {
  return daysBetween(today, day) <= PRESSING_DAYS;
}

function dayOf(local: string | null): string | null {
  return local === null ? null : local.slice(0, "2027-02-18".length);
}

/** « 4 déc. », with its year when it isn't this one. */
function nearDay(day: string, today: string): string {
  const printed = formatShortDate(day);
  const near = day.slice(0, 4) === today.slice(0, 4) ? printed.replace(/ \d{4}$/, "") : printed;
  return near.replaceAll(" ", "\u00A0");
}

/** A step without a day comes after those that have one. */
function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : compareIds(a, b);
}
