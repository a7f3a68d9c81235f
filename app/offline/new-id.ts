/**
 * Identifiers made in the browser: UUIDv7 (RFC 9562), each later than the one before, so that sorting them gives the order of
 * writing. Ten lines rather than the package that the server uses: it would weigh a kilobyte on a page that counts them.
 */
let last = 0;

/** A new identifier. */
export function newOperationId(now: number = Date.now()): string {
  last = Math.max(now, last + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const random = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const time = last.toString(16).padStart(12, "0");
  const variant = (0x8 | (Number.parseInt(random.slice(3, 4), 16) & 0x3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
