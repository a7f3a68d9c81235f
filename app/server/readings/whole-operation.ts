/**
 * What pages ask that takes every firm of an operation to answer, by name. A question and its answer are plain values: they
 * may travel to a worker and back, so an answer holds what its page shows and never all the firms' answers.
 */
import type { Composition } from "#app/domain/publication/composition.ts";
import { candidatesFor } from "#app/server/collective/action-page.ts";
import { firmsNeeding, needsPageOf } from "#app/server/collective/needs-page.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { operationOverview } from "#app/server/operations/operation-overview.ts";
import { openPerspectives } from "#app/server/perspectives/open-perspectives.ts";
import { preparePublication } from "#app/server/publications/prepare-publication.ts";
import { firmReportOf, reportsOf } from "#app/server/reports/firm-report.ts";
import { gatherOperation } from "#app/server/reports/gather-operation.ts";
import { resultsOf } from "#app/server/reports/results.ts";
import { synthesisPageOf } from "#app/server/reports/synthesis-page.ts";
import type { Db } from "#db/client.server.ts";
import { findCollectiveAction } from "#db/collective-actions.ts";

export type ReadingTools = { readonly db: Db; readonly content: Content };

/** Every question names its operation; `today` is the ISO date of the figures. */
type OfOperation = { readonly operationId: string; readonly today: string };
type OfFirm = OfOperation & { readonly enrollmentId: string };

const READERS = {
  overview: ({ db, content }: ReadingTools, { operationId, today }: OfOperation) =>
    operationOverview(db, content, operationId, today),
  synthesis: ({ db, content }: ReadingTools, { operationId, today }: OfOperation) =>
    synthesisPageOf(db, content, operationId, today),
  publication: (tools: ReadingTools, asked: OfOperation & { readonly composition: Composition }) =>
    preparePublication(tools, asked.operationId, asked.composition, asked.today),
  /** `filter` is the part of the address after the question mark. */
  needs: (
    { db, content }: ReadingTools,
    { operationId, today, filter }: OfOperation & { readonly filter: string },
  ) => needsPageOf(db, content, operationId, today, new URLSearchParams(filter)),
  /** `template` is an action of the catalogue. */
  "firms-needing": (
    { db, content }: ReadingTools,
    { operationId, today, template }: OfOperation & { readonly template: string },
  ) => firmsNeeding(db, content, operationId, today, template),
  candidates: ({ db, content }: ReadingTools, asked: OfOperation & { readonly actionId: string }) => {
    const action = findCollectiveAction(db, asked);
    return action === null ? [] : candidatesFor(db, content, action, asked.today);
  },
  results: ({ db, content }: ReadingTools, asked: OfFirm) => resultsOf(db, content, asked, asked.today),
  "firm-report": ({ db, content }: ReadingTools, asked: OfFirm) =>
    firmReportOf(db, content, asked, asked.today),
  "firm-reports": (
    { db, content }: ReadingTools,
    { operationId, today, enrollmentIds }: OfOperation & { readonly enrollmentIds: readonly string[] },
  ) => {
    const gathered = gatherOperation(db, content, operationId);
    return gathered === null ? [] : reportsOf(db, content, gathered, enrollmentIds, today);
  },
  perspectives: ({ db, content }: ReadingTools, asked: Omit<OfFirm, "today">) =>
    openPerspectives(db, content, asked),
};

type Readers = typeof READERS;
export type ReadingKind = keyof Readers;
export type Asked<K extends ReadingKind> = Parameters<Readers[K]>[1];
export type Given<K extends ReadingKind> = ReturnType<Readers[K]>;

/** The same answer on any thread. Null when the operation, or the firm in it, doesn't exist. */
export function readWholeOperation<K extends ReadingKind>(
  tools: ReadingTools,
  kind: K,
  asked: Asked<K>,
): Given<K> {
  return table[kind](tools, asked);
}

/** The same table, said so that a kind goes with its own question and answer. */
const table: { readonly [K in ReadingKind]: (tools: ReadingTools, asked: Asked<K>) => Given<K> } = READERS;
