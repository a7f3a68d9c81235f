/** Medians over several runs, and lines that say what was measured, beside what, and against which limit. */

/** The middle of the durations of `runs` runs, in milliseconds, after one that is not counted. */
export async function medianOf(runs: number, work: () => unknown): Promise<number> {
  await work();
  return middle(await durationsOf(runs, work));
}

/** The durations of `runs` runs, in milliseconds. */
export async function durationsOf(runs: number, work: () => unknown): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    durations.push(performance.now() - started);
  }
  return durations;
}

export function middle(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value under which `share` (0–1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export type Limit = { readonly under: number; readonly unit: string };

/** One line of the table: what, how much, and whether it stays under its limit. */
export function report(what: string, value: number, unit: string, note = "", limit?: number): void {
  const measured = `${round(value)} ${unit}`.padStart(16);
  const judged = limit === undefined ? "" : value < limit ? `ok (< ${limit})` : `AU-DESSUS (< ${limit})`;
  console.log(`${what.padEnd(58)}${measured}  ${judged.padEnd(22)}${note}`);
}

export function section(title: string): void {
  console.log(`\n${title}\n${"─".repeat(title.length)}`);
}

export function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 1 ? value.toFixed(1) : value.toFixed(3);
}
