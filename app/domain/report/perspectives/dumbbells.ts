/** The themes of crossed perspectives as the dumbbell chart takes them: one for the screen and the PDF. */
import { formatCount, formatNumber } from "#app/domain/format.ts";
import type {
  CrossedComparison,
  CrossedTheme,
  OtherPerspective,
} from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { type GapReader, signedGap, VOICE_NAMES } from "#app/domain/report/perspectives/perspective-words.ts";

/** A theme with a dumbbell for each perspective that is compared. */
export type GapDumbbells = {
  readonly label: string;
  readonly dumbbells: readonly {
    readonly shape: OtherPerspective;
    readonly name: string;
    readonly director: number;
    readonly other: number;
    /** 0–100: where the usual gap would put the other end. */
    readonly usual: number | null;
    readonly notes: readonly string[];
  }[];
};

/** In the order of the themes. */
export function dumbbellsOf(themes: readonly CrossedTheme[], reader: GapReader): readonly GapDumbbells[] {
  return themes.map(({ label, shortLabel, comparisons }) => ({
    label: reader === "director" || label.length > 34 ? shortLabel : label,
    dumbbells: comparisons.map((comparison) => ({
      shape: comparison.perspective,
      name: VOICE_NAMES[comparison.perspective],
      director: comparison.directorScore,
      other: comparison.otherScore,
      usual: comparison.typical === null ? null : comparison.directorScore - comparison.typical.gap,
      notes: [signedGap(comparison.gap), shortGround(comparison)],
    })),
  }));
}

function shortGround({ perspective, questions, respondents }: CrossedComparison): string {
  const common = formatCount(questions, "question", "questions");
  if (perspective === "consultant") return common;
  const { fewest, most } = respondents;
  const people =
    fewest === most ? formatNumber(most) : `${formatNumber(fewest)}\u00A0à\u00A0${formatNumber(most)}`;
  return `${common}, n\u00A0=\u00A0${people}`;
}
