/** What the field app asks the server for outside the exchange of operations. Each reply says that it is ours, or isn't believed. */
import type { VisitContent, VisitPack } from "#app/offline/field/protocol.ts";
import {
  type DeviceReply,
  isDeviceReply,
  isOffersReply,
  isRecoveryReply,
  isVisitContent,
  isVisitPack,
  type OffersReply,
  type RecoveryReply,
} from "#app/offline/field/reply-guard.ts";

/** Why nothing came. */
export type AskFailure =
  /** No reply, or one that is not ours: no network, a hotel's welcome page, a server that fails. */
  | "unreachable"
  | "signed-out"
  /** This account has no right to it. */
  | "forbidden"
  /** It is not there, or no longer. */
  | "missing"
  /** The person stopped it. */
  | "cancelled";
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: AskFailure };

/** Milliseconds: a pack is big and a workshop's network is slow. */
const PATIENCE = 60_000;

/** Who is signed in, and which visits they may prepare. */
export function askOffers(signal?: AbortSignal): Promise<Asked<OffersReply>> {
  return ask("/resources/terrain/visites", isOffersReply, { signal });
}

export function askPack(enrollmentId: string, signal?: AbortSignal): Promise<Asked<VisitPack>> {
  return ask(`/resources/terrain/visites/${encodeURIComponent(enrollmentId)}`, isVisitPack, { signal });
}

export function askContent(
  { id, version }: VisitPack["questionnaire"],
  signal?: AbortSignal,
): Promise<Asked<VisitContent>> {
  return ask(`/resources/terrain/contenus/${encodeURIComponent(id)}/${version}`, isVisitContent, { signal });
}

/** Makes the device known, with the key that opens it again when its PIN is forgotten. */
export function registerDevice(id: string, recoveryKey: string): Promise<Asked<DeviceReply>> {
  return ask("/resources/terrain/appareils", isDeviceReply, { body: { id, recoveryKey } });
}

/** Given to the device's own user only. */
export function askRecoveryKey(deviceId: string): Promise<Asked<RecoveryReply>> {
  return ask(`/resources/terrain/appareils/${encodeURIComponent(deviceId)}`, isRecoveryReply, {});
}

type Question = { readonly body?: unknown; readonly signal?: AbortSignal | undefined };

async function ask<T>(
  path: string,
  isOurs: (reply: unknown) => reply is T,
  { body, signal }: Question,
): Promise<Asked<T>> {
  const ended = new AbortController();
  const end = () => ended.abort();
  const patience = setTimeout(end, PATIENCE);
  signal?.addEventListener("abort", end);
  try {
    const response = await fetch(path, {
      credentials: "same-origin",
      cache: "no-store",
      // A welcome page redirects; ours never do.
      redirect: "error",
      signal: ended.signal,
      ...(body === undefined
        ? {}
        : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (response.status === 401) return { ok: false, why: "signed-out" };
    if (response.status === 403) return { ok: false, why: "forbidden" };
    if (response.status === 404 || response.status === 410) return { ok: false, why: "missing" };
    const reply: unknown = response.ok ? await response.json() : null;
    return isOurs(reply) ? { ok: true, value: reply } : { ok: false, why: "unreachable" };
  } catch {
    return { ok: false, why: signal?.aborted === true ? "cancelled" : "unreachable" };
  } finally {
    clearTimeout(patience);
    signal?.removeEventListener("abort", end);
  }
}

/** What the person reads when nothing came. */
export const ASK_FAILURES: Readonly<Record<AskFailure, string>> = {
  unreachable: "Le serveur ne répond pas. Vérifiez le réseau, puis réessayez.",
  "signed-out": "Connectez-vous pour continuer.",
  forbidden: "Votre compte n’ouvre pas cette page. Parlez-en à votre administrateur.",
  missing: "Le serveur ne connaît plus ce que vous demandez.",
  cancelled: "Arrêté à votre demande.",
};
