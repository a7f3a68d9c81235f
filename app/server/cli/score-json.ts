/** The object that `score --json` prints (docs/questionnaire-format.md, « score »). Nothing in it is rounded. */
import type { Diagnosis } from "#app/domain/diagnosis.ts";
import type { Finding } from "#app/domain/findings/finding.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { OverallScore, ThemeScore } from "#app/domain/scoring/scorecard.ts";

/** A diagnosis as other programs read it, in the order of the questionnaire and of the plan. */
export function scoreJson(
  questionnaire: Questionnaire,
  { scores, findings, suggestions }: Diagnosis,
): unknown {
  return {
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    overall: overallJson(scores.overall),
    themes: scores.themes.map(themeJson),
    questions: scores.questions.map(({ questionId, state, score }) => ({ id: questionId, state, score })),
    findings: findings.map(findingJson),
    actions: suggestions.map(({ recommendation, priority, because }) => ({
      recommendation,
      priority,
      because: because.map(({ question }) => question),
    })),
    perspectives: Object.fromEntries(
      Object.entries(scores.perspectives).map(([perspective, { overall, themes }]) => [
        perspective,
        { overall: overallJson(overall), themes: themes.map(themeJson) },
      ]),
    ),
    progress: scores.progress,
  };
}

function overallJson({ score, coverage, level }: OverallScore) {
  return { score, coverage, level };
}

function themeJson({ id, score, coverage, level }: ThemeScore) {
  return { id, score, coverage, level };
}

/** An obstacle or an opportunity names the first of its questions. */
function findingJson(finding: Finding) {
  switch (finding.kind) {
    case "strength":
    case "weakness":
      return { kind: finding.kind, question: finding.question };
    case "obstacle":
      return { kind: finding.kind, tag: finding.tag, question: finding.questions[0], source: finding.source };
    case "opportunity":
      return { kind: finding.kind, tag: finding.tag, question: finding.questions[0] };
  }
}
