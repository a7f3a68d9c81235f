/**
 * Whether a reply is ours: the welcome page of a hotel's network answers 200 too, and a proxy may cut a reply short. Only what the
 * device relies on is looked at; the server is believed for the rest.
 */

import type { FieldVisitSummary } from "#app/offline/field/field-store.ts";
import type {
  Change,
  SyncReply,
  SyncResult,
  VisitContent,
  VisitOffer,
  VisitPack,
} from "#app/offline/field/protocol.ts";
import { isCursor, isLogged, isRecord, isTextOrNull } from "#app/offline/field/stored-shapes.ts";

/** What the list of visits that may be prepared says. */
export type OffersReply = {
  readonly diapason: "visites";
  readonly userId: string;
  readonly userName: string;
  readonly offers: readonly VisitOffer[];
  readonly now: string;
};
export type DeviceReply = {
  readonly diapason: "appareil";
  readonly userId: string;
  readonly userName: string;
};
export type RecoveryReply = { readonly diapason: "cle"; readonly recoveryKey: string };

/** A reply to a request that sent these operations: one result for each, in their order. */
export function isSyncReply(reply: unknown, sent: readonly { readonly id: string }[]): reply is SyncReply {
  if (!isRecord(reply) || reply.diapason !== "synchro") return false;
  const { results, changes, cursor, hasMore, isBehind, visits, missingPhotos, now } = reply;
  return (
    Array.isArray(results) &&
    (isBehind === true ? results.every(isResult) : answersEach(results, sent)) &&
    Array.isArray(changes) &&
    changes.every(isChange) &&
    (cursor === null || isCursor(cursor)) &&
    typeof hasMore === "boolean" &&
    typeof isBehind === "boolean" &&
    isRecord(visits) &&
    Object.values(visits).every((standing) => typeof standing === "string") &&
    Array.isArray(missingPhotos) &&
    missingPhotos.every((sha256) => typeof sha256 === "string") &&
    isInstant(now)
  );
}

export function isVisitPack(reply: unknown): reply is VisitPack {
  return (
    isVisitSummary(reply) &&
    "diapason" in reply &&
    reply.diapason === "visite" &&
    "sheets" in reply &&
    Array.isArray(reply.sheets) &&
    reply.sheets.every(
      (sheet) =>
        isRecord(sheet) &&
        typeof sheet.respondentId === "string" &&
        ["answers", "comments", "stakes", "review", "facts", "photos"].every((part) => isRecord(sheet[part])),
    ) &&
    "conflicts" in reply &&
    Array.isArray(reply.conflicts) &&
    reply.conflicts.every(isChange) &&
    "cursor" in reply &&
    (reply.cursor === null || isCursor(reply.cursor)) &&
    "standing" in reply &&
    typeof reply.standing === "string"
  );
}

/** What a list shows of a visit. */
export function isVisitSummary(given: unknown): given is FieldVisitSummary["pack"] {
  if (!isRecord(given)) return false;
  const texts = ["enrollmentId", "operationId", "operationName", "roundCode", "preparedAt"] as const;
  return (
    texts.every((name) => typeof given[name] === "string") &&
    isRecord(given.questionnaire) &&
    typeof given.questionnaire.id === "string" &&
    typeof given.questionnaire.version === "number" &&
    isRecord(given.firm) &&
    typeof given.firm.name === "string" &&
    isTextOrNull(given.firm.appointmentAt)
  );
}

export function isVisitContent(reply: unknown): reply is VisitContent {
  return (
    isRecord(reply) &&
    reply.diapason === "contenu" &&
    isRecord(reply.questionnaire) &&
    Array.isArray(reply.questionnaire.themes) &&
    Array.isArray(reply.fundingSchemes) &&
    Array.isArray(reply.collectiveActions)
  );
}

export function isOffersReply(reply: unknown): reply is OffersReply {
  return (
    isRecord(reply) &&
    reply.diapason === "visites" &&
    typeof reply.userId === "string" &&
    typeof reply.userName === "string" &&
    Array.isArray(reply.offers) &&
    reply.offers.every((offer) => isRecord(offer) && typeof offer.enrollmentId === "string") &&
    isInstant(reply.now)
  );
}

export function isDeviceReply(reply: unknown): reply is DeviceReply {
  return isRecord(reply) && reply.diapason === "appareil" && typeof reply.userId === "string";
}

export function isRecoveryReply(reply: unknown): reply is RecoveryReply {
  return isRecord(reply) && reply.diapason === "cle" && typeof reply.recoveryKey === "string";
}

function answersEach(results: readonly unknown[], sent: readonly { readonly id: string }[]): boolean {
  return (
    results.length === sent.length &&
    results.every((result, index) => isResult(result) && result.id === sent[index]?.id)
  );
}

function isResult(result: unknown): result is SyncResult {
  if (!isRecord(result) || typeof result.id !== "string") return false;
  switch (result.outcome) {
    case "applied":
    case "duplicate":
      return typeof result.revision === "number";
    case "conflict":
      return (
        typeof result.revision === "number" &&
        isLogged(result.value) &&
        isTextOrNull(result.author) &&
        typeof result.at === "string"
      );
    case "rejected":
    case "deferred":
      return typeof result.reason === "string";
    default:
      return false;
  }
}

function isChange(change: unknown): change is Change {
  return (
    isRecord(change) &&
    typeof change.seq === "number" &&
    ["id", "respondentId", "subject", "key", "recordedAt"].every(
      (name) => typeof change[name] === "string",
    ) &&
    isLogged(change.value) &&
    (change.outcome === "applied" || change.outcome === "conflict") &&
    isTextOrNull(change.author)
  );
}

function isInstant(value: unknown): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}
