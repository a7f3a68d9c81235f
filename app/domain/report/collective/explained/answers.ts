/** The figures of obstacles, opportunities, shared needs, aid schemes and individual plans. */

import {
  amount,
  counted,
  euros,
  NO_DENOMINATOR,
  notAssessed,
  outOf,
  tableOf,
} from "#app/domain/report/collective/explained/lines.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

export function explainObstacles({ synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  return synthesis.obstacles.flatMap((family) =>
    tableOf(
      {
        ...assessedFirms(synthesis),
        chapter: "obstacles",
        table: `Freins : ${family.label}`,
        definition:
          "Entreprises qui ont ce frein : le dirigeant le cite, ou ses autres réponses le montrent. Une entreprise compte une fois par frein.",
        numerator: "Entreprises évaluées qui ont ce frein",
      },
      family.obstacles.flatMap(({ tag, label, firms, gap, evidenced }) => {
        const whole = exactly(firms);
        const part = { denominator: "Entreprises évaluées qui ont ce frein" };
        return [
          { id: `obstacle:${tag}`, label, ...counted(firms) },
          ...(gap === null
            ? []
            : [
                {
                  id: `obstacle:${tag}:declared-only`,
                  label: `${label} : déclaré seulement`,
                  ...outOf(gap.declaredOnly, whole),
                  ...part,
                  definition: "Le dirigeant cite ce frein ; ses autres réponses ne le montrent pas.",
                  numerator: "Entreprises où ce frein est seulement déclaré",
                },
                {
                  id: `obstacle:${tag}:both`,
                  label: `${label} : déclaré et constaté`,
                  ...outOf(gap.both, whole),
                  ...part,
                  definition: "Le dirigeant cite ce frein, et ses autres réponses le montrent.",
                  numerator: "Entreprises où ce frein est déclaré et constaté",
                },
                {
                  id: `obstacle:${tag}:seen-only`,
                  label: `${label} : constaté seulement`,
                  ...outOf(gap.seenOnly, whole),
                  ...part,
                  definition: "Les réponses montrent ce frein ; le dirigeant ne le cite pas.",
                  numerator: "Entreprises où ce frein est seulement constaté",
                },
              ]),
          ...(firms.kind === "hidden"
            ? []
            : [
                {
                  id: `obstacle:${tag}:evidenced`,
                  label: `${label} : prouvé`,
                  ...counted(evidenced),
                  ...part,
                  definition: "Les réponses montrent ce frein, et un document l’appuie.",
                  numerator: "Entreprises où ce frein est prouvé",
                },
              ]),
        ];
      }),
    ),
  );
}

export function explainOpportunities({ synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  return tableOf(
    {
      ...assessedFirms(synthesis),
      chapter: "opportunities",
      table: "Opportunités",
      definition: "Entreprises dont les réponses montrent cette opportunité.",
      numerator: "Entreprises évaluées qui ont cette opportunité",
    },
    synthesis.opportunities.map(({ tag, label, firms }) => ({
      id: `opportunity:${tag}`,
      label,
      ...counted(firms),
    })),
  );
}

export function explainNeeds({ synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  const part = { denominator: "Entreprises évaluées qui ont ce besoin" };
  return [
    ...tableOf(
      {
        ...assessedFirms(synthesis),
        chapter: "needs",
        table: "Besoins partagés",
        definition:
          "Entreprises qui appellent cette action collective : leur plan y mène, ou elles ont plus de la moitié de ses freins et opportunités, dont un au moins déclaré ou prouvé.",
        numerator: "Entreprises évaluées qui ont ce besoin",
      },
      synthesis.needs.flatMap(({ action, title, firms, sources, inPlan }) => {
        const whole = exactly(firms);
        return [
          { id: `need:${action}`, label: title, ...counted(firms) },
          ...(whole === null
            ? []
            : [
                {
                  id: `need:${action}:declared`,
                  label: `${title} : déclaré`,
                  ...outOf(sources.declared, whole),
                  ...part,
                  definition: "Le dirigeant cite l’un des freins ou opportunités de cette action.",
                  numerator: "Entreprises qui déclarent ce besoin",
                },
                {
                  id: `need:${action}:evidenced`,
                  label: `${title} : prouvé sans être déclaré`,
                  ...outOf(sources.evidenced, whole),
                  ...part,
                  definition:
                    "Un document appuie l’un des freins ou opportunités de cette action, que le dirigeant ne cite pas.",
                  numerator: "Entreprises où ce besoin est prouvé sans être déclaré",
                },
                {
                  id: `need:${action}:observed`,
                  label: `${title} : constaté`,
                  ...outOf(sources.observed, whole),
                  ...part,
                  definition: "Le besoin vient des seules réponses, ou de ce que le plan propose.",
                  numerator: "Entreprises où ce besoin est constaté",
                },
                {
                  id: `need:${action}:in-plan`,
                  label: `${title} : déjà dans le plan`,
                  ...counted(inPlan),
                  ...part,
                  definition: "Une action décidée du plan individuel mène à cette action collective.",
                  numerator: "Entreprises dont le plan y mène",
                },
              ]),
        ];
      }),
    ),
    ...tableOf(
      {
        ...assessedFirms(synthesis),
        chapter: "needs",
        table: "Préconisations qui reviennent",
        definition: "Entreprises dont le plan propose ou retient cette préconisation.",
        numerator: "Entreprises évaluées dont le plan la contient",
      },
      synthesis.recommendations.flatMap(({ id, title, firms, priority }) => [
        { id: `recommendation:${id}`, label: title, ...counted(firms) },
        {
          id: `recommendation:${id}:priority`,
          label: `${title} : parmi les 5 priorités`,
          ...counted(priority),
          denominator: "Entreprises évaluées dont le plan la contient",
          definition: "La préconisation est l’une des cinq premières du plan.",
          numerator: "Entreprises dont c’est une des cinq priorités",
        },
      ]),
    ),
  ];
}

export function explainSchemes({ synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  return tableOf(
    {
      ...assessedFirms(synthesis),
      chapter: "schemes",
      table: "Dispositifs d’aide",
      definition:
        "Entreprises qui remplissent tous les critères connus du programme. Un critère rempli n’est pas une aide accordée.",
      numerator: "Entreprises évaluées qui remplissent les critères connus",
    },
    synthesis.schemes.flatMap(({ id, name, matched, planned }) => [
      { id: `scheme:${id}:matched`, label: `${name} : critères connus remplis`, ...counted(matched) },
      {
        id: `scheme:${id}:planned`,
        label: `${name} : inscrit dans le plan`,
        ...counted(planned),
        definition: "Entreprises dont une action décidée compte sur ce dispositif.",
        numerator: "Entreprises évaluées dont le plan compte dessus",
      },
    ]),
  );
}

/** How each number of actions is called, what it means, and what it is a part of. */
const ACTION_LINES = [
  ["lines", "Proposées ou ajoutées", "Lignes de tous les plans, décidées ou non.", "Lignes des plans"],
  [
    "decided",
    "Décidées",
    "Acceptées, modifiées ou ajoutées par le dirigeant et le consultant.",
    "Lignes des plans",
  ],
  [
    "accepted",
    "Acceptées telles quelles",
    "Décidées comme le questionnaire les propose.",
    "Actions décidées",
  ],
  ["changed", "Modifiées", "Décidées après avoir été changées.", "Actions décidées"],
  ["added", "Ajoutées", "Écrites par le consultant ou le dirigeant, sans proposition.", "Actions décidées"],
  ["rejected", "Écartées", "Refusées par le dirigeant ou le consultant.", "Lignes des plans"],
  [
    "rejectedWithReason",
    "Écartées avec un motif",
    "Refusées en disant pourquoi. Les motifs ne sont pas publiés.",
    "Actions écartées",
  ],
  ["undecided", "Pas encore décidées", "Proposées, et gardées en réserve.", "Lignes des plans"],
  ["engaged", "Lancées ou faites", "D’après le suivi, au jour indiqué.", "Actions décidées"],
  ["started", "Lancées", "Commencées et pas finies, d’après le suivi.", "Actions lancées ou faites"],
  ["done", "Faites", "Finies, d’après le suivi.", "Actions lancées ou faites"],
  ["notEngaged", "Pas lancées", "Prévues ou abandonnées, d’après le suivi.", "Actions décidées"],
  ["planned", "Prévues", "Décidées et pas encore commencées.", "Actions pas lancées"],
  ["dropped", "Abandonnées", "Décidées, puis laissées.", "Actions pas lancées"],
] as const;

export function explainPlans({ synthesis, chapters }: CollectiveReport): readonly ExplainedFigure[] {
  if (!chapters.includes("plans")) return [];
  const { plans } = synthesis;
  const firms = assessedFirms(synthesis);
  return [
    ...tableOf(
      {
        ...firms,
        chapter: "plans",
        table: "Plans : entreprises",
        definition: "",
        numerator: "",
      },
      [
        {
          id: "plans:firms-deciding",
          label: "Au moins une action décidée",
          ...counted(plans.firmsDeciding),
          definition: "Entreprises dont le plan compte au moins une action acceptée, modifiée ou ajoutée.",
          numerator: "Entreprises évaluées avec une action décidée",
        },
        {
          id: "plans:firms-engaged",
          label: "Au moins une action lancée ou faite",
          ...counted(plans.firmsEngaged),
          definition: "Entreprises dont le suivi dit qu’une action au moins est lancée ou faite.",
          numerator: "Entreprises évaluées avec une action lancée ou faite",
        },
        {
          id: "plans:firms-done",
          label: "Au moins une action faite",
          ...counted(plans.firmsDone),
          definition: "Entreprises dont le suivi dit qu’une action au moins est faite.",
          numerator: "Entreprises évaluées avec une action faite",
        },
        {
          id: "plans:firms-costed",
          label: "Au moins une action chiffrée",
          ...counted(plans.costed),
          definition: "Entreprises dont une action vivante du plan a un coût.",
          numerator: "Entreprises évaluées avec une action chiffrée",
        },
      ],
    ),
    ...tableOf(
      {
        ...firms,
        chapter: "plans",
        table: "Plans : actions",
        unit: "actions",
        definition: "",
        numerator: "",
      },
      ACTION_LINES.map(([key, label, definition, denominator]) => ({
        id: `plans:${key}`,
        label,
        ...amount(plans[key]),
        definition,
        numerator: `Actions : ${label.toLocaleLowerCase("fr")}`,
        denominator,
      })),
    ),
    ...tableOf(
      {
        ...firms,
        chapter: "plans",
        table: "Plans : coûts",
        unit: "€",
        definition: "Somme des coûts des actions décidées qui en ont un, avant aides.",
        numerator: "Coût de chaque action chiffrée, abandonnées exceptées",
        denominator: NO_DENOMINATOR,
      },
      [{ id: "plans:costs", label: "Coût des actions chiffrées", ...euros(plans.costs) }],
    ),
  ];
}

/** What the figures drawn from answers have in common. */
function assessedFirms(synthesis: PublishedSynthesis) {
  return {
    unit: "entreprises",
    denominator: "Entreprises évaluées",
    exclusions: notAssessed(synthesis),
    asOf: synthesis.asOf,
  };
}

function exactly(count: PublishedCount): number | null {
  return count.kind === "exact" ? count.n : null;
}
