/**
 * The key that seals what the device holds, and the two ways to it (docs/decisions/0022): the PIN, and a recovery key that the
 * server keeps. The data key is random and never changes: a new PIN wraps it again, and nothing is sealed anew. It can be read
 * out of the browser's memory only while it is being wrapped.
 */
import { fromBase64url, toBase64url } from "#app/offline/field/base64url.ts";
import { type DataKey, IV_BYTES, open, type Sealed, seal } from "#app/offline/field/sealing.ts";

/** The data key under another key (AES-GCM); base64url. */
export type WrappedKey = { readonly iv: string; readonly key: string };

/** What of the key may be written down: of no use without the PIN or the recovery key. */
export type Vault = {
  /** Base64url; the PIN's salt. */
  readonly salt: string;
  /** Of PBKDF2. */
  readonly iterations: number;
  readonly byPin: WrappedKey;
  readonly byRecovery: WrappedKey;
  /** The recovery key itself, sealed with the data key: the device can register itself again. */
  readonly recoveryKey: Sealed;
};

/** What opens a vault. */
export type VaultSecret = { readonly pin: string } | { readonly recoveryKey: string };

/** Of PBKDF2-SHA-256: about half a second on a tablet. */
export const PIN_ITERATIONS = 600_000;
/** Characters of a recovery key: 32 bytes in base64url. */
export const RECOVERY_KEY = /^[\w-]{43}$/;

/** A new data key behind a PIN. The recovery key goes to the server. */
export async function createVault(
  pin: string,
  iterations: number = PIN_ITERATIONS,
): Promise<{ readonly vault: Vault; readonly dataKey: DataKey; readonly recoveryKey: string }> {
  const bare = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, [
    "encrypt",
    "decrypt",
  ]);
  const recoveryKey = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  const vault: Vault = {
    ...(await behindPin(bare, pin, iterations)),
    byRecovery: await wrap(bare, await recoveryKeyOf(recoveryKey)),
    recoveryKey: await seal(bare, recoveryKey),
  };
  return { vault, dataKey: await hardened(bare), recoveryKey };
}

/** The data key; null when the secret is not the right one. */
export async function openVault(vault: Vault, secret: VaultSecret): Promise<DataKey | null> {
  const bare = await bareKey(vault, secret);
  return bare === null ? null : hardened(bare);
}

/** The vault behind another PIN; null when the secret is not the right one. */
export async function withNewPin(vault: Vault, secret: VaultSecret, newPin: string): Promise<Vault | null> {
  const bare = await bareKey(vault, secret);
  return bare === null ? null : { ...vault, ...(await behindPin(bare, newPin, vault.iterations)) };
}

/** The recovery key, for whoever has the data key already. */
export async function recoveryKeyIn(vault: Vault, dataKey: DataKey): Promise<string> {
  return String(await open(dataKey, vault.recoveryKey));
}

/** The data key of a vault of which only this wrapping is known; null when the recovery key is of another. */
export async function unwrapWithRecoveryKey(
  wrapped: WrappedKey,
  recoveryKey: string,
): Promise<DataKey | null> {
  if (!RECOVERY_KEY.test(recoveryKey)) return null;
  return unwrap(wrapped, await recoveryKeyOf(recoveryKey), false);
}

async function bareKey(vault: Vault, secret: VaultSecret): Promise<CryptoKey | null> {
  if ("pin" in secret) {
    return unwrap(vault.byPin, await pinKeyOf(secret.pin, vault.salt, vault.iterations), true);
  }
  if (!RECOVERY_KEY.test(secret.recoveryKey)) return null;
  return unwrap(vault.byRecovery, await recoveryKeyOf(secret.recoveryKey), true);
}

async function behindPin(bare: CryptoKey, pin: string, iterations: number) {
  const salt = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  return { salt, iterations, byPin: await wrap(bare, await pinKeyOf(pin, salt, iterations)) };
}

async function pinKeyOf(pin: string, salt: string, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations },
    typed,
    WRAPPING,
    false,
    ["wrapKey", "unwrapKey"],
  );
}

async function recoveryKeyOf(recoveryKey: string): Promise<CryptoKey> {
  const given = await crypto.subtle.importKey("raw", bytesOf(recoveryKey), "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: new TextEncoder().encode(PURPOSE) },
    given,
    WRAPPING,
    false,
    ["wrapKey", "unwrapKey"],
  );
}

async function wrap(bare: CryptoKey, by: CryptoKey): Promise<WrappedKey> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await crypto.subtle.wrapKey("raw", bare, by, { name: "AES-GCM", iv });
  return { iv: toBase64url(iv), key: toBase64url(new Uint8Array(key)) };
}

/** Null when it was wrapped by another key: AES-GCM knows. */
async function unwrap(wrapped: WrappedKey, by: CryptoKey, isExtractable: boolean): Promise<CryptoKey | null> {
  const cipher = { name: "AES-GCM", iv: bytesOf(wrapped.iv) };
  try {
    return await crypto.subtle.unwrapKey("raw", bytesOf(wrapped.key), by, cipher, "AES-GCM", isExtractable, [
      "encrypt",
      "decrypt",
    ]);
  } catch {
    return null;
  }
}

/** The same key, that nothing can read out any more. */
async function hardened(bare: CryptoKey): Promise<DataKey> {
  const raw = await crypto.subtle.exportKey("raw", bare);
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64url(text) ?? new Uint8Array();
}

const WRAPPING = { name: "AES-GCM", length: 256 } as const;
const PURPOSE = "diapason/cle-de-secours/1";
