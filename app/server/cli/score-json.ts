/** The object that `score --json` prints (docs/questionnaire-format.md, « score »). Nothing in it is rounded. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import type { Diagnosis } from "#app/domain/diagnosis.ts";
import type { Finding } from "#app/domain/findings/finding.ts";
import { type PerceptionFinding, perceptionFindings } from "#app/domain/findings/perception-findings.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { gapsOf } from "#app/domain/report/perspectives/cross-perspectives.ts";
import type { OverallScore, ThemeScore } from "#app/domain/scoring/scorecard.ts";

/**
 * A diagnosis as other programs read it, in the order of the questionnaire and of the plan. Blind spots and hidden strengths stand
 * after the other findings, where the questionnaire names a threshold for them.
 */
export function scoreJson(
  questionnaire: Questionnaire,
  { scores, findings, suggestions }: Diagnosis,
  assessment: Assessment,
): unknown {
  const perceived = perceptionFindings(questionnaire, gapsOf(questionnaire, assessment));
  return {
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    overall: overallJson(scores.overall),
    themes: scores.themes.map(themeJson),
    questions: scores.questions.map(({ questionId, state, score }) => ({ id: questionId, state, score })),
    findings: [...findings.map(findingJson), ...perceived.map(perceptionJson)],
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

function perceptionJson({ kind, question, perspective, gap }: PerceptionFinding) {
  return { kind, question, perspective, gap };
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
