/** The conditions of a scheme, one by one, against a firm's file, with the sentence that the firm reads. */
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { hasNafPrefix, NAF_VERSION_NAMES } from "#app/domain/firm/naf.ts";
import { departmentOf, regionName, regionOf } from "#app/domain/firm/territory.ts";
import { formatCount, formatDate, formatEuro, typographic } from "#app/domain/format.ts";
import type { FundingEligibility, FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import { daysBetween, isClosed } from "#app/domain/funding/scheme-dates.ts";

export const CRITERION_NAMES = [
  "dates",
  "headcount",
  "activity",
  "territory",
  "label",
  "beneficiary",
  "tax-regime",
  "turnover",
  "age",
  "legal-form",
  "condition",
  "reliability",
] as const;
/** What a criterion is about. */
export type CriterionName = (typeof CRITERION_NAMES)[number];

/**
 * `unknown`: the firm's file lacks what it takes to judge; `to-confirm`: only a person can judge.
 * `words` is one French sentence, for the person.
 */
export type Criterion = {
  readonly name: CriterionName;
  readonly verdict: "met" | "not-met" | "to-confirm" | "unknown";
  readonly words: string;
};

/** A scheme whose last day is nearer than this is said to end soon. */
export const ENDS_SOON_DAYS = 90;

/** All criteria of a scheme, in the order of CRITERION_NAMES. A scheme that sets no limit on something has none for it. */
export function judgeCriteria(
  scheme: FundingScheme,
  firm: Pick<FirmFile, "headcount" | "nafCode" | "nafVersion" | "inseeCode" | "labels">,
  today: string,
): readonly Criterion[] {
  const { eligibility } = scheme;
  return [
    ...datesCriteria(scheme, today),
    ...headcountCriteria(eligibility, firm.headcount),
    ...activityCriteria(eligibility, firm),
    ...territoryCriteria(eligibility, firm.inseeCode),
    ...labelCriteria(eligibility, firm.labels),
    ...beneficiaryCriteria(scheme),
    ...peopleOnlyCriteria(eligibility),
    ...reliabilityCriteria(scheme),
  ].map((criterion) => ({ ...criterion, words: typographic(criterion.words) }));
}

/** Whether something about a scheme must be asked or waited for whatever the firm is: no firm is then surely eligible. */
export function needsAPerson(scheme: FundingScheme, today: string): boolean {
  return [
    ...datesCriteria(scheme, today),
    ...beneficiaryCriteria(scheme),
    ...peopleOnlyCriteria(scheme.eligibility),
    ...reliabilityCriteria(scheme),
  ].some(({ verdict }) => verdict !== "met");
}

function datesCriteria(scheme: FundingScheme, today: string): readonly Criterion[] {
  const { start, end } = scheme.validity;
  if (scheme.status === "closed")
    return [criterion("dates", "not-met", "Dispositif supprimé ou fermé par son opérateur.")];
  if (end !== undefined && isClosed(scheme, today)) {
    return [criterion("dates", "not-met", `Terminé depuis le ${formatDate(end)}.`)];
  }
  if (start !== undefined && start > today) {
    return [criterion("dates", "to-confirm", `Pas encore ouvert : ouvre le ${formatDate(start)}.`)];
  }
  return end === undefined ? [] : [criterion("dates", "met", sayEnd(daysBetween(today, end), end))];
}

function sayEnd(days: number, end: string): string {
  if (days === 0) return `Se termine aujourd’hui, le ${formatDate(end)}.`;
  if (days <= ENDS_SOON_DAYS)
    return `Se termine dans ${formatCount(days, "jour", "jours")}, le ${formatDate(end)}.`;
  return `Ouvert jusqu’au ${formatDate(end)}.`;
}

function headcountCriteria(
  { headcountMin, headcountMax: max }: FundingEligibility,
  headcount: number | null,
): readonly Criterion[] {
  // A minimum of 0 excludes nobody.
  const min = headcountMin === 0 ? undefined : headcountMin;
  if (min === undefined && max === undefined) return [];
  const asked = sayRange(min, max);
  if (headcount === null) {
    return [criterion("headcount", "unknown", `Effectif non renseigné : l’aide demande ${asked}.`)];
  }
  const fits = (min === undefined || headcount >= min) && (max === undefined || headcount <= max);
  const firm = formatCount(headcount, "salarié", "salariés");
  return [criterion("headcount", fits ? "met" : "not-met", `Effectif de ${firm} : l’aide demande ${asked}.`)];
}

function sayRange(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `de ${min} à ${formatCount(max, "salarié", "salariés")}`;
  if (min !== undefined) return `au moins ${formatCount(min, "salarié", "salariés")}`;
  return `${formatCount(max ?? 0, "salarié", "salariés")} au plus`;
}

function activityCriteria(
  { nafPrefixes, nafVersion }: FundingEligibility,
  { nafCode, nafVersion: firmVersion }: Pick<FirmFile, "nafCode" | "nafVersion">,
): readonly Criterion[] {
  if (nafPrefixes.length === 0 || nafVersion === undefined) return [];
  const asked = `l’aide vise les codes ${NAF_VERSION_NAMES[nafVersion]} commençant par ${nafPrefixes.join(", ")}`;
  if (nafCode === null || firmVersion === null) {
    return [criterion("activity", "unknown", `Code NAF non renseigné : ${asked}.`)];
  }
  if (firmVersion !== nafVersion) {
    const words = `Code ${nafCode} (${NAF_VERSION_NAMES[firmVersion]}) : à comparer à la main, ${asked}.`;
    return [criterion("activity", "to-confirm", words)];
  }
  const fits = nafPrefixes.some((code) =>
    hasNafPrefix({ code: nafCode, version: firmVersion }, { code, version: nafVersion }),
  );
  return [
    fits
      ? criterion("activity", "met", `Code NAF ${nafCode} : activité admise.`)
      : criterion("activity", "not-met", `Code NAF ${nafCode} : ${asked}.`),
  ];
}

function territoryCriteria(
  { regions, departments }: FundingEligibility,
  inseeCode: string | null,
): readonly Criterion[] {
  if (regions.length === 0 && departments.length === 0) return [];
  const places = [
    ...regions.map(regionName),
    ...departments.map((department) => `département ${department}`),
  ];
  const asked = `l’aide est réservée à : ${places.join(", ")}`;
  const department = inseeCode === null ? null : departmentOf(inseeCode);
  if (inseeCode === null || department === null) {
    return [criterion("territory", "unknown", `Commune non renseignée : ${asked}.`)];
  }
  const region = regionOf(inseeCode);
  const fits = departments.includes(department) || (region !== null && regions.includes(region));
  return [
    fits
      ? criterion("territory", "met", `Département ${department} : territoire couvert.`)
      : criterion("territory", "not-met", `Département ${department} : ${asked}.`),
  ];
}

function labelCriteria(
  { labelsRequired }: FundingEligibility,
  labels: readonly string[],
): readonly Criterion[] {
  return labelsRequired.map((label) => {
    if (labels.includes(label)) return criterion("label", "met", `Label ${label} : l’entreprise l’a.`);
    const near = label === "RGE" ? MAY_BE_RGE.find((other) => labels.includes(other)) : undefined;
    if (near !== undefined) {
      return criterion(
        "label",
        "to-confirm",
        `Label RGE demandé : la mention RGE de ${near} est à confirmer.`,
      );
    }
    return criterion(
      "label",
      "not-met",
      `Label ${label} demandé : il n’est pas coché dans la fiche de l’entreprise.`,
    );
  });
}

/** Qualifications that exist with and without the mention RGE. */
const MAY_BE_RGE = ["Qualibat", "Qualit'EnR"] as const;

function beneficiaryCriteria({ beneficiary }: FundingScheme): readonly Criterion[] {
  if (beneficiary === "client") {
    return [
      criterion(
        "beneficiary",
        "to-confirm",
        "L’aide va au client : ses propres conditions sont à confirmer.",
      ),
    ];
  }
  if (beneficiary === "group") {
    return [
      criterion(
        "beneficiary",
        "to-confirm",
        "L’aide va à un groupe d’entreprises : le montage est à confirmer.",
      ),
    ];
  }
  return [];
}

/** What a firm's file does not hold: only a person can tell. */
function peopleOnlyCriteria(eligibility: FundingEligibility): readonly Criterion[] {
  const { taxRegime, turnoverMin, turnoverMax, minAgeYears, legalFormsExcluded, conditions } = eligibility;
  const toConfirm = (name: CriterionName, words: string) => criterion(name, "to-confirm", words);
  return [
    ...(taxRegime === undefined
      ? []
      : [toConfirm("tax-regime", `Régime fiscal à confirmer : ${TAX_REGIMES[taxRegime]}.`)]),
    ...(eligibility.microExcluded
      ? [toConfirm("tax-regime", "Micro-entreprise exclue : régime de l’entreprise à confirmer.")]
      : []),
    ...(turnoverMin === undefined
      ? []
      : [
          toConfirm(
            "turnover",
            `Chiffre d’affaires à confirmer : au moins ${formatEuro(turnoverMin)} par an.`,
          ),
        ]),
    ...(turnoverMax === undefined
      ? []
      : [
          toConfirm(
            "turnover",
            `Chiffre d’affaires à confirmer : ${formatEuro(turnoverMax)} par an au plus.`,
          ),
        ]),
    ...(minAgeYears === undefined
      ? []
      : [
          toConfirm(
            "age",
            `Âge de l’entreprise à confirmer : au moins ${formatCount(minAgeYears, "an", "ans")}.`,
          ),
        ]),
    ...(eligibility.artisanRequired
      ? [toConfirm("legal-form", "Réservé aux artisans : inscription comme artisan à confirmer.")]
      : []),
    ...(legalFormsExcluded.length === 0
      ? []
      : [
          toConfirm(
            "legal-form",
            `Forme juridique à confirmer, sont exclues : ${legalFormsExcluded.join(", ")}.`,
          ),
        ]),
    ...conditions.map((condition) => toConfirm("condition", endSentence(condition))),
  ];
}

const TAX_REGIMES: Readonly<Record<NonNullable<FundingEligibility["taxRegime"]>, string>> = {
  real: "bénéfice réel",
  micro: "micro-entreprise",
};

/** A doubtful source never lets a scheme look certain. */
function reliabilityCriteria(scheme: FundingScheme): readonly Criterion[] {
  const doubts = [
    ...(scheme.status === "to-verify"
      ? ["Dispositif à vérifier auprès de l’opérateur avant d’en parler."]
      : []),
    ...(scheme.confidence === "low" ? ["Source peu sûre : à vérifier avant tout usage."] : []),
    ...(scheme.verifiedOn === undefined ? ["Personne n’a encore vérifié cette information."] : []),
    ...scheme.toVerify.map((question) => `À demander à l’opérateur : ${endSentence(question)}`),
  ];
  return doubts.map((words) => criterion("reliability", "to-confirm", words));
}

/** The catalogue's phrases end with or without a full stop. */
function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function criterion(name: CriterionName, verdict: Criterion["verdict"], words: string): Criterion {
  return { name, verdict, words };
}
