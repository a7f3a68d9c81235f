/** The figures of the summary, of who takes part and of how far the operation has come. */
import { formatOutOf, formatPercent } from "#app/domain/format.ts";
import { leftAlone, notAssessed, outOf, tableOf } from "#app/domain/report/collective/explained/lines.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedGroup, PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** What is said of a step: its name, then its definition, what is counted and out of what. */
type Step = {
  readonly id: string;
  readonly label: string;
  readonly n: number;
  readonly N: number;
  readonly definition: string;
  readonly denominator: string;
  readonly exclusions: readonly string[];
};

/** The way of the firms, step by step. */
export function explainSteps({ synthesis, chapters }: CollectiveReport): readonly ExplainedFigure[] {
  if (!chapters.includes("participants")) return [];
  return tableOf(
    {
      chapter: "participants",
      table: "De l’inscription au rapport",
      unit: "entreprises",
      definition: "",
      numerator: "",
      denominator: "",
      exclusions: [],
      asOf: synthesis.asOf,
    },
    stepsOf(synthesis).map(({ id, label, n, N, ...said }) => ({
      id: `progress:${id}`,
      label,
      ...outOf(n, N),
      printed: id === "enrolled" ? String(n) : formatOutOf(n, N),
      numerator: `Entreprises : ${label.toLocaleLowerCase("fr")}`,
      ...said,
    })),
  );
}

/** The share of the questions that were answered. */
export function explainMethod({ synthesis, chapters }: CollectiveReport): readonly ExplainedFigure[] {
  if (!chapters.includes("method")) return [];
  const { progress, asOf } = synthesis;
  return tableOf(
    {
      chapter: "method",
      table: "Réponses",
      unit: "% des questions",
      definition:
        "La moitié des entreprises évaluées ont répondu à cette part des questions notées, ou davantage. « Ne sait pas » et sans réponse n’y comptent pas comme des réponses.",
      numerator: "Questions notées qui ont une réponse",
      denominator: "Questions notées posées à l’entreprise",
      exclusions: notAssessed(synthesis),
      asOf,
    },
    [
      {
        id: "progress:coverage",
        label: "Part médiane des questions répondues",
        printed: progress.coverage === null ? NOT_PUBLISHED : formatPercent(progress.coverage),
        value: progress.coverage === null ? null : progress.coverage * 100,
        n: progress.coverage === null ? null : progress.assessed,
        N: progress.assessed,
      },
    ],
  );
}

/** The four figures set in large on the first page. */
export function explainSummary({ synthesis, summary }: CollectiveReport): readonly ExplainedFigure[] {
  const { progress, maturity, plans, asOf } = synthesis;
  const steps = stepsOf(synthesis);
  return summary.keyFigures.flatMap(({ id, value, label, outOf: words }): readonly ExplainedFigure[] => {
    const common = {
      chapter: "summary",
      table: "L’essentiel",
      id: `summary:${id}`,
      label,
      printed: `${value} ${words}`,
      asOf,
    } as const;
    if (id === "overall")
      return [
        {
          ...common,
          unit: "sur 100",
          value: maturity.overall.median,
          n: maturity.overall.evaluated,
          N: maturity.overall.N,
          definition:
            "Médiane des scores globaux : la moitié des entreprises évaluées ont ce score ou moins, l’autre moitié ce score ou plus.",
          numerator: "Score global de chaque entreprise, de 0 à 100",
          denominator: "Entreprises évaluées qui ont un score global",
          exclusions: notAssessed(synthesis),
        },
      ];
    if (id === "engaged")
      return [
        {
          ...common,
          unit: "actions",
          value: plans.engaged,
          n: null,
          N: null,
          definition:
            "Actions décidées dans les plans individuels, dont le suivi dit qu’elles sont lancées ou faites.",
          numerator: "Actions lancées ou faites",
          denominator: "Actions décidées",
          exclusions: notAssessed(synthesis),
        },
      ];
    const step = steps.find((each) => each.id === id);
    if (step === undefined) return [];
    return [
      {
        ...common,
        unit: "entreprises",
        value: step.n,
        n: step.n,
        N: step.N,
        definition: step.definition,
        numerator: `Entreprises : ${step.label.toLocaleLowerCase("fr")} (${progress.enrolled} inscrites)`,
        denominator: step.denominator,
        exclusions: step.exclusions,
      },
    ];
  });
}

