/** Does one step of the demo's story, through the use case that the application has for it. */
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { answerOperationSchema } from "#app/domain/answers/answer-operation.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { playDecision, playFollowUp } from "#app/server/demo/play-plan.ts";
import { playVoice } from "#app/server/demo/play-voice.ts";
import type { DemoConsultant, DemoPlace, OperationScene } from "#app/server/demo/scene.ts";
import { enrollFirm } from "#app/server/firms/enroll-firm.ts";
import { withdrawFirm } from "#app/server/firms/withdraw-firm.ts";
import { completeInterview } from "#app/server/interviews/complete-interview.ts";
import { openInterview } from "#app/server/interviews/open-interview.ts";
import { saveAnswers } from "#app/server/interviews/save-answers.ts";
import { agreePlan } from "#app/server/plans/agree-plan.ts";
import { readSheet } from "#db/answers.ts";
import { chanceId } from "#db/demo/chance.ts";
import type { DemoOperation } from "#db/demo/demo-operation.ts";
import { PLACES } from "#db/demo/places.ts";
import type { Portrait } from "#db/demo/portrait.ts";
import { demoSiret } from "#db/demo/siret.ts";
import type { Deed, Step } from "#db/demo/step.ts";
import { setOnEnrollment } from "#db/enrollment-writes.ts";
import { listRespondents } from "#db/respondents.ts";

/** Plays any step but a release, which is asynchronous. @throws when a use case refuses. */
export function playStep(scene: OperationScene, step: Step): void {
  const { deed, at, firm } = step;
  if (deed.kind === "enroll") {
    scene.places.set(firm, enroll(scene, firm, at));
    return;
  }
  const place = scene.places.get(firm);
  if (place === undefined) throw new Error(`${firm} is not enrolled`);
  const { db, operationId } = scene;
  const { enrollmentId, consultant } = place;
  switch (deed.kind) {
    case "meet-again":
      scene.places.set(firm, meetAgain(scene, place, at));
      return;
    case "write":
      write(scene, place, deed, step);
      return;
    case "invite":
    case "answer-alone":
    case "hand-in":
    case "voice":
    case "settle":
      playVoice(scene, place, deed, step);
      return;
    case "complete":
      mustSucceed(completeInterview(db, enrollmentId, consultant, at));
      return;
    case "decide":
      playDecision(scene, place, deed.decision, at);
      return;
    case "agree":
      mustSucceed(agreePlan(db, enrollmentId, consultant, at));
      return;
    case "follow-up":
      playFollowUp(scene, place, deed.followUp, at);
      return;
    case "withdraw": {
      const request = { operationId, enrollmentId, reason: deed.reason };
      mustSucceed(withdrawFirm(db, writerOf(consultant), request, stampOf(firm, at)));
      return;
    }
    case "appoint": {
      const appointment = { nextAppointmentAt: deed.at, nextAppointmentPlace: deed.place };
      setOnEnrollment(db, enrollmentId, appointment, at);
      return;
    }
    case "release":
      throw new Error("A release is not played in a transaction");
  }
}

function enroll(scene: OperationScene, key: string, at: string): DemoPlace {
  const { db, operation, operationId } = scene;
  const portrait = operation.portraits.find((one) => one.key === key);
  if (portrait === undefined) throw new Error(`The demo has no firm ${key}`);
  const consultant = scene.consultants[portrait.course.consultant];
  const request = { operationId, file: fileOf(portrait, operation), consultantId: consultant.id };
  const { id: enrollmentId } = mustSucceed(enrollFirm(db, writerOf(consultant), request, stampOf(key, at)));
  const respondents = listRespondents(db, enrollmentId);
  const sheet = (perspective: "director" | "consultant") =>
    respondents.find((one) => one.perspective === perspective)?.id ?? "";
  return {
    enrollmentId,
    consultant,
    sheets: { director: sheet("director"), consultant: sheet("consultant") },
  };
}

/** Opening the interview in a new round makes its sheets. */
function meetAgain({ db, questionnaireOf }: OperationScene, place: DemoPlace, at: string): DemoPlace {
  const { enrollmentId, consultant } = place;
  const { sheets } = mustSucceed(openInterview({ db, questionnaireOf }, enrollmentId, consultant, at));
  const sheet = (perspective: "director" | "consultant") =>
    sheets.find((one) => one.perspective === perspective)?.respondentId ?? "";
  return { ...place, sheets: { director: sheet("director"), consultant: sheet("consultant") } };
}

function fileOf(portrait: Portrait, operation: DemoOperation): FirmFile {
  const { key, name, trade, naf, place, address, headcount, director, labels = [] } = portrait;
  const rank = operation.portraits.indexOf(portrait);
  const number = String(rank + operation.firstNumber).padStart(4, "0");
  return {
    name,
    siret: demoSiret(Number(number) + FIRST_SIREN),
    nafCode: naf,
    nafVersion: "NAFRev2",
    address,
    ...PLACES[place],
    trade,
    headcount,
    director: director.name,
    email: `contact@${key}.example`,
    // Numbers that ARCEP keeps for fiction; a firm without a team answers on a mobile.
    phone: `${headcount === 0 ? "06 39 98" : "01 99 00"} ${number.slice(0, 2)} ${number.slice(2)}`,
    labels,
  };
}

const FIRST_SIREN = 10_000;

function write(
  { db, questionnaireOf }: OperationScene,
  { enrollmentId, consultant, sheets }: DemoPlace,
  deed: Extract<Deed, { kind: "write" }>,
  { firm, at }: Step,
): void {
  const respondentId = sheets[deed.sheet];
  const sheet = readSheet(db, respondentId);
  const known = { answer: sheet.answers, comment: sheet.comments, stake: sheet.stakes, review: sheet.review };
  const batch = deed.entries.map(({ subject, key, value, at: madeAt }) => {
    const id = chanceId(madeAt, firm, deed.sheet, subject, key);
    const baseRevision = known[subject][key]?.revision ?? 0;
    const operation: AnswerOperation = answerOperationSchema.parse({
      ...{ id, respondentId, subject, key, value, baseRevision, madeAt },
    });
    return { ok: true as const, operation };
  });
  const recorded = mustSucceed(saveAnswers({ db, questionnaireOf }, enrollmentId, batch, consultant, at));
  const refused = recorded.find(({ outcome }) => outcome !== "applied");
  if (refused !== undefined) throw new Error(`${firm}: an entry was not applied: ${JSON.stringify(refused)}`);
}

/** Ids that follow from the firm and the instant. */
function stampOf(firm: string, now: string) {
  let made = 0;
  return {
    now,
    newId: () => {
      made += 1;
      return chanceId(now, firm, made);
    },
  };
}

function writerOf(actor: DemoConsultant) {
  return { actor, address: "démonstration" };
}
