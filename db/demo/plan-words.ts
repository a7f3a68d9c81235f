/** What plans say beyond the questionnaire's advice: why something was set aside, how it was reworded, what it costs. */

/** Another wording of a recommendation, agreed on with the director. */
export type Rewording = {
  readonly title: string;
  readonly steps?: readonly string[];
  readonly horizon?: "this-week" | "1-month" | "3-months" | "6-months" | "12-months";
};

export type PlanWords = {
  /** Reasons by recommendation id; each is given by one firm only. */
  readonly refusals: Readonly<Record<string, readonly string[]>>;
  /** By recommendation id; each is used by one firm only. */
  readonly rewordings: Readonly<Record<string, readonly Rewording[]>>;
  /** Whole euros by recommendation id, for one that costs something: for a firm of up to five people, and above. */
  readonly costs: Readonly<Record<string, readonly [small: number, large: number]>>;
};
