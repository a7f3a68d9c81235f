/** Who may ask for a scheme, condition by condition, in words: the catalogue's own page, where there is no firm to judge. */
import { NAF_VERSION_NAMES } from "#app/domain/firm/naf.ts";
import { regionName } from "#app/domain/firm/territory.ts";
import { formatCount, formatEuro, formatNumber, typographic } from "#app/domain/format.ts";
import type { FundingEligibility } from "#app/domain/funding/funding-scheme.ts";

/** One phrase for each condition that is known; none when the catalogue knows of none. */
export function describeEligibility(eligibility: FundingEligibility): readonly string[] {
  return [
    headcount(eligibility),
    turnover(eligibility),
    age(eligibility),
    activity(eligibility),
    territory(eligibility),
    ...eligibility.labelsRequired.map((label) => `Label ${label} demandé`),
    eligibility.taxRegime === undefined ? null : TAX_REGIMES[eligibility.taxRegime],
    eligibility.artisanRequired ? "Réservé aux artisans" : null,
    eligibility.microExcluded ? "Micro-entreprises exclues" : null,
    legalForms(eligibility),
    ...eligibility.conditions,
  ].flatMap((words) => (words === null ? [] : [typographic(words)]));
}

const TAX_REGIMES: Readonly<Record<NonNullable<FundingEligibility["taxRegime"]>, string>> = {
  real: "Imposition au bénéfice réel",
  micro: "Régime de la micro-entreprise",
};

function headcount({ headcountMin, headcountMax: max }: FundingEligibility): string | null {
  // A minimum of 0 excludes nobody.
  const min = headcountMin === 0 ? undefined : headcountMin;
  if (min !== undefined && max !== undefined)
    return `De ${formatNumber(min)} à ${formatCount(max, "salarié", "salariés")}`;
  if (min !== undefined) return `Au moins ${formatCount(min, "salarié", "salariés")}`;
  return max === undefined ? null : `${formatCount(max, "salarié", "salariés")} au plus`;
}

function turnover({ turnoverMin: min, turnoverMax: max }: FundingEligibility): string | null {
  if (min !== undefined && max !== undefined)
    return `Chiffre d’affaires de ${formatEuro(min)} à ${formatEuro(max)} par an`;
  if (min !== undefined) return `Chiffre d’affaires d’au moins ${formatEuro(min)} par an`;
  return max === undefined ? null : `Chiffre d’affaires de ${formatEuro(max)} par an au plus`;
}

function age({ minAgeYears }: FundingEligibility): string | null {
  return minAgeYears === undefined ? null : `Au moins ${formatCount(minAgeYears, "an", "ans")} d’existence`;
}

function activity({ nafPrefixes, nafVersion }: FundingEligibility): string | null {
  if (nafPrefixes.length === 0 || nafVersion === undefined) return null;
  return `Codes ${NAF_VERSION_NAMES[nafVersion]} commençant par ${nafPrefixes.join(", ")}`;
}

function territory({ regions, departments }: FundingEligibility): string | null {
  const places = [...regions.map(regionName), ...departments.map((code) => `département ${code}`)];
  return places.length === 0 ? null : `Territoire : ${places.join(", ")}`;
}

function legalForms({ legalFormsExcluded }: FundingEligibility): string | null {
  return legalFormsExcluded.length === 0 ? null : `Formes exclues : ${legalFormsExcluded.join(", ")}`;
}
