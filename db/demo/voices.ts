/** Who answers for the firms of an operation besides their director and their consultant, and what they see otherwise. */
import type { Shifts } from "#db/demo/portrait.ts";

/** How many employees and customers hand in a sheet, and how many leave one unfinished. */
export type Turnout = {
  readonly employees?: number;
  readonly customers?: number;
  /** Employees who began and have not handed in. */
  readonly unfinished?: number;
};

/** A value that the director and the consultant settled on, and why. */
export type DrawnAgreement = { readonly question: string; readonly choice: string; readonly reason: string };

export type Voices = {
  /** What each sees better (or worse) than it is, in points, by question id: the lessons of the crossed perspectives. */
  readonly regards: {
    readonly director: Shifts;
    readonly employee: Shifts;
    readonly customer: Shifts;
  };
  /** By the firm's key. */
  readonly turnouts: Readonly<Record<string, Turnout>>;
  /** What came out of the debriefs, by the firm's key; held on the morning when the plan was decided. */
  readonly debriefs: Readonly<Record<string, readonly DrawnAgreement[]>>;
  /** Key of a firm whose director has begun to answer alone and has not handed in. */
  readonly beginner?: string;
};
