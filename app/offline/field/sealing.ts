/**
 * Sealing what the device holds: AES-GCM under the data key, with a fresh IV each time. A `Sealed` is its IV followed by what
 * was enciphered, so that one column of a table holds it.
 */

/** Enciphers and deciphers; it can't be read out of the browser's memory. */
export type DataKey = CryptoKey;
export type Sealed = Uint8Array<ArrayBuffer>;

/** Seals anything that JSON can say. */
export async function seal(key: DataKey, value: unknown): Promise<Sealed> {
  return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function sealBytes(key: DataKey, bytes: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const enciphered = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new Uint8Array(bytes));
  const sealed = new Uint8Array(IV_BYTES + enciphered.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(enciphered), IV_BYTES);
  return sealed;
}

/** @throws when it was sealed with another key, or altered. */
export async function open(key: DataKey, sealed: Sealed): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed)));
}

/** @throws when they were sealed with another key, or altered. */
export async function openBytes(key: DataKey, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const iv = sealed.slice(0, IV_BYTES);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed.slice(IV_BYTES)));
}

export const IV_BYTES = 12;