/** Trade, size, place. */
export function explainParticipants({ synthesis }: CollectiveReport): readonly ExplainedFigure[] {
  const { participants, asOf } = synthesis;
  const groups = (
    id: string,
    table: string,
    what: string,
    shown: readonly PublishedGroup[],
  ): readonly ExplainedFigure[] =>
    tableOf(
      {
        chapter: "participants",
        table,
        unit: "entreprises",
        definition: `Entreprises participantes ${what}. Les groupes trop petits sont réunis.`,
        numerator: "Entreprises du groupe",
        denominator: "Entreprises participantes",
        exclusions: leftAlone(synthesis),
        asOf,
      },
      shown.map(({ label, firms }) => ({
        id: `participants:${id}:${label}`,
        label,
        ...outOf(firms, participants.total),
        printed: formatOutOf(firms, participants.total),
      })),
    );
  return [
    ...groups("trade", "Par métier", "selon leur métier", participants.trades),
    ...groups("size", "Par taille", "selon leur effectif, sans le dirigeant", participants.sizes),
    ...groups("department", "Par département", "selon leur adresse", participants.departments),
    ...groups("commune", "Par commune", "selon leur adresse", participants.communes),
  ];
}

function stepsOf(synthesis: PublishedSynthesis): readonly Step[] {
  const { progress } = synthesis;
  const { enrolled, withdrawn, participating, interviewed } = progress;
  const ofEnrolled = { N: enrolled, denominator: "Entreprises inscrites", exclusions: [] };
  const ofParticipating = {
    N: participating,
    denominator: "Entreprises participantes",
    exclusions: leftAlone(synthesis),
  };
  const ofInterviewed = {
    N: interviewed,
    denominator: "Entreprises dont l’entretien est terminé",
    exclusions: leftAlone(synthesis),
  };
  return [
    {
      id: "enrolled",
      label: "Inscrites",
      n: enrolled,
      definition: "Entreprises entrées dans l’opération, celles qui l’ont quittée comprises.",
      ...ofEnrolled,
    },
    {
      id: "withdrawn",
      label: "Retirées",
      n: withdrawn,
      definition: "Entreprises qui ont quitté l’opération. Elles ne comptent dans aucun autre chiffre.",
      ...ofEnrolled,
    },
    {
      id: "participating",
      label: "Participantes",
      n: participating,
      definition: "Entreprises inscrites qui ne se sont pas retirées.",
      ...ofEnrolled,
    },
    {
      id: "not-started",
      label: "Pas encore rencontrées",
      n: progress.notStarted,
      definition: "Entreprises participantes dont l’entretien n’est pas commencé.",
      ...ofParticipating,
    },
    {
      id: "interviewing",
      label: "Entretien en cours",
      n: progress.interviewing,
      definition: "Entreprises participantes dont l’entretien est commencé et pas terminé.",
      ...ofParticipating,
    },
    {
      id: "interviewed",
      label: "Entretien terminé",
      n: interviewed,
      definition: "Entreprises participantes dont le consultant a clos l’entretien.",
      ...ofParticipating,
    },
    {
      id: "assessed",
      label: "Évaluées",
      n: progress.assessed,
      definition: "Entreprises participantes dont l’entretien est terminé et compte au moins une réponse.",
      ...ofParticipating,
    },
    {
      id: "planned",
      label: "Plan d’actions arrêté",
      n: progress.planned,
      definition: "Entreprises dont le dirigeant et le consultant ont arrêté le plan d’actions.",
      ...ofInterviewed,
    },
    {
      id: "reported",
      label: "Rapport remis",
      n: progress.reported,
      definition: "Entreprises qui ont reçu leur rapport.",
      ...ofInterviewed,
    },
  ];
}
