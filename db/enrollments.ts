/**
 * A firm's place in an operation. The firm's public identity (`firms`) is shared by the operations that enrol it; all else
 * that is known of it (`enrollments`) belongs to one operation and never leaves it. This is the reading; db/enrollment-writes.ts writes.
 */
import * as z from "zod";
import { type FirmFile, NAF_VERSIONS } from "#app/domain/firm/firm.ts";
import {
  type EnrollmentMilestones,
  type EnrollmentStatus,
  enrollmentStatus,
} from "#app/domain/operation/operation.ts";
import type { Db } from "#db/client.server.ts";
import { readCell } from "#db/json.ts";
import { CURRENT_ROUND, FACTS, factsOf, IN_INTERVIEW, WITH_MILESTONES } from "#db/milestones.ts";

/** A firm of an operation: its file, and how far it has come in the round that the operation is in. */
export type Enrollment = FirmFile &
  EnrollmentMilestones & {
    readonly id: string;
    readonly operationId: string;
    readonly firmId: string;
    readonly consultantId: string | null;
    readonly consultantName: string | null;
    readonly enrolledAt: string;
    readonly withdrawalReason: string | null;
    /** Local date and time, « 2027-02-18T08:30 ». */
    readonly nextAppointmentAt: string | null;
    readonly nextAppointmentPlace: string | null;
    readonly updatedAt: string;
    /** Questions that were answered in the interview, in the current round. */
    readonly answerCount: number;
    readonly status: EnrollmentStatus;
  };

/** Which firms of an operation to list. What is left out doesn't filter. */
export type EnrollmentFilter = {
  /** Words of the name, the city, the director or the SIRET; accents and capitals don't matter. */
  readonly search?: string;
  readonly statuses?: readonly EnrollmentStatus[];
  /** Null lists the firms that no consultant follows. */
  readonly consultantId?: string | null;
  readonly trade?: string;
};

/** How a list is ordered; ties are broken by name, then id. */
export type EnrollmentOrder = "name" | "city" | "appointment" | "updated";

/** Pages count from 1. */
export type Paging = { readonly page: number; readonly pageSize: number; readonly order?: EnrollmentOrder };

/** One page of a list, and how many rows there are on all pages. */
export type Page<T> = { readonly rows: readonly T[]; readonly total: number };

/** The firms of an operation that pass the filter, one page of them. */
export function listEnrollments(
  db: Db,
  operationId: string,
  filter: EnrollmentFilter,
  paging: Paging,
): Page<Enrollment> {
  prepareFold(db);
  const { where, values } = conditionOf(operationId, filter);
  const total = db.$client
    .prepare<unknown[], number>(
      `SELECT count(*) FROM enrollments e JOIN firms f ON f.id = e.firm_id ${WITH_MILESTONES} ${where}`,
    )
    .pluck()
    .get(...values);
  const rows = db.$client
    .prepare(`${SELECT} ${where} ORDER BY ${ORDERS[paging.order ?? "name"]} LIMIT ? OFFSET ?`)
    .all(...values, paging.pageSize, (paging.page - 1) * paging.pageSize);
  return { rows: rows.map(enrollmentOf), total: total ?? 0 };
}

/** Every firm of an operation, withdrawn ones included, by name. */
export function allEnrollments(db: Db, operationId: string): readonly Enrollment[] {
  return listEnrollments(db, operationId, {}, { page: 1, pageSize: -1 }).rows;
}

/** How many firms an operation has, withdrawn ones included. */
export function countEnrollments(db: Db, operationId: string): number {
  const count = db.$client
    .prepare<[string], number>("SELECT count(*) FROM enrollments WHERE operation_id = ?")
    .pluck()
    .get(operationId);
  return count ?? 0;
}

/** One firm of an operation, or null. */
export function getEnrollment(db: Db, id: string): Enrollment | null {
  const row = db.$client.prepare(`${SELECT} WHERE e.id = ?`).get(id);
  return row === undefined ? null : enrollmentOf(row);
}

/** The firm of an operation that has this SIRET, or null. */
export function findEnrollmentBySiret(db: Db, operationId: string, siret: string): Enrollment | null {
  const row = db.$client
    .prepare(`${SELECT} WHERE e.operation_id = ? AND f.siret = ?`)
    .get(operationId, siret);
  return row === undefined ? null : enrollmentOf(row);
}

/** The trades that the firms of an operation have, each once, in the order of their words. */
export function listTrades(db: Db, operationId: string): readonly string[] {
  prepareFold(db);
  return db.$client
    .prepare<[string], string>(
      "SELECT DISTINCT trade FROM enrollments WHERE operation_id = ? AND trade IS NOT NULL ORDER BY fold(trade), trade",
    )
    .pluck()
    .all(operationId);
}

