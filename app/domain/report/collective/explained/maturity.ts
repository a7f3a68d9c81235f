/** The figures of the collective maturity: medians, quartiles, levels, medians by group. */
import { formatCount, formatOutOf } from "#app/domain/format.ts";
import { notAssessed, outOf, tableOf } from "#app/domain/report/collective/explained/lines.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import {
  classWords,
  NEARLY_ALL_WORDS,
  NOT_PUBLISHED,
  scoreWords,
} from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type {
  PublishedHeatmap,
  PublishedScore,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

export function explainMaturity({ synthesis, chapters }: CollectiveReport): readonly ExplainedFigure[] {
  if (!chapters.includes("maturity")) return [];
  const { overall, themes } = synthesis.maturity;
  return [
    ...explainScore("overall", "Ensemble des thèmes", overall, synthesis),
    ...themes.flatMap((theme) => explainScore(`theme:${theme.id}`, theme.label, theme, synthesis)),
    ...synthesis.heatmaps.flatMap((map) => explainHeatmap(map, synthesis)),
  ];
}

function explainScore(
  id: string,
  label: string,
  score: PublishedScore,
  synthesis: PublishedSynthesis,
): readonly ExplainedFigure[] {
  const { evaluated, N, median, q1, q3 } = score;
  const n = (value: number | null) => (value === null ? null : evaluated);
  const score100 = (value: number | null) => ({
    printed: scoreWords(value),
    value,
    n: n(value),
    N,
    unit: "sur 100",
  });
  const common = {
    chapter: "maturity",
    table: `Maturité : ${label}`,
    unit: "entreprises",
    definition: "",
    numerator: "Score de chaque entreprise, de 0 à 100",
    denominator: "Entreprises évaluées qui ont ce score",
    exclusions: [...notAssessed(synthesis), ...notEvaluated(score)],
    asOf: synthesis.asOf,
  } as const;
  return [
    ...tableOf(common, [
      {
        id: `${id}:evaluated`,
        label: "Entreprises évaluées",
        ...outOf(evaluated, N),
        printed: evaluated === null ? NOT_PUBLISHED : formatOutOf(evaluated, N),
        definition: "Entreprises qui ont répondu à assez de questions pour avoir ce score.",
        numerator: "Entreprises qui ont ce score",
        denominator: "Entreprises évaluées",
        exclusions: notAssessed(synthesis),
      },
      {
        id: `${id}:median`,
        label: "Médiane",
        ...score100(median),
        definition: "La moitié des entreprises ont ce score ou moins, l’autre moitié ce score ou plus.",
      },
      {
        id: `${id}:q1`,
        label: "Premier quartile",
        ...score100(q1),
        definition:
          "Un quart des entreprises ont ce score ou moins. Moyenne des deux valeurs quand le rang tombe entre deux.",
      },
      {
        id: `${id}:q3`,
        label: "Troisième quartile",
        ...score100(q3),
        definition:
          "Un quart des entreprises ont ce score ou plus. Moyenne des deux valeurs quand le rang tombe entre deux.",
      },
    ]),
    ...tableOf(
      {
        ...common,
        definition:
          "Entreprises dont le score est à ce niveau. Des niveaux voisins sont comptés ensemble quand l’un d’eux réunit trop peu d’entreprises.",
        numerator: "Entreprises à ce niveau",
      },
      levelLines(id, score, synthesis.maturity.levels),
    ),
  ];
}

function levelLines(
  id: string,
  { spread, evaluated }: PublishedScore,
  levels: PublishedSynthesis["maturity"]["levels"],
) {
  const all = evaluated ?? 0;
  switch (spread.kind) {
    case "hidden":
      return [
        { id: `${id}:levels`, label: "Niveaux", printed: NOT_PUBLISHED, value: null, n: null, N: evaluated },
      ];
    case "most":
      return [
        {
          id: `${id}:level:${levels[spread.rank]?.id ?? spread.rank}`,
          label: levels[spread.rank]?.label ?? "",
          printed: `${NEARLY_ALL_WORDS} des ${all}`,
          value: null,
          n: null,
          N: evaluated,
        },
      ];
    case "classes":
      return spread.classes.map(({ first, last, n }) => ({
        id: `${id}:level:${[levels[first]?.id, ...(last === first ? [] : [levels[last]?.id])].join("-")}`,
        label: classWords(levels, { first, last }),
        ...outOf(n, evaluated),
        printed: formatOutOf(n, all),
      }));
  }
}

/** Published with « 17 sur 19 »: how many have no score can be read there already. */
function notEvaluated({ evaluated, N }: PublishedScore): readonly string[] {
  if (evaluated === null || evaluated === N) return [];
  return [formatCount(N - evaluated, "entreprise sans ce score", "entreprises sans ce score")];
}

function explainHeatmap(map: PublishedHeatmap, synthesis: PublishedSynthesis): readonly ExplainedFigure[] {
  return map.groups.flatMap((group, column) =>
    tableOf(
      {
        chapter: "maturity",
        table: `Médianes : ${group.label}`,
        unit: "sur 100",
        definition:
          "Médiane des scores des entreprises évaluées du groupe. Un écart entre groupes ne dit pas sa cause.",
        numerator: "Score de chaque entreprise du groupe, de 0 à 100",
        denominator: "Entreprises évaluées du groupe qui ont ce score",
        exclusions: notAssessed(synthesis),
        asOf: synthesis.asOf,
      },
      synthesis.maturity.themes.map((theme, row) => {
        const cell = map.cells[row]?.[column] ?? null;
        return {
          id: `theme:${theme.id}:median:${map.by}:${group.label}`,
          label: theme.label,
          printed: scoreWords(cell?.median ?? null),
          value: cell?.median ?? null,
          n: cell?.n ?? null,
          N: group.firms,
        };
      }),
    ),
  );
}
