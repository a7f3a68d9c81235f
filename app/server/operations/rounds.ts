/**
 * Campaigns of answers: T0, then T1 … on the same version of the questionnaire. Opening one closes the one before, whose links
 * then open nothing any more, and everything begins afresh; what was reached before stays told.
 */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { forbidden } from "#app/server/acting-user.ts";
import { dayInFrance, newId } from "#app/server/clock.ts";
import type { MemberWriter } from "#app/server/operations/members.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import {
  currentRound,
  deleteRound,
  getMilestoneCounts,
  insertRound,
  isRoundUsed,
  listRounds,
  type Round,
  setRoundClosed,
} from "#db/operations.ts";

/** Codes go from T0 to T9: a programme of ten rounds would have changed its questionnaire. */
const MOST_ROUNDS = 10;

/** The rounds as a consultant is told of them, the first one first. */
export type ToldRounds = {
  readonly rounds: readonly Round[];
  /** Firms that have not ended their interview in the present one. */
  readonly unfinished: number;
  /** Why no other can be opened; null when one can. */
  readonly whyNot: string | null;
  /** The present one can still be taken back. */
  readonly canCancel: boolean;
};

export function tellRounds(db: Db, operationId: string): ToldRounds {
  const rounds = listRounds(db, operationId);
  const { enrolled, interviewed } = getMilestoneCounts(db, operationId);
  const present = rounds.at(-1);
  return {
    rounds,
    unfinished: enrolled - interviewed,
    whyNot: whyNoOther(rounds, interviewed),
    canCancel: rounds.length > 1 && present !== undefined && !isRoundUsed(db, present.id),
  };
}

/** Opens the next round and closes the present one. Fails with `forbidden`, or `no-other-round` and the reason. */
export function openRound(db: Db, writer: MemberWriter, operationId: string, now: string): Result<null> {
  if (!mayWrite(writer, operationId)) return forbidden();
  return inTransaction(db, () => {
    const { rounds, whyNot } = tellRounds(db, operationId);
    if (whyNot !== null) return failure({ code: "no-other-round", message: whyNot });
    const today = dayInFrance(now);
    setRoundClosed(db, currentRound(db, operationId).id, today);
    const id = newId();
    insertRound(db, { id, operationId, code: `T${rounds.length}`, openedOn: today });
    record(db, writer, "round.open", id, operationId, now);
    return success(null);
  });
}

/** Takes back a round that nothing was written in. Fails with `forbidden`, or `round-used`. */
export function cancelRound(db: Db, writer: MemberWriter, operationId: string, now: string): Result<null> {
  if (!mayWrite(writer, operationId)) return forbidden();
  return inTransaction(db, () => {
    const { rounds, canCancel } = tellRounds(db, operationId);
    const [before, present] = rounds.slice(-2);
    if (!canCancel || before === undefined || present === undefined) {
      return failure({
        code: "round-used",
        message: "Cette campagne a déjà servi\u00A0: elle ne peut plus être annulée.",
      });
    }
    deleteRound(db, present.id);
    setRoundClosed(db, before.id, null);
    record(db, writer, "round.cancel", present.id, operationId, now);
    return success(null);
  });
}

function whyNoOther(rounds: readonly Round[], interviewed: number): string | null {
  const code = rounds.at(-1)?.code ?? "T0";
  if (interviewed === 0) {
    return `Aucun entretien n’est terminé en ${code}\u00A0: une autre campagne n’aurait rien à comparer.`;
  }
  return rounds.length < MOST_ROUNDS ? null : "Une opération a dix campagnes au plus.";
}

function mayWrite({ actor }: MemberWriter, operationId: string): boolean {
  return may(actor, "write", { resource: "operation", operationId });
}

function record(
  db: Db,
  { actor, address }: MemberWriter,
  action: string,
  roundId: string,
  operationId: string,
  now: string,
): void {
  recordDeed(
    db,
    { actor, action, objectKind: "round", objectId: roundId, operationId, address, outcome: "done" },
    now,
  );
}
