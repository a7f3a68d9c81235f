/** What a scheme gives, in a sentence: the same numbers mean an aid, a loan or a price according to the amount's form. */
import { formatEuro, formatNumber } from "#app/domain/format.ts";
import type { FundingAmount } from "#app/domain/funding/funding-scheme.ts";

/** French words for an amount; « montant non connu » when the source gives no figure at all. */
export function describeAmount(amount: FundingAmount): string {
  const figures = [
    FORMS[amount.form],
    rate(amount),
    bounds(amount),
    perUnit(amount),
    byLevel(amount),
    base(amount),
  ];
  const said = figures.filter((each) => each !== null).join(", ");
  const during = [amount.period, amount.duration].filter((each) => each !== undefined);
  const whole = [said, ...during].filter((each) => each !== "").join(", ");
  const sentence = whole === "" ? "montant non connu" : whole;
  return amount.note === undefined ? sentence : `${sentence} (${amount.note})`;
}

const FORMS: Record<FundingAmount["form"], string | null> = {
  grant: "subvention",
  "flat-rate": "forfait",
  allowance: "allocation",
  premium: "prime",
  "costs-covered": "prise en charge",
  free: "gratuit",
  advice: "accompagnement",
  "tax-credit": "crédit d'impôt",
  "tax-deduction": "déduction du résultat imposable",
  "vat-rate": "TVA",
  loan: "prêt",
  guarantee: "garantie de prêt",
  advance: "avance",
  fee: "à payer par l'entreprise",
  cost: "coût pour l'entreprise",
  variable: "montant variable",
  unknown: null,
};

function rate({ ratePct, ratePctMin, ratePctMax }: FundingAmount): string | null {
  if (ratePct !== undefined) return `${formatNumber(ratePct)} %`;
  if (ratePctMin !== undefined && ratePctMax !== undefined)
    return `de ${formatNumber(ratePctMin)} à ${formatNumber(ratePctMax)} %`;
  if (ratePctMax !== undefined) return `jusqu'à ${formatNumber(ratePctMax)} %`;
  return ratePctMin === undefined ? null : `à partir de ${formatNumber(ratePctMin)} %`;
}

function bounds({ min, max }: FundingAmount): string | null {
  if (min !== undefined && max !== undefined)
    return min === max ? formatEuro(min) : `de ${formatEuro(min)} à ${formatEuro(max)}`;
  if (max !== undefined) return `${formatEuro(max)} au plus`;
  return min === undefined ? null : `à partir de ${formatEuro(min)}`;
}

function perUnit({ unitMax, unit }: FundingAmount): string | null {
  return unitMax === undefined || unit === undefined ? null : `${formatNumber(unitMax)} ${unit} au plus`;
}

function byLevel({ byLevel: levels }: FundingAmount): string | null {
  if (levels === undefined) return null;
  return levels.map(({ level, amount }) => `${level} : ${formatEuro(amount)}`).join(" ; ");
}

function base({ baseMin, baseMax }: FundingAmount): string | null {
  if (baseMin !== undefined && baseMax !== undefined)
    return `sur une dépense de ${formatEuro(baseMin)} à ${formatEuro(baseMax)}`;
  if (baseMax !== undefined) return `sur ${formatEuro(baseMax)} de dépense au plus`;
  return baseMin === undefined ? null : `à partir de ${formatEuro(baseMin)} de dépense`;
}
