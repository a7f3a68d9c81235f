import { describe, expect, test } from "vitest";
import {
  generatePassword,
  hashPassword,
  passwordWeakness,
  verifyPassword,
} from "#app/server/access/passwords.ts";

const CLAIRE = { name: "Claire Martinet", email: "claire.martinet@cabinet-lefort.fr" };

describe("a password is refused", () => {
  const rows: readonly (readonly [why: string, password: string, saying: RegExp])[] = [
    ["under 15 characters", "courte phrase!", /au moins 15 caractères \(il y en a 14\)/],
    ["over 200 characters", "la pluie tombe ".repeat(20), /au plus 200/],
    ["one character all along", "aaaaaaaaaaaaaaaaaa", /se répète/],
    ["two halves alike", "abricots7abricots7", /se répète/],
    ["one word three times", "tournesoltournesoltournesol", /se répète/],
    ["digits in a row", "123456789012345678", /suite/],
    ["a row of an azerty keyboard", "azertyuiopqsdfghjklm", /suite/],
    ["a row of keys and digits", "azertyuiop123456", /suite/],
    ["the alphabet backwards", "zyxwvutsrqponmlk", /suite/],
    ["« mot de passe » and a year", "motdepasse2026!!", /plus courants/],
    ["the same with an accent and capitals", "MotDePassé-20261", /plus courants/],
    ["« password » disguised", "P@ssw0rd!P@ssw0rd", /plus courants|se répète/],
    ["a known long one", "correct horse battery staple", /plus courants/],
    ["a greeting and digits", "bonjour987461234", /plus courants/],
    ["a season and a year", "Printemps2026!!!!", /plus courants/],
    ["nothing but digits and signs", "86-41-97-30-52-18", /plus courants/],
    ["the person's own name", "ClaireMartinet2026", /votre nom/],
    ["the person's address", "cabinet-lefort-1998", /votre nom/],
    ["the application's name", "diapason-diapason7", /votre nom|se répète/],
    ["the application's name and a year", "Diapason-du-2026!", /votre nom/],
  ];
  test.each(rows)("%s", (_why, password, saying) => {
    expect(passwordWeakness(password, CLAIRE)).toMatch(saying);
  });
});

describe("a password is accepted", () => {
  test.each([
    ["a phrase of four words", "quatre chevaux bleus en hiver"],
    ["fifteen characters that mean nothing", "kV9-tuP3xq_Zw4m"],
    ["a phrase that holds a common word", "mon soleil préfère les orages du nord"],
    ["a phrase that holds the person's first name", "Claire range ses outils le jeudi"],
    ["a phrase in another script", "четыре синие лошади зимой"],
  ])("%s", (_what, password) => {
    expect(passwordWeakness(password, CLAIRE)).toBeNull();
  });

  test("whatever is generated, one hundred times", () => {
    for (let time = 0; time < 100; time++) expect(passwordWeakness(generatePassword(), CLAIRE)).toBeNull();
  });
});

test("length counts characters, not bytes nor UTF-16 halves", () => {
  expect(passwordWeakness("🐎🐄🐖🐑🐐🦆🐓", CLAIRE)).toMatch(/il y en a 7/);
});

test("a hash is argon2id with three passes over 64 MiB, and tells its password from another", async () => {
  const hash = await hashPassword("quatre chevaux bleus en hiver");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await verifyPassword(hash, "quatre chevaux bleus en hiver")).toBe(true);
  expect(await verifyPassword(hash, "quatre chevaux bleus en été")).toBe(false);
});

test("the same letters typed on another keyboard are the same password", async () => {
  const [composed, decomposed] = ["NFC", "NFD"].map((form) => "l’été à Fréjus, près du port".normalize(form));
  if (composed === undefined || decomposed === undefined) throw new Error("two forms were made");
  expect(await verifyPassword(await hashPassword(decomposed), composed)).toBe(true);
  expect(await verifyPassword(await hashPassword(composed), decomposed)).toBe(true);
});

test("no account and a broken hash are both a no", async () => {
  expect(await verifyPassword(null, "quatre chevaux bleus en hiver")).toBe(false);
  expect(await verifyPassword("not a hash", "quatre chevaux bleus en hiver")).toBe(false);
});

test("an unknown account costs as much work as a wrong password", async () => {
  const hash = await hashPassword("quatre chevaux bleus en hiver");
  await verifyPassword(null, "warming up");
  const known = await leastWork(() => verifyPassword(hash, "not the password"));
  const unknown = await leastWork(() => verifyPassword(null, "not the password"));
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
});

/** Processor time of the cheapest of five, all threads together: unlike the clock's, other programs don't stretch it. */
async function leastWork(work: () => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  for (let time = 0; time < 5; time++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    costs.push(user + system);
  }
  return Math.min(...costs);
}
