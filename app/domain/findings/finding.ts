/** What the answers of a firm say, before anyone decides anything. */
export type Strength = { readonly kind: "strength"; readonly question: string; readonly score: number };
export type Weakness = { readonly kind: "weakness"; readonly question: string; readonly score: number };

/** How an obstacle is known: said by the person, seen by the consultant, or proved by a document. */
export type ObstacleSource = "declared" | "observed" | "evidenced";

export type Obstacle = {
  readonly kind: "obstacle";
  readonly tag: string;
  readonly source: ObstacleSource;
  /** Ids of the questions whose answers carry the tag, in the order of the questionnaire. */
  readonly questions: readonly string[];
};

export type Opportunity = {
  readonly kind: "opportunity";
  readonly tag: string;
  readonly questions: readonly string[];
};

/**
 * A tag gives one obstacle per source kind at most: « declared » and « observed » (or « evidenced ») may stand side by
 * side for the same tag, because a gap between what is said and what is seen is itself worth reading.
 */
export type Finding = Strength | Weakness | Obstacle | Opportunity;
