/** Secrets that a browser or an address carries: 256 random bits. The database only ever holds their SHA-256. */
import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** A new secret, in letters that an address may hold. Seen once, by whoever it is for. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is kept of a secret. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
