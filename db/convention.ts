/**
 * What the convention promises, and the facts that its account is drawn from. An `updatedAt` is the revision of its line: each
 * change gives it a later one.
 */
import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import type { AccountedAction, AccountedFirm } from "#app/domain/convention/account-for.ts";
import { type CountedUnit, INDICATORS, type Target } from "#app/domain/convention/convention.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { conventionTerms, targets } from "#db/schema/collective.ts";

/** What the convention settles besides its targets. */
export type ConventionTerms = {
  /** Euros of public money for the whole operation. */
  readonly publicFunding: number | null;
  readonly countedUnit: CountedUnit;
};

/** The terms with their revision; it is empty while nobody has written them. */
export type StoredTerms = ConventionTerms & { readonly revision: string };

/** A target with its revision. */
export type StoredTarget = Target & { readonly revision: string };

/** What one writes of a target. */
export type TargetWords = Omit<Target, "id">;

/** The revision that somebody saw, and when they write (an ISO instant). */
export type Rewriting = { readonly baseRevision: string; readonly now: string };

/** The terms of an operation's convention; firms are counted until somebody says otherwise. */
export function readTerms(db: Db, operationId: string): StoredTerms {
  const row = db.select().from(conventionTerms).where(eq(conventionTerms.operationId, operationId)).get();
  if (row === undefined) return { publicFunding: null, countedUnit: "firm", revision: "" };
  const { publicFunding, countedUnit, updatedAt } = row;
  return { publicFunding, countedUnit, revision: updatedAt };
}

/** Writes the terms; false when somebody else wrote them since that revision. */
export function writeTerms(
  db: Db,
  operationId: string,
  terms: ConventionTerms,
  { baseRevision, now }: Rewriting,
): boolean {
  return inTransaction(db, () => {
    if (readTerms(db, operationId).revision !== baseRevision) return false;
    const { publicFunding, countedUnit } = terms;
    const written = { publicFunding, countedUnit, updatedAt: laterThan(baseRevision, now) };
    db.insert(conventionTerms)
      .values({ operationId, ...written })
      .onConflictDoUpdate({ target: conventionTerms.operationId, set: written })
      .run();
    return true;
  });
}

/** The targets of an operation, in the order that the consultants gave them. */
export function listTargets(db: Db, operationId: string): readonly StoredTarget[] {
  return db
    .select()
    .from(targets)
    .where(eq(targets.operationId, operationId))
    .orderBy(asc(targets.position), asc(targets.id))
    .all()
    .map(targetOf);
}

/** A target of this operation, or null. */
export function findTarget(db: Db, operationId: string, targetId: string): StoredTarget | null {
  const row = db.select().from(targets).where(eq(targets.id, targetId)).get();
  return row === undefined || row.operationId !== operationId ? null : targetOf(row);
}

/** Writes a target after the others. */
export function insertTarget(db: Db, operationId: string, target: Target, now: string): void {
  inTransaction(db, () => {
    const last = db.$client
      .prepare<[string], number>("SELECT coalesce(max(position), 0) FROM targets WHERE operation_id = ?")
      .pluck()
      .get(operationId);
    db.insert(targets)
      .values({ ...target, operationId, position: (last ?? 0) + 1, updatedAt: now })
      .run();
  });
}

/** Changes a target; false when it isn't there any more, or when somebody else changed it since that revision. */
export function updateTarget(
  db: Db,
  id: string,
  words: TargetWords,
  { baseRevision, now }: Rewriting,
): boolean {
  return inTransaction(db, () => {
    if (!isAtRevision(db, id, baseRevision)) return false;
    db.update(targets)
      .set({ ...words, updatedAt: laterThan(baseRevision, now) })
      .where(eq(targets.id, id))
      .run();
    return true;
  });
}

/** Takes a target away; false when somebody else changed it since that revision. */
export function deleteTarget(db: Db, id: string, baseRevision: string): boolean {
  return inTransaction(db, () => {
    if (!isAtRevision(db, id, baseRevision)) return false;
    db.delete(targets).where(eq(targets.id, id)).run();
    return true;
  });
}

