import { describe, expect, test } from "vitest";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import {
  answerForFirm,
  answerOwnInvitation,
  takeInvitationBack,
} from "#app/server/collective/answer-for-firm.ts";
import {
  beginAction,
  changeAction,
  describeAction,
  inviteFirms,
} from "#app/server/collective/change-action.ts";
import { contentFolder } from "#app/server/content/content-folder.ts";
import { loadContent } from "#app/server/content/load-content.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { enterByLink, readVisit } from "#app/server/respondents/sessions.ts";
import { findCollectiveAction, listCollectiveActions } from "#db/collective-actions.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { setOnInvitation } from "#db/invitations.ts";
import { aDescription, aMember, aPilot, aStoredAction } from "#tests/support/a-collective-action.ts";
import { aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { anInvitation } from "#tests/support/a-visitor.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const NOW = "2027-05-10T09:00:00.000Z";
const LATER = "2027-05-11T09:00:00.000Z";
const content = loadContent(contentFolder({}));
const SAID = {
  answer: "yes",
  hours: 3.5,
  euros: 200,
  remark: '=HYPERLINK("x") <b>🙂</b> \u202Eabc',
} as const;

function aScene() {
  const db = aDatabase();
  const user = aUser(db, { name: "Claire Martin" });
  const operation = anOperation(db, { consultants: [user.id] });
  const actor = actingAs(db, user);
  const firms = [1, 2, 3].map(() => anEnrollment(db, { operation }));
  const [firm] = firms;
  if (firm === undefined) throw new Error("no firm");
  const ids = firms.map(({ id }) => id);
  const keyOf = (actionId: string) => ({ operationId: operation.id, actionId });
  const read = (actionId: string) => {
    const found = findCollectiveAction(db, keyOf(actionId));
    if (found === null) throw new Error("no action");
    return found;
  };
  const seen = (actionId: string) => ({ ...keyOf(actionId), revision: read(actionId).revision });
  return { db, actor, operation, firm, ids, keyOf, read, seen };
}
type Scene = ReturnType<typeof aScene>;

/** The director of the first firm, by a link, with no code. */
function visitOf({ db, firm }: Scene): RespondentVisit {
  const link = anInvitation(db, firm);
  const entry = enterByLink(db, link.token, null, NOW);
  const visit = entry.kind === "closed" ? null : readVisit(db, entry.token, NOW);
  if (visit === null) throw new Error("no visit");
  const { operationId, enrollmentId, perspective } = visit.invitation;
  const actor = { kind: "respondent", operationId, enrollmentId, perspective, isVerified: false } as const;
  return { ...visit, actor, isSubmitted: false, isReleased: false, isSynthesisForFirms: false };
}

test("an action goes from the catalogue to an extension, and keeps who decided what and why", () => {
  const scene = aScene();
  const { db, actor, operation, ids, seen, read } = scene;
  const description = aDescription({ fundingSchemes: ["pcrh"] });
  const begun = { operationId: operation.id, template: "col-achats", description };
  const { id } = mustSucceed(beginAction({ db, content }, begun, actor, NOW));
  mustSucceed(inviteFirms(db, seen(id), ids, actor, NOW));
  for (const enrollmentId of ids) {
    mustSucceed(answerForFirm(db, { ...scene.keyOf(id), enrollmentId, seenAt: "" }, SAID, actor, NOW));
  }
  mustSucceed(changeAction(db, seen(id), { verb: "plan-pilot", pilot: aPilot() }, actor, NOW));
  const approval = { decision: "approved", decidedOn: "2027-05-01" } as const;
  mustSucceed(changeAction(db, seen(id), { verb: "approve", approval, words: null }, actor, NOW));
  mustSucceed(changeAction(db, seen(id), { verb: "start-pilot", words: null }, actor, NOW));
  mustSucceed(changeAction(db, seen(id), { verb: "review", words: "Deux références sur trois" }, actor, NOW));
  mustSucceed(changeAction(db, seen(id), { verb: "scale", words: "8 % de remise" }, actor, LATER));
  const feedback = {
    realCost: 2_100,
    worked: "Le négoce a joué le jeu",
    failed: "",
    advice: "",
    documents: [],
  };
  mustSucceed(changeAction(db, seen(id), { verb: "feedback", feedback }, actor, LATER));
  const action = read(id);
  expect(action).toMatchObject({
    stage: "scaled",
    revision: 8,
    feedback,
    pilot: aPilot(),
    template: "col-achats",
  });
  expect(action.steps.map(({ verb, words, actor: who }) => [verb, words, who])).toEqual([
    ["create", null, "Claire Martin"],
    ["gather", "3 entreprises invitées", "Claire Martin"],
    ["plan-pilot", null, "Claire Martin"],
    ["approve", null, "Claire Martin"],
    ["start-pilot", null, "Claire Martin"],
    ["review", "Deux références sur trois", "Claire Martin"],
    ["scale", "8 % de remise", "Claire Martin"],
    ["feedback", null, "Claire Martin"],
  ]);
  expect(action.steps.map(({ pilot }) => pilot !== null).indexOf(true)).toBe(4);
  expect(action.steps.find(({ verb }) => verb === "approve")?.approval).toEqual(approval);
  expect(
    action.members.map(({ answer, hours, euros, remark }) => ({ answer, hours, euros, remark })),
  ).toEqual(ids.map(() => SAID));
});

test("of two consultants who save at once the second is told so, and nothing of theirs is written", () => {
  const { db, actor, operation, seen, read } = aScene();
  const { id } = aStoredAction(db, operation.id);
  const before = seen(id);
  mustSucceed(describeAction({ db, content }, before, aDescription({ title: "Première" }), actor, NOW));
  const second = describeAction({ db, content }, before, aDescription({ title: "Seconde" }), actor, NOW);
  expect(second).toMatchObject({ ok: false, problem: { code: "changed-meanwhile" } });
  expect(read(id).description.title).toBe("Première");
  expect(read(id).steps).toHaveLength(2);
});

describe("is refused", () => {
  const rows: readonly (readonly [what: string, act: (scene: Scene) => unknown, code: string])[] = [
    [
      "beginning an action in somebody else’s operation",
      ({ db, operation }) => {
        const begun = { operationId: operation.id, template: null, description: aDescription() };
        return beginAction({ db, content }, begun, aStranger(db), NOW);
      },
      "forbidden",
    ],
    [
      "beginning from a template that isn't there",
      ({ db, operation, actor }) => {
        const begun = { operationId: operation.id, template: "col-nulle-part", description: aDescription() };
        return beginAction({ db, content }, begun, actor, NOW);
      },
      "unknown-template",
    ],
    [
      "a funding scheme that isn't there",
      ({ db, operation, actor, seen }) => {
        const { id } = aStoredAction(db, operation.id);
        const description = aDescription({ fundingSchemes: ["nulle-part"] });
        return describeAction({ db, content }, seen(id), description, actor, NOW);
      },
      "unknown-scheme",
    ],
    [
      "changing an action under another operation’s address",
      ({ db, operation, actor }) => {
        const { id } = aStoredAction(db, operation.id);
        const other = anOperation(db, { consultants: [actor.id] });
        const mine = actingAs(db, actor);
        const seen = { operationId: other.id, actionId: id, revision: 1 };
        return changeAction(db, seen, { verb: "gather", words: null }, mine, NOW);
      },
      "not-found",
    ],
    [
      "changing an action of somebody else’s operation",
      ({ db, operation, seen }) => {
        const { id } = aStoredAction(db, operation.id);
        return changeAction(db, seen(id), { verb: "stop", words: "x" }, aStranger(db), NOW);
      },
      "forbidden",
    ],
    [
      "inviting nobody new",
      ({ db, operation, actor, seen, firm }) => {
        const members = [aMember({ enrollmentId: firm.id })];
        const { id } = aStoredAction(db, operation.id, { stage: "gathering", members });
        return inviteFirms(db, seen(id), [firm.id], actor, NOW);
      },
      "no-firm",
    ],
    [
      "inviting a firm of another operation",
      ({ db, operation, actor, seen }) => {
        const { id } = aStoredAction(db, operation.id);
        return inviteFirms(db, seen(id), [anEnrollment(db).id], actor, NOW);
      },
      "strange-firm",
    ],
    [
      "inviting a firm that left",
      ({ db, operation, actor, seen, firm }) => {
        const { id } = aStoredAction(db, operation.id);
        withdrawEnrollment(db, firm.id, "Cessation", NOW);
        return inviteFirms(db, seen(id), [firm.id], actor, NOW);
      },
      "strange-firm",
    ],
    [
      "inviting once the pilot goes on",
      ({ db, operation, actor, seen, ids }) => {
        const { id } = aStoredAction(db, operation.id, { stage: "pilot", pilot: aPilot() });
        return inviteFirms(db, seen(id), ids, actor, NOW);
      },
      "not-at-this-stage",
    ],
    [
      "answering for a firm that is not invited",
      ({ db, operation, actor, keyOf, firm }) => {
        const { id } = aStoredAction(db, operation.id, { stage: "gathering" });
        const seen = { ...keyOf(id), enrollmentId: firm.id, seenAt: "" };
        return answerForFirm(db, seen, SAID, actor, NOW);
      },
      "not-found",
    ],
    [
      "answering for a firm in somebody else’s operation",
      ({ db, operation, keyOf, firm }) => {
        const members = [aMember({ enrollmentId: firm.id, answer: "invited" })];
        const { id } = aStoredAction(db, operation.id, { stage: "gathering", members });
        const seen = { ...keyOf(id), enrollmentId: firm.id, seenAt: "" };
        return answerForFirm(db, seen, SAID, aStranger(db), NOW);
      },
      "forbidden",
    ],
    [
      "answering over an answer that came meanwhile",
      ({ db, operation, actor, keyOf, firm }) => {
        const members = [aMember({ enrollmentId: firm.id, answeredAt: NOW })];
        const { id } = aStoredAction(db, operation.id, { stage: "gathering", members });
        const seen = { ...keyOf(id), enrollmentId: firm.id, seenAt: "" };
        return answerForFirm(db, seen, SAID, actor, LATER);
      },
      "answered-meanwhile",
    ],
    [
      "taking back the invitation of a firm that answered",
      ({ db, operation, actor, keyOf, firm }) => {
        const members = [aMember({ enrollmentId: firm.id })];
        const { id } = aStoredAction(db, operation.id, { stage: "gathering", members });
        return takeInvitationBack(db, { ...keyOf(id), enrollmentId: firm.id }, actor);
      },
      "has-answered",
    ],
    [
      "a firm answering for an action that it is not invited to",
      (scene) => {
        const { id } = aStoredAction(scene.db, scene.operation.id, { stage: "gathering" });
        return answerOwnInvitation(scene.db, visitOf(scene), { actionId: id, seenAt: "" }, SAID, NOW);
      },
      "not-found",
    ],
    [
      "a firm joining once the pilot goes on",
      (scene) => {
        const members = [aMember({ enrollmentId: scene.firm.id, answer: "no" })];
        const { id } = aStoredAction(scene.db, scene.operation.id, {
          stage: "pilot",
          pilot: aPilot(),
          members,
        });
        return answerOwnInvitation(scene.db, visitOf(scene), { actionId: id, seenAt: "" }, SAID, NOW);
      },
      "not-now",
    ],
    [
      "a firm answering by a link that was taken back",
      (scene) => {
        const members = [aMember({ enrollmentId: scene.firm.id, answer: "invited" })];
        const { id } = aStoredAction(scene.db, scene.operation.id, { stage: "gathering", members });
        const visit = visitOf(scene);
        setOnInvitation(scene.db, visit.invitation.id, { revokedAt: NOW });
        return answerOwnInvitation(scene.db, visit, { actionId: id, seenAt: "" }, SAID, LATER);
      },
      "closed",
    ],
    [
      "an employee answering for their firm",
      (scene) => {
        const members = [aMember({ enrollmentId: scene.firm.id, answer: "invited" })];
        const { id } = aStoredAction(scene.db, scene.operation.id, { stage: "gathering", members });
        const visit = visitOf(scene);
        const employee = { ...visit, actor: { ...visit.actor, perspective: "employee" as const } };
        return answerOwnInvitation(scene.db, employee, { actionId: id, seenAt: "" }, SAID, NOW);
      },
      "forbidden",
    ],
  ];
  test.each(rows)("%s", (_what, act, code) => {
    const scene = aScene();
    const before = listCollectiveActions(scene.db, scene.operation.id).length;
    expect(act(scene)).toMatchObject({ ok: false, problem: { code } });
    const [after] = listCollectiveActions(scene.db, scene.operation.id).slice(before);
    expect(after?.steps.length ?? 1).toBe(1);
  });
});

test("a firm answers by itself, leaves a pilot, and what it offered goes with its no", () => {
  const scene = aScene();
  const { db, operation, firm, read } = scene;
  const members = [aMember({ enrollmentId: firm.id, answer: "invited" })];
  const { id } = aStoredAction(db, operation.id, { stage: "gathering", members });
  const visit = visitOf(scene);
  mustSucceed(answerOwnInvitation(db, visit, { actionId: id, seenAt: "" }, SAID, NOW));
  expect(read(id).members).toMatchObject([{ ...SAID, answeredAt: NOW, isOwnAnswer: true }]);
  mustSucceed(changeAction(db, scene.seen(id), { verb: "plan-pilot", pilot: aPilot() }, scene.actor, NOW));
  mustSucceed(changeAction(db, scene.seen(id), { verb: "start-pilot", words: null }, scene.actor, NOW));
  const leaving = { ...SAID, answer: "no", remark: null } as const;
  mustSucceed(answerOwnInvitation(db, visit, { actionId: id, seenAt: NOW }, leaving, LATER));
  expect(read(id).members).toMatchObject([{ answer: "no", hours: null, euros: null, answeredAt: LATER }]);
});

test("an invitation is taken back before any answer, and a firm invited again keeps what it said", () => {
  const { db, operation, actor, ids, keyOf, seen, read } = aScene();
  const [first = "", second = "", third = ""] = ids;
  const members = [
    aMember({ enrollmentId: first, hours: 2 }),
    aMember({ enrollmentId: second, answer: "invited" }),
  ];
  const { id } = aStoredAction(db, operation.id, { stage: "gathering", members });
  mustSucceed(takeInvitationBack(db, { ...keyOf(id), enrollmentId: second }, actor));
  mustSucceed(inviteFirms(db, seen(id), [first, third, third], actor, NOW));
  expect(read(id).members.map(({ enrollmentId, hours }) => [enrollmentId, hours])).toEqual([
    [first, 2],
    [third, null],
  ]);
  expect(read(id).steps.at(-1)?.words).toBe("1 entreprise invitée");
});

test("the steps of an action can be neither changed nor deleted", () => {
  const { db, operation } = aScene();
  aStoredAction(db, operation.id);
  expect(() => db.$client.exec("DELETE FROM collective_steps")).toThrow(/append-only/);
  expect(() => db.$client.exec("UPDATE collective_steps SET words = 'x'")).toThrow(/append-only/);
});
