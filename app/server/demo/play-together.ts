/** Does one step of the collective part of the demo's story, through the use case that the application has for it. */
import { typographic } from "#app/domain/format.ts";
import { addAidRequest, changeAidRequest } from "#app/server/convention/aid-requests.ts";
import { addPeople, signPeople } from "#app/server/convention/attendance.ts";
import { addEvent } from "#app/server/convention/events.ts";
import { addTarget, changeTarget } from "#app/server/convention/targets.ts";
import { writeConventionTerms } from "#app/server/convention/write-terms.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { actionOf, placeOf } from "#app/server/demo/places.ts";
import { playAction } from "#app/server/demo/play-action.ts";
import type { DemoConsultant, OperationScene } from "#app/server/demo/scene.ts";
import { openRound } from "#app/server/operations/rounds.ts";
import { aidRequestsOfFirm } from "#db/aid-requests.ts";
import { listTargets, readTerms } from "#db/convention.ts";
import type { FirmEvent, TogetherDeed, TogetherStep } from "#db/demo/draw-together.ts";
import type { DrawnAid, DrawnConvention, DrawnEvent, DrawnTarget } from "#db/demo/together.ts";
import { findEvent } from "#db/events.ts";
import { recordConsent } from "#db/notices.ts";

/** A consultant at an instant (ISO). */
type Moment = { readonly actor: DemoConsultant; readonly at: string };

/** Plays any step but a publication, which is asynchronous. @throws when a use case refuses. */
export function playTogether(scene: OperationScene, { deed, at, by }: TogetherStep): void {
  const moment = { actor: scene.consultants[by], at };
  switch (deed.kind) {
    case "promise":
      promise(scene, deed.convention, moment);
      return;
    case "account":
      account(scene, deed, moment);
      return;
    case "meet":
      meet(scene, deed.event, moment);
      return;
    case "see-firm":
      seeFirm(scene, deed.event, moment);
      return;
    case "begin-action":
    case "move-action":
    case "say":
      playAction(scene, deed, moment);
      return;
    case "ask-aid":
      askForAid(scene, deed.aid, moment);
      return;
    case "settle-aid":
      settleAid(scene, deed.aid, moment);
      return;
    case "consent": {
      // The director says it from their own space, and has no account.
      const { enrollmentId } = placeOf(scene, deed.firm);
      recordConsent(scene.db, { enrollmentId, kind: "quote", isGiven: true, recordedAt: at });
      return;
    }
    case "open-round":
      mustSucceed(
        openRound(scene.db, { actor: moment.actor, address: "démonstration" }, scene.operationId, at),
      );
      return;
    case "publish":
      throw new Error("A publication is not played in a transaction");
  }
}

function promise({ db, operationId }: OperationScene, convention: DrawnConvention, { actor, at }: Moment) {
  const { publicFunding, countedUnit, targets } = convention;
  const { revision } = readTerms(db, operationId);
  const terms = { revision, publicFunding, countedUnit };
  mustSucceed(writeConventionTerms(db, operationId, terms, actor, at));
  for (const { indicator, label = null, unit = null, planned } of targets) {
    const form = { revision: "", indicator, label, unit, planned, achieved: null, justification: null };
    mustSucceed(addTarget(db, operationId, form, actor, at));
  }
}

function account(
  { db, operationId }: OperationScene,
  { target, account: written }: Extract<TogetherDeed, { kind: "account" }>,
  { actor, at }: Moment,
): void {
  const stored = storedTarget(listTargets(db, operationId), target);
  const { id: targetId, revision, indicator, label, unit, planned } = stored;
  const { achieved = stored.achieved } = written;
  const justification = written.justification === null ? null : typographic(written.justification);
  const form = { revision, indicator, label, unit, planned, achieved, justification };
  mustSucceed(changeTarget(db, { operationId, targetId }, form, actor, at));
}

function storedTarget(
  stored: ReturnType<typeof listTargets>,
  { indicator, label }: DrawnTarget,
): ReturnType<typeof listTargets>[number] {
  const found = stored.find((each) => each.indicator === indicator && each.label === (label ?? null));
  if (found === undefined) throw new Error(`The convention promises no ${indicator}`);
  return found;
}

