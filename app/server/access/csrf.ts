/** Forged requests: whatever changes something must come from our own pages. One check for every route. */

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether the request may go on: it changes nothing, or the browser says that our own page sent it, or (an older
 * browser, or plain http) its Origin is the configured one. Never compared with Host, which the client writes.
 */
export function isFromOurPages(
  request: { readonly method: string; readonly headers: Headers },
  appOrigin: string,
): boolean {
  if (isSafe(request.method)) return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === appOrigin;
}

export function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method.toUpperCase());
}
