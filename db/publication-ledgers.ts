/**
 * What was kept of each publication so that the next one gives nobody away: read when that one is prepared, and by nothing else.
 * Apart from the publications themselves, so that no page of a funder can even import it.
 */
import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import {
  type EarlierPublication,
  forgetFirm,
  ledgerSchema,
} from "#app/domain/synthesis/disclosure/ledger.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";
import type { Db } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";
import { publicationLedgers, publications } from "#db/schema/collective.ts";

/** Keeps the ledger of a publication. */
export function insertLedger(db: Db, publicationId: string, record: EarlierPublication): void {
  db.insert(publicationLedgers)
    .values({ publicationId, ledger: writeCell(record) })
    .run();
}

/** What was kept of all publications of an operation, the earliest first. */
export function earlierPublications(db: Db, operationId: string): readonly EarlierPublication[] {
  return storedLedgers(db, operationId).map(({ ledger }) => read(ledger));
}

/** Takes a firm out of what was kept: of a firm that is erased, its id stays and nothing else. */
export function forgetInLedgers(db: Db, operationId: string, enrollmentId: string): void {
  for (const { publicationId, ledger } of storedLedgers(db, operationId)) {
    const record = read(ledger);
    db.update(publicationLedgers)
      .set({ ledger: writeCell({ ...record, ledger: forgetFirm(record.ledger, enrollmentId) }) })
      .where(eq(publicationLedgers.publicationId, publicationId))
      .run();
  }
}

function storedLedgers(db: Db, operationId: string) {
  return db
    .select({ publicationId: publicationLedgers.publicationId, ledger: publicationLedgers.ledger })
    .from(publicationLedgers)
    .innerJoin(publications, eq(publications.id, publicationLedgers.publicationId))
    .where(eq(publications.operationId, operationId))
    .orderBy(asc(publications.number))
    .all();
}

function read(text: string): EarlierPublication {
  const { synthesis, ledger } = readCell(recordSchema, text, "publication_ledgers.ledger");
  // Publications older than these figures have none.
  return { synthesis: { ...synthesis, change: synthesis.change ?? null }, ledger };
}

/** The figures are the house's own protected synthesis as it was written; its head tells it from something else. */
const synthesisSchema = z.custom<PublishedSynthesis>(
  (value) =>
    z.looseObject({ asOf: z.iso.date(), heldSince: z.record(z.string(), z.string()) }).safeParse(value)
      .success,
);
const recordSchema = z.strictObject({ synthesis: synthesisSchema, ledger: ledgerSchema });
