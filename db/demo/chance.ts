/**
 * Chance that can be told again: a number that depends on nothing but its keys. Unlike a stream of random numbers, a
 * question added to a questionnaire, or a firm added to the list, changes no other draw.
 */

/** A number from 0 (included) to 1 (excluded), always the same for the same keys. */
export function chance(...keys: readonly (string | number)[]): number {
  return scramble(fingerprint(keys.join("\u0000"))) / 2 ** 32;
}

/** A whole number from `least` to `most`, both included. */
export function chanceBetween(least: number, most: number, ...keys: readonly (string | number)[]): number {
  return least + Math.floor(chance(...keys) * (most - least + 1));
}

/** The same items in an order that only the keys decide. */
export function shuffled<T>(items: readonly T[], ...keys: readonly (string | number)[]): readonly T[] {
  return items
    .map((item, index) => ({ item, index, rank: chance(...keys, index) }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ item }) => item);
}

/**
 * A UUID made of chance, in the form of a version 7: it sorts by its instant, and the same keys give the same id.
 * @param at ISO instant.
 */
export function chanceId(at: string, ...keys: readonly (string | number)[]): string {
  const time = Date.parse(at).toString(16).padStart(12, "0");
  const hex = [0, 1, 2].map((part) => hexOf(chance(...keys, at, "id", part))).join("");
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) % 4) + 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

/** A UUID made of chance alone, in the form of a version 4: it says nothing of when it was made. */
export function chanceSecretId(...keys: readonly (string | number)[]): string {
  const hex = [0, 1, 2, 3].map((part) => hexOf(chance(...keys, "secret id", part))).join("");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) % 4) + 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function hexOf(part: number): string {
  return Math.floor(part * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
}

/** FNV-1a over the characters. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: neighbouring fingerprints end far apart. */
function scramble(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
