import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { newId } from "#app/server/clock.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool, type PdfPool } from "#app/server/pdf/pool.ts";
import { fileSlug, reportFileName } from "#app/server/reports/file-names.ts";
import {
  type BatchProgress,
  batchZip,
  cancelBatch,
  currentBatch,
  startBatch,
} from "#app/server/reports/report-batch.ts";
import { A_MOMENT } from "#tests/support/a-database.ts";
import { aReport } from "#tests/support/a-report.ts";

const log = makeLog("silent");

let pdf: PdfPool;
beforeAll(() => {
  pdf = openPdfPool(1);
});
afterAll(() => pdf.close());

describe("a batch of reports", () => {
  it("draws every report into one archive, numbered and named after the firm", async () => {
    const operationId = newId();
    const { id } = start(operationId, [
      named("Menuiserie Éco-Bois"),
      named("Menuiserie Éco-Bois"),
      named("Œuvres & Fils"),
    ]);
    const seen = await over(operationId);
    expect(seen.at(-1)).toMatchObject({ status: "done", total: 3, drawn: 3, failures: [] });
    expect(seen[0]).toMatchObject({ status: "running", drawn: 0 });
    expect(seen.map(({ drawn }) => drawn)).toEqual(seen.map(({ drawn }) => drawn).toSorted((a, b) => a - b));
    const files = unzipSync(readFileSync(batchZip(operationId, id) ?? ""));
    expect(Object.keys(files).toSorted()).toEqual([
      "001-menuiserie-eco-bois.pdf",
      "002-menuiserie-eco-bois.pdf",
      "003-oeuvres-fils.pdf",
    ]);
    for (const bytes of Object.values(files))
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  });

  it("names the report that failed and hands over the others", async () => {
    const operationId = newId();
    const broken = { ...named("Toitures du Verdon"), issuedOn: "hier" };
    const { id } = start(operationId, [named("Alpha"), broken, named("Bêta")]);
    const seen = await over(operationId);
    expect(seen.at(-1)).toMatchObject({ status: "done", drawn: 2, failures: ["Toitures du Verdon"] });
    expect(Object.keys(unzipSync(readFileSync(batchZip(operationId, id) ?? "")))).toEqual([
      "001-alpha.pdf",
      "003-beta.pdf",
    ]);
  });

  it("stops when it is cancelled, and keeps nothing", async () => {
    const operationId = newId();
    const { id } = start(
      operationId,
      Array.from({ length: 12 }, (_, index) => named(`Firme ${index}`)),
    );
    expect(cancelBatch(operationId, id)).toBe(true);
    // Those that waited are not drawn either: this one comes at once.
    await pdf.draw({ kind: "firm-report", report: named("Une autre") });
    expect(currentBatch(operationId)).toMatchObject({ status: "cancelled", drawn: 0, failures: [] });
    expect(batchZip(operationId, id)).toBeNull();
    expect(cancelBatch(operationId, id)).toBe(false);
  });

  it("fails, and keeps nothing, when a report can't be composed", async () => {
    const operationId = newId();
    const breaking = async function* () {
      yield named("Alpha");
      throw new Error("no figures");
    };
    const { id } = start(operationId, [named("Alpha"), named("Bêta")], breaking());
    expect((await over(operationId)).at(-1)).toMatchObject({ status: "failed" });
    expect(batchZip(operationId, id)).toBeNull();
  });

  it("is started once: asking again while it runs gives the one under way, and afterwards a new one", async () => {
    const operationId = newId();
    const first = start(operationId, [named("Alpha")]);
    expect(start(operationId, [named("Bêta")]).id).toBe(first.id);
    await over(operationId);
    expect(start(operationId, [named("Bêta")]).id).not.toBe(first.id);
    await over(operationId);
  });

  it("is not shown to another operation", async () => {
    const operationId = newId();
    const { id } = start(operationId, [named("Alpha")]);
    expect(cancelBatch(newId(), id)).toBe(false);
    await over(operationId);
    expect(batchZip(newId(), id)).toBeNull();
    expect(currentBatch(newId())).toBeNull();
  });
});

describe("names of files", () => {
  it.each([
    { said: "Menuiserie Éco-Bois", slug: "menuiserie-eco-bois" },
    { said: "L’Œuvre & ses Fils (SARL)", slug: "l-oeuvre-ses-fils-sarl" },
    { said: "../../etc/passwd", slug: "etc-passwd" },
    { said: "上海", slug: "sans-nom" },
    { said: "a".repeat(90), slug: "a".repeat(60) },
  ])("$said becomes $slug", ({ said, slug }) => {
    expect(fileSlug(said)).toBe(slug);
  });

  it("are numbered on three digits at least", () => {
    expect(reportFileName("Alpha", 7)).toBe("007-alpha.pdf");
    expect(reportFileName("Alpha", 1204)).toBe("1204-alpha.pdf");
  });
});

function start(
  operationId: string,
  reports: readonly FirmReport[],
  composed = oneByOne(reports),
): BatchProgress {
  return startBatch(
    { pdf, log },
    {
      ...{ id: newId(), operationId, operationName: "Rénover +", startedAt: A_MOMENT },
      total: reports.length,
      reports: composed,
    },
  );
}

/** Each takes a moment to compose. */
async function* oneByOne(reports: readonly FirmReport[]) {
  for (const report of reports) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    yield report;
  }
}

function named(name: string): FirmReport {
  const report = aReport();
  return { ...report, firm: { ...report.firm, name } };
}

/** Everything that the progress showed until the batch ended. */
async function over(operationId: string): Promise<readonly BatchProgress[]> {
  const seen: BatchProgress[] = [];
  for (;;) {
    const now = currentBatch(operationId);
    if (now === null) throw new Error("no batch under way");
    seen.push(now);
    if (now.status !== "running") return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
