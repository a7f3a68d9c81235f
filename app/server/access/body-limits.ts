/** How big a request may be. Judged on Content-Length: a body of unknown length is refused, and Node holds it to its word. */
import { matchPath } from "react-router";
import { isSafe } from "#app/server/access/csrf.ts";

/** Bytes. */
export const FORM_LIMIT = 100 * 1024;
export const SYNC_LIMIT = 1024 * 1024;
export const UPLOAD_LIMIT = 12 * 1024 * 1024;

/** The page of a file says by itself, next to the file's box, that it is too big, before it reads anything of it. */
const FILE_PAGES = ["/operations/:operationId/entreprises/importer", "/espace/plan/:actionId"] as const;

/** The addresses that take more than a form. Everything else is held to FORM_LIMIT. */
const LARGER: readonly { readonly path: string; readonly limit: number }[] = [
  ...FILE_PAGES.map((path) => ({ path, limit: UPLOAD_LIMIT })),
  { path: "/resources/sync", limit: SYNC_LIMIT },
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

/** Whether it is left to this address (as the router has it, without `.data`) to refuse what is too big. */
export function saysTooBig(method: string, pathname: string): boolean {
  return !isSafe(method) && FILE_PAGES.some((page) => matchPath(page, pathname) !== null);
}

/** How many bytes this address takes, document and `.data` request alike. */
export function bodyLimit(pathname: string): number {
  const path = pathname.replace(/\.data$/, "");
  return LARGER.find((one) => matchPath(one.path, path) !== null)?.limit ?? FORM_LIMIT;
}
