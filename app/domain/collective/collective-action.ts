/**
 * What several firms do together: from a shared need to a small dated pilot, then a decision. The catalogue's templates are
 * only a beginning (app/domain/plan/collective-action-catalogue.ts).
 */
import * as z from "zod";

export const COLLECTIVE_STAGES = [
  "proposed",
  "gathering",
  "pilot",
  "review",
  "pivoted",
  "scaled",
  "stopped",
] as const;
/**
 * Where an action stands. `proposed`: written, nobody invited. `gathering`: firms are invited. `pilot`: the trial goes on.
 * `review`: it is over and nothing is decided. Then `scaled` (it goes on, larger), `pivoted` (something else is done, and a
 * new pilot may begin) or `stopped`.
 */
export type CollectiveStage = (typeof COLLECTIVE_STAGES)[number];

/** Who pays how much of an action, in euros. */
const shareSchema = z.strictObject({ payer: z.string().min(1).max(160), euros: z.number().int().min(0) });
export type FundingShare = z.infer<typeof shareSchema>;

const words = z.string().max(2_000);
const euros = z.number().int().min(0).max(100_000_000);

export const collectiveDescriptionSchema = z.strictObject({
  title: z.string().min(1).max(160),
  /** What the group wants, and for whom. */
  aim: words,
  /** Workshop, shared purchase, common building site … */
  format: words,
  minimumFirms: z.number().int().min(2).max(1_000),
  /** The right size, in words. */
  idealSize: words,
  /** Euros for each firm, and for the whole action; null when not known. */
  unitCost: euros.nullable(),
  totalCost: euros.nullable(),
  shares: z.array(shareSchema).max(12),
  /** Ids of the catalogue's funding schemes. */
  fundingSchemes: z.array(z.string().max(80)).max(12),
  partners: z.array(z.string().min(1).max(240)).max(20),
  legalForm: words,
  risks: words,
  indicator: words,
});
/** What an action is. Costs are in euros, without aid. */
export type CollectiveDescription = z.infer<typeof collectiveDescriptionSchema>;

export const pilotSchema = z.strictObject({
  /** What is tried. */
  plan: words,
  /** ISO dates: of the trial, and of the review at the latest. */
  heldOn: z.iso.date(),
  reviewOn: z.iso.date(),
  place: z.string().max(240),
  /** Euros that the pilot may cost at most. */
  budgetCap: euros,
  /** What will make the group stop or change its way, written before it begins. */
  stopCriterion: z.string().min(1).max(2_000),
});
/** A small dated trial. Once it has begun, its budget and its stop criterion don't change. */
export type Pilot = z.infer<typeof pilotSchema>;

export const feedbackSheetSchema = z.strictObject({
  /** Euros really spent; null when not known yet. */
  realCost: euros.nullable(),
  worked: words,
  failed: words,
  /** What one would do otherwise. */
  advice: words,
  /** Documents that another group can use again: a title, and where it is. */
  documents: z
    .array(z.strictObject({ title: z.string().min(1).max(160), place: z.string().max(500) }))
    .max(20),
});
/** What an action taught. */
export type FeedbackSheet = z.infer<typeof feedbackSheetSchema>;

export const MEMBER_ANSWERS = ["invited", "yes", "no", "perhaps"] as const;
/** What an invited firm says; `invited`: nothing yet. */
export type MemberAnswer = (typeof MEMBER_ANSWERS)[number];

/** A firm invited to an action. Hours are a month's, euros are in all; null where it offers none or didn't say. */
export type CollectiveMember = {
  readonly enrollmentId: string;
  readonly answer: MemberAnswer;
  readonly hours: number | null;
  readonly euros: number | null;
  readonly remark: string | null;
  /** ISO instants. */
  readonly invitedAt: string;
  readonly answeredAt: string | null;
  readonly isOwnAnswer: boolean;
};

/** How the steering committee decided on an action. */
export const APPROVALS = ["approved", "with-reservations", "refused"] as const;
export const approvalSchema = z.strictObject({
  decision: z.enum(APPROVALS),
  /** ISO date of the committee. */
  decidedOn: z.iso.date(),
});
export type Approval = z.infer<typeof approvalSchema>;

export const COLLECTIVE_VERBS = [
  "create",
  "describe",
  "gather",
  "plan-pilot",
  "start-pilot",
  "review",
  "pivot",
  "scale",
  "stop",
  "approve",
  "feedback",
] as const;
export type CollectiveVerb = (typeof COLLECTIVE_VERBS)[number];

/** A step that was taken, and why. */
export type CollectiveStep = {
  readonly verb: CollectiveVerb;
  readonly words: string | null;
  /** With `start-pilot`: the pilot as it began. */
  readonly pilot: Pilot | null;
  /** With `approve`. */
  readonly approval: Approval | null;
  /** Who took it; null when not known any more. */
  readonly actor: string | null;
  /** ISO instant. */
  readonly takenAt: string;
};

/** A collective action of an operation, with the firms invited to it and all that was decided on it. */
export type CollectiveAction = {
  readonly id: string;
  readonly operationId: string;
  /** The catalogue's action that it was begun from; null when it is new. */
  readonly template: string | null;
  readonly stage: CollectiveStage;
  readonly description: CollectiveDescription;
  readonly pilot: Pilot | null;
  readonly feedback: FeedbackSheet | null;
  readonly members: readonly CollectiveMember[];
  /** The first one first. */
  readonly steps: readonly CollectiveStep[];
  readonly revision: number;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
};
