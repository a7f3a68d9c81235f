/**
 * Collective actions: as they stand, the firms invited to them, and every step that was taken. A step is written with what
 * it changes, in one transaction.
 */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import {
  approvalSchema,
  type CollectiveAction,
  type CollectiveMember,
  type CollectiveStage,
  type CollectiveStep,
  type CollectiveVerb,
  collectiveDescriptionSchema,
  feedbackSheetSchema,
  pilotSchema,
} from "#app/domain/collective/collective-action.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";
import { users } from "#db/schema/accounts.ts";
import { collectiveActions, collectiveMembers, collectiveSteps } from "#db/schema/collective.ts";

/** What is kept of a step: who took it, when (an ISO instant), why, and what was written with it. */
export type NewStep = {
  readonly verb: CollectiveVerb;
  readonly words: string | null;
  readonly written: unknown;
  readonly actorId: string | null;
  readonly takenAt: string;
};

/** What a step leaves of an action. */
export type ActionState = Pick<CollectiveAction, "stage" | "description" | "pilot" | "feedback">;

/** An action as its operation has it: by id, in its operation only. */
export type ActionKey = { readonly operationId: string; readonly actionId: string };

/** Writes a new action with its first step. */
export function insertCollectiveAction(
  db: Db,
  action: ActionState & Pick<CollectiveAction, "id" | "operationId" | "template">,
  step: NewStep,
): void {
  inTransaction(db, () => {
    const { id, operationId, template, ...state } = action;
    db.insert(collectiveActions)
      .values({
        ...{ id, operationId, template },
        ...cellsOf(state),
        revision: 1,
        createdAt: step.takenAt,
        updatedAt: step.takenAt,
      })
      .run();
    insertStep(db, { operationId, actionId: id }, step);
  });
}

/**
 * Writes a step and the action as it leaves it; gives the new revision, or null (and nothing is written) when the action
 * changed since `baseRevision`, or is not there.
 */
export function recordStep(
  db: Db,
  key: ActionKey,
  {
    baseRevision,
    state,
    step,
  }: { readonly baseRevision: number; readonly state: ActionState; readonly step: NewStep },
): number | null {
  return inTransaction(db, () => {
    const { changes } = db
      .update(collectiveActions)
      .set({ ...cellsOf(state), revision: baseRevision + 1, updatedAt: step.takenAt })
      .where(and(ofKey(key), eq(collectiveActions.revision, baseRevision)))
      .run();
    if (changes === 0) return null;
    insertStep(db, key, step);
    return baseRevision + 1;
  });
}

/** Invites firms; those that are invited already keep their answer. */
export function inviteMembers(
  db: Db,
  actionId: string,
  enrollmentIds: readonly string[],
  invitedAt: string,
): void {
  for (const enrollmentId of enrollmentIds) {
    db.insert(collectiveMembers)
      .values({ actionId, enrollmentId, answer: "invited", invitedAt, isOwnAnswer: false })
      .onConflictDoNothing()
      .run();
  }
}

/** Writes what an invited firm says. */
export function setMemberAnswer(
  db: Db,
  actionId: string,
  {
    enrollmentId,
    answer,
    hours,
    euros,
    remark,
    answeredAt,
    isOwnAnswer,
  }: Omit<CollectiveMember, "invitedAt">,
): void {
  db.update(collectiveMembers)
    .set({ answer, hours, euros, remark, answeredAt, isOwnAnswer })
    .where(and(eq(collectiveMembers.actionId, actionId), eq(collectiveMembers.enrollmentId, enrollmentId)))
    .run();
}

/** Takes an invitation back. */
export function removeMember(db: Db, actionId: string, enrollmentId: string): void {
  db.delete(collectiveMembers)
    .where(and(eq(collectiveMembers.actionId, actionId), eq(collectiveMembers.enrollmentId, enrollmentId)))
    .run();
}

/** The actions of an operation, the first one begun first. */
export function listCollectiveActions(db: Db, operationId: string): readonly CollectiveAction[] {
  const rows = db
    .select()
    .from(collectiveActions)
    .where(eq(collectiveActions.operationId, operationId))
    .orderBy(asc(collectiveActions.createdAt), asc(collectiveActions.id))
    .all();
  return completed(db, rows);
}

