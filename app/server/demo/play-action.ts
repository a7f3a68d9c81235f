/** What happens to a collective action of the demo, through the use cases that its page has. */
import { answerInvitation, type Said } from "#app/domain/collective/answer-invitation.ts";
import { fromTemplate } from "#app/domain/collective/from-template.ts";
import type { CollectiveMove } from "#app/domain/collective/take-step.ts";
import { typographic } from "#app/domain/format.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { answerForFirm } from "#app/server/collective/answer-for-firm.ts";
import { beginAction, changeAction, inviteFirms } from "#app/server/collective/change-action.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { actionOf, placeOf } from "#app/server/demo/places.ts";
import type { OperationScene } from "#app/server/demo/scene.ts";
import { findCollectiveAction, setMemberAnswer } from "#db/collective-actions.ts";
import type { TogetherDeed } from "#db/demo/draw-together.ts";
import type { DrawnAction, DrawnMove, DrawnWord } from "#db/demo/together.ts";

type ActionDeed = Extract<TogetherDeed, { kind: "begin-action" | "move-action" | "say" }>;
type Moment = { readonly actor: ActingUser; readonly at: string };

/** Plays one of these deeds. @throws when something is refused. */
export function playAction(scene: OperationScene, deed: ActionDeed, moment: Moment): void {
  switch (deed.kind) {
    case "begin-action":
      begin(scene, deed.action, moment);
      return;
    case "move-action":
      move(scene, deed.action, deed.move, moment);
      return;
    case "say":
      say(scene, deed.action, deed.word, moment);
      return;
  }
}

function begin(scene: OperationScene, { key, template, words }: DrawnAction, { actor, at }: Moment): void {
  const { db, content, operationId } = scene;
  const found = content.collectiveActions.collectiveActions.find(({ id }) => id === template);
  if (found === undefined) throw new Error(`The catalogue has no action ${template}`);
  const description = treated({ ...fromTemplate(found), ...words });
  const action = { operationId, template, description };
  const { id } = mustSucceed(beginAction({ db, content }, action, actor, at));
  scene.actions.set(key, id);
}

function move(scene: OperationScene, key: string, drawn: DrawnMove, { actor, at }: Moment): void {
  const { db } = scene;
  const seen = { ...keyOf(scene, key), revision: standing(scene, key).revision };
  if (drawn.verb === "gather") {
    const firms = drawn.firms.map((firm) => placeOf(scene, firm).enrollmentId);
    mustSucceed(inviteFirms(db, seen, firms, actor, at));
    return;
  }
  mustSucceed(changeAction(db, seen, moveOf(drawn), actor, at));
}

function moveOf(drawn: Exclude<DrawnMove, { verb: "gather" }>): CollectiveMove {
  switch (drawn.verb) {
    case "approve": {
      const { decision, decidedOn, words } = drawn;
      return { verb: "approve", approval: { decision, decidedOn }, words: optional(words) };
    }
    case "plan-pilot":
      return { verb: "plan-pilot", pilot: treated(drawn.pilot) };
    case "feedback":
      return { verb: "feedback", feedback: treated(drawn.feedback) };
    case "start-pilot":
    case "review":
      return { verb: drawn.verb, words: optional(drawn.words) };
    default:
      return { verb: drawn.verb, words: typographic(drawn.words) };
  }
}

/** A consultant writes what the firm said; a director, who has no account, writes it in the firm's space. */
function say(scene: OperationScene, key: string, word: DrawnWord, { actor, at }: Moment): void {
  const { enrollmentId } = placeOf(scene, word.firm);
  const { answer, hours = null, euros = null } = word;
  const said: Said = { answer, hours, euros, remark: optional(word.remark) };
  if (word.isOwn) {
    const kept = mustSucceed(answerInvitation(standing(scene, key).stage, said, "own"));
    const own = { ...kept, enrollmentId, answeredAt: at, isOwnAnswer: true };
    setMemberAnswer(scene.db, actionOf(scene, key), own);
    return;
  }
  mustSucceed(answerForFirm(scene.db, { ...keyOf(scene, key), enrollmentId, seenAt: "" }, said, actor, at));
}

function keyOf(scene: OperationScene, key: string) {
  return { operationId: scene.operationId, actionId: actionOf(scene, key) };
}

function standing(scene: OperationScene, key: string) {
  const action = findCollectiveAction(scene.db, keyOf(scene, key));
  if (action === null) throw new Error(`The action ${key} is not there any more`);
  return action;
}

function optional(words: string | undefined): string | null {
  return words === undefined ? null : typographic(words);
}

/** The same with its sentences printed as French is; what is no sentence (dates, ids) has nothing to treat. */
function treated<T extends object>(words: T): T {
  const entries = Object.entries(words).map(([field, value]) => [
    field,
    typeof value === "string" ? typographic(value) : value,
  ]);
  return Object.assign({}, words, Object.fromEntries(entries));
}
