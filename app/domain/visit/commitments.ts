/** The commitments that a visit ends with: taken from the draft plan, or written by the two; three at most. */
import type { ActionPlan, PlanLine } from "#app/domain/plan/action-plan.ts";
import { dueDate } from "#app/domain/plan/due-date.ts";
import { planLines } from "#app/domain/plan/prioritize.ts";
import type { Horizon, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Commitment, VisitFactOf } from "#app/domain/visit/visit-fact.ts";
import { COMMITMENT_LENGTH, OWNER_LENGTH } from "#app/domain/visit/visit-limits.ts";

export type Commitments = readonly Commitment[];

/** A line of the plan that may become a commitment. */
export type Proposal = {
  /** The recommendation's id, or the decided action's. */
  readonly id: string;
  readonly recommendation: string | null;
  readonly title: string;
  readonly why: string;
  readonly horizon: Horizon;
  /** Null when nobody said. */
  readonly owner: string | null;
  /** ISO date; null when nobody said. */
  readonly dueOn: string | null;
  /** Somebody decided on it already. */
  readonly isDecided: boolean;
};

/** What the plan proposes, in its order: decided actions that are not finished, then suggestions. */
export function proposalsOf(plan: ActionPlan, questionnaire: Questionnaire): readonly Proposal[] {
  return planLines(plan).flatMap((line) => proposalOf(line, questionnaire));
}

/** The commitment that a proposal leads to, before anybody changes it; what was due before `today` (ISO date) is due again. */
export function commitmentFrom(proposal: Proposal, owner: string, today: string): Commitment {
  const { title, recommendation, horizon, dueOn } = proposal;
  return {
    title: cut(title, COMMITMENT_LENGTH),
    recommendation,
    owner: cut(proposal.owner?.trim() || owner, OWNER_LENGTH),
    dueOn: dueOn !== null && dueOn >= today ? dueOn : dueDate(horizon, today),
  };
}

/** Whether a proposal has been taken up. */
export function isTaken(commitments: Commitments, { recommendation, title }: Proposal): boolean {
  return commitments.some((one) => isAbout(one, { recommendation, title: cut(title, COMMITMENT_LENGTH) }));
}

/** Why a commitment cannot be written as it is, in French; null when it can. */
export function commitmentProblem({ title, owner, dueOn }: Commitment): string | null {
  if (title.trim() === "") return "Dites en quelques mots ce qui sera fait.";
  if (title.trim().length > COMMITMENT_LENGTH)
    return `Un engagement tient en ${COMMITMENT_LENGTH} caractères.`;
  if (owner.trim() === "") return "Dites qui le fera.";
  if (owner.trim().length > OWNER_LENGTH) return `Un nom tient en ${OWNER_LENGTH} caractères.`;
  return /^\d{4}-\d{2}-\d{2}$/.test(dueOn) ? null : "Dites pour quand.";
}

/** Whether the commitments are no longer, word for word, those that were signed. */
export function changedSinceSigned(
  commitments: Commitments,
  signature: Pick<VisitFactOf<"signature">, "commitments"> | null,
): boolean {
  return (
    signature !== null &&
    JSON.stringify(inWords(commitments)) !== JSON.stringify(inWords(signature.commitments))
  );
}

function proposalOf(line: PlanLine, questionnaire: Questionnaire): readonly Proposal[] {
  if (line.kind === "decided") {
    const { id, recommendation, title, why, horizon, owner, dueOn, status } = line.action;
    if (status === "done" || status === "dropped") return [];
    return [{ id, recommendation, title, why, horizon, owner, dueOn, isDecided: true }];
  }
  const advice = questionnaire.recommendations.find(({ id }) => id === line.suggestion.recommendation);
  if (advice === undefined) return [];
  const { id, title, why, horizon } = advice;
  return [{ id, recommendation: id, title, why, horizon, owner: null, dueOn: null, isDecided: false }];
}

type About = Pick<Commitment, "recommendation" | "title">;

function isAbout(one: About, other: About): boolean {
  if (one.recommendation !== null && one.recommendation === other.recommendation) return true;
  return one.title.trim() === other.title.trim();
}

/** Whatever the order of their properties. */
function inWords(commitments: Commitments) {
  return commitments.map(({ title, recommendation, owner, dueOn }) => [title, recommendation, owner, dueOn]);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
