import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatCount,
  formatDate,
  formatEuro,
  formatNumber,
  formatOutOf,
  formatPercent,
  formatScore,
  formatShortDate,
  quote,
  typographic,
} from "#app/domain/format.ts";

describe("numbers are printed the French way", () => {
  test.each([
    ["thousands are parted by a narrow no-break space", formatNumber(1234567), "1\u202F234\u202F567"],
    ["the decimal sign is a comma", formatNumber(3.5), "3,5"],
    ["two decimals at most", formatNumber(2 / 3), "0,67"],
    ["as many decimals as asked for", formatNumber(2 / 3, 0), "1"],
    ["never minus zero", formatNumber(-0.001), "0"],
    ["a score is rounded to a whole number", formatScore(79.6), "80"],
    ["a score of zero is a zero", formatScore(0), "0"],
    ["no score is « Non évalué »", formatScore(null), "Non évalué"],
    ["a share is printed in per cent", formatPercent(0.725), "73\u202F%"],
    ["a share with a decimal", formatPercent(0.725, 1), "72,5\u202F%"],
    ["euros without useless cents", formatEuro(12000), "12\u202F000\u00A0€"],
    ["euros with their cents", formatEuro(12.5), "12,50\u00A0€"],
    ["0 is singular in French", formatCount(0, "entreprise", "entreprises"), "0 entreprise"],
    ["1 is singular", formatCount(1, "entreprise", "entreprises"), "1 entreprise"],
    ["1.5 is singular in French", formatCount(1.5, "heure", "heures"), "1,5 heure"],
    ["2 is plural", formatCount(2, "entreprise", "entreprises"), "2 entreprises"],
    ["a part is told with its whole", formatOutOf(14, 19), "14 sur 19"],
    ["an id between guillemets keeps its spelling", quote("a;b"), "«\u00A0a;b\u00A0»"],
  ])("%s", (_, printed, expected) => expect(printed).toBe(expected));
});

describe("dates are printed the French way", () => {
  test.each([
    ["a day", formatDate("2026-11-21"), "21 novembre 2026"],
    ["the first of a month", formatDate("2026-11-01"), "1er novembre 2026"],
    ["a day, shorter", formatShortDate("2026-11-21"), "21 nov. 2026"],
    [
      "an instant falls on the day that it is in France",
      formatDate("2026-12-31T23:30:00Z"),
      "1er janvier 2027",
    ],
    ["a local date and time keeps its day", formatDate("2027-02-18T00:30"), "18 février 2027"],
  ])("%s", (_, printed, expected) => expect(printed).toBe(expected));

  test("what is no date throws", () => expect(() => formatDate("demain")).toThrow(RangeError));
});

describe("content gets French typography", () => {
  test.each([
    ["a space before ? becomes narrow and unbreakable", "Combien ?", "Combien\u202F?"],
    ["a missing space before ! is added", "Bravo!", "Bravo\u202F!"],
    ["a semicolon too", "Un ; deux", "Un\u202F; deux"],
    ["signs that follow one another are parted once", "Quoi ?!", "Quoi\u202F?!"],
    ["a colon takes a wide no-break space", "Note : oui", "Note\u00A0: oui"],
    ["a missing space before a colon is added", "Note: oui", "Note\u00A0: oui"],
    ["guillemets hold their content", "« Ne sait pas »", "«\u00A0Ne sait pas\u00A0»"],
    ["guillemets without spaces get them", "«oui»", "«\u00A0oui\u00A0»"],
    ["a question between guillemets", "« Vrai ? »", "«\u00A0Vrai\u202F?\u00A0»"],
    ["a question between parentheses", "(vrai?)", "(vrai\u202F?)"],
    ["the apostrophe is typographic", "l'an d'1 aujourd'hui", "l’an d’1 aujourd’hui"],
    ["an elision before guillemets", "l'« idée »", "l’«\u00A0idée\u00A0»"],
    ["an hour is left alone", "à 8:30", "à 8:30"],
    ["an address is left alone", "https://a.fr/x?b=1;c:d l'eau", "https://a.fr/x?b=1;c:d l’eau"],
    ["an address without its scheme too", "www.a.fr/?q:z!", "www.a.fr/?q:z!"],
    ["what follows an address is treated", "https://a.fr/x ?", "https://a.fr/x\u202F?"],
    [
      "thousands are grouped without a break",
      "4 000 à 1 250 000 €",
      "4\u202F000 à 1\u202F250\u202F000\u00A0€",
    ],
    ["a year before a number is no group", "en 2026 300 firmes, le 12 34", "en 2026 300 firmes, le 12 34"],
    ["a number keeps its per cent and its euros", "10 % de 12 €", "10\u202F% de 12\u00A0€"],
    ["a sign alone stays alone", "?", "?"],
    ["a sign inside a word stays there", "a?b", "a?b"],
    [
      "what is already right stays right",
      "Oui\u202F! Note\u00A0: «\u00A0bien\u00A0»",
      "Oui\u202F! Note\u00A0: «\u00A0bien\u00A0»",
    ],
  ])("%s", (_, text, expected) => expect(typographic(text)).toBe(expected));

  const piece = fc.constantFrom(
    ..."a é 1 ' ’ ; : ! ? « » % € . / ( ) \" …".split(" "),
    " ",
    "\n",
    "\u00A0",
    "\u202F",
    "https://",
    "www.",
  );
  const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));

  test("treating twice changes nothing", () => {
    fc.assert(
      fc.property(text, (content) => {
        expect(typographic(typographic(content))).toBe(typographic(content));
      }),
      { numRuns: 3000 },
    );
  });

  test("only spaces and apostrophes ever change", () => {
    const bare = (content: string) => content.replaceAll(/[\s]/gu, "").replaceAll("’", "'");
    fc.assert(
      fc.property(text, (content) => {
        expect(bare(typographic(content))).toBe(bare(content));
      }),
    );
  });
});
