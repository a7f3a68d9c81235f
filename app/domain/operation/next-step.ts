/** What is to be done next for a firm: one definition for the overview, the list and the firm's own page. */
import { compareIds } from "#app/domain/compare.ts";
import { formatShortDate } from "#app/domain/format.ts";
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

/** `words` is what the person reads; `urgent` is for what somebody must act on and no coming appointment takes care of. */
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

/** Nothing is begun: it presses only once the appointment for it is today or gone by. */
function beforeInterview({ nextAppointmentAt }: NextStepFacts, today: string): NextStep {
  const kind = "start-interview";
  const on = dayOf(nextAppointmentAt);
  if (on !== null && on >= today) {
    return { kind, words: `Entretien le ${nearDay(on, today)}`, urgent: on === today, on };
  }
  return { kind, words: "Commencer l’entretien", urgent: on !== null, on };
}

/** Work that was begun and waits to be finished. */
function begun(
  kind: NextStepKind,
  words: string,
  { nextAppointmentAt }: NextStepFacts,
  today: string,
): NextStep {
  const on = dayOf(nextAppointmentAt);
  if (on === null || on <= today) return { kind, words, urgent: true, on: null };
  return { kind, words: `${words}, le ${nearDay(on, today)}`, urgent: false, on };
}

function finishWords(openThemes: number): string {
  if (openThemes === 0) return "Terminer l’entretien";
  return `Finir l’entretien (${openThemes} ${openThemes === 1 ? "thème" : "thèmes"})`;
}

/** The firm is called again three months after its report, unless an appointment does it. */
function afterReport({ reportedOn, nextAppointmentAt }: NextStepFacts, today: string): NextStep {
  const appointment = dayOf(nextAppointmentAt);
  if (appointment !== null && appointment >= today) {
    const words = `Rendez-vous le ${nearDay(appointment, today)}`;
    return { kind: "appointment", words, urgent: appointment === today, on: appointment };
  }
  if (reportedOn === null) return { kind: "nothing", words: "Rien à faire", urgent: false, on: null };
  const due = dueDate("3-months", reportedOn);
  if (appointment !== null && appointment >= due) {
    return { kind: "nothing", words: `Suivie le ${nearDay(appointment, today)}`, urgent: false, on: null };
  }
  return {
    kind: "follow-up",
    words: `Relance à 3 mois, le ${nearDay(due, today)}`,
    urgent: due <= today,
    on: due,
  };
}

function dayOf(local: string | null): string | null {
  return local === null ? null : local.slice(0, "2027-02-18".length);
}

/** « 4 déc. », with its year when it isn't this one. */
function nearDay(day: string, today: string): string {
  const printed = formatShortDate(day);
  return day.slice(0, 4) === today.slice(0, 4) ? printed.replace(/ \d{4}$/, "") : printed;
}

/** A step without a day comes after those that have one. */
function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : compareIds(a, b);
}
