/**
 * What a firm of the demo is, before anybody asks it anything. The answers are drawn from the portrait
 * (draw-answers.ts); nothing in the demo is written by hand twice.
 */
import type { Stake } from "#app/domain/answers/answer.ts";
import type { PlaceKey } from "#db/demo/places.ts";

/**
 * An answer that the portrait imposes: the id of a choice or a text, several ids (in order for a ranking), a number,
 * UNKNOWN or NOT_APPLICABLE.
 */
export type Fact = string | number | readonly string[];
export const UNKNOWN = "?";
export const NOT_APPLICABLE = "-";

/**
 * How the director speaks of the firm in a self-assessment: `confident` says more than the consultant sees, `modest` says
 * less, `exact` the same.
 */
export type Temperament = "confident" | "modest" | "exact";

/** What the director thinks of working with others: `alone` < `watches` < `joins` < `leads`. */
export type Stance = "alone" | "watches" | "joins" | "leads";

/** Where the firm stands on the day of the demo. Days are ISO dates; later steps need the earlier ones. */
export type Course = {
  readonly step: "withdrawn" | "enrolled" | "partial" | "interviewed" | "drafting" | "planned" | "reported";
  /** Which of the operation's two consultants follows the firm. */
  readonly consultant: "first" | "second";
  readonly enrolledOn: string;
  readonly interviewedOn?: string;
  readonly planOn?: string;
  readonly reportOn?: string;
  readonly withdrawnOn?: string;
  readonly withdrawalReason?: string;
  /** The director answered alone before the visit. */
  readonly selfAssessedOn?: string;
  /** Themes that the interview has not reached yet. */
  readonly missingThemes?: readonly string[];
  /** The part (0–1) of the answers that were « ne sait pas », where that was allowed. */
  readonly unknownShare?: number;
  /** Local date and time, and where. */
  readonly appointment?: readonly [at: string, place: string];
};

/** An action that the consultant added to the plan: no answer suggests it. */
export type AddedAction = {
  readonly title: string;
  readonly why: string;
  readonly steps: readonly string[];
  readonly effort: 1 | 2 | 3;
  readonly impact: 1 | 2 | 3;
  readonly cost?: number;
};

export type Portrait = {
  /** Names the firm everywhere in the demo, and seeds its chance. */
  readonly key: string;
  readonly name: string;
  readonly trade: string;
  /** NAF rév. 2. */
  readonly naf: string;
  readonly place: PlaceKey;
  readonly address: string;
  readonly headcount: number;
  readonly director: {
    readonly name: string;
    readonly gender: "f" | "m";
    readonly age: number;
    readonly temperament: Temperament;
  };
  /** Who else may carry an action: names with what they do. */
  readonly people?: readonly string[];
  readonly labels?: readonly string[];
  /** The level of the whole firm, 0–4, before its troubles and its strengths. */
  readonly base: number;
  /** What one theme has more or less than the whole firm, in points, by theme id. */
  readonly leans?: Readonly<Record<string, number>>;
  /** Ids of the operation's characters (`Characters`). */
  readonly troubles: readonly string[];
  readonly strengths: readonly string[];
  readonly stance: Stance;
  /** What the director says is at stake, where it is not 2, by theme id. */
  readonly stakes?: Readonly<Record<string, Stake>>;
  /** Imposed answers, by question id. */
  readonly facts: Readonly<Record<string, Fact>>;
  readonly added?: readonly AddedAction[];
  readonly course: Course;
  /** How the firm was found when it was met again; nothing for a firm that was met once. */
  readonly again?: SecondVisit;
};

/** A firm in the second campaign of its operation: what is not said here is as it was the first time. Days are ISO dates. */
export type SecondVisit = {
  readonly interviewedOn: string;
  /** When a second plan was decided. */
  readonly planOn?: string;
  /** What each theme has gained, or lost, in points, by theme id. */
  readonly moves: Readonly<Record<string, number>>;
  /** Answers that have changed, by question id. */
  readonly facts?: Portrait["facts"];
  /** What the consultant noted, by question id. */
  readonly remarks: Readonly<Record<string, string>>;
};

/** Points added to the questions that a trouble, a strength or a stance touches, by question id. */
export type Shifts = Readonly<Record<string, number>>;

/** What the firms of one operation have in common, and the words in which their portraits are written. */
export type Characters = {
  readonly troubles: Readonly<Record<string, Shifts>>;
  readonly strengths: Readonly<Record<string, Shifts>>;
  readonly stances: Readonly<Record<Stance, Shifts>>;
  /** What the whole group has more or less of: the lessons of the collective report. */
  readonly group: Shifts;
  /** Questions that have no object for somebody who works alone. */
  readonly emptyWhenAlone: readonly string[];
  /** Questions that no one in the group could answer, unless the portrait says otherwise. */
  readonly unknownUnlessStated: readonly string[];
  /** The question that the headcount answers, if there is one. */
  readonly headcountQuestion: string | null;
  /** The questions that follow from the director's age: the choices from the youngest to the oldest director. */
  readonly byAge: Readonly<Record<string, readonly { readonly from: number; readonly choice: string }[]>>;
};
