/** How the visits of a tablet stand on the server, and which sheets it is told of. */
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { may } from "#app/domain/operation/permissions.ts";
import type { VisitStanding } from "#app/offline/field/protocol.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { type EnrollmentInOperation, findForActor } from "#app/server/enrollment-access.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { listRespondents, type Respondent } from "#db/respondents.ts";

export type KnownVisits = {
  /** By enrollment id. */
  readonly standings: Readonly<Record<string, VisitStanding>>;
  /** Enrollments whose interview the actor may read. */
  readonly readable: readonly string[];
  /** Their sheets of the interview, in the round under way: never those of employees and customers. */
  readonly respondentIds: readonly string[];
};

type Tools = { readonly db: Db; readonly questionnaireOf: QuestionnaireSource };

/** What is known of these enrollments; one that doesn't exist, or is nobody's business of theirs, is « not-yours ». */
export function standingsOf(tools: Tools, enrollmentIds: readonly string[], actor: ActingUser): KnownVisits {
  const standings: Record<string, VisitStanding> = {};
  const readable: string[] = [];
  const respondentIds: string[] = [];
  for (const enrollmentId of new Set(enrollmentIds)) {
    const found = findForActor(tools.db, enrollmentId, actor, "read", "interview");
    if (!found.ok) {
      standings[enrollmentId] = "not-yours";
      continue;
    }
    standings[enrollmentId] = standingOf(tools, found.value, actor);
    readable.push(enrollmentId);
    respondentIds.push(...interviewSheets(tools.db, found.value).map(({ id }) => id));
  }
  return { standings, readable, respondentIds };
}

/** Whether a visit can be written on by this person. */
export function standingOf(
  { questionnaireOf }: Pick<Tools, "questionnaireOf">,
  { enrollment, operation, round }: EnrollmentInOperation,
  actor: ActingUser,
): VisitStanding {
  const subject = { resource: "interview", operationId: operation.id, enrollmentId: enrollment.id } as const;
  if (!may(actor, "write", subject)) return "not-yours";
  if (enrollment.withdrawnAt !== null) return "withdrawn";
  if (round.closedOn !== null) return "round-closed";
  const { questionnaireId, questionnaireVersion } = operation;
  return questionnaireOf(questionnaireId, questionnaireVersion) === null ? "questionnaire-missing" : "open";
}

/** The director's and the consultant's sheets of the round under way. */
export function interviewSheets(
  db: Db,
  { enrollment, round }: Pick<EnrollmentInOperation, "enrollment" | "round">,
): readonly Respondent[] {
  return listRespondents(db, enrollment.id).filter(
    (one) => one.roundId === round.id && REFERENCE_PERSPECTIVES.includes(one.perspective),
  );
}