/** One action of an operation, or null. */
export function findCollectiveAction(db: Db, key: ActionKey): CollectiveAction | null {
  return completed(db, db.select().from(collectiveActions).where(ofKey(key)).all())[0] ?? null;
}

/** The actions that a firm is invited to, the last one begun first. */
export function actionsOfEnrollment(db: Db, enrollmentId: string): readonly CollectiveAction[] {
  const mine = db
    .select({ id: collectiveMembers.actionId })
    .from(collectiveMembers)
    .where(eq(collectiveMembers.enrollmentId, enrollmentId));
  const rows = db
    .select()
    .from(collectiveActions)
    .where(inArray(collectiveActions.id, mine))
    .orderBy(sql`${collectiveActions.createdAt} DESC`, sql`${collectiveActions.id} DESC`)
    .all();
  return completed(db, rows);
}

type Row = typeof collectiveActions.$inferSelect;

/** Rows with their members and their steps, in two queries whatever their number. */
function completed(db: Db, rows: readonly Row[]): readonly CollectiveAction[] {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;
  const members = new Map<string, CollectiveMember[]>(rows.map(({ id }) => [id, []]));
  const steps = new Map<string, CollectiveStep[]>(rows.map(({ id }) => [id, []]));
  for (const { actionId, ...member } of db
    .select()
    .from(collectiveMembers)
    .where(inArray(collectiveMembers.actionId, ids))
    .orderBy(asc(collectiveMembers.invitedAt), asc(collectiveMembers.enrollmentId))
    .all()) {
    members.get(actionId)?.push(member);
  }
  for (const { step, actor } of db
    .select({ step: collectiveSteps, actor: users.name })
    .from(collectiveSteps)
    .leftJoin(users, eq(users.id, collectiveSteps.actorId))
    .where(inArray(collectiveSteps.actionId, ids))
    .orderBy(asc(collectiveSteps.seq))
    .all()) {
    steps.get(step.actionId)?.push(stepOf(step, actor));
  }
  return rows.map((row) => actionOf(row, members.get(row.id) ?? [], steps.get(row.id) ?? []));
}

function actionOf(
  row: Row,
  members: readonly CollectiveMember[],
  steps: readonly CollectiveStep[],
): CollectiveAction {
  const { id, operationId, template, revision, createdAt, updatedAt } = row;
  const stage: CollectiveStage = row.stage;
  return {
    ...{ id, operationId, template, stage, revision, createdAt, updatedAt, members, steps },
    description: readCell(collectiveDescriptionSchema, row.description, "collective_actions.description"),
    pilot: row.pilot === null ? null : readCell(pilotSchema, row.pilot, "collective_actions.pilot"),
    feedback:
      row.feedback === null
        ? null
        : readCell(feedbackSheetSchema, row.feedback, "collective_actions.feedback"),
  };
}

function stepOf(
  { verb, words, written, takenAt }: typeof collectiveSteps.$inferSelect,
  actor: string | null,
): CollectiveStep {
  return {
    ...{ verb, words, actor, takenAt },
    pilot:
      verb === "start-pilot" && written !== null
        ? readCell(pilotSchema, written, "collective_steps.written")
        : null,
    approval:
      verb === "approve" && written !== null
        ? readCell(approvalSchema, written, "collective_steps.written")
        : null,
  };
}

function insertStep(db: Db, key: ActionKey, { written, ...step }: NewStep): void {
  db.insert(collectiveSteps)
    .values({ ...key, ...step, written: written === null ? null : writeCell(written) })
    .run();
}

function cellsOf({ stage, description, pilot, feedback }: ActionState) {
  return {
    stage,
    description: writeCell(description),
    pilot: pilot === null ? null : writeCell(pilot),
    feedback: feedback === null ? null : writeCell(feedback),
  };
}

function ofKey({ operationId, actionId }: ActionKey) {
  return and(eq(collectiveActions.id, actionId), eq(collectiveActions.operationId, operationId));
}
