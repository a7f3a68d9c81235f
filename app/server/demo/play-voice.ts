/**
 * The voices of a firm in the demo: invitations, what the director answers alone, what employees and customers answer without a
 * name, and what the debrief settles. People who come by a link have no account: they write through the same log as the page does.
 */
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { typographic } from "#app/domain/format.ts";
import { DEFAULT_LINK_DAYS } from "#app/domain/invitation/invitation.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import type { DemoPlace, OperationScene } from "#app/server/demo/scene.ts";
import { agreeAnswer } from "#app/server/perspectives/agree-answer.ts";
import { recordOperations } from "#db/answers.ts";
import { chanceId, chanceSecretId } from "#db/demo/chance.ts";
import { addDays } from "#db/demo/days.ts";
import type { Deed, Entry, Step } from "#db/demo/step.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { insertInvitation, setOnInvitation } from "#db/invitations.ts";
import { currentRound } from "#db/operations.ts";
import { insertRespondent, submitSheet } from "#db/respondents.ts";

type VoiceDeed = Extract<Deed, { kind: "invite" | "answer-alone" | "hand-in" | "voice" | "settle" }>;

/** Plays one of these deeds. @throws when something is refused. */
export function playVoice(
  scene: OperationScene,
  place: DemoPlace,
  deed: VoiceDeed,
  { firm, at }: Step,
): void {
  const { db } = scene;
  switch (deed.kind) {
    case "invite":
      invite(scene, place, deed.perspective, firm, at);
      return;
    case "answer-alone":
      record(scene, firm, place.sheets.director, deed.entries, at);
      return;
    case "hand-in":
      submitSheet(db, place.sheets.director, at);
      return;
    case "voice":
      answerWithoutName(scene, place, deed, firm, at);
      return;
    case "settle":
      settle(scene, place, deed.agreement, at);
      return;
  }
}

function invite(
  { db, operationId }: OperationScene,
  { enrollmentId, consultant }: DemoPlace,
  perspective: "director" | "employee" | "customer",
  firm: string,
  at: string,
): void {
  const enrollment = getEnrollment(db, enrollmentId);
  const isDirector = perspective === "director";
  const id = chanceId(at, firm, perspective, "invitation");
  insertInvitation(db, {
    ...{ id, enrollmentId, perspective },
    roundId: currentRound(db, operationId).id,
    recipient: isDirector ? (enrollment?.director ?? null) : null,
    email: isDirector ? (enrollment?.email ?? null) : null,
    createdAt: at,
    createdBy: consultant.id,
    expiresAt: `${addDays(at.slice(0, "2026-11-21".length), DEFAULT_LINK_DAYS)}T22:59:59.000Z`,
  });
  setOnInvitation(db, id, { sentAt: at, openedAt: at });
}

/** A sheet of one's own whose ids, days and order of writing tell nobody when it was filled in, nor who did. */
function answerWithoutName(
  { db, operationId }: OperationScene,
  { enrollmentId }: DemoPlace,
  { perspective, person, isHandedIn, answers }: Extract<Deed, { kind: "voice" }>,
  firm: string,
  day: string,
): void {
  const roundId = currentRound(db, operationId).id;
  const respondentId = chanceSecretId(firm, perspective, person);
  insertRespondent(db, { id: respondentId, enrollmentId, roundId, perspective, createdAt: day });
  const operations = Object.entries(answers).map(
    ([key, value]): AnswerOperation => ({
      id: chanceSecretId(firm, perspective, person, key),
      ...{ respondentId, subject: "answer", key, value, baseRevision: 0, madeAt: day },
    }),
  );
  mustApply(firm, recordOperations(db, operations, { actorId: null, recordedAt: day }));
  if (isHandedIn) submitSheet(db, respondentId, day);
}

function record(
  { db }: OperationScene,
  firm: string,
  respondentId: string,
  entries: readonly Entry[],
  at: string,
): void {
  const operations = entries.flatMap(({ subject, key, value, at: madeAt }): AnswerOperation[] => {
    if (subject !== "answer" || value === true || typeof value !== "object") return [];
    const id = chanceId(madeAt, firm, "director", "alone", key);
    return [{ id, respondentId, subject, key, value, baseRevision: 0, madeAt }];
  });
  mustApply(firm, recordOperations(db, operations, { actorId: null, recordedAt: at }));
}

function settle(
  { db, questionnaireOf }: OperationScene,
  { enrollmentId, consultant }: DemoPlace,
  { question, choice, reason }: Extract<Deed, { kind: "settle" }>["agreement"],
  at: string,
): void {
  const form = { intent: "agree", question, base: 0, reason: typographic(reason) } as const;
  const typed = { texts: [choice], state: "" } as const;
  const outcome = mustSucceed(
    agreeAnswer({ db, questionnaireOf }, enrollmentId, form, typed, consultant, at),
  );
  if (outcome.kind !== "written") throw new Error(`${question}: somebody wrote meanwhile`);
}

function mustApply(firm: string, recorded: readonly { readonly outcome: string }[]): void {
  const refused = recorded.find(({ outcome }) => outcome !== "applied");
  if (refused !== undefined)
    throw new Error(`${firm}: an answer was not applied: ${JSON.stringify(refused)}`);
}
