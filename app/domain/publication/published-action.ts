/** A collective action as it may leave the operation: how many firms, never which. */
import type {
  Approval,
  CollectiveDescription,
  CollectiveStage,
  FeedbackSheet,
  Pilot,
} from "#app/domain/collective/collective-action.ts";

export type PublishedCollectiveAction = {
  /** The catalogue's action that answers a shared need; null when it is new. */
  readonly template: string | null;
  readonly stage: CollectiveStage;
  readonly description: CollectiveDescription;
  /** Names of the description's funding schemes. */
  readonly schemes: readonly string[];
  /** Taking part is no answer of the questionnaire: these are exact. */
  readonly invited: number;
  readonly joined: number;
  readonly hesitating: number;
  readonly pilot: Pilot | null;
  /** How the pilot was settled, and why. ISO date. */
  readonly outcome: {
    readonly verb: "pivot" | "scale" | "stop";
    readonly why: string;
    readonly takenOn: string;
  } | null;
  /** The steering committee's last word. */
  readonly approval: (Approval & { readonly words: string | null }) | null;
  readonly feedback: FeedbackSheet | null;
};
