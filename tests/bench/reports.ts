/** A firm report drawn in the pool against a warm headless Chromium printing the same report's page; then 24 at once. */
import type { Browser, Page } from "playwright-core";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { durationsOf, medianOf, middle, quantile, report, section } from "#tests/bench/measure.ts";

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
  visit: { readonly browser: Browser; readonly page: Page; readonly address: string },
): Promise<void> {
  section("Rapports d’entreprise");
  const [first] = reports;
  if (first === undefined) throw new Error("no report to draw");
  const pool = openPdfPool();
  try {
    const ours = await medianOf(9, () => pool.draw({ kind: "firm-report", report: first }));
    await visit.page.goto(visit.address, { waitUntil: "networkidle" });
    const html = await visit.page.content();
    const printed = await visit.browser.newPage();
    await printed.setContent(html, { waitUntil: "load" });
    const chromium = await medianOf(9, () => printed.pdf({ format: "A4" }));
    const withPage = await medianOf(5, async () => {
      await printed.setContent(html, { waitUntil: "load" });
      await printed.pdf({ format: "A4" });
    });
    report(
      "un rapport, dessiné dans la réserve",
      ours,
      "ms",
      `${(ours / withPage).toFixed(2)} × Chromium qui charge et imprime`,
      withPage,
    );
    report("la même page, chargée et imprimée par Chromium déjà ouvert", withPage, "ms");
    report("la même page, imprimée seulement", chromium, "ms");
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
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss);
  }, 20);
  const started = performance.now();
  await Promise.all(jobs.map((each) => pool.draw({ kind: "firm-report", report: each })));
  const total = (performance.now() - started) / 1000;
  clearInterval(watch);
  report(
    `${BATCH} rapports dans la réserve`,
    total,
    "s",
    `${((total * 1000) / BATCH).toFixed(0)} ms par rapport`,
    15,
  );
  report("  mémoire au plus haut (programme et fils)", memory / 1e6, "Mo", "", 700);
  await whileServing(served);
}

/** The same batch asked of the server, which must go on answering. */
async function whileServing({ start, isRunning, visit }: ServedBatch): Promise<void> {
  const others: number[] = [];
  const started = performance.now();
  await start();
  while (await isRunning()) others.push(...(await durationsOf(5, visit)));
  const total = (performance.now() - started) / 1000;
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
}
