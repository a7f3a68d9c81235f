/** One step of a collective action: whether it can be taken, and the action as it leaves it. */
import type {
  Approval,
  CollectiveAction,
  CollectiveDescription,
  CollectiveStep,
  FeedbackSheet,
  Pilot,
} from "#app/domain/collective/collective-action.ts";
import { type Outcome, stageAfter } from "#app/domain/collective/transitions.ts";
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";

/** What somebody wants to do with an action, with what it needs. Words are why, or what was said. */
export type CollectiveMove =
  | { readonly verb: "describe"; readonly description: CollectiveDescription }
  | { readonly verb: "gather"; readonly words: string | null }
  | { readonly verb: "plan-pilot"; readonly pilot: Pilot }
  | { readonly verb: "start-pilot"; readonly words: string | null }
  | { readonly verb: "review"; readonly words: string | null }
  | { readonly verb: Outcome; readonly words: string }
  | { readonly verb: "approve"; readonly approval: Approval; readonly words: string | null }
  | { readonly verb: "feedback"; readonly feedback: FeedbackSheet };

/** An action as a step leaves it, and what is kept of the step. */
export type StepTaken = Pick<CollectiveAction, "stage" | "description" | "pilot" | "feedback"> & {
  readonly step: Pick<CollectiveStep, "verb" | "words"> & {
    /** What was written with the step, as it was then. */
    readonly written: Pilot | Approval | FeedbackSheet | null;
  };
};

/** The operation's dates and today, ISO dates, against which the days of a pilot and of a committee are judged. */
export type Calendar = { readonly startsOn: string; readonly endsOn: string; readonly today: string };

type Standing = Pick<CollectiveAction, "stage" | "description" | "pilot" | "feedback">;

/**
 * Takes a step. Problems: `not-at-this-stage`; `no-pilot`; `pilot-began` on what is frozen; `far-date`, `review-first`,
 * `not-yet` on a date; `no-words` where the reason is missing.
 */
export function takeStep(action: Standing, move: CollectiveMove, calendar: Calendar): Result<StepTaken> {
  const stage = stageAfter(action.stage, move.verb);
  if (stage === null) return failure(NOT_NOW);
  const problem = problemWith(action, move, calendar);
  if (problem !== null) return failure(problem);
  const { description, pilot, feedback } = action;
  const kept = { stage, description, pilot, feedback };
  const step = (words: string | null, written: StepTaken["step"]["written"] = null) => ({
    verb: move.verb,
    words,
    written,
  });
  switch (move.verb) {
    case "describe":
      return success({ ...kept, description: move.description, step: step(null) });
    case "plan-pilot":
      return success({ ...kept, pilot: move.pilot, step: step(null, move.pilot) });
    case "start-pilot":
      return success({ ...kept, step: step(move.words, pilot) });
    case "pivot":
      // What comes next needs a pilot of its own; the one that was tried stays in the step that began it.
      return success({ ...kept, pilot: null, step: step(move.words) });
    case "approve":
      return success({ ...kept, step: step(move.words, move.approval) });
    case "feedback":
      return success({ ...kept, feedback: move.feedback, step: step(null, move.feedback) });
    default:
      return success({ ...kept, step: step(move.words) });
  }
}

/** The pilot that stands, or else the last one that began: after a pivot the next one may not be written yet. */
export function lastPilot({ pilot, steps }: Pick<CollectiveAction, "pilot" | "steps">): Pilot | null {
  return pilot ?? steps.findLast((step) => step.verb === "start-pilot")?.pilot ?? null;
}

/**
 * How many euros the shares leave to be found: below 0 where they are more than the cost, null when the cost is not known.
 */
export function leftToFund({ totalCost, shares }: CollectiveDescription): number | null {
  if (totalCost === null) return null;
  return totalCost - shares.reduce((sum, share) => sum + share.euros, 0);
}

