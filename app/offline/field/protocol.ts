/**
 * What the field app and the server say to each other. The server judges every word that it is sent (app/forms/sync-form.ts);
 * the device only looks whether a reply is ours, because the welcome page of a hotel's network answers 200 too.
 */
import type { AgreedAnswer } from "#app/domain/answers/answer.ts";
import type { LoggedValue, RecordedOperation, SheetOperation } from "#app/domain/answers/answer-operation.ts";
import type { ToldSheet } from "#app/domain/answers/told-interview.ts";
import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Photo, VisitFact } from "#app/domain/visit/visit-fact.ts";

/** How many operations travel at once, and how many characters of them: under what the server takes (1 MB). */
export const SYNC_OPERATIONS = 200;
export const SYNC_CHARACTERS = 600_000;
/** How many changes the server tells at once. */
export const SYNC_CHANGES = 500;

/** The header by which a photo, whose body is its bytes, says from which device it comes: the id of its `DeviceReport`. */
export const DEVICE_HEADER = "X-Diapason-Device";

/**
 * What the device and the server understand each other by. Raised when a device of before would be misunderstood; the header says
 * which one a request speaks.
 */
export const PROTOCOL = 1;
export const PROTOCOL_HEADER = "X-Diapason-Protocol";

/** How far a device has read the log: the last operation that it knows, by its number and its id. */
export type Cursor = { readonly seq: number; readonly id: string };

/** How a device is known, and how it stands: shown in the office. Counts are of what the server has not acknowledged. */
export type DeviceReport = {
  /** UUID made by the device. */
  readonly id: string;
  readonly appVersion: string;
  readonly waiting: { readonly operations: number; readonly photos: number; readonly conflicts: number };
  /** The device's clock, ISO instant: information only. */
  readonly clock: string;
};

export type SyncRequest = {
  readonly device: DeviceReport;
  /** Null reads the whole log of the visits. */
  readonly cursor: Cursor | null;
  /** Enrollments that are prepared on the device: it is told what changes there, and of nothing else. */
  readonly visits: readonly string[];
  readonly operations: readonly SheetOperation[];
};

/** What became of one operation. `deferred`: not now, for a reason of the server's own; it stays on the device and is sent again. */
export type SyncResult =
  | RecordedOperation<LoggedValue>
  | { readonly id: string; readonly outcome: "deferred"; readonly reason: string };

/** One line of the log, as another device learns it. */
export type Change = {
  readonly seq: number;
  /** Id of the operation. */
  readonly id: string;
  readonly respondentId: string;
  readonly subject: SheetOperation["subject"];
  readonly key: string;
  readonly value: LoggedValue | null;
  readonly outcome: "applied" | "conflict";
  /** Name of whoever wrote it; null for the person whose device this is. */
  readonly author: string | null;
  readonly recordedAt: string;
};

/** Whether a visit can still be written on, by what the server knows. */
export type VisitStanding = "open" | "withdrawn" | "round-closed" | "questionnaire-missing" | "not-yours";

export type SyncReply = {
  readonly diapason: "synchro";
  /** One for each operation sent, in their order. */
  readonly results: readonly SyncResult[];
  readonly changes: readonly Change[];
  /** Where the changes end; the next request begins there. */
  readonly cursor: Cursor | null;
  /** There are more changes. */
  readonly hasMore: boolean;
  /**
   * The server doesn't know the cursor: it was restored from an older copy. Nothing of the request was written; the device sends
   * again all that it still holds, and reads the log from its beginning.
   */
  readonly isBehind: boolean;
  /** By enrollment id. */
  readonly visits: Readonly<Record<string, VisitStanding>>;
  /** SHA-256 of the photos of these visits whose bytes the server has not got. */
  readonly missingPhotos: readonly string[];
  /** The server's clock, ISO instant. */
  readonly now: string;
};

/** A visit that may be prepared, for the list to choose from. */
export type VisitOffer = {
  readonly enrollmentId: string;
  readonly operationId: string;
  readonly operationName: string;
  readonly firmName: string;
  readonly trade: string | null;
  readonly city: string | null;
  /** Local date and time, « 2027-02-18T08:30 »; null without an appointment. */
  readonly appointmentAt: string | null;
  readonly isMine: boolean;
  /** ISO instant; null while the interview goes on. */
  readonly interviewedAt: string | null;
};

/** What is known of a firm before one goes there. */
export type VisitFirm = {
  readonly name: string;
  readonly siret: string | null;
  readonly trade: string | null;
  readonly headcount: number | null;
  readonly director: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly labels: readonly string[];
  readonly appointmentAt: string | null;
  readonly appointmentPlace: string | null;
};

/** What the round before found, for the brief: null in the first one. */
export type RoundBefore = {
  readonly code: string;
  /** Out of the scale's top, by theme id, and overall; null where there is none. */
  readonly themes: Readonly<Record<string, number | null>>;
  readonly overall: number | null;
  readonly actions: readonly { readonly title: string; readonly status: string }[];
};

export type VisitSheet = ToldSheet & {
  /** What the visit left so far, on the consultant's sheet: by kind, and photos by their id, with their revisions. */
  readonly facts: Readonly<Record<string, { readonly value: VisitFact; readonly revision: number }>>;
  readonly photos: Readonly<Record<string, { readonly value: Photo; readonly revision: number }>>;
};

/** All that a tablet needs of one visit, but what visits share (`VisitContent`). */
export type VisitPack = {
  readonly diapason: "visite";
  readonly enrollmentId: string;
  readonly operationId: string;
  readonly operationName: string;
  readonly territory: string;
  readonly roundCode: string;
  readonly questionnaire: { readonly id: string; readonly version: number };
  readonly firm: VisitFirm;
  readonly sheets: readonly VisitSheet[];
  /** What was agreed at a debrief, by question id: it counts instead of the consultant's answer. */
  readonly agreed: Readonly<Record<string, AgreedAnswer>>;
  /** What was written twice, and nobody has chosen from. */
  readonly conflicts: readonly Change[];
  /** What was decided of the plan so far: the draft is composed around it. */
  readonly decisions: readonly PlannedAction[];
  readonly roundBefore: RoundBefore | null;
  readonly standing: VisitStanding;
  readonly interviewedAt: string | null;
  /** Where the log stood: the cursor to begin with. */
  readonly cursor: Cursor | null;
  readonly preparedAt: string;
};

/** What the visits of one questionnaire share, whole: scores and the draft plan are computed from it on the device. */
export type VisitContent = {
  readonly diapason: "contenu";
  readonly questionnaire: Questionnaire;
  readonly fundingSchemes: readonly FundingScheme[];
  /** ISO date on which the schemes were last checked. */
  readonly schemesCheckedOn: string | null;
  readonly collectiveActions: readonly CollectiveActionTemplate[];
};

/** What the server keeps of a device. */
export type DeviceRegistration = {
  readonly id: string;
  /** 32 bytes, base64url: opens the device's data when its PIN is forgotten, and its rescue copies. */
  readonly recoveryKey: string;
};
