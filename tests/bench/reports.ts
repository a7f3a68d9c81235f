/** A firm report drawn in the pool against a warm headless Chromium printing the same report's page; then 24 at once. */
import type { Browser } from "playwright-core";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { definitionToHtml } from "#tests/bench/definition-to-html.ts";
import { durationsOf, medianOf, middle, quantile, report, section } from "#tests/bench/measure.ts";
import { serverMemory } from "#tests/bench/server-memory.ts";

const BATCH = 24;

/** A batch asked of the running server: how to start it, whether it goes on, and a page to open meanwhile. */
export type ServedBatch = {
  readonly start: () => Promise<void>;
  readonly isRunning: () => Promise<boolean>;
  readonly visit: () => Promise<unknown>;
};

export async function benchReports(
  reports: readonly FirmReport[],
  served: ServedBatch,
  browser: Browser,
): Promise<void> {
  section("Rapports d’entreprise");
  const [first] = reports;
  if (first === undefined) throw new Error("no report to draw");
  const pool = openPdfPool();
  try {
    const ours = await medianOf(15, () => pool.draw({ kind: "firm-report", report: first }));
    const html = definitionToHtml(firmReportDocument(first));
    const printed = await browser.newPage();
    const theirs = await medianOf(9, async () => {
      await printed.setContent(html, { waitUntil: "load" });
      await printed.pdf({ preferCSSPageSize: true });
    });
    await printed.close();
    report(
      "un rapport, dessiné dans la réserve",
      ours,
      "ms",
      `${(ours / theirs).toFixed(2)} × Chromium`,
      Math.round(theirs),
    );
    report(
      "la même page, par Chromium déjà ouvert",
      theirs,
      "ms",
      "mêmes mots, tableaux, graphiques et polices",
    );
    await batch(pool, reports, served);
  } finally {
    await pool.close();
  }
}

async function batch(
  pool: ReturnType<typeof openPdfPool>,
  reports: readonly FirmReport[],
  served: ServedBatch,
): Promise<void> {
  const jobs = Array.from({ length: BATCH }, (_, index) => reports[index % reports.length]).flatMap(
    (each) => each ?? [],
  );
  const started = performance.now();
  await Promise.all(jobs.map((each) => pool.draw({ kind: "firm-report", report: each })));
  const total = (performance.now() - started) / 1000;
  report(
    `${BATCH} rapports dans la réserve`,
    total,
    "s",
    `${((total * 1000) / BATCH).toFixed(0)} ms par rapport`,
    15,
  );
  await whileServing(served);
}

/** Between two pages: a few people at work, not a flood that takes the processor from the drawing. */
const PAUSE_MS = 60;

/** The same batch asked of the server, which must go on answering. */
async function whileServing({ start, isRunning, visit }: ServedBatch): Promise<void> {
  const others: number[] = [];
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(serverMemory() ?? Number.NaN), 50);
  const started = performance.now();
  await start();
  while (await isRunning()) {
    others.push(...(await durationsOf(1, visit)));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const total = (performance.now() - started) / 1000;
  clearInterval(watch);
  report(
    `${BATCH} rapports demandés au serveur`,
    total,
    "s",
    "avec les pages ci-dessous servies en même temps",
    15,
  );
  report(
    "  autres pages pendant ce temps, médiane",
    middle(others),
    "ms",
    `${others.length} pages, 95 % sous ${quantile(others, 0.95).toFixed(0)} ms`,
    300,
  );
  report("  mémoire du serveur au plus haut, fils compris", Math.max(...memory) / 1e6, "Mo", "", 700);
}
