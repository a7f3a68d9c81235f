/** The figures of the convention, of the collective actions and of the network. They are no answers of firms. */
import { formatNumber, formatOutOf } from "#app/domain/format.ts";
import {
  amount,
  euros,
  NO_DENOMINATOR,
  outOf,
  tableOf,
} from "#app/domain/report/collective/explained/lines.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { gapWords } from "#app/domain/report/collective/together-words.ts";
import { NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

export function explainConvention({ convention, synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  if (convention === null) return [];
  const common = {
    chapter: "convention",
    definition: "",
    numerator: "",
    denominator: "",
    exclusions: [],
    asOf: synthesis.asOf,
  } as const;
  const measure = (value: number | null, unit: string) => (unit === "€" ? euros(value) : amount(value));
  return [
    ...convention.lines.flatMap(({ label, unit, planned, achieved, gap, since }) =>
      tableOf({ ...common, table: `Convention : ${label}`, unit }, [
        {
          id: `convention:${label}:planned`,
          label: "Prévu",
          ...measure(planned, unit),
          definition: "Ce que la convention promet.",
          numerator: "Nombre écrit dans la convention",
          denominator: NO_DENOMINATOR,
        },
        {
          id: `convention:${label}:achieved`,
          label: "Réalisé",
          ...measure(achieved, unit),
          asOf: since ?? synthesis.asOf,
          definition: "Ce qui est fait au jour indiqué, compté d’après les données de l’opération.",
          numerator: "Ce que l’objectif nomme",
          denominator: NO_DENOMINATOR,
        },
        {
          id: `convention:${label}:gap`,
          label: "Écart",
          ...measure(gap, unit),
          printed: gapWords({ gap, unit }),
          asOf: since ?? synthesis.asOf,
          definition:
            "Réalisé moins prévu. Un objectif qui n’est pas atteint est justifié avant toute publication.",
          numerator: "Réalisé moins prévu",
          denominator: NO_DENOMINATOR,
        },
      ]),
    ),
    ...tableOf({ ...common, table: "Temps passé", unit: "h", denominator: NO_DENOMINATOR }, [
      {
        id: "hours:individual",
        label: "Avec une entreprise",
        ...amount(convention.hours.individual),
        definition:
          "Heures de visite, d’entretien et de restitution avec une entreprise, de chaque conseiller.",
        numerator: "Heures individuelles",
      },
      {
        id: "hours:collective",
        label: "Avec plusieurs entreprises",
        ...amount(convention.hours.collective),
        definition: "Heures d’atelier, de chaque conseiller. Les comités sont comptés à part.",
        numerator: "Heures collectives",
      },
      {
        id: "hours:preparation",
        label: "Préparation",
        ...amount(convention.hours.preparation),
        definition: "Heures sans entreprise : préparer, analyser, écrire.",
        numerator: "Heures de préparation",
      },
    ]),
    ...tableOf({ ...common, table: "Argent public", unit: "€", denominator: NO_DENOMINATOR }, [
      {
        id: "aid:public-funding",
        label: "Argent public de l’opération",
        ...euros(convention.publicFunding),
        definition: "Ce que les financeurs apportent à l’opération.",
        numerator: "Montant de la convention",
      },
      {
        id: "aid:asked",
        label: "Aides demandées",
        ...euros(convention.aid.asked),
        asOf: convention.aid.askedSince ?? synthesis.asOf,
        definition: "Aides publiques que des entreprises ont demandées à la suite de l’opération.",
        numerator: "Montants demandés",
      },
      {
        id: "aid:granted",
        label: "Aides obtenues",
        ...euros(convention.aid.granted),
        asOf: convention.aid.grantedSince ?? synthesis.asOf,
        definition: "Aides publiques accordées à des entreprises à la suite de l’opération.",
        numerator: "Montants accordés",
      },
      {
        id: "aid:per-public-euro",
        label: "Aides obtenues par euro public",
        printed:
          convention.aid.perPublicEuro === null
            ? NOT_PUBLISHED
            : `${formatNumber(convention.aid.perPublicEuro)} €`,
        value: convention.aid.perPublicEuro,
        asOf: convention.aid.grantedSince ?? synthesis.asOf,
        n: null,
        N: null,
        definition: "Ce ratio rapproche deux montants. Il ne dit pas que les aides sont dues à l’opération.",
        numerator: "Aides obtenues",
        denominator: "Argent public de l’opération",
      },
    ]),
  ];
}

export function explainActions({ actions, synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  return actions.flatMap(({ template, description, invited, joined, pilot }) => {
    const id = `action:${template ?? description.title}`;
    return tableOf(
      {
        chapter: "actions",
        table: `Action collective : ${description.title}`,
        unit: "€",
        definition: "",
        numerator: "",
        denominator: NO_DENOMINATOR,
        exclusions: [],
        asOf: synthesis.asOf,
      },
      [
        ...(invited === 0
          ? []
          : [
              {
                id: `${id}:joined`,
                label: "Entreprises qui participent",
                ...outOf(joined, invited),
                printed: formatOutOf(joined, invited),
                unit: "entreprises",
                definition: "Entreprises invitées qui ont répondu oui.",
                numerator: "Réponses « oui »",
                denominator: "Entreprises invitées",
              },
            ]),
        ...(description.unitCost === null
          ? []
          : [
              {
                id: `${id}:unit-cost`,
                label: "Coût par entreprise",
                ...euros(description.unitCost),
                definition: "Ce que l’action coûte pour une entreprise, avant aides : une prévision.",
                numerator: "Prévision écrite par les consultants",
              },
            ]),
        ...(description.totalCost === null
          ? []
          : [
              {
                id: `${id}:total-cost`,
                label: "Coût total",
                ...euros(description.totalCost),
                definition: "Ce que l’action coûte en tout, avant aides : une prévision.",
                numerator: "Prévision écrite par les consultants",
              },
            ]),
        ...(pilot === null
          ? []
          : [
              {
                id: `${id}:budget-cap`,
                label: "Budget du pilote, au plus",
                ...euros(pilot.budgetCap),
                definition: "Ce que le pilote ne doit pas dépasser, écrit avant qu’il commence.",
                numerator: "Plafond écrit avant le pilote",
              },
            ]),
      ],
    );
  });
}

export function explainLessons({ lessons, synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  return lessons.flatMap(({ title, feedback }) =>
    feedback.realCost === null
      ? []
      : tableOf(
          {
            chapter: "pilots",
            table: "Coûts réels",
            unit: "€",
            definition: "Ce que l’action a vraiment coûté, d’après son retour d’expérience.",
            numerator: "Dépenses constatées",
            denominator: NO_DENOMINATOR,
            exclusions: [],
            asOf: synthesis.asOf,
          },
          [{ id: `lesson:${title}:real-cost`, label: title, ...euros(feedback.realCost) }],
        ),
  );
}

export function explainNetwork({ network, synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  return network.flatMap(({ title, invited, joined, hesitating }) =>
    tableOf(
      {
        chapter: "network",
        table: `Vie du réseau : ${title}`,
        unit: "entreprises",
        definition: "",
        numerator: "",
        denominator: "Entreprises invitées à l’action",
        exclusions: [],
        asOf: synthesis.asOf,
      },
      [
        {
          id: `network:${title}:invited`,
          label: "Invitées",
          ...outOf(invited, invited),
          definition: "Entreprises à qui l’action a été proposée.",
          numerator: "Entreprises invitées",
        },
        {
          id: `network:${title}:joined`,
          label: "Participent",
          ...outOf(joined, invited),
          definition: "Entreprises invitées qui ont répondu oui.",
          numerator: "Réponses « oui »",
        },
        {
          id: `network:${title}:hesitating`,
          label: "Hésitent",
          ...outOf(hesitating, invited),
          definition: "Entreprises invitées qui ont répondu peut-être.",
          numerator: "Réponses « peut-être »",
        },
      ],
    ),
  );
}
