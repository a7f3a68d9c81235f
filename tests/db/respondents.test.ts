/** Sheets being handed in: once, and numbered in a group. */
import { beforeEach, expect, test } from "vitest";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import type { Db } from "#db/client.server.ts";
import { findRespondent, insertRespondent, listRespondents, submitSheet } from "#db/respondents.ts";
import { respondents } from "#db/schema/answers.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  aDatabase,
  anEnrollment,
  aRespondent,
} from "#tests/support/a-database.ts";

const A_DAY = "2027-02-15T00:00:00.000Z";

let db: Db;
let firm: AnEnrollment;

beforeEach(() => {
  db = aDatabase();
  firm = anEnrollment(db);
});

const sheet = (perspective: Perspective, of = firm) =>
  aRespondent(db, { enrollmentId: of.id, roundId: of.roundId, perspective });
const rankOf = (id: string) =>
  db
    .select()
    .from(respondents)
    .all()
    .find((row) => row.id === id)?.submissionRank;

test("a group’s sheets are numbered in the order in which they come, each group and each firm apart", () => {
  const other = anEnrollment(db);
  const sheets = [sheet("employee"), sheet("employee"), sheet("customer"), sheet("employee", other)];
  for (const id of [sheets[1], sheets[0], sheets[2], sheets[3]]) submitSheet(db, id ?? "", A_DAY);
  expect(sheets.map(rankOf)).toEqual([2, 1, 1, 1]);
});

test("a director’s sheet has no number", () => {
  submitSheet(db, firm.sheets.director, A_MOMENT);
  expect(findRespondent(db, firm.sheets.director)?.submittedAt).toBe(A_MOMENT);
  expect(rankOf(firm.sheets.director)).toBeNull();
});

test("handing in a second time changes neither the day nor the number", () => {
  const [first, second] = [sheet("employee"), sheet("employee")];
  submitSheet(db, first, A_DAY);
  submitSheet(db, second, A_DAY);
  submitSheet(db, first, "2027-03-01T00:00:00.000Z");
  expect(findRespondent(db, first)?.submittedAt).toBe(A_DAY);
  expect([first, second].map(rankOf)).toEqual([1, 2]);
});

test("a new sheet is listed with those of its firm, the earliest first", () => {
  const fields = { enrollmentId: firm.id, roundId: firm.roundId, perspective: "customer" } as const;
  insertRespondent(db, { id: "neuve", ...fields, createdAt: "2027-02-14T00:00:00.000Z" });
  expect(listRespondents(db, firm.id).map(({ id }) => id)[0]).toBe("neuve");
  expect(listRespondents(db, firm.id).length).toBe(3);
  expect(findRespondent(db, "neuve")).toMatchObject({ ...fields, submittedAt: null, roundClosedOn: null });
});
