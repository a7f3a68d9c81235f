/** The line that data follows, from a firm's answers to what they say: one call for the screens, reports and synthesis. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { deriveFindings } from "#app/domain/findings/derive-findings.ts";
import type { Finding } from "#app/domain/findings/finding.ts";
import type { ActionPlan, PlannedAction, Suggestion } from "#app/domain/plan/action-plan.ts";
import { composePlan } from "#app/domain/plan/prioritize.ts";
import { suggestActions } from "#app/domain/plan/suggest-actions.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import type { AssessmentScores } from "#app/domain/scoring/scorecard.ts";

/** Everything derived from one firm's answers and decisions; nothing of it is stored. */
export type Diagnosis = {
  readonly scores: AssessmentScores;
  readonly findings: readonly Finding[];
  readonly suggestions: readonly Suggestion[];
  readonly plan: ActionPlan;
};

/** Scores an assessment, derives its findings, suggests actions and joins them to the decisions already taken. */
export function diagnose(
  questionnaire: Questionnaire,
  assessment: Assessment,
  decisions: readonly PlannedAction[],
): Diagnosis {
  const scores = scoreAssessment(questionnaire, assessment);
  const findings = deriveFindings(questionnaire, scores, assessment.respondents);
  const suggestions = suggestActions(questionnaire, scores, assessment.stakes);
  return { scores, findings, suggestions, plan: composePlan(suggestions, decisions) };
}
