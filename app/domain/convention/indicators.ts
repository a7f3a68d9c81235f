/** What each figure of the convention counts, in the words that screens and reports print. */
import type { CountedUnit, Indicator } from "#app/domain/convention/convention.ts";
import { formatEuro, formatNumber } from "#app/domain/format.ts";

/** An indicator in words. `own` has only what the convention calls it. */
export type IndicatorWords = {
  readonly label: string;
  /** In the plural: « entreprises », « h », « € ». */
  readonly unit: string;
  /** What counts for one. */
  readonly definition: string;
  /** What is left out, and what one may wrongly take it for. */
  readonly leftOut: string;
};

/** The words of a computed indicator. */
export function describeIndicator(
  indicator: Exclude<Indicator, "own">,
  countedUnit: CountedUnit,
): IndicatorWords {
  return indicator === "participations" ? PARTICIPATIONS[countedUnit] : WORDS[indicator];
}

/** A quantity with its unit: « 1 entreprise », « 12,5 h », « 12 000 € ». The house's own units take their singular under two. */
export function formatQuantity(value: number, unit: string): string {
  if (unit === "€") return formatEuro(value);
  const number = formatNumber(value, DECIMALS);
  if (unit === "h") return `${number}${NO_BREAK_SPACE}h`;
  return `${number} ${Math.abs(value) < 2 ? (SINGULARS.get(unit) ?? unit) : unit}`;
}

/** The same with its sign: « +3 entreprises », « −2,5 h », « 0 € ». */
export function formatSignedQuantity(value: number, unit: string): string {
  const isNothing = Math.round(value * 10 ** DECIMALS) === 0;
  const sign = isNothing ? "" : value > 0 ? "+" : "−";
  return `${sign}${formatQuantity(isNothing ? 0 : Math.abs(value), unit)}`;
}

const NO_BREAK_SPACE = "\u00A0";

/** Days of advice have tenths, hours have quarters. */
const DECIMALS = 2;

const SINGULARS: ReadonlyMap<string, string> = new Map(
  ["entreprise", "personne", "plan", "rapport", "action", "jour", "atelier", "pilote"].map((word) => [
    `${word}s`,
    word,
  ]),
);

const WITHOUT_WITHDRAWN = "Les entreprises qui se sont retirées ne comptent pas.";
const ONCE = "quelle que soit la campagne, et chacune une fois";
const HELD = "Ce qui est daté d’après ce jour ne compte pas encore.";
const TIMES_ADVISERS = "Les heures d’un conseiller, multipliées par le nombre de conseillers.";

const WORDS: Readonly<Record<Exclude<Indicator, "own" | "participations">, IndicatorWords>> = {
  enrolled: {
    label: "Entreprises inscrites",
    unit: "entreprises",
    definition: "Les entreprises inscrites dans l’opération.",
    leftOut: WITHOUT_WITHDRAWN,
  },
  interviewed: {
    label: "Entreprises diagnostiquées",
    unit: "entreprises",
    definition: `Les entreprises dont l’entretien est terminé, ${ONCE}.`,
    leftOut: `Un entretien commencé ne suffit pas. ${WITHOUT_WITHDRAWN}`,
  },
  "plans-agreed": {
    label: "Plans d’actions arrêtés",
    unit: "plans",
    definition: `Les entreprises dont le plan d’actions est arrêté, ${ONCE}.`,
    leftOut: WITHOUT_WITHDRAWN,
  },
  "reports-released": {
    label: "Rapports remis",
    unit: "rapports",
    definition: `Les entreprises à qui un rapport est remis, ${ONCE}.`,
    leftOut: WITHOUT_WITHDRAWN,
  },
  "actions-begun": {
    label: "Actions lancées",
    unit: "actions",
    definition: "Les actions des plans des entreprises qui sont lancées, ou déjà faites.",
    leftOut: `Ni les actions écartées, ni les abandonnées, ni les actions collectives. ${WITHOUT_WITHDRAWN}`,
  },
  "actions-done": {
    label: "Actions faites",
    unit: "actions",
    definition: "Les actions des plans des entreprises qui sont faites.",
    leftOut: `Elles sont aussi parmi les actions lancées. ${WITHOUT_WITHDRAWN}`,
  },
  "advice-days": {
    label: "Jours de conseil individuel",
    unit: "jours",
    definition: `Les heures de conseil individuel (visites et restitutions), à 7 heures par jour. ${TIMES_ADVISERS}`,
    leftOut: `Ni les ateliers, ni la préparation, ni les comités de pilotage. ${HELD}`,
  },
  "individual-hours": {
    label: "Heures de conseil individuel",
    unit: "h",
    definition: `Les heures des visites et des restitutions. ${TIMES_ADVISERS}`,
    leftOut: `Ni les ateliers, ni la préparation, ni les comités de pilotage. ${HELD}`,
  },
  "collective-hours": {
    label: "Heures collectives",
    unit: "h",
    definition: `Les heures d’animation des ateliers. ${TIMES_ADVISERS}`,
    leftOut: `Ce ne sont pas les heures des participants. Les comités de pilotage se comptent à part. ${HELD}`,
  },
  "preparation-hours": {
    label: "Heures de préparation",
    unit: "h",
    definition: `Les heures de travail sans entreprise. ${TIMES_ADVISERS}`,
    leftOut: HELD,
  },
  workshops: {
    label: "Ateliers collectifs",
    unit: "ateliers",
    definition: "Les ateliers qui ont eu lieu.",
    leftOut: `Un atelier compte même si personne n’a signé : ce sont les participations que la signature prouve. ${HELD}`,
  },
  "collective-pilots": {
    label: "Pilotes d’actions collectives lancés",
    unit: "pilotes",
    definition: "Les actions collectives dont un pilote a commencé, chacune une fois.",
    leftOut: "Une action proposée, ou qui cherche encore ses entreprises, ne compte pas.",
  },
  "collective-firms": {
    label: "Entreprises dans une action collective",
    unit: "entreprises",
    definition: "Les entreprises qui ont dit oui à une action collective qui a commencé, chacune une fois.",
    leftOut: `« Peut-être » ne compte pas. ${WITHOUT_WITHDRAWN}`,
  },
  "aid-granted": {
    label: "Aides obtenues par les entreprises",
    unit: "€",
    definition: "Les montants accordés aux entreprises, d’après leurs demandes d’aide.",
    leftOut: `Une aide accordée dont le montant n’est pas connu ne compte pas. ${WITHOUT_WITHDRAWN}`,
  },
};

const SIGNED = "Une présence non signée vaut zéro.";

const PARTICIPATIONS: Readonly<Record<CountedUnit, IndicatorWords>> = {
  firm: {
    label: "Entreprises participantes",
    unit: "entreprises",
    definition:
      "Les entreprises dont une personne au moins a signé une demi-journée d’atelier, chacune une fois.",
    leftOut: `${SIGNED} Les personnes ne comptent pas en plus, ni celles qui ne sont d’aucune entreprise de l’opération.`,
  },
  person: {
    label: "Personnes participantes",
    unit: "personnes",
    definition: "Les personnes qui ont signé une demi-journée d’atelier au moins, chacune une fois.",
    leftOut: `${SIGNED} Les entreprises ne comptent pas en plus.`,
  },
};
