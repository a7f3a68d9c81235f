/** The reports of many firms, some at a time: neither the program nor the thread that composes them ever holds them all. */
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type { Readings } from "#app/server/readings/readings.ts";

/** Reports composed at once: a report is a tenth of a megabyte. */
const AT_ONCE = 50;

/** In the order of the ids; a firm that left the operation meanwhile has none. @throws ReadingFailed */
export async function* composeInTurn(
  readings: Readings,
  {
    enrollmentIds,
    ...asked
  }: { readonly operationId: string; readonly enrollmentIds: readonly string[]; readonly today: string },
): AsyncGenerator<FirmReport> {
  for (let from = 0; from < enrollmentIds.length; from += AT_ONCE) {
    const some = enrollmentIds.slice(from, from + AT_ONCE);
    yield* await readings.read("firm-reports", { ...asked, enrollmentIds: some });
  }
}
