/**
 * Everything that reports and the synthesis draw from, read in a few bulk queries: an operation, its questionnaire, and each
 * firm with what its answers and its plan say.
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
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { type Content, findQuestionnaire } from "#app/server/content/load-content.ts";
import { departmentName } from "#app/server/firms/departments.ts";
import { type DiagnosedFirm, diagnoseOperation } from "#app/server/reports/diagnose-operation.ts";
import type { Db } from "#db/client.server.ts";
import { allEnrollments, type Enrollment } from "#db/enrollments.ts";
import { currentRound, getOperation, type Round } from "#db/operations.ts";

export type GatheredFirm = DiagnosedFirm & { readonly enrollment: Enrollment };

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
  const diagnosed = diagnoseOperation(db, questionnaire, { operationId, roundId: round.id });
  const firms = allEnrollments(db, operationId).flatMap((enrollment) => {
    const firm = diagnosed.get(enrollment.id);
    return firm === undefined ? [] : [{ enrollment, ...firm }];
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

/** What the synthesis knows of each firm; without its name. */
export function factsOf(
  gathered: GatheredOperation,
  catalogue: FundingSchemeCatalogue,
  today: string,
): readonly FirmFacts[] {
  const topics = gathered.questionnaire.recommendations.flatMap((recommendation) => recommendation.topics);
  const schemes = schemesToJudge(catalogue, { schemes: [], topics }, gathered.audience, today);
  return gathered.firms.map((firm) => firmFacts(firm, schemes, today));
}

function firmFacts(
  { enrollment, diagnosis }: GatheredFirm,
  schemes: readonly FundingScheme[],
  today: string,
): FirmFacts {
  const { interviewedAt, planAgreedAt, reportReleasedAt, withdrawnAt, trade, headcount, inseeCode, city } =
    enrollment;
  const answered = diagnosis.scores.progress.answered > 0;
  const department = inseeCode === null ? null : departmentOf(inseeCode);
  return {
    enrollmentId: enrollment.id,
    milestones: { interviewedAt, planAgreedAt, reportReleasedAt, withdrawnAt },
    ...{ trade, headcount, inseeCode, city },
    department: department === null ? null : departmentName(department),
    scores: answered ? diagnosis.scores : null,
    findings: diagnosis.findings,
    plan: answered || diagnosis.plan.actions.length > 0 ? diagnosis.plan : null,
    eligibleSchemes: answered ? eligibleSchemes(schemes, enrollment, today) : [],
  };
}

/** Which public a questionnaire is written for; null when it does not say. */
export function audienceOf(questionnaire: Questionnaire): Audience | null {
  const parsed = audienceSchema.safeParse(questionnaire.audience);
  return parsed.success ? parsed.data : null;
}
