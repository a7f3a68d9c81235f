/** What a visit left, for the office: of the round under way. */

import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { changedSinceSigned } from "#app/domain/visit/commitments.ts";
import type { Commitment, Photo, VisitFactOf } from "#app/domain/visit/visit-fact.ts";
import { type VisitRecord, visitRecord } from "#app/domain/visit/visit-record.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { interviewSheets } from "#app/server/field/standings.ts";
import { isTakenUp } from "#app/server/field/take-up.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { currentRound, getOperation } from "#db/operations.ts";
import { hasPhoto } from "#db/photos.ts";
import { listPlannedActions } from "#db/plans.ts";
import { findUser } from "#db/users.ts";
import { factOf, readVisit } from "#db/visits.ts";

export type VisitPage = {
  readonly firm: { readonly name: string; readonly isWithdrawn: boolean };
  readonly operationName: string;
  /** « T0 ». */
  readonly roundCode: string;
  readonly commitments: readonly (Commitment & { readonly isInPlan: boolean })[];
  readonly signature: VisitFactOf<"signature"> | null;
  /** The commitments are no longer, word for word, those that were signed. */
  readonly isChangedSinceSigned: boolean;
  readonly time: VisitFactOf<"time"> | null;
  /** ISO instant; null while the visit goes on. */
  readonly endedAt: string | null;
  readonly photos: readonly ShownPhoto[];
  /** Name of the person who visited: who wrote on the consultant's sheet. Null when nobody did, or they are gone. */
  readonly consultant: string | null;
};

export type ShownPhoto = Photo & {
  readonly id: string;
  /** The words of its question; null for a photo of the visit. */
  readonly about: string | null;
  /** Its bytes have come. */
  readonly hasCome: boolean;
};

/** The page to print; null as below, and when the visit has left nothing to print. */
export function visitRecordOf(
  tools: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  place: { readonly operationId: string; readonly enrollmentId: string },
  today: string,
): VisitRecord | null {
  const page = visitPageOf(tools, place);
  if (page === null) return null;
  const { firm, operationName, roundCode, consultant, commitments, signature, time, endedAt } = page;
  return visitRecord({
    ...{ firm: firm.name, operation: operationName, round: roundCode, consultant, issuedOn: today },
    ...{ commitments: commitments.map(({ isInPlan: _, ...commitment }) => commitment), signature, time },
    signedOn: signature === null ? null : dayInFrance(signature.signedAt),
    endedOn: endedAt === null ? null : dayInFrance(endedAt),
  });
}

/** Null when the enrollment is not of this operation. */
export function visitPageOf(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  { operationId, enrollmentId }: { readonly operationId: string; readonly enrollmentId: string },
): VisitPage | null {
  const operation = getOperation(db, operationId);
  const enrollment = getEnrollment(db, enrollmentId);
  if (operation === null || enrollment?.operationId !== operationId) return null;
  const round = currentRound(db, operationId);
  const left = interviewSheets(db, { enrollment, round })
    .filter(({ perspective }) => perspective === "consultant")
    .map(({ id }) => readVisit(db, id));
  const plan = listPlannedActions(db, { enrollmentId, roundId: round.id });
  const one = <K extends "commitments" | "signature" | "time" | "end">(kind: K) =>
    left.map((visit) => factOf(visit, kind)?.value ?? null).find((fact) => fact !== null) ?? null;
  const commitments = one("commitments")?.commitments ?? [];
  const signature = one("signature");
  const writers = left
    .flatMap(({ facts }) => Object.values(facts))
    .toSorted((a, b) => b.revision - a.revision);
  const writer = writers.find(({ actorId }) => actorId !== null)?.actorId ?? null;
  const questionnaire = questionnaireOf(operation.questionnaireId, operation.questionnaireVersion);
  const labels = new Map(
    questionnaire === null ? [] : questionsOf(questionnaire).map(({ id, label }) => [id, label]),
  );
  return {
    firm: { name: enrollment.name, isWithdrawn: enrollment.withdrawnAt !== null },
    operationName: operation.name,
    roundCode: round.code,
    commitments: commitments.map((commitment) => ({
      ...commitment,
      isInPlan: plan.some((action) => isTakenUp(action, commitment)),
    })),
    signature,
    isChangedSinceSigned: changedSinceSigned(commitments, signature),
    time: one("time"),
    endedAt: one("end")?.endedAt ?? null,
    consultant: writer === null ? null : (findUser(db, writer)?.name ?? null),
    photos: left.flatMap(({ photos }) =>
      Object.entries(photos).map(([id, { value }]) => ({
        ...value,
        id,
        about: value.question === null ? null : (labels.get(value.question) ?? null),
        hasCome: hasPhoto(db, { enrollmentId, sha256: value.sha256 }),
      })),
    ),
  };
}
