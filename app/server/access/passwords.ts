/** Passwords: long, not guessable, kept as argon2id hashes. No rule of composition: length is what counts. */
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { COMMON_LONG_PASSWORDS, COMMON_WORDS } from "#app/server/access/common-passwords.ts";

export const SHORTEST_PASSWORD = 15;
/** Longer than any phrase; bounds the work of hashing. */
export const LONGEST_PASSWORD = 200;

/** argon2id (the library's default variant): 64 MiB, three passes, one lane. */
const ARGON2 = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;

/** Fewer different characters than this say nothing that a guesser doesn't try. */
const FEWEST_DIFFERENT_CHARACTERS = 6;
/** A name's part shorter than this is found in honest phrases by chance. */
const SHORTEST_NAME_PART = 4;
/** What must remain once the person's and the application's names are taken out. */
const SHORTEST_REMAINDER = 12;

const KEYBOARD_ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789012345678901234567890",
  "azertyuiopqsdfghjklmwxcvbn",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
];

/** Why a password is refused, in French for the person, or null when it is good. */
export function passwordWeakness(
  password: string,
  person: { readonly name: string; readonly email: string },
): string | null {
  const length = [...password.normalize("NFKC")].length;
  if (length < SHORTEST_PASSWORD) {
    return `Il faut au moins ${SHORTEST_PASSWORD} caractères (il y en a ${length}). Une phrase de quatre ou cinq mots convient bien.`;
  }
  if (length > LONGEST_PASSWORD) return `Il faut au plus ${LONGEST_PASSWORD} caractères.`;
  const plain = plainForm(password);
  if (isRepetitive(plain)) return "Ce mot de passe se répète : il serait vite deviné.";
  if (isSequence(plain))
    return "Ce mot de passe est une suite de touches ou de chiffres : il serait vite deviné.";
  if (holdsLittleElseThan(plain, namesOf(person))) {
    return "Ce mot de passe contient surtout votre nom, votre adresse ou le nom de l’application.";
  }
  if (isCommon(plain)) return "Ce mot de passe fait partie des plus courants : choisissez une phrase à vous.";
  return null;
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), ARGON2);
}

/**
 * Whether the password is the one of this hash. With null (no such account) it does the same work and says no, so that
 * the time taken doesn't tell which addresses have an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const known = passwordHash ?? (await hashOfNobody());
  // A person may type more than we ever accept; hashing it would be wasted, but not faster than an honest refusal.
  const typed = password.normalize("NFKC").slice(0, LONGEST_PASSWORD);
  const same = await verify(known, typed).catch(() => false);
  return passwordHash !== null && same && password.length <= LONGEST_PASSWORD * 2;
}

/** A password to hand over once: five groups that can be read aloud, about 98 bits. */
export function generatePassword(): string {
  return Array.from({ length: 5 }, () => Array.from({ length: 4 }, randomCharacter).join("")).join("-");
}

/** Without look-alikes: no 0, 1, i, l, o. */
const READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

function randomCharacter(): string {
  return READABLE.charAt(randomInt(READABLE.length));
}

let nobody: Promise<string> | undefined;

function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(generatePassword());
  return nobody;
}

/** Lower case without accents, as guessers write words. */
function plainForm(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function isRepetitive(plain: string): boolean {
  return (
    new Set(plain).size < FEWEST_DIFFERENT_CHARACTERS ||
    /^(.{1,8}?)\1{2,}.{0,7}$/su.test(plain) ||
    /^(.{7,})\1+$/su.test(plain)
  );
}

/** Walks along a row of keys or the alphabet, forwards or backwards, make up the whole password. */
function isSequence(plain: string): boolean {
  const rest = KEYBOARD_ROWS.flatMap((row) => [row, [...row].reverse().join("")]).reduce(
    (left, row) => withoutRunsOf(left, row),
    plain.replace(/[^\p{L}\p{N}]/gu, ""),
  );
  return rest.length < 3;
}

const SHORTEST_RUN = 4;

function withoutRunsOf(text: string, row: string): string {
  let left = text;
  for (let length = Math.min(row.length, left.length); length >= SHORTEST_RUN; length--) {
    for (let from = 0; from + length <= row.length; from++)
      left = left.replaceAll(row.slice(from, from + length), "");
  }
  return left;
}

function namesOf(person: { readonly name: string; readonly email: string }): readonly string[] {
  const parts = plainForm(`${person.name} ${person.email}`).split(/[^a-z0-9]+/);
  return ["diapason", ...parts.filter((part) => part.length >= SHORTEST_NAME_PART)];
}

function holdsLittleElseThan(plain: string, names: readonly string[]): boolean {
  const found = names.filter((name) => plain.includes(name));
  if (found.length === 0) return false;
  const rest = found.reduce((left, name) => left.replaceAll(name, ""), plain).replace(/\P{L}/gu, "");
  return rest.length < SHORTEST_REMAINDER;
}

/** The list as it is, then the list without digits and signs, then strings of nothing but common words. */
function isCommon(plain: string): boolean {
  const letters = plain.replace(/\P{L}/gu, "");
  if (COMMON_LONG_PASSWORDS.has(plain) || COMMON_LONG_PASSWORDS.has(letters)) return true;
  return isMadeOf(unleet(plain).replace(/\P{L}/gu, ""), 3) || isMadeOf(letters, 3);
}

function unleet(plain: string): string {
  return plain
    .replace(/[@4]/g, "a")
    .replace(/0/g, "o")
    .replace(/3/g, "e")
    .replace(/[$5]/g, "s")
    .replace(/1/g, "i");
}

/** Whether the letters are at most `words` common words one after the other; no letters at all counts too. */
function isMadeOf(letters: string, words: number): boolean {
  if (letters.length === 0) return true;
  if (words === 0) return false;
  return COMMON_WORDS.some(
    (word) => letters.startsWith(word) && isMadeOf(letters.slice(word.length), words - 1),
  );
}
