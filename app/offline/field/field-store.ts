/**
 * What a tablet holds of a consultant's visits, as the screens use it (app/offline/field/open-store.ts opens one). All of it is
 * sealed with a key that the PIN opens. Nothing here waits for a network: sending is the syncer's affair.
 */
import type { LoggedValue, OtherVersion, SheetSubject } from "#app/domain/answers/answer-operation.ts";
import type { Photo } from "#app/domain/visit/visit-fact.ts";
import type { Obstacle } from "#app/offline/answer-queue.ts";
import type { VisitContent, VisitPack, VisitStanding } from "#app/offline/field/protocol.ts";

/** Where something that was written stands. */
export type EntryStanding =
  /** On this device, the transaction committed; not sent, or not acknowledged. */
  | { readonly kind: "kept" }
  /** The server acknowledged it, or told it. */
  | { readonly kind: "received" }
  /** Somebody else wrote another value: a person chooses. */
  | { readonly kind: "conflict"; readonly theirs: OtherVersion<LoggedValue> }
  /** The server will not take it for now (its reason); sent again later. */
  | { readonly kind: "deferred"; readonly reason: string }
  /** The server will never take it; set aside until the person puts it away. `operationId`: what to put away. */
  | { readonly kind: "refused"; readonly operationId: string; readonly reason: string };

/** What one slot of a sheet holds on this device: the projection of what was told and of what was written since. */
export type FieldEntry = {
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
  /** Null when it was cleared. */
  readonly value: LoggedValue | null;
  /** The base of the next edit. */
  readonly revision: number;
  readonly standing: EntryStanding;
  /** ISO instant: by the device's clock where it wrote it. */
  readonly at: string;
};

/** One visit as it stands on the device. */
export type FieldVisit = {
  readonly pack: VisitPack;
  readonly entries: readonly FieldEntry[];
  readonly standing: VisitStanding;
  /** What the server has not acknowledged. */
  readonly unsent: { readonly operations: number; readonly photos: number };
  readonly conflicts: number;
  readonly refused: number;
  /** Bytes on the device, photos apart. */
  readonly size: number;
  readonly photoBytes: number;
  /** ISO instant at which nothing was left to send for the last time; null before. */
  readonly syncedAt: string | null;
};

/** A visit in a list: all but what is written in it. */
export type FieldVisitSummary = Omit<FieldVisit, "entries" | "pack"> & {
  readonly pack: Pick<
    VisitPack,
    | "enrollmentId"
    | "operationId"
    | "operationName"
    | "roundCode"
    | "questionnaire"
    | "firm"
    | "interviewedAt"
    | "preparedAt"
  >;
};

/** What a person writes, before it gets its id, its base and its instant. */
export type Writing = {
  readonly enrollmentId: string;
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
  /** Null clears. */
  readonly value: LoggedValue | null;
};

/** Why something could not be kept on the device: the person must know before they close anything. */
export type KeepingFailure = "full" | "locked" | "broken";
export type Kept = { readonly ok: true } | { readonly ok: false; readonly why: KeepingFailure };

export type FieldStore = {
  readonly userId: string;
  /** The nearest appointment first (`compareVisits`). */
  readonly visits: () => Promise<readonly FieldVisitSummary[]>;
  /** Null when it is not on this device. */
  readonly visit: (enrollmentId: string) => Promise<FieldVisit | null>;
  readonly content: (questionnaire: VisitPack["questionnaire"]) => Promise<VisitContent | null>;
  /** Puts a pack, and what it shares with others, on the device, or renews it: what was written on the device stays. */
  readonly putVisit: (pack: VisitPack, content: VisitContent) => Promise<Kept>;
  /** Takes a visit away. Refused (false) while something of it is unsent, in conflict or refused. */
  readonly removeVisit: (enrollmentId: string) => Promise<boolean>;
  /** One transaction: the value and its operation. Resolves once it has committed; never throws. */
  readonly write: (writing: Writing) => Promise<Kept>;
  /** What the device could not keep, and that this page still holds. */
  readonly unkept: (enrollmentId: string) => Promise<readonly Writing[]>;
  /** Forgets an operation that the server refused, and gives the slot back what the server holds. */
  readonly putAway: (operationId: string) => Promise<void>;
  /** Bytes and operation in one transaction; the bytes are those of `photo.sha256`. */
  readonly addPhoto: (
    visit: { readonly enrollmentId: string; readonly respondentId: string },
    photo: Photo,
    bytes: Uint8Array,
  ) => Promise<Kept>;
  /** Null when this device has not got them. */
  readonly photoBytes: (enrollmentId: string, sha256: string) => Promise<Uint8Array | null>;
  /** Called after each change, also when another tab or the syncer made it. Gives the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
  /** Forgets the key: nothing can be read until the PIN is given again. */
  readonly lock: () => void;
};

/**
 * What stands in the way of sending. `outdated`: the server speaks another protocol than this page; `device`: the server replied,
 * and the device had no room to note it.
 */
export type FieldObstacle = Obstacle | "outdated" | "device";

/** How the exchange with the server goes. */
export type SyncState = {
  readonly phase: "idle" | "sending" | "photos" | "waiting";
  /** Over all visits. */
  readonly unsent: { readonly operations: number; readonly photos: number };
  readonly conflicts: number;
  readonly refused: number;
  readonly trouble: {
    readonly obstacle: FieldObstacle;
    readonly tries: number;
    /** Milliseconds, by the device's clock. */
    readonly retryAt: number;
  } | null;
  /** In this exchange: operations and photos that are through, of how many. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** ISO instant of the last exchange that left nothing to send. */
  readonly lastSyncedAt: string | null;
  /** Another tab of this browser is at it. */
  readonly isElsewhere: boolean;
};

export type Syncer = {
  readonly state: () => SyncState;
  readonly onChange: (listener: (state: SyncState) => void) => () => void;
  /** Begins at once, whatever the wait. */
  readonly now: () => void;
  /** Stops what is under way: what was not acknowledged stays to be sent. */
  readonly cancel: () => void;
  readonly stop: () => void;
};
