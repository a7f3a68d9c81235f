/** The figures of one table: what they have in common is said once, what is each one's own line by line. */
import { formatCount, formatEuro } from "#app/domain/format.ts";
import { REASON_WORDS } from "#app/domain/report/collective/chapters.ts";
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { amountWords, countWords, NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** What stands for the denominator of a sum, of a cost, of a promise. */
export const NO_DENOMINATOR = "Rien : ce n’est pas un rapport";

type Measure = Pick<ExplainedFigure, "printed" | "value" | "n" | "N">;

type Line = Pick<ExplainedFigure, "id" | "label"> & Measure & Partial<ExplainedFigure>;

/** Figures that share a table. A line may say otherwise than its table. */
export function tableOf(
  common: Omit<ExplainedFigure, "id" | "label" | keyof Measure>,
  lines: readonly Line[],
): readonly ExplainedFigure[] {
  return lines.map((line) => ({ ...common, ...line }));
}

/** A count of firms, protected. */
export function counted(count: PublishedCount): Measure {
  const n = count.kind === "exact" ? count.n : null;
  return { printed: countWords(count), value: n, n, N: count.N };
}

/** A number of firms out of others; null when not published. */
export function outOf(n: number | null, N: number | null): Measure {
  return { printed: amountWords(n), value: n, n, N: n === null ? null : N };
}

/** A number of actions, of hours …: not of firms. */
export function amount(value: number | null): Measure {
  return { printed: amountWords(value), value, n: null, N: null };
}

export function euros(value: number | null): Measure {
  return { printed: value === null ? NOT_PUBLISHED : formatEuro(value), value, n: null, N: null };
}

/** Who is enrolled and not assessed: what every figure drawn from answers leaves out. */
export function notAssessed({ progress }: PublishedSynthesis): readonly string[] {
  return progress.excluded.map(({ reason, count }) => formatCount(count, ...REASON_WORDS[reason]));
}

/** Firms that left: what every figure on participating firms leaves out. */
export function leftAlone({ progress }: PublishedSynthesis): readonly string[] {
  return progress.withdrawn === 0 ? [] : [formatCount(progress.withdrawn, ...REASON_WORDS.withdrawn)];
}
