/** A director says where an action of their plan stands: in the same log of decisions as the consultant, with a word and a file. */
import { compareIds } from "#app/domain/compare.ts";
import { failure, type Result } from "#app/domain/errors.ts";
import { isSameAction } from "#app/domain/plan/plan-decision.ts";
import type { ActionWord } from "#app/forms/space-form.ts";
import { mayVisit, type RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { newId } from "#app/server/clock.ts";
import { findAction, isLive } from "#app/server/plans/open-plan.ts";
import { whyClosed } from "#app/server/respondents/links.ts";
import { countFiles, insertFollowUpNote, type KeptFile } from "#db/attachments.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { findInvitation } from "#db/invitations.ts";
import { listPlannedActions, type PlanKey, recordDecision, type StoredAction } from "#db/plans.ts";
import { latestReport } from "#db/reports.ts";

/** Files that one firm may join: enough for a plan, and no place to keep one's archives. */
const MOST_FILES = 40;

/** The actions of a firm's plan as its director follows them, in their order; those that were rejected are none of them. */
export function ownActions(db: Db, visit: Pick<RespondentVisit, "invitation">): readonly StoredAction[] {
  return listPlannedActions(db, planKeyOf(db, visit)).filter(isLive);
}

/** How far the director has come with their plan. */
export type OwnProgress = {
  readonly total: number;
  readonly done: number;
  /** Actions that are neither done nor given up. */
  readonly open: number;
  /** The first of them to be due; null when there is none left. */
  readonly next: { readonly title: string; readonly dueOn: string | null } | null;
};

/** How far a plan has come, of the actions that were not given up. */
export function ownProgress(db: Db, visit: Pick<RespondentVisit, "invitation">): OwnProgress {
  const kept = ownActions(db, visit).filter(({ status }) => status !== "dropped");
  const open = kept.filter(({ status }) => status !== "done");
  const [next] = open.toSorted((a, b) => compareIds(a.dueOn ?? "9999", b.dueOn ?? "9999"));
  return {
    total: kept.length,
    done: kept.length - open.length,
    open: open.length,
    next: next === undefined ? null : { title: next.title, dueOn: next.dueOn },
  };
}

/**
 * Writes where an action stands. Problems: `closed` when the link opens nothing any more or the firm was erased meanwhile,
 * `forbidden`, `no-action`, `changed-meanwhile`, `too-many-files` on the field `file`.
 */
export function followOwnAction(
  db: Db,
  visit: RespondentVisit,
  actionId: string,
  { revision, status, words }: ActionWord,
  file: KeptFile | null,
  now: string,
): Result<StoredAction> {
  return inTransaction(db, () => {
    const invitation = findInvitation(db, visit.invitation.id);
    if (invitation === null || whyClosed(invitation, now) !== null) return failure(CLOSED);
    if (!mayVisit(visit, "write", "actionPlan")) return failure(FORBIDDEN);
    const key = planKeyOf(db, visit);
    const found = findAction(listPlannedActions(db, key).filter(isLive), actionId, revision);
    if (!found.ok) return found;
    if (file !== null && countFiles(db, key.enrollmentId) >= MOST_FILES) return failure(TOO_MANY_FILES);
    const { revision: _revision, updatedAt: _updatedAt, ...action } = found.value;
    const after = { ...action, status };
    const isNews = words !== null || file !== null;
    if (isNews) {
      insertFollowUpNote(db, key, { id: newId(), actionId, status, words, recordedAt: now }, file);
    }
    if (isSameAction(action, after)) return found;
    const decision = { verb: "follow-up", actionId, after } as const;
    const actions = recordDecision(db, key, decision, { actorId: null, decidedAt: now });
    return findAction(actions, actionId, null);
  });
}

/** The plan of the round whose report was handed over last: a second round takes it from nobody before its own report. */
function planKeyOf(db: Db, { invitation }: Pick<RespondentVisit, "invitation">): PlanKey {
  const { enrollmentId, roundId } = invitation;
  return { enrollmentId, roundId: latestReport(db, enrollmentId)?.roundId ?? roundId };
}

const CLOSED = {
  code: "closed",
  message: "Ce lien n’est plus ouvert\u00A0: rien n’a été enregistré.",
};
const FORBIDDEN = {
  code: "forbidden",
  message: "Le plan s’ouvre avec un code, une fois le rapport remis\u00A0: rien n’a été enregistré.",
};
const TOO_MANY_FILES = {
  code: "too-many-files",
  message: `Vous avez déjà joint ${MOST_FILES} fichiers\u00A0: envoyez les suivants à votre consultant.`,
  field: "file",
};
