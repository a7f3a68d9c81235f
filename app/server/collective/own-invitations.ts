/** The collective actions that a firm is invited to, as its director reads them: never another firm. */
import { toldYes } from "#app/domain/collective/answer-invitation.ts";
import type {
  CollectiveAction,
  CollectiveMember,
  CollectiveStage,
  Pilot,
} from "#app/domain/collective/collective-action.ts";
import { ownAnswersAt } from "#app/domain/collective/transitions.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import type { Db } from "#db/client.server.ts";
import { actionsOfEnrollment } from "#db/collective-actions.ts";

export type OwnInvitation = {
  readonly id: string;
  readonly stage: CollectiveStage;
  readonly title: string;
  readonly aim: string;
  readonly format: string;
  readonly minimumFirms: number;
  readonly idealSize: string;
  /** Euros for each firm; null when not known. */
  readonly unitCost: number | null;
  readonly partners: readonly string[];
  readonly pilot: Pick<Pilot, "plan" | "heldOn" | "place"> | null;
  /** How many firms said yes; null under three. */
  readonly yes: number | null;
  readonly own: Pick<CollectiveMember, "answer" | "hours" | "euros" | "remark" | "answeredAt">;
  /** What may be answered now. */
  readonly answers: ReturnType<typeof ownAnswersAt>;
};

/** Those of the firm of a visit, the last one begun first. */
export function ownInvitations(
  db: Db,
  { invitation }: Pick<RespondentVisit, "invitation">,
): readonly OwnInvitation[] {
  return actionsOfEnrollment(db, invitation.enrollmentId).flatMap((action) => {
    const own = action.members.find(({ enrollmentId }) => enrollmentId === invitation.enrollmentId);
    return own === undefined ? [] : [told(action, own)];
  });
}

function told(
  { id, stage, description, pilot, members }: CollectiveAction,
  { answer, hours, euros, remark, answeredAt }: CollectiveMember,
): OwnInvitation {
  const { title, aim, format, minimumFirms, idealSize, unitCost, partners } = description;
  return {
    ...{ id, stage, title, aim, format, minimumFirms, idealSize, unitCost, partners },
    pilot: pilot === null ? null : { plan: pilot.plan, heldOn: pilot.heldOn, place: pilot.place },
    yes: toldYes(members),
    own: { answer, hours, euros, remark, answeredAt },
    // Leaving twice is leaving once.
    answers: ownAnswersAt(stage).filter((each) => stage !== "pilot" || each !== answer),
  };
}
