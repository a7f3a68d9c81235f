/**
 * Questionnaires, assessments and plans for tests: every factory has defaults everywhere, takes what the test is about,
 * and goes through the schema, so that nothing here can be what a file could not be.
 */
import type { z } from "zod";
import type { Answer, AnswerSheet, Assessment, Stake } from "#app/domain/answers/answer.ts";
import type { PlannedAction, Suggestion } from "#app/domain/plan/action-plan.ts";
import {
  type Choice,
  choiceSchema,
  type Perspective,
  type Question,
  type QuestionKind,
  type Questionnaire,
  questionnaireSchema,
  questionSchema,
  type Recommendation,
  recommendationSchema,
  type Tag,
  type Theme,
  tagSchema,
  themeSchema,
} from "#app/domain/questionnaire/definition.ts";

type QuestionInput<Kind extends QuestionKind> = Omit<
  Extract<z.input<typeof questionSchema>, { kind: Kind }>,
  "kind"
>;
/** What a test may say of a question of one kind. */
export type QuestionOverrides<Kind extends QuestionKind> = Partial<QuestionInput<Kind>>;

/** « non » (0), « parfois » (2), « toujours » (4). */
export const THREE_CHOICES = [aChoice("non", 0), aChoice("parfois", 2), aChoice("toujours", 4)];

/** A choice; without points when none are given. */
export function aChoice(id: string, points?: number, overrides: Partial<Choice> = {}): Choice {
  return choiceSchema.parse({ id, label: `Modalité ${id}`, points, ...overrides });
}

/** A scored question: a single choice among « non » (0), « parfois » (2) and « toujours » (4). */
export const aQuestion = aSingleChoice;

export function aSingleChoice(overrides: QuestionOverrides<"single-choice"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "single-choice", choices: THREE_CHOICES, ...overrides });
}

export function aMultipleChoice(overrides: QuestionOverrides<"multiple-choice"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "multiple-choice", choices: THREE_CHOICES, ...overrides });
}

/** A ranking of « prix », « temps », « aides », without points. */
export function aRanking(overrides: QuestionOverrides<"ranking"> = {}): Question {
  const choices = ["prix", "temps", "aides"].map((id) => aChoice(id));
  return parseQuestion({ ...identity(), kind: "ranking", choices, ...overrides });
}

export function aScale(overrides: QuestionOverrides<"scale"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "scale", ...overrides });
}

/** A number without bands, hence without a score. */
export function aNumber(overrides: QuestionOverrides<"number"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "number", ...overrides });
}

export function aPercentage(overrides: QuestionOverrides<"percentage"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "percentage", unit: "%", ...overrides });
}

export function anAmount(overrides: QuestionOverrides<"amount"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "amount", unit: "€", ...overrides });
}

export function aDate(overrides: QuestionOverrides<"date"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "date", ...overrides });
}

export function aText(overrides: QuestionOverrides<"text"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "text", ...overrides });
}

export function aLongText(overrides: QuestionOverrides<"long-text"> = {}): Question {
  return parseQuestion({ ...identity(), kind: "long-text", ...overrides });
}

/** A theme with one scored question. */
export function aTheme(overrides: Partial<z.input<typeof themeSchema>> = {}): Theme {
  const id = nextId("theme");
  return themeSchema.parse({ id, label: `Thème ${id}`, questions: [aQuestion()], ...overrides });
}

/** A questionnaire with one theme, the scale 0–4 and the four usual levels. */
export function aQuestionnaire(overrides: Partial<z.input<typeof questionnaireSchema>> = {}): Questionnaire {
  return questionnaireSchema.parse({
    id: "essai",
    version: 1,
    title: "Questionnaire d'essai",
    levels: [
      { id: "fragile", from: 0, label: "Fragile" },
      { id: "en-construction", from: 40, label: "En construction" },
      { id: "solide", from: 60, label: "Solide" },
      { id: "exemplaire", from: 80, label: "Exemplaire" },
    ],
    themes: [aTheme()],
    ...overrides,
  });
}

/** A questionnaire of one theme that asks these questions. */
export function aQuestionnaireOf(
  questions: readonly Question[],
  overrides: Partial<z.input<typeof questionnaireSchema>> = {},
): Questionnaire {
  return aQuestionnaire({ themes: [aTheme({ id: "theme", questions: [...questions] })], ...overrides });
}

export function aRecommendation(
  overrides: Partial<z.input<typeof recommendationSchema>> = {},
): Recommendation {
  const id = nextId("conseil");
  return recommendationSchema.parse({
    id,
    title: `Suivre le conseil ${overrides.id ?? id}`,
    why: "Sans lui, rien ne change.",
    steps: ["Commencer"],
    horizon: "1-month",
    effort: 1,
    impact: 1,
    ...overrides,
  });
}

export function aTag(overrides: Partial<z.input<typeof tagSchema>> = {}): Tag {
  const id = nextId("frein");
  return tagSchema.parse({ id, kind: "obstacle", label: `Étiquette ${overrides.id ?? id}`, ...overrides });
}

/** The sheet of a director, or of another perspective. */
export function aSheet(
  answers: Readonly<Record<string, Answer>> = {},
  perspective: Perspective = "director",
  extras: Pick<AnswerSheet, "comments" | "evidenced"> = {},
): AnswerSheet {
  return { perspective, answers, ...extras };
}

/** An assessment whose only respondent is the director, unless `respondents` says otherwise. */
export function anAssessment(
  answers: Readonly<Record<string, Answer>> = {},
  overrides: Partial<Assessment> = {},
): Assessment {
  const stakes: Readonly<Record<string, Stake>> = {};
  return { respondents: [aSheet(answers)], stakes, ...overrides };
}

export function aSuggestion(overrides: Partial<Suggestion> = {}): Suggestion {
  return { recommendation: nextId("conseil"), priority: 1, because: [], absorbed: [], ...overrides };
}

/** An accepted suggestion, planned, without an owner or a due date. */
export function aPlannedAction(overrides: Partial<PlannedAction> = {}): PlannedAction {
  return {
    id: nextId("action"),
    recommendation: null,
    decision: "accepted",
    reason: null,
    title: "Calculer le prix de revient",
    why: "Sans lui, un chantier qui perd de l'argent ne se voit qu'au bilan.",
    steps: ["Choisir trois chantiers"],
    horizon: "1-month",
    effort: 1,
    impact: 3,
    indicator: null,
    owner: null,
    dueOn: null,
    status: "planned",
    cost: null,
    fundingSchemes: [],
    collectiveActions: [],
    position: 0,
    ...overrides,
  };
}

function parseQuestion(input: z.input<typeof questionSchema>): Question {
  return questionSchema.parse(input);
}

function identity(): { readonly id: string; readonly label: string } {
  const id = nextId("question");
  return { id, label: `Libellé de ${id} ?` };
}

let made = 0;

function nextId(prefix: string): string {
  made += 1;
  return `${prefix}-${made}`;
}
