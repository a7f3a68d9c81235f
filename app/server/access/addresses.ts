/** Two kinds of address that come from outside: where a request comes from, and where a person wants to go back. */

/**
 * The header by which app/server/http.ts hands the caller's network address to the application. It is overwritten on each
 * request, so nobody outside can write it.
 */
export const CLIENT_ADDRESS_HEADER = "x-diapason-client-address";

const LONGEST_ADDRESS = 64;

/** The caller's network address; « locale » under the development server, which doesn't tell. */
export function clientAddress(request: Request): string {
  return request.headers.get(CLIENT_ADDRESS_HEADER)?.slice(0, LONGEST_ADDRESS) ?? "locale";
}

/** The page asked for, when it is a page of this site; otherwise the home page. Never another site, never /connexion. */
export function safeReturnPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith("/") || /[\\\p{Cc}]/u.test(wanted)) return "/";
  const base = "https://diapason.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const url = new URL(wanted, base);
  // « //elsewhere.example » and its like parse to another origin.
  if (url.origin !== base || url.pathname.startsWith("//")) return "/";
  if (/^\/(connexion|deconnexion)(\/|\.|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}`;
}

/** The address of the page that an anonymous person asked for, as a parameter of /connexion. */
export function loginPath(url: URL): string {
  const wanted = safeReturnPath(`${url.pathname}${url.search}`);
  return wanted === "/" ? "/connexion" : `/connexion?vers=${encodeURIComponent(wanted)}`;
}
