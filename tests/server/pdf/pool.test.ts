import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type { PdfJob } from "#app/server/pdf/job.ts";
import { openPdfPool, type PdfPool } from "#app/server/pdf/pool.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { ENDS, TAKES_ALL_MEMORY } from "#tests/server/pdf/dying-worker.ts";
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

describe("a thread that ends during a drawing", () => {
  let pool: PdfPool;
  beforeAll(() => {
    pool = openPdfPool(1, undefined, `${projectRoot()}/tests/server/pdf/dying-worker.ts`);
  });
  afterAll(() => pool.close());
  const threadThatDraws = async (name: string) => (await pool.draw(jobOf(name)))[0];

  it.each([
    { ends: "by itself", name: ENDS, why: /exited with code: 3/ },
    { ends: "for want of memory", name: TAKES_ALL_MEMORY, why: /memory limit/ },
  ])("$ends rejects it with the reason, and another thread draws the next one", async ({ name, why }) => {
    const first = await threadThatDraws("Avant");
    await expect(pool.draw(jobOf(name))).rejects.toThrow(why);
    expect(await threadThatDraws("Après")).toBeGreaterThan(first ?? 0);
  });

  it("leaves those that wait their turn alone", async () => {
    const drawings = [ENDS, "Deuxième", ENDS, "Quatrième"].map((name) => pool.draw(jobOf(name)));
    const outcomes = await Promise.allSettled(drawings);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled"]);
  });
});

describe("threads that cannot start", () => {
  it("reject every drawing with the reason, long before its limit, and end nothing else", async () => {
    const pool = openPdfPool(1, 60_000, `${projectRoot()}/tests/server/pdf/no-such-worker.ts`);
    for (const name of ["Première", "Deuxième"]) {
      const failure: unknown = await pool.draw(jobOf(name)).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        message: "A thread that draws documents could not start.",
        cause: { message: expect.stringContaining("no-such-worker") },
      });
    }
    await pool.close();
  });
});

function jobOf(name: string): PdfJob {
  const report = aReport();
  return { kind: "firm-report", report: { ...report, firm: { ...report.firm, name } } };
}

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
