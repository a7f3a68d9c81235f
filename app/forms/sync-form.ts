/** What a tablet sends when it comes within reach of the server. */
import * as z from "zod";
import { type SheetOperation, sheetOperationSchema } from "#app/domain/answers/answer-operation.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";
import { type DeviceRegistration, SYNC_OPERATIONS, type SyncRequest } from "#app/offline/field/protocol.ts";

/** One operation that can be tried; or why it can't, with its id where it has one. */
export type SentSheetOperation =
  | { readonly ok: true; readonly operation: SheetOperation }
  | { readonly ok: false; readonly id: string; readonly reason: string };

/** A request whose operations were judged one by one. */
export type ReadSync = Omit<SyncRequest, "operations"> & {
  readonly operations: readonly SentSheetOperation[];
};

/** More visits than anybody prepares. */
const MOST_VISITS = 500;
/** More than a tablet can hold. */
const MOST_WAITING = 10_000_000;

const count = z.number().int().min(0).max(MOST_WAITING);
const requestSchema = z.strictObject({
  device: z.strictObject({
    id: z.uuid(),
    appVersion: z.string().max(60),
    waiting: z.strictObject({ operations: count, photos: count, conflicts: count }),
    clock: z.iso.datetime(),
  }),
  cursor: z.strictObject({ seq: z.number().int().min(1), id: z.string().min(1).max(60) }).nullable(),
  visits: z.array(z.string().max(60)).max(MOST_VISITS),
  operations: z.array(z.unknown()),
});
const identifiedSchema = z.object({ id: z.string().max(60) });

/** 32 bytes as base64url without padding. */
const registrationSchema = z.strictObject({
  id: z.uuid(),
  recoveryKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

/**
 * A request, as JSON. An operation that is not one is set aside by itself, and never stops the others. Fails when this is no
 * request at all, or one with too many operations.
 */
export function parseSyncRequest(body: unknown): Result<ReadSync> {
  const request = requestSchema.safeParse(body);
  if (!request.success) {
    return failure({
      code: "not-a-request",
      message: "L’envoi n’a pas la forme attendue\u00A0: mettez l’application de terrain à jour.",
    });
  }
  const { operations, ...others } = request.data;
  if (operations.length > SYNC_OPERATIONS) {
    const message = `L’envoi dépasse ${SYNC_OPERATIONS} saisies\u00A0: il se fait en plusieurs fois.`;
    return failure({ code: "batch-too-large", message });
  }
  return success({ ...others, operations: operations.map(parseSheetOperation) });
}

/** A device that makes itself known, as JSON. */
export function parseRegistration(body: unknown): Result<DeviceRegistration> {
  const registration = registrationSchema.safeParse(body);
  if (registration.success) return success(registration.data);
  return failure({ code: "not-a-device", message: "Cet appareil ne se présente pas comme attendu." });
}

/** One operation, judged by itself. */
export function parseSheetOperation(sent: unknown): SentSheetOperation {
  const parsed = sheetOperationSchema.safeParse(sent);
  if (parsed.success) return { ok: true, operation: parsed.data };
  const identified = identifiedSchema.safeParse(sent);
  return {
    ok: false,
    id: identified.success ? identified.data.id : "",
    reason: "Cette saisie n’a pas la forme attendue\u00A0: elle reste sur votre appareil.",
  };
}