/** Gives the targets of an operation this order. */
export function orderTargets(db: Db, ids: readonly string[]): void {
  inTransaction(db, () => {
    for (const [index, id] of ids.entries()) {
      db.update(targets)
        .set({ position: index + 1 })
        .where(eq(targets.id, id))
        .run();
    }
  });
}

/** The firms that are still in the operation, as the convention counts them: in all rounds together. */
export function listAccountedFirms(db: Db, operationId: string): readonly AccountedFirm[] {
  return db.$client
    .prepare<[string], AccountedFirmRow>(
      `SELECT e.id AS enrollmentId,
         max(m.interviewed_at IS NOT NULL OR m.plan_agreed_at IS NOT NULL OR m.report_released_at IS NOT NULL) AS interviewed,
         max(m.plan_agreed_at IS NOT NULL) AS planned,
         max(m.report_released_at IS NOT NULL) AS reported,
         (SELECT count(*) FROM planned_actions a WHERE a.enrollment_id = e.id AND a.decision <> 'rejected'
           AND a.status IN ('started', 'done')) AS actionsBegun,
         (SELECT count(*) FROM planned_actions a WHERE a.enrollment_id = e.id AND a.decision <> 'rejected'
           AND a.status = 'done') AS actionsDone
       FROM enrollments e LEFT JOIN enrollment_rounds m ON m.enrollment_id = e.id
       WHERE e.operation_id = ? AND e.withdrawn_at IS NULL GROUP BY e.id ORDER BY e.id`,
    )
    .all(operationId)
    .map(({ enrollmentId, interviewed, planned, reported, actionsBegun, actionsDone }) => ({
      enrollmentId,
      isInterviewed: interviewed === 1,
      isPlanAgreed: planned === 1,
      isReportReleased: reported === 1,
      actionsBegun,
      actionsDone,
    }));
}

/** The collective actions of an operation: whether a pilot began, and which firms said yes. */
export function listAccountedActions(db: Db, operationId: string): readonly AccountedAction[] {
  return db.$client
    .prepare<[string], { hasBegun: number; agreeing: string }>(
      `SELECT EXISTS (SELECT 1 FROM collective_steps s WHERE s.action_id = c.id AND s.verb = 'start-pilot') AS hasBegun,
         (SELECT json_group_array(m.enrollment_id) FROM collective_members m
           WHERE m.action_id = c.id AND m.answer = 'yes') AS agreeing
       FROM collective_actions c WHERE c.operation_id = ? ORDER BY c.id`,
    )
    .all(operationId)
    .map(({ hasBegun, agreeing }) => ({
      hasBegun: hasBegun === 1,
      agreeing: z.array(z.string()).parse(JSON.parse(agreeing)),
    }));
}

/** An instant that is later than a revision, even when two changes come within the same millisecond. */
export function laterThan(revision: string, now: string): string {
  if (revision === "" || now > revision) return now;
  return new Date(Date.parse(revision) + 1).toISOString();
}

type AccountedFirmRow = {
  readonly enrollmentId: string;
  readonly interviewed: number | null;
  readonly planned: number | null;
  readonly reported: number | null;
  readonly actionsBegun: number;
  readonly actionsDone: number;
};

function isAtRevision(db: Db, id: string, revision: string): boolean {
  const row = db.select({ updatedAt: targets.updatedAt }).from(targets).where(eq(targets.id, id)).get();
  return row?.updatedAt === revision;
}

const indicatorSchema = z.enum(INDICATORS);

function targetOf(row: typeof targets.$inferSelect): StoredTarget {
  const { id, label, unit, planned, achieved, justification, updatedAt } = row;
  const indicator = indicatorSchema.parse(row.indicator);
  return { id, indicator, label, unit, planned, achieved, justification, revision: updatedAt };
}
