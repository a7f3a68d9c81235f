/** What pages about the whole operation read of each firm: of ten thousand at once, so it holds no answers. */
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { type FirmReading, readFirm } from "#app/domain/synthesis/read-firm.ts";
import { keptByFirm } from "#app/server/reports/kept-by-firm.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import { plansOfFirms } from "#db/plans.ts";

/** Every firm of an operation in one round, by enrollment id; also those that nobody has met. */
export const readFirms = keptByFirm<FirmReading>((db, { roundId, questionnaire }, enrollmentIds) => {
  const perspectives = REFERENCE_PERSPECTIVES;
  const assessments = assessmentsOfFirms(db, enrollmentIds, roundId, { perspectives });
  const plans = plansOfFirms(db, enrollmentIds, roundId);
  return enrollmentIds.map(
    (id) => [id, readFirm(questionnaire, assessments.get(id) ?? NO_ANSWERS, plans.get(id) ?? [])] as const,
  );
});

const NO_ANSWERS = { respondents: [], stakes: {} };
