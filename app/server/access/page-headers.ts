/** The headers of whatever the application answers; files that never change get theirs in app/server/http.ts. */

/** A page runs our scripts only, is framed by nobody, tells nobody where it came from, and is kept nowhere. */
export function pageHeaders(page: {
  readonly nonce: string;
  readonly development: boolean;
  readonly requestId: string;
}): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentPolicy(page.nonce, page.development),
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Request-Id": page.requestId,
  };
}

/** The headers of every answer, pages and files alike. */
export const COMMON_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
} as const;

/** For two years, once the site is served over https. */
export const STRICT_TRANSPORT = "max-age=63072000";

/** The development server writes styles in the page and talks over a web socket; production does neither. */
function contentPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
