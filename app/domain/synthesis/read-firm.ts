/** From the answers and the decisions of one firm to what of them is held while the operation is read: some kilobytes. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { findObstaclesAndOpportunities } from "#app/domain/findings/derive-findings.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import { composePlan } from "#app/domain/plan/prioritize.ts";
import { suggestActions } from "#app/domain/plan/suggest-actions.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { scoreReference } from "#app/domain/scoring/score-themes.ts";
import type { QuestionScore, ReferenceScores } from "#app/domain/scoring/scorecard.ts";
import type { FirmFacts, FirmPlan, FirmScores } from "#app/domain/synthesis/firm-facts.ts";

/** What pages about the whole operation read of one firm in one round. */
export type FirmReading = {
  readonly scores: FirmScores;
  /** Obstacles and opportunities: strengths and weaknesses are only told of one firm. */
  readonly findings: FirmFacts["findings"];
  readonly plan: FirmPlan;
  /** Themes of the interview that still have a question without any answer. */
  readonly openThemes: number;
};

/**
 * Reads a firm. Only the director's and the consultant's sheets count: those of employees and of customers may be left out of
 * the assessment. Throws like `diagnose`, on a questionnaire that the checker refuses.
 */
export function readFirm(
  questionnaire: Questionnaire,
  assessment: Assessment,
  decisions: readonly PlannedAction[],
): FirmReading {
  const scores = scoreReference(questionnaire, assessment);
  const suggestions = suggestActions(questionnaire, scores, assessment.stakes);
  return {
    scores: scoresToHold(scores),
    findings: findObstaclesAndOpportunities(questionnaire, scores, assessment.respondents),
    plan: planToHold(composePlan(suggestions, decisions)),
    openThemes: countOpenThemes(scores.questions),
  };
}

/** How many themes still have a question without any answer. */
export function countOpenThemes(questions: readonly QuestionScore[]): number {
  return new Set(questions.flatMap(({ state, themeId }) => (state === "unanswered" ? [themeId] : []))).size;
}

/** Written out, here and below: a copy that is spread holds everything else too. */
function scoresToHold({ overall, themes, progress }: ReferenceScores): FirmScores {
  return {
    overall,
    themes: themes.map(({ id, score, level }) => ({ id, score, level })),
    progress: { answered: progress.answered },
  };
}

function planToHold({ actions, rejected, undecided }: ReturnType<typeof composePlan>): FirmPlan {
  return {
    actions: actions.map(({ recommendation, decision, status, cost, fundingSchemes, collectiveActions }) => ({
      ...{ recommendation, decision, status, cost, fundingSchemes, collectiveActions },
    })),
    rejected: rejected.map(({ reason }) => ({ reason })),
    undecided: undecided.map(({ recommendation }) => ({ recommendation })),
  };
}