function meet(scene: OperationScene, event: DrawnEvent, { actor, at }: Moment): void {
  const { db, operationId } = scene;
  const { kind, title, heldOn, place, hours, advisers, action, notes, sheet } = event;
  const form = {
    ...{ revision: "", kind, heldOn, place, hours, advisers },
    title: typographic(title),
    enrollmentId: null,
    collectiveActionId: action === undefined ? null : actionOf(scene, action),
    notes: notes === undefined ? null : typographic(notes),
  };
  const { eventId } = mustSucceed(addEvent(db, operationId, form, actor, at));
  if (sheet !== undefined) fillSheet(scene, { operationId, eventId }, { heldOn, sheet }, { actor, at });
}

/** The directors, the colleagues who came along, then the signatures. */
function fillSheet(
  scene: OperationScene,
  event: { readonly operationId: string; readonly eventId: string },
  { heldOn, sheet }: { readonly heldOn: string; readonly sheet: NonNullable<DrawnEvent["sheet"]> },
  { actor, at }: Moment,
): void {
  const { db } = scene;
  const halfDays = [...sheet.halfDays];
  const day = { heldOn, halfDays, hours: sheet.hours };
  const directors = sheet.present.filter(({ person }) => person === undefined);
  const form = { directors: directors.map(({ firm }) => placeOf(scene, firm).enrollmentId), people: [] };
  mustSucceed(addPeople(db, event, { ...form, enrollmentId: null, ...day }, actor, at));
  for (const { firm, person } of sheet.present) {
    if (person === undefined) continue;
    const { enrollmentId } = placeOf(scene, firm);
    mustSucceed(addPeople(db, event, { directors: [], people: [person], enrollmentId, ...day }, actor, at));
  }
  const stored = findEvent(db, event.operationId, event.eventId);
  if (stored === null) throw new Error("The demo has lost an event");
  const unsigned = new Set(
    sheet.present
      .filter(({ isUnsigned }) => isUnsigned)
      .map(({ firm, person }) => `${placeOf(scene, firm).enrollmentId} ${person ?? ""}`),
  );
  const isUnsigned = (enrollmentId: string | null, person: string) =>
    unsigned.has(`${enrollmentId} ${person}`) || unsigned.has(`${enrollmentId} `);
  const seen = stored.attendances.map(({ id }) => id);
  const ticked = stored.attendances
    .filter(({ enrollmentId, person }) => !isUnsigned(enrollmentId, person))
    .map(({ id }) => id);
  mustSucceed(signPeople(db, event, { revision: stored.revision, seen, ticked }, actor, at));
}

function seeFirm(scene: OperationScene, event: FirmEvent, { actor, at }: Moment): void {
  const { kind, title, heldOn, hours, firm } = event;
  const form = {
    ...{ revision: "", kind, title: typographic(title), heldOn, hours, advisers: 1 },
    place: "Dans l’entreprise",
    enrollmentId: placeOf(scene, firm).enrollmentId,
    collectiveActionId: null,
    notes: null,
  };
  mustSucceed(addEvent(scene.db, scene.operationId, form, actor, at));
}

function askForAid(scene: OperationScene, aid: DrawnAid, { actor, at }: Moment): void {
  const form = {
    ...{ revision: "", schemeId: aid.scheme, name: null, outcome: "asked" as const },
    ...{ askedOn: aid.askedOn, settledOn: null },
    ...{ askedAmount: aid.asked, grantedAmount: null, isDeMinimis: aid.isDeMinimis },
  };
  const { enrollmentId } = placeOf(scene, aid.firm);
  mustSucceed(addAidRequest(aidTools(scene), enrollmentId, form, actor, at));
}

function settleAid(scene: OperationScene, aid: DrawnAid, { actor, at }: Moment): void {
  const { enrollmentId } = placeOf(scene, aid.firm);
  const asked = aidRequestsOfFirm(scene.db, enrollmentId).find(({ schemeId }) => schemeId === aid.scheme);
  if (asked === undefined || aid.settled === undefined) throw new Error(`${aid.firm} asked for nothing`);
  const { on, outcome, granted = null } = aid.settled;
  const { id: requestId, enrollmentId: _firm, ...words } = asked;
  const form = { ...words, outcome, settledOn: on, grantedAmount: granted };
  mustSucceed(changeAidRequest(aidTools(scene), { enrollmentId, requestId }, form, actor, at));
}

function aidTools({ db, content }: OperationScene) {
  return { db, schemes: content.fundingSchemes.schemes };
}
