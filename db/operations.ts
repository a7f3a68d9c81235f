/** Operations, their members and their rounds. */
import { asc, desc, eq, inArray } from "drizzle-orm";
import * as z from "zod";
import type { Operation } from "#app/domain/operation/operation.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";
import { countMilestones, type MilestoneCounts } from "#db/milestones.ts";
import { users } from "#db/schema/accounts.ts";
import { respondents } from "#db/schema/answers.ts";
import { operationMembers, operations, rounds } from "#db/schema/operations.ts";
import { addMembership } from "#db/users.ts";

/** An operation as a list shows it. */
export type OperationSummary = Operation & { readonly counts: MilestoneCounts };

/** Who asks: an admin sees every operation, the others those they are members of. */
export type Reader = { readonly id: string; readonly role: "admin" | "consultant" | "funder" };

/** One campaign of answers: T0, then T1 … */
export type Round = {
  readonly id: string;
  readonly operationId: string;
  readonly code: string;
  /** ISO dates. */
  readonly openedOn: string;
  readonly closedOn: string | null;
};

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: "consultant" | "funder";
  /** When the account was closed, as an ISO instant; null while the person can sign in. */
  readonly disabledAt: string | null;
};

/** The operations that a person may know of, the latest first. */
export function listOperations(db: Db, reader: Reader): readonly OperationSummary[] {
  const theirs = db
    .select({ id: operationMembers.operationId })
    .from(operationMembers)
    .where(eq(operationMembers.userId, reader.id));
  const rows = db
    .select()
    .from(operations)
    .where(reader.role === "admin" ? undefined : inArray(operations.id, theirs))
    .orderBy(desc(operations.startsOn), asc(operations.name), asc(operations.id))
    .all()
    .map(operationOf);
  const counts = countMilestones(
    db,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const its = counts.get(row.id);
    return its === undefined ? [] : [{ ...row, counts: its }];
  });
}

/** One operation, or null. */
export function getOperation(db: Db, id: string): Operation | null {
  const row = db.select().from(operations).where(eq(operations.id, id)).get();
  return row === undefined ? null : operationOf(row);
}

/** How far the firms of one operation have come. */
export function getMilestoneCounts(db: Db, operationId: string): MilestoneCounts {
  const counts = countMilestones(db, [operationId]).get(operationId);
  if (counts === undefined) throw new Error(`No counts for the operation ${operationId}`);
  return counts;
}

/** Writes a new operation with its round T0, opened on the day it starts, and its first members. */
export function insertOperation(
  db: Db,
  operation: Operation,
  made: {
    readonly createdAt: string;
    readonly roundId: string;
    readonly members: readonly Pick<Member, "userId" | "role">[];
  },
): void {
  inTransaction(db, () => {
    db.insert(operations)
      .values({ ...operation, funders: writeCell(operation.funders), createdAt: made.createdAt })
      .run();
    db.insert(rounds)
      .values({ id: made.roundId, operationId: operation.id, code: "T0", openedOn: operation.startsOn })
      .run();
    for (const { userId, role } of made.members) {
      addMembership(db, userId, { operationId: operation.id, role });
    }
  });
}

/** Changes what an operation is. Its questionnaire stays: answers are pinned to it. */
export function updateOperation(
  db: Db,
  id: string,
  change: Omit<Operation, "id" | "questionnaireId" | "questionnaireVersion">,
): void {
  db.update(operations)
    .set({
      name: change.name,
      territory: change.territory,
      funders: writeCell(change.funders),
      convention: change.convention,
      startsOn: change.startsOn,
      endsOn: change.endsOn,
      targetFirms: change.targetFirms,
      minimumGroupSize: change.minimumGroupSize,
      stage: change.stage,
    })
    .where(eq(operations.id, id))
    .run();
}

/** Who works on an operation or funds it, by name. */
export function listMembers(db: Db, operationId: string): readonly Member[] {
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: operationMembers.role,
      disabledAt: users.disabledAt,
    })
    .from(operationMembers)
    .innerJoin(users, eq(users.id, operationMembers.userId))
    .where(eq(operationMembers.operationId, operationId))
    .orderBy(asc(users.name), asc(users.id))
    .all();
}

/** The rounds of an operation, the first one first. */
export function listRounds(db: Db, operationId: string): readonly Round[] {
  return db
    .select()
    .from(rounds)
    .where(eq(rounds.operationId, operationId))
    .orderBy(asc(rounds.openedOn), asc(rounds.code))
    .all();
}

/**
 * The round that an operation is in: its latest (the same as CURRENT_ROUND in db/milestones.ts).
 * @throws when the operation doesn't exist: every operation is born with T0.
 */
export function currentRound(db: Db, operationId: string): Round {
  const round = listRounds(db, operationId).at(-1);
  if (round === undefined) throw new Error(`The operation ${operationId} has no round`);
  return round;
}

/** Closes a round on a day, or opens it again (null). */
export function setRoundClosed(db: Db, roundId: string, closedOn: string | null): void {
  db.update(rounds).set({ closedOn }).where(eq(rounds.id, roundId)).run();
}

/** Opens a round. */
export function insertRound(db: Db, round: Omit<Round, "closedOn">): void {
  db.insert(rounds).values(round).run();
}

/** Whether anything was written, sent or reached in a round: then it can't be undone. */
export function isRoundUsed(db: Db, roundId: string): boolean {
  return USES.some(
    (table) => db.$client.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get(roundId) !== undefined,
  );
}

const USES = [
  `respondents r JOIN answer_operations o ON o.respondent_id = r.id WHERE r.round_id = ?`,
  `enrollment_rounds WHERE round_id = ?`,
  `invitations WHERE round_id = ?`,
  `planned_actions WHERE round_id = ?`,
  `plan_decisions WHERE round_id = ?`,
  `agreements WHERE round_id = ?`,
  `reports WHERE round_id = ?`,
];

/** Takes away a round that nothing was written in, with its empty sheets. */
export function deleteRound(db: Db, roundId: string): void {
  inTransaction(db, () => {
    db.delete(respondents).where(eq(respondents.roundId, roundId)).run();
    db.delete(rounds).where(eq(rounds.id, roundId)).run();
  });
}

function operationOf(row: typeof operations.$inferSelect): Operation {
  const { createdAt: _, groupThreshold: __, funders, ...fields } = row;
  return { ...fields, funders: readCell(z.array(z.string()), funders, "operations.funders") };
}
