/** From a diagnosis to the firm report: chooses and words, computes nothing. */
import { referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import type { Diagnosis } from "#app/domain/diagnosis.ts";
import { formatNumber } from "#app/domain/format.ts";
import type { Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import { answeredIn, type Reader, readerOf } from "#app/domain/report/answers-in-words.ts";
import type {
  Essentials,
  FirmReport,
  ReportedLevel,
  ReportedMethod,
  ReportedScheme,
  ReportedScore,
  ReportedTheme,
} from "#app/domain/report/firm-report.ts";
import type { FirmReportInput } from "#app/domain/report/firm-report-input.ts";
import { crossPerspectives } from "#app/domain/report/perspectives/cross-perspectives.ts";
import { hasCommonGround } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { reportedFamilies, reportedOpportunities } from "#app/domain/report/reported-findings.ts";
import { reportedPlan, reportedTogether } from "#app/domain/report/reported-plan.ts";
import { computeIndicators } from "#app/domain/scoring/indicators.ts";
import type { OverallScore } from "#app/domain/scoring/scorecard.ts";

/** How much of each kind the essentials page holds. */
const ESSENTIALS = { strengths: 3, weaknesses: 3, obstacles: 3, opportunities: 2, actions: 5 } as const;

export function composeFirmReport(input: FirmReportInput): FirmReport {
  const { questionnaire, diagnosis, assessment } = input;
  const { answers } = referenceAnswers(questionnaire, assessment.respondents);
  const reader = readerOf(questionnaire, answers, assessment.respondents);
  const obstacles = reportedFamilies(questionnaire, diagnosis.findings, reader, input.families);
  const opportunities = reportedOpportunities(questionnaire, diagnosis.findings, reader);
  const plan = reportedPlan(input, reader);
  const perspectives = crossPerspectives(questionnaire, assessment, input.typicalGaps ?? []);
  return {
    firm: input.firm,
    operation: input.operation,
    questionnaire: { title: questionnaire.title, version: questionnaire.version },
    round: input.round,
    assessedOn: input.assessedOn,
    issuedOn: input.issuedOn,
    essentials: essentials(input, reader, {
      obstacles: obstacles.flatMap((family) => family.obstacles),
      opportunities,
      plan,
    }),
    levels: levelsOf(questionnaire),
    themes: questionnaire.themes.map((theme) => reportedTheme(theme, input, reader)),
    perspectives: hasCommonGround(perspectives) ? perspectives : null,
    progress: input.progress ?? null,
    obstacles,
    opportunities,
    plan,
    schemes: schemesWithActions(input, plan),
    together: reportedTogether(input, plan),
    indicators: indicatorsOf(input),
    method: methodOf(input),
  };
}

function levelsOf(questionnaire: Questionnaire): readonly ReportedLevel[] {
  return questionnaire.levels.map(({ label, from }, rank) => ({ label, rank, from }));
}

function scoreWithLevel(
  questionnaire: Questionnaire,
  { score, coverage, level }: OverallScore,
): ReportedScore {
  const rank = questionnaire.levels.findIndex((each) => each.id === level);
  return { score, coverage, level: levelsOf(questionnaire)[rank] ?? null };
}

function essentials(
  input: FirmReportInput,
  reader: Reader,
  found: Pick<FirmReport, "opportunities" | "plan"> & { readonly obstacles: Essentials["obstacles"] },
): Essentials {
  const { questionnaire, diagnosis } = input;
  const standing = (kind: "strength" | "weakness") =>
    diagnosis.findings.flatMap((finding) =>
      finding.kind === kind ? [answeredIn(reader, finding.question, kind)] : [],
    );
  return {
    ...scoreWithLevel(questionnaire, diagnosis.scores.overall),
    strengths: standing("strength").slice(0, ESSENTIALS.strengths),
    weaknesses: standing("weakness").slice(0, ESSENTIALS.weaknesses),
    obstacles: found.obstacles
      .toSorted((a, b) => b.sources.length - a.sources.length || b.because.length - a.because.length)
      .slice(0, ESSENTIALS.obstacles),
    opportunities: found.opportunities
      .toSorted((a, b) => b.because.length - a.because.length)
      .slice(0, ESSENTIALS.opportunities),
    actions: found.plan.head.slice(0, ESSENTIALS.actions),
    decided: found.plan.actions.length > 0,
  };
}

function reportedTheme(theme: Theme, input: FirmReportInput, reader: Reader): ReportedTheme {
  const { questionnaire, diagnosis, assessment } = input;
  const scored = diagnosis.scores.themes.find((each) => each.id === theme.id);
  const visible = diagnosis.scores.questions.filter(
    (question) => question.themeId === theme.id && question.state !== "hidden",
  );
  return {
    ...scoreWithLevel(questionnaire, scored ?? { score: null, coverage: null, level: null }),
    id: theme.id,
    label: theme.label,
    shortLabel: theme.shortLabel ?? theme.label,
    scored: theme.scored,
    stake: theme.stake ? (assessment.stakes[theme.id] ?? null) : null,
    group: input.group.get(theme.id) ?? null,
    answers: visible
      .filter((question) => question.state !== "unanswered")
      .map((question) => answeredIn(reader, question.questionId, standingOf(question.questionId, diagnosis))),
  };
}

function standingOf(questionId: string, diagnosis: Diagnosis): "strength" | "weakness" | null {
  for (const finding of diagnosis.findings)
    if ((finding.kind === "strength" || finding.kind === "weakness") && finding.question === questionId)
      return finding.kind;
  return null;
}

function schemesWithActions(
  { schemes }: FirmReportInput,
  plan: FirmReport["plan"],
): readonly ReportedScheme[] {
  const byName = new Map<string, number[]>();
  for (const action of plan.actions)
    for (const scheme of action.schemes)
      byName.set(scheme.name, [...(byName.get(scheme.name) ?? []), action.number]);
  return [...schemes.values()].map((scheme) => ({ ...scheme, actions: byName.get(scheme.name) ?? [] }));
}

function indicatorsOf({ questionnaire, assessment }: FirmReportInput): FirmReport["indicators"] {
  return computeIndicators(questionnaire, assessment).flatMap(({ id, value }) => {
    const indicator = questionnaire.indicators.find((each) => each.id === id);
    if (indicator === undefined || value === null) return [];
    const unit = indicator.unit === undefined ? "" : `\u00a0${indicator.unit}`;
    return [{ label: indicator.label, words: `${formatNumber(value, 0)}${unit}` }];
  });
}

function methodOf({ questionnaire, diagnosis, minimumGroupSize }: FirmReportInput): ReportedMethod {
  const { minimumCoverage, strengthFrom, weaknessTo, scale } = questionnaire;
  return {
    ...diagnosis.scores.progress,
    scaleMin: scale.min,
    scaleLabels: scale.labels,
    minimumCoverage,
    strengthFrom,
    weaknessTo,
    minimumGroupSize,
  };
}
