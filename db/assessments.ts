/** Stored answers as the domain scores them. */
import * as z from "zod";
import type { Answer, AnswerSheet, Assessment, Stake } from "#app/domain/answers/answer.ts";
import { answerSchema, stakeSchema } from "#app/domain/answers/answer-schema.ts";
import { type Perspective, perspectiveSchema } from "#app/domain/questionnaire/definition.ts";
import { isGroup, LOWEST_GROUP_THRESHOLD } from "#app/domain/scoring/group-answers.ts";
import { evidencedBy } from "#app/domain/visit/evidenced-by.ts";
import { type Photo, photoSchema } from "#app/domain/visit/visit-fact.ts";
import { type Agreement, agreementsOfFirms } from "#db/agreements.ts";
import type { Db } from "#db/client.server.ts";
import { readCell } from "#db/json.ts";

/** All that is known of one firm in one round. Empty when nobody answered. */
export function assessmentOf(db: Db, enrollmentId: string, roundId: string): Assessment {
  const scope = "r.enrollment_id = ?";
  return (
    readAssessments(db, scope, enrollmentId, roundId).get(enrollmentId) ?? { respondents: [], stakes: {} }
  );
}

/** As much of the assessments as somebody reads; all of them by default. */
export type AssessmentParts = {
  readonly perspectives?: readonly Perspective[];
  /** Ids of questions: no answers but theirs, no remarks and no stakes. */
  readonly questions?: readonly string[];
};

/**
 * The assessments of these firms in one round, by enrollment id; a firm without a sheet is absent. Made for some hundreds of
 * firms at once.
 */
export function assessmentsOfFirms(
  db: Db,
  enrollmentIds: readonly string[],
  roundId: string,
  parts: AssessmentParts = {},
): ReadonlyMap<string, Assessment> {
  const scope = "r.enrollment_id IN (SELECT value FROM json_each(?))";
  return readAssessments(db, scope, JSON.stringify(enrollmentIds), roundId, parts);
}

/**
 * How far the answers and the plan of each firm of an operation are written in one round, by enrollment id: while this stays
 * the same, so do they. Answers, agreements and plans change by their append-only logs and in no other way, so the last line
 * of each log, with how many people answer, have handed in and are asked for, tells one state from any other.
 */
export function writtenPositions(db: Db, operationId: string, roundId: string): ReadonlyMap<string, string> {
  const rows = db.$client
    .prepare<{ operationId: string; roundId: string }, [enrollmentId: string, ...written: number[]]>(
      `SELECT e.id, count(r.id), count(r.submitted_at), p.group_threshold,
         coalesce(max((SELECT max(o.seq) FROM answer_operations o WHERE o.respondent_id = r.id)), 0),
         coalesce((SELECT max(a.seq) FROM agreements a WHERE a.enrollment_id = e.id AND a.round_id = :roundId), 0),
         coalesce((SELECT max(d.seq) FROM plan_decisions d WHERE d.enrollment_id = e.id), 0)
       FROM enrollments e JOIN operations p ON p.id = e.operation_id
       LEFT JOIN respondents r ON r.enrollment_id = e.id AND r.round_id = :roundId
       WHERE e.operation_id = :operationId GROUP BY e.id`,
    )
    .raw()
    .all({ operationId, roundId });
  return new Map(rows.map(([id, ...written]) => [id, [roundId, ...written].join(" ")]));
}

/** A sheet as it is read, with its stakes still apart from those of the others. */
type ReadSheet = Required<Omit<AnswerSheet, "agreed">> & {
  readonly stakes: Readonly<Record<string, Stake>>;
};

/**
 * Whoever answers without a name is read once they have handed in, in that order: what they may still change is nobody's
 * business. `scope` is SQL of this file, never of a request.
 */