function problemWith(action: Standing, move: CollectiveMove, calendar: Calendar): Problem | null {
  switch (move.verb) {
    case "plan-pilot":
      return pilotProblem(action, move.pilot, calendar);
    case "start-pilot":
      return action.pilot === null ? NO_PILOT : null;
    case "pivot":
    case "scale":
    case "stop":
      return isBlank(move.words) ? noWords("Dites pourquoi\u00A0: cette raison sera gardée et relue.") : null;
    case "approve":
      return approvalProblem(move, calendar);
    case "feedback":
      return isBlank(move.feedback.worked) && isBlank(move.feedback.failed)
        ? noWords("Dites ce qui a marché, ou ce qui n’a pas marché.", "worked")
        : null;
    default:
      return null;
  }
}

function pilotProblem(action: Standing, pilot: Pilot, calendar: Calendar): Problem | null {
  const begun = action.stage === "pilot" ? action.pilot : null;
  if (begun !== null && begun.budgetCap !== pilot.budgetCap)
    return frozen("le plafond de dépense", "budgetCap");
  if (begun !== null && begun.stopCriterion !== pilot.stopCriterion) {
    return frozen("le critère d’arrêt", "stopCriterion");
  }
  if (isBlank(pilot.stopCriterion)) {
    return noWords("Écrivez ce qui fera arrêter ou changer de voie.", "stopCriterion");
  }
  for (const field of ["heldOn", "reviewOn"] as const) {
    if (!isNear(pilot[field], calendar)) return { ...FAR_DATE, field };
  }
  return pilot.reviewOn < pilot.heldOn ? REVIEW_FIRST : null;
}

function approvalProblem(
  { approval, words }: Extract<CollectiveMove, { readonly verb: "approve" }>,
  calendar: Calendar,
): Problem | null {
  if (!isNear(approval.decidedOn, calendar)) return { ...FAR_DATE, field: "decidedOn" };
  if (approval.decidedOn > calendar.today) return NOT_YET;
  if (approval.decision === "approved" || !isBlank(words)) return null;
  return noWords("Dites ce que le comité demande, ou pourquoi il refuse.");
}

/** Years around the operation in which something of it may still happen: a slip of the keyboard is further away. */
const YEARS_BEFORE = 1;
const YEARS_AFTER = 3;

function isNear(day: string, { startsOn, endsOn }: Calendar): boolean {
  return day >= shifted(startsOn, -YEARS_BEFORE) && day <= shifted(endsOn, YEARS_AFTER);
}

/** The same day some years later. The 29th of February compares well though it may not exist. */
function shifted(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
}

function isBlank(words: string | null): boolean {
  return words === null || words.trim() === "";
}

function noWords(message: string, field = "words"): Problem {
  return { code: "no-words", message, field };
}

function frozen(what: string, field: string): Problem {
  return {
    code: "pilot-began",
    message: `Le pilote a commencé\u00A0: ${what} ne change plus, il a été fixé avant pour cela.`,
    field,
  };
}

const NOT_NOW: Problem = {
  code: "not-at-this-stage",
  message: "L’action n’en est plus, ou pas encore, à cette étape\u00A0: rien n’a été enregistré.",
};
const NO_PILOT: Problem = {
  code: "no-pilot",
  message:
    "Écrivez d’abord le pilote\u00A0: une date, un plafond de dépense et ce qui fera arrêter ou changer de voie.",
};
const FAR_DATE = {
  code: "far-date",
  message: "Cette date est loin de l’opération\u00A0: vérifiez l’année.",
} as const;
const REVIEW_FIRST: Problem = {
  code: "review-first",
  message: "Le bilan se fait après l’essai\u00A0: choisissez une date plus tardive.",
  field: "reviewOn",
};
const NOT_YET: Problem = {
  code: "not-yet",
  message: "Ce comité n’a pas encore eu lieu\u00A0: notez sa décision une fois prise.",
  field: "decidedOn",
};
