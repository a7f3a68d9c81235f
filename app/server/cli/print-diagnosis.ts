/** A diagnosis in words, for a terminal: themes, findings, plan with its reasons. */
import type { Diagnosis } from "#app/domain/diagnosis.ts";
import type { Finding, ObstacleSource } from "#app/domain/findings/finding.ts";
import { formatCount, formatNumber, formatOutOf, formatPercent, formatScore } from "#app/domain/format.ts";
import { PRIORITY_COUNT, type Suggestion } from "#app/domain/plan/action-plan.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import type { OverallScore, Progress } from "#app/domain/scoring/scorecard.ts";

/** Everything that answers say, rounded as it is printed everywhere else. */
export function printDiagnosis(questionnaire: Questionnaire, diagnosis: Diagnosis): string {
  const words = wordsOf(questionnaire);
  const { scores, findings, suggestions } = diagnosis;
  const sections = [
    [questionnaire.title, printProgress(scores.progress)],
    printScores(questionnaire, diagnosis, words),
    ...printFindings(findings, words),
    printActions("Priorités", suggestions.slice(0, PRIORITY_COUNT), 1, words),
    printActions("En réserve", suggestions.slice(PRIORITY_COUNT), PRIORITY_COUNT + 1, words),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

type Words = {
  readonly level: (id: string | null) => string;
  readonly question: (id: string) => string;
  readonly tag: (id: string) => string;
  readonly recommendation: (id: string) => string;
};

function wordsOf(questionnaire: Questionnaire): Words {
  const { levels, tags, recommendations } = questionnaire;
  const questions = questionsOf(questionnaire);
  return {
    level: (id) => levels.find((level) => level.id === id)?.label ?? "",
    question: (id) => questions.find((question) => question.id === id)?.label ?? id,
    tag: (id) => tags.find((tag) => tag.id === id)?.label ?? id,
    recommendation: (id) => recommendations.find((each) => each.id === id)?.title ?? id,
  };
}

function printProgress({ visible, answered, unknown, notApplicable }: Progress): string {
  const parts = [
    `Réponses : ${formatOutOf(answered, visible)} questions`,
    ...(unknown > 0 ? [`${formatNumber(unknown)} « ne sait pas »`] : []),
    ...(notApplicable > 0 ? [`${formatNumber(notApplicable)} « sans objet »`] : []),
  ];
  return parts.join(", ");
}

function printScores(questionnaire: Questionnaire, { scores }: Diagnosis, words: Words): readonly string[] {
  const themes = questionnaire.themes.flatMap((theme) => {
    const score = scores.themes.find(({ id }) => id === theme.id);
    return theme.scored && score ? [scoreRow(theme.label, score, words)] : [];
  });
  return printTable([
    ["Thème", "Score sur 100", "Couverture", "Niveau"],
    ...themes,
    scoreRow("Ensemble", scores.overall, words),
  ]);
}

function scoreRow(label: string, { score, coverage, level }: OverallScore, words: Words): readonly string[] {
  return [label, formatScore(score), coverage === null ? "–" : formatPercent(coverage), words.level(level)];
}

/** Columns side by side, the first row underlined; numbers to the right. */
function printTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = rows;
  return [print(head), widths.map((width) => "─".repeat(width)).join("  "), ...body.map(print)];
}

const FINDING_TITLES = {
  strength: "Points forts",
  weakness: "Points faibles",
  obstacle: "Freins",
  opportunity: "Opportunités",
} as const;

const SOURCES: Readonly<Record<ObstacleSource, string>> = {
  declared: "déclaré",
  observed: "constaté",
  evidenced: "prouvé",
};

function printFindings(findings: readonly Finding[], words: Words): readonly (readonly string[])[] {
  return (["strength", "weakness", "obstacle", "opportunity"] as const).flatMap((kind) => {
    const lines = findings
      .filter((finding) => finding.kind === kind)
      .map((finding) => printFinding(finding, words));
    return lines.length > 0 ? [[FINDING_TITLES[kind], ...lines]] : [];
  });
}

function printFinding(finding: Finding, words: Words): string {
  switch (finding.kind) {
    case "strength":
    case "weakness":
      return `  ${words.question(finding.question)} ${formatScore(finding.score * 100)} sur 100`;
    case "obstacle":
      return `  ${words.tag(finding.tag)} (${SOURCES[finding.source]}, ${countQuestions(finding.questions)})`;
    case "opportunity":
      return `  ${words.tag(finding.tag)} (${countQuestions(finding.questions)})`;
  }
}

function countQuestions(questions: readonly string[]): string {
  return formatCount(questions.length, "question", "questions");
}

function printActions(
  title: string,
  suggestions: readonly Suggestion[],
  firstNumber: number,
  words: Words,
): readonly string[] {
  if (suggestions.length === 0) return [];
  return [
    title,
    ...suggestions.flatMap(({ recommendation, priority, because }, index) => [
      `${String(firstNumber + index).padStart(3)}. ${words.recommendation(recommendation)} (priorité ${formatNumber(priority)})`,
      ...because.map(({ question }) => `       ← ${words.question(question)}`),
    ]),
  ];
}
