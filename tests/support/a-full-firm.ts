/** A firm of which the database holds something in every table, each private word a canary; and its sister, which has the same. */
import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { sheetOperationSchema } from "#app/domain/answers/answer-operation.ts";
import { hashToken, newToken } from "#app/server/access/tokens.ts";
import { insertAccessCode } from "#db/access-codes.ts";
import { recordAgreement } from "#db/agreements.ts";
import { insertAidRequest } from "#db/aid-requests.ts";
import { recordOperations, sheetRecorder } from "#db/answers.ts";
import { insertFollowUpNote } from "#db/attachments.ts";
import type { Db } from "#db/client.server.ts";
import { insertAttendances, insertEvent } from "#db/events.ts";
import { insertImportDraft } from "#db/import-drafts.ts";
import { insertInvitation, insertLink } from "#db/invitations.ts";
import { enqueueMail } from "#db/mails.ts";
import { recordConsent, recordNoticeProof } from "#db/notices.ts";
import { insertPhoto } from "#db/photos.ts";
import { recordDecision } from "#db/plans.ts";
import { insertReminder } from "#db/reminders.ts";
import { insertReport } from "#db/reports.ts";
import { insertRespondentSession } from "#db/respondent-sessions.ts";
import { aMember, aStoredAction } from "#tests/support/a-collective-action.ts";
import { anAidRequest, anAttendance, anEvent } from "#tests/support/a-convention.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  type AnOperation,
  anAnswerOperation,
  anEnrollment,
  aRespondent,
} from "#tests/support/a-database.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";

/** Further away than any test. */
const FAR = "2099-01-01T00:00:00.000Z";
/** Before any test, whatever clock it goes by. */
const LONG_AGO = "2020-01-01T00:00:00.000Z";

export type FullFirm = {
  readonly enrollment: AnEnrollment;
  /** Every word that says something of this firm: `canari-<whose>-…`. */
  readonly canary: (what: string) => string;
  readonly invitationId: string;
  /** The secret of a director's cookie, with a code or without. */
  readonly cookies: { readonly withCode: string; readonly withoutCode: string };
  readonly actionId: string;
  readonly noteId: string;
  readonly groupSheets: readonly string[];
};

/**
 * `userId` imports the draft that names the firm, and writes what consultants write. Its report was handed over unless
 * `isReported` says otherwise.
 */
export function aFullFirm(
  db: Db,
  operation: AnOperation,
  {
    whose,
    userId,
    isReported = true,
  }: { readonly whose: string; readonly userId: string; readonly isReported?: boolean },
): FullFirm {
  const canary = (what: string) => `canari-${whose}-${what}`;
  const enrollment = anEnrollment(db, {
    operation,
    firm: { name: canary("nom"), address: canary("adresse"), city: canary("ville") },
    director: canary("dirigeant"),
    email: `${canary("courriel")}@exemple.fr`,
    phone: canary("telephone"),
    trade: canary("metier"),
    labels: [canary("label")],
    nextAppointmentAt: "2027-03-02T14:30",
    nextAppointmentPlace: canary("lieu"),
    reportReleasedAt: isReported ? A_MOMENT : null,
    planAgreedAt: A_MOMENT,
  });
  const { id: enrollmentId, roundId, sheets } = enrollment;
  const key = { enrollmentId, roundId };
  const groupSheets = (["employee", "customer"] as const).map((perspective) =>
    aRespondent(db, { ...key, perspective, submissionRank: 1 }),
  );
  write(db, sheets.director, canary("reponse-dirigeant"), null);
  write(db, sheets.consultant, canary("reponse-entretien"), userId);
  for (const sheet of groupSheets) write(db, sheet, canary("reponse-groupe"), null);
  db.$client.prepare("UPDATE respondents SET submitted_at = ? WHERE id = ?").run(A_MOMENT, sheets.director);
  recordNoticeProof(db, {
    respondentId: sheets.director,
    version: "1.1",
    sha256: canary("preuve"),
    seenAt: A_MOMENT,
  });
  recordConsent(db, { enrollmentId, kind: "quote", isGiven: true, recordedAt: A_MOMENT });
  recordAgreement(db, {
    ...key,
    questionId: "question",
    answer: { value: canary("convenu") },
    reason: canary("raison-convenue"),
    actorId: userId,
    recordedAt: A_MOMENT,
    baseRevision: 0,
  });
  const actionId = v7();
  const after = aPlannedAction({ id: actionId, title: canary("action"), owner: canary("porteur") });
  recordDecision(db, key, { verb: "accept", actionId, after }, { actorId: userId, decidedAt: A_MOMENT });
  const noteId = v7();
  insertFollowUpNote(
    db,
    key,
    { id: noteId, actionId, status: "started", words: canary("mot"), recordedAt: A_MOMENT },
    {
      fileName: `${canary("piece")}.pdf`,
      fileType: "application/pdf",
      bytes: new TextEncoder().encode(`%PDF-${canary("dans-la-piece")}`),
    },
  );
  if (isReported) {
    insertReport(db, {
      id: v7(),
      ...key,
      snapshot: snapshot(canary("theme")),
      pdf: Buffer.from(`%PDF-${canary("rapport")}`),
      sha256: canary("empreinte"),
      releasedAt: A_MOMENT,
      releasedBy: userId,
    });
  }
  leaveFromVisit(db, enrollment, userId, canary);
  spendTime(db, enrollment, canary);
  aStoredAction(db, operation.id, {
    stage: "gathering",
    members: [aMember({ enrollmentId, remark: canary("remarque-collective") })],
  });
  const { invitationId, cookies } = inviteEverybody(db, enrollment, canary);
  insertImportDraft(db, {
    id: v7(),
    operationId: operation.id,
    userId,
    fileName: "fichier.csv",
    reading: { format: "csv" },
    rows: [{ line: 2, values: { name: canary("nom") } }],
    createdAt: A_MOMENT,
  });
  return { enrollment, canary, invitationId, cookies, actionId, noteId, groupSheets };
}

