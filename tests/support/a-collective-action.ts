/** Collective actions of the tests, with sensible defaults. */
import { v7 } from "uuid";
import type {
  CollectiveAction,
  CollectiveDescription,
  CollectiveMember,
  CollectiveStep,
  Pilot,
} from "#app/domain/collective/collective-action.ts";
import { EMPTY_DESCRIPTION } from "#app/domain/collective/from-template.ts";
import type { Db } from "#db/client.server.ts";
import { insertCollectiveAction, inviteMembers, setMemberAnswer } from "#db/collective-actions.ts";
import { A_MOMENT } from "#tests/support/a-database.ts";

export function aDescription(given: Partial<CollectiveDescription> = {}): CollectiveDescription {
  return { ...EMPTY_DESCRIPTION, title: "Acheter ensemble", minimumFirms: 2, ...given };
}

export function aPilot(given: Partial<Pilot> = {}): Pilot {
  return {
    plan: "Trois références pendant un trimestre",
    heldOn: "2027-04-01",
    reviewOn: "2027-06-30",
    place: "Angers",
    budgetCap: 3_000,
    stopCriterion: "Moins de 5 % de remise",
    ...given,
  };
}

export function aMember(given: Partial<CollectiveMember> = {}): CollectiveMember {
  return {
    enrollmentId: v7(),
    answer: "yes",
    hours: null,
    euros: null,
    remark: null,
    invitedAt: A_MOMENT,
    answeredAt: null,
    isOwnAnswer: false,
    ...given,
  };
}

export function aStep(given: Partial<CollectiveStep> = {}): CollectiveStep {
  return {
    verb: "create",
    words: null,
    pilot: null,
    approval: null,
    actor: "Claire Martin",
    takenAt: A_MOMENT,
    ...given,
  };
}

export function aCollectiveAction(given: Partial<CollectiveAction> = {}): CollectiveAction {
  return {
    id: v7(),
    operationId: "operation",
    template: null,
    stage: "proposed",
    description: aDescription(),
    pilot: null,
    feedback: null,
    members: [],
    steps: [],
    revision: 1,
    createdAt: A_MOMENT,
    updatedAt: A_MOMENT,
    ...given,
  };
}

/** Writes an action of an operation as it stands, with its members and one step. */
export function aStoredAction(
  db: Db,
  operationId: string,
  given: Partial<CollectiveAction> = {},
): CollectiveAction {
  const action = aCollectiveAction({ operationId, ...given });
  const { id, template, stage, description, pilot, feedback } = action;
  insertCollectiveAction(
    db,
    { id, operationId, template, stage, description, pilot, feedback },
    { verb: "create", words: null, written: null, actorId: null, takenAt: A_MOMENT },
  );
  inviteMembers(
    db,
    id,
    action.members.map(({ enrollmentId }) => enrollmentId),
    A_MOMENT,
  );
  for (const { invitedAt: _invitedAt, ...member } of action.members) setMemberAnswer(db, id, member);
  return action;
}
