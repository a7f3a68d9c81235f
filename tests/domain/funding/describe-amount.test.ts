import { describe, expect, it } from "vitest";
import { describeAmount } from "#app/domain/funding/describe-amount.ts";
import type { FundingAmount } from "#app/domain/funding/funding-scheme.ts";
import { content } from "#app/server/content/load-content.ts";

type Case = { readonly amount: FundingAmount; readonly words: string };

const CASES: readonly Case[] = [
  { amount: { form: "grant", max: 5000 }, words: "subvention, 5 000 € au plus" },
  { amount: { form: "grant", min: 500, max: 25_000 }, words: "subvention, de 500 € à 25 000 €" },
  { amount: { form: "flat-rate", min: 3000, max: 3000 }, words: "forfait, 3 000 €" },
  { amount: { form: "premium", min: 1000 }, words: "prime, à partir de 1 000 €" },
  {
    amount: { form: "tax-credit", ratePct: 15, max: 30_000, period: "par an" },
    words: "crédit d'impôt, 15 %, 30 000 € au plus, par an",
  },
  { amount: { form: "grant", ratePctMin: 40, ratePctMax: 50 }, words: "subvention, de 40 à 50 %" },
  { amount: { form: "grant", ratePctMax: 50 }, words: "subvention, jusqu'à 50 %" },
  { amount: { form: "grant", ratePctMin: 20 }, words: "subvention, à partir de 20 %" },
  {
    amount: { form: "costs-covered", unitMax: 24, unit: "€ par heure" },
    words: "prise en charge, 24 € par heure au plus",
  },
  { amount: { form: "costs-covered", unitMax: 24 }, words: "prise en charge" },
  {
    amount: { form: "grant", ratePct: 50, baseMax: 6000 },
    words: "subvention, 50 %, sur 6 000 € de dépense au plus",
  },
  { amount: { form: "grant", baseMin: 3750 }, words: "subvention, à partir de 3 750 € de dépense" },
  {
    amount: { form: "grant", baseMin: 1000, baseMax: 9000 },
    words: "subvention, sur une dépense de 1 000 € à 9 000 €",
  },
  {
    amount: {
      form: "grant",
      byLevel: [
        { level: "CAP", amount: 5000 },
        { level: "BTS", amount: 4500 },
      ],
    },
    words: "subvention, CAP : 5 000 € ; BTS : 4 500 €",
  },
  {
    amount: { form: "loan", ratePct: 0, max: 50_000, duration: "5 ans" },
    words: "prêt, 0 %, 50 000 € au plus, 5 ans",
  },
  { amount: { form: "fee", max: 800 }, words: "à payer par l'entreprise, 800 € au plus" },
  { amount: { form: "free" }, words: "gratuit" },
  { amount: { form: "unknown" }, words: "montant non connu" },
  { amount: { form: "unknown", note: "selon le dossier" }, words: "montant non connu (selon le dossier)" },
  { amount: { form: "unknown", max: 900 }, words: "900 € au plus" },
];

describe("what a scheme gives", () => {
  it.each(CASES)("is told as « $words »", ({ amount, words }) => {
    expect(plain(describeAmount(amount))).toBe(words);
  });

  it("keeps a number and its euro on one line", () => {
    expect(describeAmount({ form: "grant", max: 5000 })).toBe("subvention, 5\u202f000\u00a0€ au plus");
  });

  it("says something of every scheme of the catalogue", () => {
    for (const { amount } of content().fundingSchemes.schemes) {
      expect(describeAmount(amount)).toMatch(/^\S.*\S$/);
      expect(describeAmount(amount)).not.toMatch(/undefined|NaN|, ,|\(\)/);
    }
  });
});

function plain(words: string): string {
  return words.replace(/[\u00a0\u202f]/g, " ");
}
