/**
 * « Tous les rapports » of an operation, drawn in the background: a batch has a progress, can be cancelled, says which report
 * failed and why, and leaves a ZIP. Batches live in this process: after a restart one starts again, nothing else is lost.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type { Logger } from "#app/server/log.ts";
import type { PdfPool } from "#app/server/pdf/pool.ts";
import { reportFileName } from "#app/server/reports/file-names.ts";
import { openZip, type ZipFile } from "#app/server/reports/zip-file.ts";

export type BatchStatus = "running" | "done" | "cancelled" | "failed";

export type BatchProgress = {
  readonly id: string;
  readonly operationId: string;
  readonly status: BatchStatus;
  readonly total: number;
  readonly drawn: number;
  /** Firms whose report could not be drawn. */
  readonly failures: readonly string[];
  readonly startedAt: string;
};

type Batch = {
  progress: BatchProgress;
  readonly cancel: AbortController;
  /** The ZIP, once the batch is done. */
  zipPath: string | null;
};

const batches = new Map<string, Batch>();

/** A finished batch is kept this long, then its file is removed. */
const KEPT_MS = 60 * 60 * 1000;
/** Reports drawn at once; the pool queues the others anyway, this bounds what waits in memory. */
const AT_ONCE = 4;

export type BatchStart = {
  readonly id: string;
  readonly operationId: string;
  readonly operationName: string;
  /** How many reports will come. */
  readonly total: number;
  /** Composed as they are drawn: those of a thousand firms are never held at once. */
  readonly reports: AsyncIterable<FirmReport>;
  readonly startedAt: string;
};

/** Starts drawing. Asking twice for an operation whose batch is under way gives the one under way. */
export function startBatch(
  tools: { readonly pdf: PdfPool; readonly log: Logger },
  start: BatchStart,
): BatchProgress {
  const underWay = currentBatch(start.operationId);
  if (underWay?.status === "running") return underWay;
  const { id, operationId, total, startedAt } = start;
  const batch: Batch = {
    progress: {
      id,
      operationId,
      status: "running",
      total,
      drawn: 0,
      failures: [],
      startedAt,
    },
    cancel: new AbortController(),
    zipPath: null,
  };
  batches.set(id, batch);
  void drawAll(tools, batch, start);
  return batch.progress;
}

/** The latest batch of an operation, or null. */
export function currentBatch(operationId: string): BatchProgress | null {
  const own = [...batches.values()].filter((batch) => batch.progress.operationId === operationId);
  return own.at(-1)?.progress ?? null;
}

/** Stops a batch of this operation; reports already drawn are thrown away. False when there is none under way. */
export function cancelBatch(operationId: string, id: string): boolean {
  const batch = ownBatch(operationId, id);
  if (batch === null || batch.progress.status !== "running") return false;
  batch.progress = { ...batch.progress, status: "cancelled" };
  batch.cancel.abort();
  return true;
}

/** The ZIP of a finished batch of this operation, or null. */
export function batchZip(operationId: string, id: string): string | null {
  return ownBatch(operationId, id)?.zipPath ?? null;
}

function ownBatch(operationId: string, id: string): Batch | null {
  const batch = batches.get(id);
  return batch !== undefined && batch.progress.operationId === operationId ? batch : null;
}

async function drawAll(
  { pdf, log }: { readonly pdf: PdfPool; readonly log: Logger },
  batch: Batch,
  { reports, id }: BatchStart,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "diapason-rapports-"));
  const path = join(folder, "rapports.zip");
  const forgetLater = () => setTimeout(() => void forget(id, folder), KEPT_MS).unref();
  try {
    const zip = await openZip(path);
    await drawInTurn(pdf, log, batch, reports, zip);
    await zip.close();
    if (batch.progress.status === "running") {
      batch.zipPath = path;
      batch.progress = { ...batch.progress, status: "done" };
    }
  } catch (error) {
    log.error({ error, batch: id }, "a batch of reports stopped");
    if (batch.progress.status === "running") batch.progress = { ...batch.progress, status: "failed" };
  } finally {
    if (batch.zipPath === null) await rm(folder, { recursive: true, force: true });
    forgetLater();
  }
}

/** A few reports at once, taken in order: one that fails is named, and never stops the others. */
async function drawInTurn(
  pdf: PdfPool,
  log: Logger,
  batch: Batch,
  reports: AsyncIterable<FirmReport>,
  zip: ZipFile,
): Promise<void> {
  const coming = numbered(reports);
  const worker = async () => {
    for (let next = await coming.next(); !next.done; next = await coming.next()) {
      if (batch.cancel.signal.aborted) return;
      const { report, name } = next.value;
      try {
        zip.add(name, await pdf.draw({ kind: "firm-report", report }, batch.cancel.signal));
        batch.progress = { ...batch.progress, drawn: batch.progress.drawn + 1 };
      } catch (error) {
        if (batch.cancel.signal.aborted) return;
        log.error({ error, batch: batch.progress.id }, "a report of a batch could not be drawn");
        batch.progress = { ...batch.progress, failures: [...batch.progress.failures, report.firm.name] };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** With the names of their files. Whoever asks while a report is composed gets the one that follows it. */
async function* numbered(reports: AsyncIterable<FirmReport>) {
  let number = 0;
  for await (const report of reports) {
    number += 1;
    yield { report, name: reportFileName(report.firm.name, number) };
  }
}

async function forget(id: string, folder: string): Promise<void> {
  batches.delete(id);
  await rm(folder, { recursive: true, force: true });
}