function readAssessments(
  db: Db,
  scope: string,
  scopeId: string,
  roundId: string,
  { perspectives = perspectiveSchema.options, questions }: AssessmentParts = {},
): Map<string, Assessment> {
  const people = db.$client
    .prepare<[string, string, string], { id: string; enrollmentId: string; perspective: Perspective }>(
      `SELECT r.id, r.enrollment_id AS enrollmentId, r.perspective FROM respondents r
       WHERE ${scope} AND r.round_id = ?
         AND r.perspective IN (SELECT value FROM json_each(?))
         AND (r.perspective IN ('director', 'consultant') OR r.submission_rank IS NOT NULL)
       ORDER BY r.submission_rank, r.created_at, r.id`,
    )
    .all(scopeId, roundId, JSON.stringify(perspectives));
  const readSheet = sheetReader(db, questions);
  const sheetsOfFirm = new Map<string, ReadSheet[]>();
  for (const { id, enrollmentId, perspective } of people) {
    const sheet = readSheet(id, perspective);
    const siblings = sheetsOfFirm.get(enrollmentId);
    if (siblings === undefined) sheetsOfFirm.set(enrollmentId, [sheet]);
    else siblings.push(sheet);
  }
  const agreed = agreementsOfFirms(db, [...sheetsOfFirm.keys()], roundId);
  const groupThreshold = groupThresholdOf(db, roundId);
  return new Map(
    [...sheetsOfFirm].map(([enrollmentId, sheets]) => [
      enrollmentId,
      { ...assessmentFrom(sheets, agreed.get(enrollmentId) ?? {}), groupThreshold },
    ]),
  );
}

/** How many employees, or customers, a figure of them rests on in the operation of this round. */
function groupThresholdOf(db: Db, roundId: string): number {
  const row = db.$client
    .prepare<[string], { threshold: number }>(
      `SELECT o.group_threshold AS threshold FROM rounds r JOIN operations o ON o.id = r.operation_id WHERE r.id = ?`,
    )
    .get(roundId);
  return row?.threshold ?? LOWEST_GROUP_THRESHOLD;
}

/**
 * Reads sheets one after the other: the answers of a sheet lie side by side in the file, and this takes less time than one
 * query that names the sheet again on each of its 80,000 rows.
 */
function sheetReader(
  db: Db,
  questions: readonly string[] | undefined,
): (respondentId: string, perspective: Perspective) => ReadSheet {
  const readAnswer = memoize((cell) => readCell(answerSchema, cell, "answers.value"));
  const onlyThose = "AND subject = 'answer' AND key IN (SELECT value FROM json_each(?))";
  const asked = questions === undefined ? [] : [JSON.stringify(questions)];
  const statement = db.$client
    .prepare<string[], [subject: string, key: string, value: string]>(
      `SELECT subject, key, value FROM answers WHERE respondent_id = ? ${asked.length === 0 ? "" : onlyThose}`,
    )
    .raw();
  return (respondentId, perspective) => {
    const answers: Record<string, Answer> = {};
    const comments: Record<string, string> = {};
    const stakes: Record<string, Stake> = {};
    const photos: Photo[] = [];
    for (const [subject, key, value] of statement.all(respondentId, ...asked)) {
      if (subject === "answer") answers[key] = readAnswer(value);
      else if (subject === "comment") comments[key] = readCell(z.string(), value, "answers.value");
      else if (subject === "stake") stakes[key] = readCell(stakeSchema, value, "answers.value");
      else if (subject === "photo") photos.push(readCell(photoSchema, value, "answers.value"));
    }
    return { perspective, answers, comments, stakes, evidenced: evidencedBy(photos) };
  };
}

/** Agreements stand on the consultant's sheet; the remarks of people without a name, which could tell who they are, nowhere. */
function assessmentFrom(
  sheets: readonly ReadSheet[],
  agreements: Readonly<Record<string, Agreement>>,
): Assessment {
  const entries = Object.entries(agreements);
  const agreed = Object.fromEntries(entries.map(([id, { answer, reason }]) => [id, { answer, reason }]));
  return {
    respondents: sheets.map(
      ({ perspective, answers, comments, evidenced }): AnswerSheet => ({
        perspective,
        answers,
        ...(evidenced.length > 0 ? { evidenced } : {}),
        ...(isGroup(perspective) ? {} : { comments }),
        ...(perspective === "consultant" && entries.length > 0 ? { agreed } : {}),
      }),
    ),
    stakes: stakesOf(sheets),
  };
}

/** The director says what is at stake; where they said nothing, what the consultant noted of it. */
function stakesOf(sheets: readonly ReadSheet[]): Readonly<Record<string, Stake>> {
  const said = (perspective: Perspective) =>
    sheets.filter((sheet) => sheet.perspective === perspective).map((sheet) => sheet.stakes);
  return Object.assign({}, ...said("consultant"), ...said("director"));
}

/** Most answers of a group are the same few choices: each text is parsed once. */
function memoize<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const value = read(cell);
    known.set(cell, value);
    return value;
  };
}
