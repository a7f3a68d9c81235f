/** What the firms of an operation do together in the demo, what its convention promises, and what its consultants publish. */
import type {
  Approval,
  CollectiveDescription,
  FeedbackSheet,
  MemberAnswer,
  Pilot,
} from "#app/domain/collective/collective-action.ts";
import type { Outcome } from "#app/domain/collective/transitions.ts";
import type {
  AidOutcome,
  CountedUnit,
  EventKind,
  HalfDay,
  Indicator,
} from "#app/domain/convention/convention.ts";
import type { Composition } from "#app/domain/publication/composition.ts";

/** Which of the operation's two consultants did it. */
export type ByConsultant = "first" | "second";

/** A promise of the convention. Days are ISO dates. */
export type DrawnTarget = {
  readonly indicator: Indicator;
  /** Of « own » only. */
  readonly label?: string;
  readonly unit?: string;
  readonly planned: number;
  /** What was written of it later, the earliest first; what was achieved is of « own » only. */
  readonly accounts: readonly {
    readonly on: string;
    readonly achieved?: number;
    readonly justification: string | null;
  }[];
};

export type DrawnConvention = {
  readonly writtenOn: string;
  /** Euros. */
  readonly publicFunding: number;
  readonly countedUnit: CountedUnit;
  readonly targets: readonly DrawnTarget[];
};

/** What a firm says to an action. Hours are a month's, euros are in all. */
export type DrawnWord = {
  readonly on: string;
  readonly firm: string;
  readonly answer: Exclude<MemberAnswer, "invited">;
  readonly hours?: number;
  readonly euros?: number;
  readonly remark?: string;
  /** The director answered from the firm's space. */
  readonly isOwn?: true;
};

/** A step of an action after its beginning. */
export type DrawnMove =
  | ({ readonly verb: "approve"; readonly words?: string } & Approval)
  | { readonly verb: "gather"; readonly on: string; readonly firms: readonly string[] }
  | { readonly verb: "plan-pilot"; readonly on: string; readonly pilot: Pilot }
  | { readonly verb: "start-pilot" | "review"; readonly on: string; readonly words?: string }
  | { readonly verb: Outcome; readonly on: string; readonly words: string }
  | { readonly verb: "feedback"; readonly on: string; readonly feedback: FeedbackSheet };

/** A collective action: begun from the catalogue's, with the words that the group put in their place. */
export type DrawnAction = {
  /** Names the action in the demo. */
  readonly key: string;
  readonly template: string;
  readonly begunOn: string;
  readonly by: ByConsultant;
  readonly words: Partial<CollectiveDescription>;
  readonly moves: readonly DrawnMove[];
  readonly said: readonly DrawnWord[];
};

/** Somebody expected at a workshop: the director of a firm, or a colleague by name. */
export type DrawnPresence = {
  readonly firm: string;
  readonly person?: string;
  /** Left their signature out of the sheet. */
  readonly isUnsigned?: true;
};

/** What several firms, or none, took part in; each firm's visits and debriefs follow from its course. */
export type DrawnEvent = {
  readonly kind: Exclude<EventKind, "visit" | "debrief">;
  readonly title: string;
  readonly heldOn: string;
  readonly place: string | null;
  /** Hours of one adviser. */
  readonly hours: number;
  readonly advisers: number;
  readonly by: ByConsultant;
  /** Key of the action that it belongs to. */
  readonly action?: string;
  readonly notes?: string;
  readonly sheet?: {
    readonly halfDays: readonly HalfDay[];
    /** Of a half-day. */
    readonly hours: number;
    readonly present: readonly DrawnPresence[];
  };
};

/** Aid that a firm asked for. Amounts are euros. */
export type DrawnAid = {
  readonly firm: string;
  readonly scheme: string;
  readonly askedOn: string;
  readonly asked: number;
  readonly isDeMinimis: boolean;
  /** Nothing while it waits. */
  readonly settled?: {
    readonly on: string;
    readonly outcome: Exclude<AidOutcome, "asked">;
    readonly granted?: number;
  };
};

/** Words of a firm that agreed to be quoted, as they are printed. */
export type DrawnQuote = {
  readonly firm: string;
  readonly question: string;
  readonly words: string;
  readonly attribution: string;
};

/** A synthesis that was handed to the funders. */
export type DrawnPublication = {
  readonly on: string;
  readonly by: ByConsultant;
  readonly chapters: Composition["chapters"];
  readonly breakdowns: Composition["breakdowns"];
  readonly texts: Composition["texts"];
  readonly quotes: readonly DrawnQuote[];
  readonly isForFirms: boolean;
};

/** The collective part of an operation's story. */
export type Together = {
  readonly convention: DrawnConvention;
  readonly actions: readonly DrawnAction[];
  readonly events: readonly DrawnEvent[];
  readonly aid: readonly DrawnAid[];
  /** Firms that agreed to be quoted, and when. */
  readonly consents: readonly { readonly firm: string; readonly on: string }[];
  readonly publications: readonly DrawnPublication[];
};
