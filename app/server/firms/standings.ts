/** Where firms stand, for the pages that list them: the level that their answers give, and what is to be done next. */
import { type NextStep, nextStep } from "#app/domain/operation/next-step.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { scoreReference } from "#app/domain/scoring/score-themes.ts";
import type { OverallScore } from "#app/domain/scoring/scorecard.ts";
import { countOpenThemes } from "#app/domain/synthesis/read-firm.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { assessmentOf } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import type { Enrollment } from "#db/enrollments.ts";
import { currentRound } from "#db/operations.ts";
import { listPlannedActions } from "#db/plans.ts";

/** `level` is null while nothing can be said (« Non évalué »); `coverage` (0–1) is null when nothing was asked yet. */
export type Standing = {
  readonly level: { readonly label: string; readonly rank: number; readonly count: number } | null;
  readonly coverage: number | null;
  readonly step: NextStep;
};

/** What a standing follows from. */
export type StandingFacts = {
  readonly enrollment: Enrollment;
  readonly overall: OverallScore;
  /** Themes of the interview that still have a question without any answer. */
  readonly openThemes: number;
  readonly planBegun: boolean;
};

/** Where one firm stands. `today` is the ISO date in France. */
export function standingOf(
  questionnaire: Questionnaire,
  { enrollment, overall, openThemes, planBegun }: StandingFacts,
  today: string,
): Standing {
  const rank = questionnaire.levels.findIndex((level) => level.id === overall.level);
  const label = questionnaire.levels[rank]?.label;
  const { reportReleasedAt, nextAppointmentAt, status } = enrollment;
  return {
    level: label === undefined ? null : { label, rank, count: questionnaire.levels.length },
    coverage: enrollment.answerCount === 0 ? null : overall.coverage,
    step: nextStep(
      {
        status,
        openThemes,
        planBegun,
        reportedOn: reportReleasedAt === null ? null : dayInFrance(reportReleasedAt),
        nextAppointmentAt,
      },
      today,
    ),
  };
}

/** Where the firms of one page of a list stand, by enrollment id. */
export function standingsOf(
  db: Db,
  questionnaire: Questionnaire,
  operationId: string,
  enrollments: readonly Enrollment[],
  today: string,
): ReadonlyMap<string, Standing> {
  const { id: roundId } = currentRound(db, operationId);
  return new Map(
    enrollments.map((enrollment) => {
      const { overall, questions } = scoreReference(questionnaire, assessmentOf(db, enrollment.id, roundId));
      const planBegun = listPlannedActions(db, { enrollmentId: enrollment.id, roundId }).length > 0;
      const facts = { enrollment, overall, openThemes: countOpenThemes(questions), planBegun };
      return [enrollment.id, standingOf(questionnaire, facts, today)];
    }),
  );
}
