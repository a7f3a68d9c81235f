/** How big a request may be. Judged on Content-Length: a body of unknown length is refused, and Node holds it to its word. */
import { matchPath } from "react-router";
import { isSafe } from "#app/server/access/csrf.ts";

/** Bytes. What a script sends, and what anybody may send to log in. */
export const SMALL_LIMIT = 100 * 1024;
/** The form of a page: forty boxes of 40,000 letters come in, and each is told its own limit, with nothing lost. */
export const FORM_LIMIT = 4 * 1024 * 1024;
export const SYNC_LIMIT = 1024 * 1024;
/** A photo of a visit, which the tablet made smaller (PHOTO_BYTES of app/domain/visit/visit-fact.ts). */
export const PHOTO_LIMIT = 3 * 1024 * 1024;
export const UPLOAD_LIMIT = 12 * 1024 * 1024;

/** The page of a file says by itself, next to the file's box, that it is too big, before it reads anything of it. */
const FILE_PAGES = [
  "/operations/:operationId/entreprises/importer",
  "/espace/plan/:actionId",
  "/appareils",
] as const;

/** Addresses that read JSON, or whatever comes before they know who sends it. */
const SMALL = [
  "/connexion",
  "/deconnexion",
  "/r/:token",
  "/espace/code",
  "/reponse/saisies",
  "/operations/:operationId/entreprises/:enrollmentId/entretien/saisies",
  "/resources/*",
] as const;

/** The addresses that take more or less than a form of a page, the first that matches. Everything else is held to FORM_LIMIT. */
const OTHERS: readonly { readonly path: string; readonly limit: number }[] = [
  ...FILE_PAGES.map((path) => ({ path, limit: UPLOAD_LIMIT })),
  { path: "/resources/sync", limit: SYNC_LIMIT },
  { path: "/resources/terrain/photos/:enrollmentId/:sha256", limit: PHOTO_LIMIT },
  ...SMALL.map((path) => ({ path, limit: SMALL_LIMIT })),
  // Seventeen texts of 40,000 characters, each up to nine bytes once sent.
  { path: "/operations/:operationId/publications/composer", limit: UPLOAD_LIMIT },
];

type Sent = {
  readonly method: string;
  readonly pathname: string;
  readonly contentLength: string | null;
  readonly chunked: boolean;
};

/** 413 for a body that is too big, 411 for one that doesn't say its length, null when it may come in. */
export function refusedBody(sent: Sent): 411 | 413 | null {
  if (isSafe(sent.method) && sent.contentLength === null && !sent.chunked) return null;
  if (sent.chunked) return 411;
  return Number(sent.contentLength ?? "0") > bodyLimit(sent.pathname) ? 413 : null;
}

/** The same, of a request whose address the router has. */
export function refusedBodyOf(
  { method, headers }: Pick<Request, "method" | "headers">,
  { pathname }: URL,
): 411 | 413 | null {
  return refusedBody({
    method,
    pathname,
    contentLength: headers.get("content-length"),
    chunked: headers.has("transfer-encoding"),
  });
}

/** Whether it is left to this address (as the router has it, without `.data`) to refuse what is too big. */
export function saysTooBig(method: string, pathname: string): boolean {
  return !isSafe(method) && FILE_PAGES.some((page) => matchPath(page, pathname) !== null);
}

/**
 * Whether this is a form that the page's script sends, whose boxes are still on the screen: told in the page itself that it is
 * too big, nothing of it is lost, when a page of its own would take its place (`withFailures` answers, and reads nothing).
 */
export function isFormByScript({
  method,
  url,
  headers,
}: Pick<Request, "method" | "url" | "headers">): boolean {
  const isForm = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  return !isSafe(method) && isForm && new URL(url).pathname.endsWith(".data");
}

/** How many bytes this address takes, document and `.data` request alike. */
export function bodyLimit(pathname: string): number {
  const path = pathname.replace(/\.data$/, "");
  return OTHERS.find((one) => matchPath(one.path, path) !== null)?.limit ?? FORM_LIMIT;
}
