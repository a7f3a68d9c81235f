/** What one reads in a minute before pushing a firm's door. */
import type { Stake } from "#app/domain/answers/answer.ts";
import { compareNumbers } from "#app/domain/compare.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { levelFor } from "#app/domain/scoring/maturity-level.ts";

/** A theme as an earlier round found it. */
export type ThemeThen = {
  readonly id: string;
  readonly label: string;
  /** 0–100. */
  readonly score: number;
  readonly level: { readonly label: string; readonly rank: number } | null;
};

/** The themes that an earlier round gave a score (0–100, by theme id), the lowest first: that is where one asks what changed. */
export function themesThen(
  questionnaire: Questionnaire,
  scores: Readonly<Record<string, number | null>>,
): readonly ThemeThen[] {
  return questionnaire.themes
    .flatMap(({ id, label, shortLabel }): ThemeThen[] => {
      const score = Object.hasOwn(scores, id) ? (scores[id] ?? null) : null;
      return score === null
        ? []
        : [{ id, label: shortLabel ?? label, score, level: levelOf(questionnaire, score) }];
    })
    .toSorted((a, b) => compareNumbers(a.score, b.score));
}

/** The level that a score (0–100) reaches, with its rank from the lowest; null without one. */
export function levelOf(
  { levels }: Pick<Questionnaire, "levels">,
  score: number | null,
): { readonly label: string; readonly rank: number } | null {
  const level = levelFor(score, levels);
  return level === null ? null : { label: level.label, rank: levels.indexOf(level) };
}

/** The themes that matter to the director, the strongest stake first; those of little stake, and unrated ones, are left out. */
export function stakesThatMatter(
  questionnaire: Questionnaire,
  stakes: Readonly<Record<string, Stake>>,
): readonly { readonly id: string; readonly label: string; readonly stake: Stake }[] {
  return questionnaire.themes
    .flatMap(({ id, label, shortLabel, stake: asks }) => {
      const stake = asks && Object.hasOwn(stakes, id) ? stakes[id] : undefined;
      return stake === undefined || stake === 1 ? [] : [{ id, label: shortLabel ?? label, stake }];
    })
    .toSorted((a, b) => b.stake - a.stake);
}

/** The address on one line; null when nothing of it is known. */
export function addressLine(firm: {
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}): string | null {
  const town = [firm.postalCode, firm.city].filter((part) => part !== null).join(" ");
  const line = [firm.address, town].filter((part) => part !== null && part !== "").join(", ");
  return line === "" ? null : line;
}
