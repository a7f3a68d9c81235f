/** Answers to the field app: always JSON, a refusal with its sentence. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { PROTOCOL, PROTOCOL_HEADER } from "#app/offline/field/protocol.ts";

/** The body of a request as JSON; null when it isn't any. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}

/** Fails with `outdated` when the page that asks speaks another protocol than this server: nothing of it is read then. */
export function speaksOurs(request: Request): Result<null> {
  const spoken = request.headers.get(PROTOCOL_HEADER);
  if (spoken === null || spoken === String(PROTOCOL)) return success(null);
  return failure({ code: "outdated", message: "Rechargez\u00A0: nouvelle version." });
}

/** What was asked for, or the status and the sentence of the refusal. */
export function fieldReply<T extends { readonly diapason: string }>(result: Result<T>): Response {
  if (result.ok) return Response.json(result.value);
  const { code, message } = result.problem;
  return Response.json({ message }, { status: STATUS[code] ?? 503 });
}

const STATUS: Readonly<Record<string, number>> = {
  "not-found": 404,
  forbidden: 403,
  taken: 409,
  outdated: 426,
  "no-photo": 409,
  "too-big": 413,
  "not-a-request": 422,
  "batch-too-large": 422,
  "not-a-device": 422,
  empty: 422,
  "other-bytes": 422,
  "not-an-image": 422,
  "too-wide": 422,
};