const SELECT = `
  SELECT e.id, e.operation_id AS operationId, e.firm_id AS firmId, f.name, f.siret, f.naf_code AS nafCode,
    f.naf_version AS nafVersion, f.address, f.postal_code AS postalCode, f.city, f.insee_code AS inseeCode,
    e.trade, e.headcount, e.director, e.email, e.phone, e.labels,
    e.consultant_id AS consultantId, c.name AS consultantName, e.enrolled_at AS enrolledAt,
    m.interviewed_at AS interviewedAt, m.plan_agreed_at AS planAgreedAt, m.report_released_at AS reportReleasedAt,
    e.withdrawn_at AS withdrawnAt, e.withdrawal_reason AS withdrawalReason,
    e.next_appointment_at AS nextAppointmentAt, e.next_appointment_place AS nextAppointmentPlace,
    e.updated_at AS updatedAt,
    (SELECT count(DISTINCT a.key) FROM respondents r JOIN answers a ON a.respondent_id = r.id AND a.subject = 'answer'
      WHERE r.enrollment_id = e.id AND r.round_id = ${CURRENT_ROUND} AND ${IN_INTERVIEW}
    ) AS answerCount
  FROM enrollments e JOIN firms f ON f.id = e.firm_id LEFT JOIN users c ON c.id = e.consultant_id
  ${WITH_MILESTONES}`;

const ORDERS: Readonly<Record<EnrollmentOrder, string>> = {
  name: "fold(f.name), e.id",
  city: "f.city IS NULL, fold(f.city), fold(f.name), e.id",
  appointment: "e.next_appointment_at IS NULL, e.next_appointment_at, fold(f.name), e.id",
  updated: "e.updated_at DESC, fold(f.name), e.id",
};

function conditionOf(operationId: string, filter: EnrollmentFilter) {
  const tests = ["e.operation_id = ?"];
  const values: unknown[] = [operationId];
  for (const word of (filter.search ?? "").split(/\s+/).filter((one) => one !== "")) {
    tests.push(
      "instr(fold(f.name || ' ' || coalesce(f.city, '') || ' ' || coalesce(e.director, '') || ' ' || coalesce(f.siret, '')), ?)",
    );
    values.push(fold(word));
  }
  if (filter.statuses !== undefined) {
    tests.push(`${FACTS} IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(factsOf(filter.statuses)));
  }
  if (filter.consultantId !== undefined) {
    tests.push("e.consultant_id IS ?");
    values.push(filter.consultantId);
  }
  if (filter.trade !== undefined) {
    tests.push("e.trade = ?");
    values.push(filter.trade);
  }
  return { where: `WHERE ${tests.join(" AND ")}`, values };
}

/** Capitals and accents taken off, for finding and for ordering: SQLite knows neither outside ASCII. */
function fold(text: unknown): string | null {
  return typeof text === "string" ? text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase() : null;
}

/** Gives the connection its `fold`, once. */
function prepareFold(db: Db): void {
  if (CONNECTIONS_WITH_FOLD.has(db.$client)) return;
  db.$client.function("fold", { deterministic: true }, fold);
  CONNECTIONS_WITH_FOLD.add(db.$client);
}

const CONNECTIONS_WITH_FOLD = new WeakSet<Db["$client"]>();

const instant = z.string().nullable();
const rowSchema = z.object({
  id: z.string(),
  operationId: z.string(),
  firmId: z.string(),
  name: z.string(),
  siret: z.string().nullable(),
  nafCode: z.string().nullable(),
  nafVersion: z.enum(NAF_VERSIONS).nullable(),
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  inseeCode: z.string().nullable(),
  trade: z.string().nullable(),
  headcount: z.number().nullable(),
  director: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  labels: z.string(),
  consultantId: z.string().nullable(),
  consultantName: z.string().nullable(),
  enrolledAt: z.string(),
  interviewedAt: instant,
  planAgreedAt: instant,
  reportReleasedAt: instant,
  withdrawnAt: instant,
  withdrawalReason: z.string().nullable(),
  nextAppointmentAt: z.string().nullable(),
  nextAppointmentPlace: z.string().nullable(),
  updatedAt: z.string(),
  answerCount: z.number(),
});

function enrollmentOf(raw: unknown): Enrollment {
  const row = rowSchema.parse(raw);
  return {
    ...row,
    labels: readCell(z.array(z.string()), row.labels, "enrollments.labels"),
    status: enrollmentStatus(row, row.answerCount > 0),
  };
}
