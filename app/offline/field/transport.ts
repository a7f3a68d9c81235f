/** Talking with the server. Never throws: what comes to nothing says why, and only our own reply is a reply. */
import type { FieldObstacle } from "#app/offline/field/field-store.ts";
import { PROTOCOL, PROTOCOL_HEADER } from "#app/offline/field/protocol.ts";

/** What sends: the browser's `fetch`, unless a test brings its own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Exchanged<T> =
  | { readonly ok: true; readonly reply: T }
  /** `cancelled`: the person stopped it. */
  | { readonly ok: false; readonly obstacle: FieldObstacle | "cancelled"; readonly status: number | null };

export type Asked<T> = {
  readonly fetch: Fetch;
  readonly url: string;
  readonly method?: "GET" | "POST" | "PUT";
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isOurs: (reply: unknown) => reply is T;
  readonly signal?: AbortSignal;
  /** Milliseconds after which no reply is a failure. */
  readonly patience?: number;
};

export async function exchange<T>(asked: Asked<T>): Promise<Exchanged<T>> {
  const { fetch: send, url, method = "GET", body, mediaType = "application/json", isOurs, signal } = asked;
  if (isAborted(signal)) return { ok: false, obstacle: "cancelled", status: null };
  const limit = limited(signal, asked.patience ?? PATIENCE);
  try {
    const response = await send(url, {
      method,
      headers: {
        Accept: "application/json",
        [PROTOCOL_HEADER]: String(PROTOCOL),
        ...asked.headers,
        ...(body === undefined ? {} : { "Content-Type": mediaType }),
      },
      ...(body === undefined ? {} : { body }),
      redirect: "error",
      cache: "no-store",
      signal: limit.signal,
    });
    if (!response.ok) return { ok: false, obstacle: obstacleOf(response.status), status: response.status };
    const reply: unknown = await response.json();
    return isOurs(reply)
      ? { ok: true, reply }
      : { ok: false, obstacle: "unreachable", status: response.status };
  } catch {
    return { ok: false, obstacle: isAborted(signal) ? "cancelled" : "unreachable", status: null };
  } finally {
    limit.end();
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** Aborts with `signal`, or when the time is over: `AbortSignal.any` is too new for some tablets. */
function limited(signal: AbortSignal | undefined, patience: number) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, patience);
  signal?.addEventListener("abort", abort);
  const end = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
  return { signal: controller.signal, end };
}

function obstacleOf(status: number): FieldObstacle {
  if (status === 426) return "outdated";
  if (status === 401) return "signed-out";
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? "forbidden" : "unavailable";
}

const PATIENCE = 30_000;
