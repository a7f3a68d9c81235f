/** From the sheets of one firm to what each perspective sees: chooses and words what the gaps say, computes nothing itself. */
import { type AnswerSheet, type Assessment, answerState, answerTo } from "#app/domain/answers/answer.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { answersOf } from "#app/domain/answers/reference-answers.ts";
import { compareNumbers } from "#app/domain/compare.ts";
import { type PerceptionFinding, perceptionFindings } from "#app/domain/findings/perception-findings.ts";
import type { Perspective, Question, Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import { inWordsOf } from "#app/domain/questionnaire/perspective-words.ts";
import { PERSPECTIVES } from "#app/domain/questionnaire/perspectives.ts";
import type {
  CrossedComparison,
  CrossedFinding,
  CrossedPerspectives,
  CrossedQuestion,
  CrossedReading,
  CrossedTheme,
  CrossedView,
  CrossedVoice,
} from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { inChoices } from "#app/domain/report/perspectives/group-distribution.ts";
import { isGroup, LOWEST_GROUP_THRESHOLD, wholeGroups } from "#app/domain/scoring/group-answers.ts";
import {
  type PerceptionGaps,
  type PerspectiveReading,
  perceptionGaps,
  type QuestionGap,
  type ThemeGap,
} from "#app/domain/scoring/perception-gaps.ts";
import type { TypicalGap } from "#app/domain/synthesis/typical-gaps.ts";

/** The gaps of a firm, under the threshold of its operation, or the lowest where nobody set one. */
export function gapsOf(
  questionnaire: Questionnaire,
  {
    respondents,
    groupThreshold = LOWEST_GROUP_THRESHOLD,
  }: Pick<Assessment, "respondents" | "groupThreshold">,
): PerceptionGaps {
  return perceptionGaps(questionnaire, respondents, Math.max(groupThreshold, LOWEST_GROUP_THRESHOLD));
}

/** Everything that the perspectives on one firm say together. `typical`: the usual gaps of the other firms. */
export function crossPerspectives(
  questionnaire: Questionnaire,
  assessment: Pick<Assessment, "respondents" | "groupThreshold">,
  typical: readonly TypicalGap[],
  gaps: PerceptionGaps = gapsOf(questionnaire, assessment),
): CrossedPerspectives {
  const { respondents } = assessment;
  const word = questionReader(questionnaire, respondents, gaps);
  const questions = gaps.questions.map(word);
  const findings = perceptionFindings(questionnaire, gaps);
  const ofKind = (kind: PerceptionFinding["kind"]) => {
    const own = findings.filter((finding) => finding.kind === kind);
    const ids = [...new Set(own.map(({ question }) => question))];
    return ids.flatMap((id) =>
      crossedFinding(
        questions.find((question) => question.id === id),
        own.filter(({ question }) => question === id),
        (perspective) => typicalOf(typical, themeIdOf(gaps, id), perspective),
      ),
    );
  };
  return {
    voices: voicesOf(questionnaire, assessment),
    themes: themesOf(questionnaire, gaps, questions, typical),
    blindSpots: ofKind("blindSpot"),
    hiddenStrengths: ofKind("hiddenStrength"),
    findingsFrom: questionnaire.perceptionGap?.from ?? null,
    agreements: agreedOnly(questionnaire, respondents, questions, word),
  };
}

function voicesOf(
  questionnaire: Questionnaire,
  {
    respondents,
    groupThreshold = LOWEST_GROUP_THRESHOLD,
  }: Pick<Assessment, "respondents" | "groupThreshold">,
): readonly CrossedVoice[] {
  const threshold = Math.max(groupThreshold, LOWEST_GROUP_THRESHOLD);
  return PERSPECTIVES.map((perspective) => {
    const sheets = respondents.filter((sheet) => sheet.perspective === perspective);
    if (isGroup(perspective)) {
      return {
        perspective,
        received: sheets.length,
        counted: wholeGroups(sheets, threshold).length,
        threshold,
      };
    }
    const said = Object.keys(answersOf(questionnaire, sheets, perspective)).length > 0 ? 1 : 0;
    return { perspective, received: said, counted: said, threshold: null };
  });
}

function themesOf(
  questionnaire: Questionnaire,
  gaps: PerceptionGaps,
  questions: readonly CrossedQuestion[],
  typical: readonly TypicalGap[],
): readonly CrossedTheme[] {
  const themeOf = new Map(gaps.questions.map(({ questionId, themeId }) => [questionId, themeId]));
  return questionnaire.themes
    .flatMap((theme): CrossedTheme[] => {
      const comparisons = OTHERS.flatMap((perspective) =>
        gaps.themes
          .filter((gap) => gap.themeId === theme.id && gap.perspective === perspective)
          .map((gap) => comparisonOf(gap, typical)),
      );
      if (comparisons.length === 0) return [];
      const { id, label } = theme;
      const own = questions.filter((question) => themeOf.get(question.id) === id);
      return [{ id, label, shortLabel: shortOf(theme), comparisons, questions: own }];
    })
    .toSorted((a, b) => compareNumbers(widest(b.comparisons), widest(a.comparisons)));
}

const OTHERS = ["consultant", "employee", "customer"] as const;

function widest(comparisons: readonly CrossedComparison[]): number {
  return Math.max(...comparisons.map(({ gap }) => Math.abs(gap)));
}

function comparisonOf(gap: ThemeGap, typical: readonly TypicalGap[]): CrossedComparison {
  const { themeId, perspective, directorScore, otherScore, questions, respondents } = gap;
  return {
    ...{ perspective, directorScore, otherScore, gap: gap.gap, questions, respondents },
    typical: typicalOf(typical, themeId, perspective),
  };
}

function typicalOf(
  typical: readonly TypicalGap[],
  themeId: string,
  perspective: Perspective,
): CrossedComparison["typical"] {
  const found = typical.find((one) => one.themeId === themeId && one.perspective === perspective);
  return found === undefined ? null : { gap: found.gap, firms: found.firms };
}

/** Words one question of the gaps; a question that has no gap, because nobody has a score for it, has no reading. */
function questionReader(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
  gaps: PerceptionGaps,
) {
  const known = new Map(
    questionnaire.themes.flatMap((theme) =>
      theme.questions.map((question) => [question.id, { question, theme }] as const),
    ),
  );
  const agreed = agreedOn(respondents);
  const voices = new Map(
    (["director", "consultant"] as const).map((perspective) => [
      perspective as Perspective,
      answersOf(questionnaire, respondents, perspective),
    ]),
  );
  const shown = new Map(gaps.questions.map((gap) => [gap.questionId, gap]));
  return ({ questionId }: Pick<QuestionGap, "questionId">): CrossedQuestion => {
    const found = known.get(questionId);
    if (found === undefined) throw new Error(`no question « ${questionId} » in the questionnaire`);
    const { question, theme } = found;
    const own = agreed.get(questionId);
    const directorWords = inWordsOf(question, "director");
    return {
      id: questionId,
      question: directorWords.label,
      topic: shortOf(theme),
      readings: (shown.get(questionId)?.readings ?? []).map((reading) => {
        const answers = voices.get(reading.perspective);
        const answer = answers === undefined ? undefined : answerTo(answers, questionId);
        return readingOf(question, directorWords, reading, answer, questionnaire.scale);
      }),
      agreed:
        own === undefined
          ? null
          : { answer: describeAnswer(directorWords, own.answer, questionnaire.scale), reason: own.reason },
    };
  };
}

function readingOf(
  question: Question,
  directorWords: Question,
  { perspective, respondents, score, spread, gap, distribution }: PerspectiveReading,
  answer: Parameters<typeof describeAnswer>[1],
  scale: Questionnaire["scale"],
): CrossedReading {
  const own = inWordsOf(question, perspective);
  return {
    perspective,
    asked: own.label === directorWords.label ? null : own.label,
    answer: distribution === null ? describeAnswer(own, answer, scale) : null,
    respondents,
    score: score * 100,
    spread: spread === null ? null : spread * 100,
    gap: gap === null ? null : gap * 100,
    distribution: distribution === null ? null : inChoices(own, distribution, scale),
  };
}

function agreedOn(respondents: readonly AnswerSheet[]) {
  return new Map(
    respondents
      .filter(({ perspective }) => perspective === "consultant")
      .flatMap(({ agreed }) => Object.entries(agreed ?? {}))
      .filter(([, { answer }]) => answerState(answer) !== "unanswered"),
  );
}

function agreedOnly(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
  questions: readonly CrossedQuestion[],
  word: (gap: Pick<QuestionGap, "questionId">) => CrossedQuestion,
): readonly CrossedQuestion[] {
  const agreed = agreedOn(respondents);
  return questionnaire.themes.flatMap((theme) =>
    theme.questions.flatMap(({ id }) =>
      agreed.has(id) ? [questions.find((question) => question.id === id) ?? word({ questionId: id })] : [],
    ),
  );
}

/** `findings`: those of one question and one kind. */
function crossedFinding(
  question: CrossedQuestion | undefined,
  findings: readonly PerceptionFinding[],
  typicalBy: (perspective: Perspective) => CrossedComparison["typical"],
): readonly CrossedFinding[] {
  const readingBy = (perspective: Perspective) =>
    question?.readings.find((reading) => reading.perspective === perspective);
  const director = readingBy("director");
  if (question === undefined || director === undefined) return [];
  const others = findings.flatMap(({ perspective, gap }): CrossedView[] => {
    const reading = readingBy(perspective);
    return reading === undefined
      ? []
      : [{ reading, perspective, gap: gap * 100, typical: typicalBy(perspective) }];
  });
  return [{ question, director, others }];
}

function themeIdOf({ questions }: PerceptionGaps, questionId: string): string {
  return questions.find((question) => question.questionId === questionId)?.themeId ?? "";
}

function shortOf(theme: Theme): string {
  return theme.shortLabel ?? theme.label;
}
