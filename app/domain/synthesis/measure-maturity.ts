/** Where the assessed firms stand, theme by theme and in groups. */
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type {
  Group,
  Heatmap,
  HeatmapGroup,
  Maturity,
  ScoreSummary,
  SizeGroup,
} from "#app/domain/synthesis/collective-synthesis.ts";
import { countBy, median, quartiles } from "#app/domain/synthesis/distribution.ts";
import { type Base, exclusions, share } from "#app/domain/synthesis/figure.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";

/** One firm's scores by theme id, so that a theme is found once and not searched for. */
type FirmScores = {
  readonly enrollmentId: string;
  readonly overall: ThemeReading;
  readonly themes: ReadonlyMap<string, ThemeReading>;
};
type ThemeReading = { readonly score: number | null; readonly level: string | null };

const NOT_READ: ThemeReading = { score: null, level: null };

/** The maturity of the assessed firms on the whole and on each scored theme. */
export function measureMaturity(
  firms: readonly FirmFacts[],
  questionnaire: Questionnaire,
  base: Base,
): Maturity {
  const scores = firms.map(readScores);
  return {
    overall: summarize(
      scores.map(({ enrollmentId, overall }) => ({ enrollmentId, ...overall })),
      questionnaire,
      base,
    ),
    themes: scoredThemes(questionnaire).map((theme) => ({
      id: theme.id,
      label: theme.label,
      shortLabel: theme.shortLabel ?? theme.label,
      ...summarize(
        scores.map(({ enrollmentId, themes }) => ({ enrollmentId, ...(themes.get(theme.id) ?? NOT_READ) })),
        questionnaire,
        base,
      ),
    })),
  };
}

/** The scores of groups of assessed firms, theme by theme. */
export function mapMaturity(
  by: Heatmap["by"],
  groups: readonly (Group | SizeGroup)[],
  firms: readonly FirmFacts[],
  questionnaire: Questionnaire,
): Heatmap {
  const scores = new Map(firms.map((firm) => [firm.enrollmentId, readScores(firm)]));
  const themes = scoredThemes(questionnaire);
  return {
    by,
    groups: groups
      .filter((group) => group.firms.length > 0)
      .map(
        (group): HeatmapGroup => ({
          label: "label" in group ? group.label : null,
          band: "band" in group ? group.band : null,
          firms: group.firms,
          scores: themes.map(({ id }) =>
            group.firms.flatMap((firm) => scores.get(firm)?.themes.get(id)?.score ?? []),
          ),
        }),
      ),
  };
}

function scoredThemes({ themes }: Questionnaire): Questionnaire["themes"] {
  return themes.filter((theme) => theme.scored);
}

function readScores({ enrollmentId, scores }: FirmFacts): FirmScores {
  return {
    enrollmentId,
    overall: scores?.overall ?? NOT_READ,
    themes: new Map(scores?.themes.map((theme) => [theme.id, theme])),
  };
}

type FirmReading = ThemeReading & { readonly enrollmentId: string };

function summarize(readings: readonly FirmReading[], { levels }: Questionnaire, base: Base): ScoreSummary {
  const evaluated = readings.filter((reading) => reading.score !== null);
  const scores = evaluated.flatMap(({ score }) => score ?? []);
  const excluded = [...base.excluded, ...exclusions([["not-evaluated", readings.length - evaluated.length]])];
  const cut = quartiles(scores);
  const counts = countBy(
    evaluated,
    levels.map(({ id }) => id),
    (reading) => reading.level,
  );
  return {
    median: { value: median(scores), n: evaluated.length, N: base.N, excluded, asOf: base.asOf },
    q1: cut?.q1 ?? null,
    q3: cut?.q3 ?? null,
    levels: levels.map(({ id, label, from }, rank) => ({
      id,
      label,
      from,
      firms: share(counts[rank] ?? 0, { N: evaluated.length, excluded, asOf: base.asOf }),
    })),
    scores: new Map(
      evaluated.flatMap(({ enrollmentId, score, level }) =>
        score === null
          ? []
          : [[enrollmentId, { score, rank: levels.findIndex(({ id }) => id === level) }] as const],
      ),
    ),
  };
}
