import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { openPdfPool, type PdfPool } from "#app/server/pdf/pool.ts";
import { aReport } from "#tests/support/a-report.ts";

/** Turns of the event loop while four documents are drawn: hundreds when it is free, a handful when it draws them itself. */
const FEWEST_TURNS = 40;

describe("the pool that draws PDFs", () => {
  let pool: PdfPool;
  beforeAll(async () => {
    pool = openPdfPool(1);
    await pool.draw({ kind: "firm-report", report: aReport() });
  });
  afterAll(() => pool.close());

  it("draws a document", async () => {
    const bytes = await pool.draw({ kind: "firm-report", report: aReport() });
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  });

  it("rejects with the reason when a drawing fails, and draws the next one", async () => {
    const broken = { ...aReport(), issuedOn: "hier" };
    await expect(pool.draw({ kind: "firm-report", report: broken })).rejects.toThrow(/Invalid time value/);
    await expect(pool.draw({ kind: "firm-report", report: aReport() })).resolves.toBeDefined();
  });

  it("stops a drawing that lasts too long", async () => {
    const hasty = openPdfPool(1, 1);
    const drawing = hasty.draw({ kind: "firm-report", report: aReport() });
    await expect(drawing).rejects.toThrow(/abort/i);
    await hasty.close();
  });

  it("stops a drawing under way with its thread, and draws the next one with a new thread", async () => {
    const endless = pool.draw({ kind: "firm-report", report: ofManyThemes(4_000) }, AbortSignal.timeout(400));
    await expect(endless).rejects.toThrow(/abort/i);
    await expect(pool.draw({ kind: "firm-report", report: aReport() })).resolves.toBeDefined();
  });

  it("lets go of a drawing that is no longer wanted", async () => {
    const cancel = new AbortController();
    const drawing = pool.draw({ kind: "firm-report", report: aReport() }, cancel.signal);
    cancel.abort();
    await expect(drawing).rejects.toThrow(/abort/i);
  });

  it("leaves the event loop free while it draws", async () => {
    const report = aReport();
    const turns = countTurns();
    await Promise.all([1, 2, 3, 4].map(() => pool.draw({ kind: "firm-report", report })));
    expect(turns.stop()).toBeGreaterThan(FEWEST_TURNS);
  });
});

/** Counts how often the event loop comes round. */
function countTurns(): { readonly stop: () => number } {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return turns;
    },
  };
}

function ofManyThemes(count: number): FirmReport {
  const report = aReport();
  const themes = Array.from({ length: count }, (_, index) => {
    const theme = report.themes[index % report.themes.length];
    if (theme === undefined) throw new Error("a report without a theme");
    return theme;
  });
  return { ...report, themes };
}