/** Commitments, a signature and a photo, whose bytes are no picture. */
function leaveFromVisit(
  db: Db,
  { id: enrollmentId, sheets }: AnEnrollment,
  userId: string,
  canary: FullFirm["canary"],
): void {
  const record = sheetRecorder(db, { actorId: userId, recordedAt: A_MOMENT });
  const common = { respondentId: sheets.consultant, baseRevision: 0, madeAt: A_MOMENT };
  const commitments = [
    {
      title: canary("engagement"),
      recommendation: null,
      owner: canary("porteur-engagement"),
      dueOn: "2027-06-01",
    },
  ];
  const leave = (operation: object) =>
    record(sheetOperationSchema.parse({ ...common, id: v7(), ...operation }));
  leave({ subject: "visit", key: "commitments", value: { kind: "commitments", commitments } });
  const drawing = { path: "M1 1L20 20", width: 300, height: 100 };
  const signed = { name: canary("signataire"), signedAt: A_MOMENT, commitments, ...drawing };
  leave({ subject: "visit", key: "signature", value: { kind: "signature", ...signed } });
  const bytes = Buffer.from(canary("dans-la-photo"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const mediaType = "image/jpeg" as const;
  const value = { question: null, sha256, mediaType, width: 10, height: 10, size: bytes.length };
  leave({ subject: "photo", key: v7(), value: { ...value, caption: canary("legende") } });
  insertPhoto(db, { enrollmentId, sha256, mediaType, size: bytes.length, receivedAt: A_MOMENT, bytes });
}

function write(db: Db, respondentId: string, words: string, actorId: string | null): void {
  const operations = [
    anAnswerOperation({ respondentId, key: "question", value: { value: words } }),
    anAnswerOperation({ respondentId, key: "question", subject: "comment", value: `${words}-remarque` }),
  ];
  recordOperations(db, operations, { actorId, recordedAt: A_MOMENT });
}

/** A visit, a workshop that somebody of the firm was at and that says its name, and a request for aid. */
function spendTime(db: Db, { id, operationId }: AnEnrollment, canary: (what: string) => string): void {
  const { attendances: _visit, ...visit } = anEvent({
    kind: "visit",
    title: canary("visite"),
    place: canary("lieu-de-visite"),
    notes: canary("note-de-visite"),
    enrollmentId: id,
  });
  const { attendances: _workshop, ...workshop } = anEvent({ notes: `Chez ${canary("nom")}, avec du monde.` });
  insertEvent(db, { ...visit, operationId }, A_MOMENT);
  insertEvent(db, { ...workshop, operationId }, A_MOMENT);
  const present = anAttendance({ enrollmentId: id, person: canary("present") });
  insertAttendances(db, workshop.id, [present], A_MOMENT);
  insertAidRequest(db, anAidRequest({ enrollmentId: id, name: canary("aide") }), A_MOMENT);
}

function inviteEverybody(
  db: Db,
  { id, roundId, operationId, sheets }: AnEnrollment,
  canary: (what: string) => string,
) {
  const ids = { director: v7(), employee: v7(), customer: v7() };
  for (const perspective of ["director", "employee", "customer"] as const) {
    insertInvitation(db, {
      id: ids[perspective],
      enrollmentId: id,
      roundId,
      perspective,
      recipient: canary(`destinataire-${perspective}`),
      email: `${canary(`boite-${perspective}`)}@exemple.fr`,
      createdAt: A_MOMENT,
      createdBy: null,
      expiresAt: FAR,
    });
    insertLink(db, {
      tokenHash: canary(`lien-${perspective}`),
      invitationId: ids[perspective],
      respondentId: null,
      createdAt: A_MOMENT,
    });
    enqueueMail(db, {
      id: v7(),
      operationId,
      invitationId: ids[perspective],
      kind: "invitation",
      recipient: `${canary(`courrier-${perspective}`)}@exemple.fr`,
      createdAt: A_MOMENT,
    });
  }
  insertReminder(db, ids.director, "2027-03-01");
  insertAccessCode(db, {
    id: v7(),
    invitationId: ids.director,
    codeHash: canary("code"),
    expiresAt: LONG_AGO,
  });
  const cookie = (verifiedUntil: string | null) => {
    const token = newToken();
    const session = {
      id: v7(),
      invitationId: ids.director,
      respondentId: sheets.director,
      expiresAt: FAR,
      verifiedUntil,
    };
    insertRespondentSession(db, session, hashToken(token));
    return token;
  };
  return { invitationId: ids.director, cookies: { withCode: cookie(FAR), withoutCode: cookie(null) } };
}

/** As much of a report as the firm's space reads again. */
function snapshot(label: string): string {
  const level = { label: "Engagé", rank: 1, from: 25 };
  const theme = (id: string, group: unknown) => ({
    id,
    label: `${label} ${id}`,
    scored: true,
    score: 42,
    level,
    group,
  });
  return JSON.stringify({
    levels: [level, level, level, level],
    essentials: { score: 47, level },
    themes: [
      theme("pilotage", { q1: 30, median: 51, q3: 64, firms: 7 }),
      theme("equipe", null),
      theme("trop-peu", { q1: 1, median: 2, q3: 3, firms: 4 }),
    ],
  });
}
