/** Notices, the proof that they were seen, and consents, in a real database. */
import { beforeEach, expect, test } from "vitest";
import type { Db } from "#db/client.server.ts";
import {
  consentsOf,
  currentNotice,
  noticeProofOf,
  recordConsent,
  recordNoticeProof,
  writeNotice,
} from "#db/notices.ts";
import { consents, notices } from "#db/schema/invitations.ts";
import { A_MOMENT, type AnEnrollment, aDatabase, anEnrollment } from "#tests/support/a-database.ts";

const NOTICE = {
  controller: "Chambre de métiers",
  contact: "rgpd@exemple.fr",
  legalBasis: "public-interest",
  retentionMonths: 24,
} as const;

let db: Db;
let firm: AnEnrollment;

beforeEach(() => {
  db = aDatabase();
  firm = anEnrollment(db);
});

test("the last version of a notice holds, the former ones stay, and the same words make none", () => {
  const { operationId } = firm;
  expect(currentNotice(db, operationId)).toBeNull();
  expect(writeNotice(db, operationId, NOTICE, A_MOMENT)).toBe(1);
  expect(writeNotice(db, operationId, NOTICE, A_MOMENT)).toBe(1);
  for (const [index, change] of [
    { controller: "Région" },
    { contact: "autre@exemple.fr" },
    { legalBasis: "consent" as const },
    { retentionMonths: 36 },
  ].entries()) {
    const words = { ...NOTICE, ...change };
    expect(writeNotice(db, operationId, words, A_MOMENT)).toBe(index + 2);
    expect(currentNotice(db, operationId)).toEqual({ ...words, version: index + 2 });
  }
  expect(db.select().from(notices).all().length).toBe(5);
  expect(currentNotice(db, anEnrollment(db).operationId)).toBeNull();
});

test("the latest proof of a respondent is kept, and nobody else’s", () => {
  const { director, consultant } = firm.sheets;
  const proof = { respondentId: director, version: "1.1", sha256: "a".repeat(64), seenAt: A_MOMENT };
  recordNoticeProof(db, proof);
  recordNoticeProof(db, { ...proof, version: "2.1", sha256: "b".repeat(64) });
  expect(noticeProofOf(db, director)).toEqual({ ...proof, version: "2.1", sha256: "b".repeat(64) });
  expect(noticeProofOf(db, consultant)).toBeNull();
});

test("a consent holds until it is withdrawn; every word of it stays, the same word twice is written once", () => {
  const say = (kind: "quote" | "network", isGiven: boolean) =>
    recordConsent(db, { enrollmentId: firm.id, kind, isGiven, recordedAt: A_MOMENT });
  expect(consentsOf(db, firm.id)).toEqual({ quote: false, network: false });
  say("quote", true);
  say("quote", true);
  say("network", false);
  expect(consentsOf(db, firm.id)).toEqual({ quote: true, network: false });
  say("quote", false);
  say("network", true);
  expect(consentsOf(db, firm.id)).toEqual({ quote: false, network: true });
  expect(db.select().from(consents).all().length).toBe(3);
});
