/** A remark that a consultant noted in the field, and the answers that it goes with. */

/** Answers by their worth (`low` 0–1 point, `mid` 2, `high` 3–4), or by the id of the choice, `?` and `-` included. */
export type Fit = string;

/** About whom it can be said: the director's gender, a firm with a team, an interview of mid-October or later. */
export const ABOUT = ["f", "m", "team", "autumn"] as const;

/** Question, what it fits (words apart), the words, and about whom (words apart; anybody when left out). */
export type Remark = readonly [question: string, fits: Fit, text: string, about?: string];
