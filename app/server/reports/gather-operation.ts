/**
 * What pages about a whole operation draw from, read in a few bulk queries: an operation, its questionnaire, and each firm
 * with what they read of its answers and its plan. What one firm's pages show is read of that firm alone (diagnose-firms.ts).
 */

import { departmentOf } from "#app/domain/firm/territory.ts";
import {
  type Audience,
  audienceSchema,
  type FundingScheme,
  type FundingSchemeCatalogue,
} from "#app/domain/funding/funding-scheme.ts";
import { eligibleSchemes, schemesToJudge } from "#app/domain/funding/match-schemes.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { FirmChange, FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import type { FirmReading } from "#app/domain/synthesis/read-firm.ts";
import { type Content, findQuestionnaire } from "#app/server/content/load-content.ts";
import { departmentName } from "#app/server/firms/departments.ts";
import { readFirms } from "#app/server/reports/read-firms.ts";
import type { Db } from "#db/client.server.ts";
import { allEnrollments, type Enrollment } from "#db/enrollments.ts";
import { currentRound, getOperation, type Round } from "#db/operations.ts";

export type GatheredFirm = { readonly enrollment: Enrollment; readonly reading: FirmReading };

export type GatheredOperation = {
  readonly operation: Operation;
  readonly round: Round;
  readonly questionnaire: Questionnaire;
  /** Which public the questionnaire is written for; null when it doesn't say. */
  readonly audience: Audience | null;
  readonly firms: readonly GatheredFirm[];
};

/**
 * Null when the operation doesn't exist.
 * @throws when this server has not the questionnaire that the operation is pinned to: nothing can be said without it.
 */
export function gatherOperation(db: Db, content: Content, operationId: string): GatheredOperation | null {
  const operation = getOperation(db, operationId);
  if (operation === null) return null;
  const round = currentRound(db, operationId);
  const questionnaire = questionnaireOf(content, operation);
  const readings = readFirms(db, { operationId, roundId: round.id, questionnaire });
  const firms = allEnrollments(db, operationId).flatMap((enrollment) => {
    const reading = readings.get(enrollment.id);
    return reading === undefined ? [] : [{ enrollment, reading }];
  });
  return { operation, round, questionnaire, audience: audienceOf(questionnaire), firms };
}

/** The questionnaire that an operation is pinned to. @throws when this server hasn't got it. */
export function questionnaireOf(content: Content, operation: Operation): Questionnaire {
  const found = findQuestionnaire(content, operation.questionnaireId, operation.questionnaireVersion);
  if (found === null)
    throw new Error(
      `questionnaire ${operation.questionnaireId} v${operation.questionnaireVersion} is not on this server`,
    );
  return found.questionnaire;
}

/**
 * What the synthesis knows of each firm; without its name.
 *
 * @param changes since the round before, by enrollment id, where they are wanted.
 */
export function factsOf(
  gathered: GatheredOperation,
  catalogue: FundingSchemeCatalogue,
  today: string,
  changes: ReadonlyMap<string, FirmChange> = new Map(),
): readonly FirmFacts[] {
  const topics = gathered.questionnaire.recommendations.flatMap((recommendation) => recommendation.topics);
  const schemes = schemesToJudge(catalogue, { schemes: [], topics }, gathered.audience, today);
  return gathered.firms.map((firm) => firmFacts(firm, schemes, today, changes));
}

function firmFacts(
  { enrollment, reading: { scores, findings, plan } }: GatheredFirm,
  schemes: readonly FundingScheme[],
  today: string,
  changes: ReadonlyMap<string, FirmChange>,
): FirmFacts {
  const { interviewedAt, planAgreedAt, reportReleasedAt, withdrawnAt, trade, headcount, inseeCode, city } =
    enrollment;
  const answered = scores.progress.answered > 0;
  const department = inseeCode === null ? null : departmentOf(inseeCode);
  return {
    enrollmentId: enrollment.id,
    milestones: { interviewedAt, planAgreedAt, reportReleasedAt, withdrawnAt },
    ...{ trade, headcount, inseeCode, city },
    department: department === null ? null : departmentName(department),
    scores: answered ? scores : null,
    findings,
    plan: answered || plan.actions.length > 0 ? plan : null,
    eligibleSchemes: answered ? eligibleSchemes(schemes, enrollment, today) : [],
    change: changes.get(enrollment.id) ?? null,
  };
}

/** Which public a questionnaire is written for; null when it does not say. */
export function audienceOf(questionnaire: Questionnaire): Audience | null {
  const parsed = audienceSchema.safeParse(questionnaire.audience);
  return parsed.success ? parsed.data : null;
}
