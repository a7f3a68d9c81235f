/** What the consultants compose for the funders, and the syntheses that were published: immutable (triggers refuse any change). */
import { and, desc, eq } from "drizzle-orm";
import { type Composition, compositionSchema } from "#app/domain/publication/composition.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";
import { users } from "#db/schema/accounts.ts";
import { publicationDrafts, publications } from "#db/schema/collective.ts";
import { enrollments } from "#db/schema/firms.ts";

/** A draft as it stands. */
export type Draft = {
  readonly composition: Composition;
  /** 1 and more. */
  readonly revision: number;
  /** ISO instant. */
  readonly updatedAt: string;
  readonly updatedByName: string | null;
};

/** The draft of an operation's next publication; null while nobody has written one. */
export function findDraft(db: Db, operationId: string): Draft | null {
  const row = db
    .select({
      composition: publicationDrafts.composition,
      revision: publicationDrafts.revision,
      updatedAt: publicationDrafts.updatedAt,
      updatedByName: users.name,
    })
    .from(publicationDrafts)
    .leftJoin(users, eq(users.id, publicationDrafts.updatedBy))
    .where(eq(publicationDrafts.operationId, operationId))
    .get();
  if (row === undefined) return null;
  return {
    ...row,
    composition: readCell(compositionSchema, row.composition, "publication_drafts.composition"),
  };
}

/**
 * Writes the draft over the revision that the person saw (0: none); gives the new revision, or null when somebody wrote
 * another one since.
 */
export function writeDraft(
  db: Db,
  operationId: string,
  written: {
    readonly composition: Composition;
    readonly baseRevision: number;
    readonly updatedAt: string;
    readonly updatedBy: string | null;
  },
): number | null {
  return inTransaction(db, () => {
    const { baseRevision, composition, ...by } = written;
    if ((findDraft(db, operationId)?.revision ?? 0) !== baseRevision) return null;
    const row = { ...by, composition: writeCell(composition), revision: baseRevision + 1 };
    db.insert(publicationDrafts)
      .values({ operationId, ...row })
      .onConflictDoUpdate({ target: publicationDrafts.operationId, set: row })
      .run();
    return row.revision;
  });
}

/** Words of a firm that are being composed for the funders, as they were rewritten. */
export function draftQuotesOf(
  db: Db,
  enrollmentId: string,
): readonly { readonly words: string; readonly attribution: string }[] {
  return db
    .select({ composition: publicationDrafts.composition })
    .from(publicationDrafts)
    .innerJoin(enrollments, eq(enrollments.operationId, publicationDrafts.operationId))
    .where(eq(enrollments.id, enrollmentId))
    .all()
    .flatMap(
      ({ composition }) => readCell(compositionSchema, composition, "publication_drafts.composition").quotes,
    )
    .filter((quote) => quote.enrollmentId === enrollmentId)
    .map(({ words, attribution }) => ({ words, attribution }));
}

export const PUBLICATION_FILES = ["pdf", "xlsx", "csv", "json"] as const;
/** What a publication may be taken away as; `json` is the snapshot. */
export type PublicationFile = (typeof PUBLICATION_FILES)[number];

/** A publication without its contents. SHA-256 are in hexadecimal, each of the file of that name. */
export type Publication = {
  readonly id: string;
  readonly operationId: string;
  /** 1, 2 … in the operation. */
  readonly number: number;
  /** ISO instant. */
  readonly publishedAt: string;
  readonly publishedByName: string | null;
  readonly isForFirms: boolean;
  readonly questionnaireId: string;
  readonly questionnaireVersion: number;
  readonly sha256: Readonly<Record<PublicationFile, string>>;
};

export type NewPublication = typeof publications.$inferInsert;

/**
 * Keeps a publication for good.
 * @throws when the operation has one of this number.
 */
export function insertPublication(db: Db, publication: NewPublication): void {
  db.insert(publications).values(publication).run();
}

/** The publications of an operation, the latest first. */
export function listPublications(db: Db, operationId: string): readonly Publication[] {
  return read(db).where(eq(publications.operationId, operationId)).all().map(publicationOf);
}

/** The latest publication of an operation, or null. */
export function latestPublication(db: Db, operationId: string): Publication | null {
  const row = read(db).where(eq(publications.operationId, operationId)).limit(1).get();
  return row === undefined ? null : publicationOf(row);
}

/** The publication of this number, or null. */
export function findPublication(db: Db, operationId: string, number: number): Publication | null {
  const row = read(db).where(ofNumber(operationId, number)).get();
  return row === undefined ? null : publicationOf(row);
}

/** The snapshot that every file of a publication was made from, as it was written; null when there is none. */
export function readSnapshotText(db: Db, id: string): string | null {
  const row = db
    .select({ snapshot: publications.snapshot })
    .from(publications)
    .where(eq(publications.id, id))
    .get();
  return row?.snapshot ?? null;
}

/** A file of a publication, to the byte; null when there is no such publication. */
export function readPublicationFile(db: Db, id: string, file: PublicationFile): Uint8Array | null {
  const row = db
    .select({ bytes: file === "json" ? publications.snapshot : publications[file] })
    .from(publications)
    .where(eq(publications.id, id))
    .get();
  if (row === undefined) return null;
  return typeof row.bytes === "string" ? new TextEncoder().encode(row.bytes) : row.bytes;
}

function read(db: Db) {
  return db
    .select({
      id: publications.id,
      operationId: publications.operationId,
      number: publications.number,
      publishedAt: publications.publishedAt,
      publishedByName: users.name,
      isForFirms: publications.isForFirms,
      questionnaireId: publications.questionnaireId,
      questionnaireVersion: publications.questionnaireVersion,
      snapshotSha256: publications.snapshotSha256,
      pdfSha256: publications.pdfSha256,
      xlsxSha256: publications.xlsxSha256,
      csvSha256: publications.csvSha256,
    })
    .from(publications)
    .leftJoin(users, eq(users.id, publications.publishedBy))
    .orderBy(desc(publications.number))
    .$dynamic();
}

type Row = NonNullable<ReturnType<ReturnType<typeof read>["get"]>>;

function publicationOf(row: Row): Publication {
  const { snapshotSha256, pdfSha256, xlsxSha256, csvSha256, ...publication } = row;
  return {
    ...publication,
    sha256: { json: snapshotSha256, pdf: pdfSha256, xlsx: xlsxSha256, csv: csvSha256 },
  };
}

function ofNumber(operationId: string, number: number) {
  return and(eq(publications.operationId, operationId), eq(publications.number, number));
}
