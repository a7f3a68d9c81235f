/** The figures of what changed since the round before. */
import { formatCount, formatNumber, formatOutOf } from "#app/domain/format.ts";
import { publishedChange } from "#app/domain/report/collective/change-words.ts";
import { notAssessed, outOf, tableOf } from "#app/domain/report/collective/explained/lines.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { NOT_PUBLISHED, scoreWords } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { TELLING_CHANGE } from "#app/domain/synthesis/measure-change.ts";
import type {
  PublishedChange,
  PublishedChangeLine,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

export function explainChange({ synthesis, chapters }: CollectiveReport): readonly ExplainedFigure[] {
  const change = publishedChange(synthesis);
  if (change === null || !chapters.includes("progress")) return [];
  const { compared, N, rounds } = change;
  return [
    ...tableOf(
      {
        chapter: "progress",
        table: "Ce qui a changé",
        unit: "entreprises",
        definition: `Entreprises évaluées en ${rounds.to} dont l’entretien de ${rounds.from} était terminé, et qui ont une question au moins notée les deux fois.`,
        numerator: "Entreprises évaluées les deux fois",
        denominator: "Entreprises évaluées",
        exclusions: notAssessed(synthesis),
        asOf: synthesis.asOf,
      },
      [
        {
          id: "change:compared",
          label: "Entreprises comparées",
          ...outOf(compared, N),
          printed: compared === null ? NOT_PUBLISHED : formatOutOf(compared, N),
        },
      ],
    ),
    ...change.lines.flatMap((line) => explainLine(line, change, synthesis)),
  ];
}

function explainLine(
  { id, label, firms, before, after, rose, stayed, fell }: PublishedChangeLine,
  { rounds: { from, to }, N }: PublishedChange,
  synthesis: PublishedSynthesis,
): readonly ExplainedFigure[] {
  const compared = "Entreprises comparées qui ont ce score les deux fois";
  const common = {
    chapter: "progress",
    table: `Ce qui a changé : ${label}`,
    exclusions: [...notAssessed(synthesis), ...notCompared(firms, N)],
    denominator: compared,
    asOf: synthesis.asOf,
  } as const;
  const median = (value: number | null) => ({
    printed: scoreWords(value),
    value,
    n: value === null ? null : firms,
    N: value === null ? null : firms,
  });
  const part = (value: number | null) => ({
    ...outOf(value, firms),
    printed: value === null || firms === null ? NOT_PUBLISHED : formatOutOf(value, firms),
  });
  const points = `${formatNumber(TELLING_CHANGE)} points`;
  return [
    ...tableOf(
      {
        ...common,
        unit: "sur 100",
        definition: "",
        numerator: "Score de chaque entreprise, de 0 à 100, sur les questions notées les deux fois",
      },
      [
        {
          id: `change:${id}:before`,
          label: `Médiane en ${from}`,
          ...median(before),
          definition: `La moitié des entreprises comparées avaient ce score ou moins en ${from}, sur les seules questions notées en ${from} et en ${to}.`,
        },
        {
          id: `change:${id}:after`,
          label: `Médiane en ${to}`,
          ...median(after),
          definition: `La moitié des entreprises comparées ont ce score ou moins en ${to}, sur les seules questions notées en ${from} et en ${to}.`,
        },
      ],
    ),
    ...tableOf({ ...common, unit: "entreprises", definition: "", numerator: "" }, [
      {
        id: `change:${id}:rose`,
        label: "En progrès",
        ...part(rose),
        definition: `Entreprises dont le score a monté de ${points} ou plus de ${from} à ${to}.`,
        numerator: "Entreprises en progrès",
      },
      {
        id: `change:${id}:stayed`,
        label: "Stables",
        ...part(stayed),
        definition: `Entreprises dont le score a bougé de moins de ${points} de ${from} à ${to}.`,
        numerator: "Entreprises stables",
      },
      {
        id: `change:${id}:fell`,
        label: "En recul",
        ...part(fell),
        definition: `Entreprises dont le score a baissé de ${points} ou plus de ${from} à ${to}.`,
        numerator: "Entreprises en recul",
      },
    ]),
  ];
}

/** Published with « 17 sur 19 »: how many can't be compared can be read there already. */
function notCompared(firms: number | null, N: number): readonly string[] {
  if (firms === null || firms >= N) return [];
  return [formatCount(N - firms, "entreprise qui ne se compare pas", "entreprises qui ne se comparent pas")];
}
