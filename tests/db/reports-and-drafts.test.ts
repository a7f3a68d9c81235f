import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  deleteImportDraft,
  getImportDraft,
  insertImportDraft,
  purgeImportDrafts,
} from "#db/import-drafts.ts";
import { insertReport, latestReport, listReports, readReport } from "#db/reports.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";

describe("released reports", () => {
  it("are listed the latest first, and read back byte for byte", () => {
    const db = aDatabase();
    const { id: enrollmentId, roundId } = anEnrollment(db);
    const claire = aUser(db, { name: "Claire" });
    const release = (id: string, releasedAt: string) =>
      insertReport(db, {
        id,
        enrollmentId,
        roundId,
        snapshot: '{"title":"Rapport"}',
        pdf: Buffer.from([0x25, 0x50, 0x00, 0xff]),
        sha256: "ab".repeat(32),
        releasedAt,
        releasedBy: claire.id,
      });
    release("premier", "2027-03-01T08:00:00.000Z");
    release("second", "2027-04-01T08:00:00.000Z");
    expect(listReports(db, enrollmentId).map(({ id }) => id)).toEqual(["second", "premier"]);
    expect(latestReport(db, enrollmentId)).toMatchObject({ id: "second", releasedByName: "Claire" });
    expect(readReport(db, "premier")).toEqual({
      pdf: Buffer.from([0x25, 0x50, 0x00, 0xff]),
      snapshot: '{"title":"Rapport"}',
    });
    expect(readReport(db, "aucun")).toBeNull();
    expect(latestReport(db, "personne")).toBeNull();
  });
});

describe("drafts of an import", () => {
  const cells = { rows: z.array(z.strictObject({ name: z.string() })), reading: z.enum(["csv", "xlsx"]) };

  function aDraft() {
    const db = aDatabase();
    const scope = { id: "brouillon", operationId: anOperation(db).id, userId: aUser(db).id };
    insertImportDraft(db, {
      ...scope,
      fileName: "entreprises.csv",
      reading: "csv",
      rows: [{ name: "Roux" }],
      createdAt: A_MOMENT,
    });
    return { db, scope };
  }

  it("are read back by whoever made them, in their operation only", () => {
    const { db, scope } = aDraft();
    expect(getImportDraft(db, scope, cells, A_MOMENT)).toMatchObject({
      reading: "csv",
      rows: [{ name: "Roux" }],
    });
    expect(getImportDraft(db, { ...scope, userId: aUser(db).id }, cells, A_MOMENT)).toBeNull();
    expect(getImportDraft(db, { ...scope, operationId: anOperation(db).id }, cells, A_MOMENT)).toBeNull();
  });

  it.each([
    ["24 hours later, to the second", "2027-02-16T08:00:00.000Z", true],
    ["a second more", "2027-02-16T08:00:01.000Z", false],
  ])("are kept a day: %s", (_, now, isThere) => {
    const { db, scope } = aDraft();
    expect(getImportDraft(db, scope, cells, now) !== null).toBe(isThere);
    expect(purgeImportDrafts(db, now)).toBe(isThere ? 0 : 1);
  });

  it("leave when they are deleted, and when another one is made a day later", () => {
    const { db, scope } = aDraft();
    insertImportDraft(db, {
      ...scope,
      id: "b",
      fileName: "f",
      reading: "csv",
      rows: [],
      createdAt: "2027-02-17T08:00:00.000Z",
    });
    expect(getImportDraft(db, scope, cells, A_MOMENT)).toBeNull();
    deleteImportDraft(db, "b");
    expect(purgeImportDrafts(db, "2028-01-01T00:00:00.000Z")).toBe(0);
  });

  it.each([
    ["rows", { ...cells, rows: z.array(z.string()) }],
    ["reading", { ...cells, reading: z.enum(["pdf"]) }],
  ])("whose %s are of another shape are refused with the cell's name", (cell, schemas) => {
    const { db, scope } = aDraft();
    expect(() => getImportDraft<unknown, unknown>(db, scope, schemas, A_MOMENT)).toThrow(
      `Corrupt cell in import_drafts.${cell}`,
    );
  });
});
