/**
 * Random valid questionnaires: every kind, conditions on earlier questions, twin recommendations. Seeds are plain
 * numbers and the builders below are pure, so that failures shrink well.
 */
import fc from "fast-check";
import type {
  Choice,
  Condition,
  Perspective,
  Question,
  Questionnaire,
  Recommendation,
} from "#app/domain/questionnaire/definition.ts";
import { hasChoices } from "#app/domain/questionnaire/question.ts";
import {
  aChoice,
  aDate,
  aLongText,
  aMultipleChoice,
  aNumber,
  anAmount,
  aPercentage,
  aQuestionnaire,
  aRanking,
  aRecommendation,
  aScale,
  aSingleChoice,
  aTag,
  aText,
  aTheme,
} from "#tests/support/a-questionnaire.ts";

export type QuestionnaireShape = {
  /** Whether questions may have `visibleWhen`; default true. */
  readonly conditions?: boolean;
  /** Whether « Ne sait pas » may be worth points; default true. */
  readonly unknownPoints?: boolean;
};

/** A valid questionnaire of one to four themes and up to twenty questions. */
export function arbitraryQuestionnaire(shape: QuestionnaireShape = {}): fc.Arbitrary<Questionnaire> {
  return fc
    .record({
      scale: fc.constantFrom(
        { min: 0, max: 4 },
        { min: 1, max: 5 },
        { min: 0, max: 10 },
        { min: -2, max: 3 },
      ),
      minimumCoverage: fc.constantFrom(0, 0.3, 0.6, 1),
      themes: fc.array(themeSeed, { minLength: 1, maxLength: 4 }),
      advice: fc.array(adviceSeed, { minLength: ADVICE.length, maxLength: ADVICE.length }),
    })
    .map((seed) => buildQuestionnaire(seed, { conditions: true, unknownPoints: true, ...shape }));
}

const KINDS = [
  "single-choice",
  "multiple-choice",
  "ranking",
  "scale",
  "number",
  "percentage",
  "amount",
  "date",
  "text",
  "long-text",
] as const;
const ADVICE = ["conseil-a", "conseil-b", "conseil-c", "conseil-d", "conseil-e", "conseil-f", "conseil-g"];
const TAGS = [
  aTag({ id: "frein.temps" }),
  aTag({ id: "frein.argent" }),
  aTag({ id: "opp.groupe", kind: "opportunity" }),
  aTag({ id: "opp.export", kind: "opportunity" }),
];

const roll = fc.nat({ max: 999 });
const weight = fc.constantFrom(1, 1, 2, 0, 0.5, 1.2, 3);

const questionSeed = fc.record({
  kind: fc.constantFrom(...KINDS, "single-choice" as const, "scale" as const),
  weight,
  perspectives: fc.constantFrom<Perspective[]>(
    ["director", "consultant"],
    ["director", "consultant"],
    ["director"],
    ["consultant", "employee"],
    ["director", "consultant", "employee", "customer"],
    ["employee"],
  ),
  combine: fc.constantFrom("sum" as const, "each" as const, "best" as const, "worst" as const),
  declares: fc.boolean(),
  points: fc.array(fc.option(roll, { freq: 5 }), { minLength: 2, maxLength: 5 }),
  advice: fc.array(fc.option(roll, { freq: 2 }), { minLength: 5, maxLength: 5 }),
  tags: fc.array(fc.option(roll, { freq: 2 }), { minLength: 5, maxLength: 5 }),
  unknown: fc.option(fc.option(roll)),
  whenWeak: fc.option(roll),
  whenStrong: fc.option(roll),
  condition: fc.option(fc.array(roll, { minLength: 6, maxLength: 6 }), { freq: 2 }),
});
type QuestionSeed = typeof questionSeed extends fc.Arbitrary<infer Seed> ? Seed : never;

const themeSeed = fc.record({
  weight,
  stake: fc.boolean(),
  scored: fc.constantFrom(true, true, true, false),
  questions: fc.array(questionSeed, { minLength: 1, maxLength: 5 }),
});
type ThemeSeed = typeof themeSeed extends fc.Arbitrary<infer Seed> ? Seed : never;

const degree = fc.integer({ min: 1, max: 3 });
const adviceSeed = fc.record({ effort: degree, impact: degree, replaces: fc.option(roll) });
type AdviceSeed = typeof adviceSeed extends fc.Arbitrary<infer Seed> ? Seed : never;

type Seed = {
  readonly scale: { readonly min: number; readonly max: number };
  readonly minimumCoverage: number;
  readonly themes: readonly ThemeSeed[];
  readonly advice: readonly AdviceSeed[];
};

function buildQuestionnaire(
  { scale, minimumCoverage, themes, advice }: Seed,
  shape: Required<QuestionnaireShape>,
): Questionnaire {
  const earlier: Question[] = [];
  return aQuestionnaire({
    scale,
    minimumCoverage,
    themes: themes.map(({ questions, ...theme }, index) =>
      aTheme({
        ...theme,
        id: `theme-${index}`,
        questions: questions.map((seed) => {
          const question = buildQuestion(seed, earlier, scale, shape);
          earlier.push(question);
          return question;
        }),
      }),
    ),
    tags: TAGS,
    recommendations: advice.map(buildAdvice),
  });
}

/** A recommendation replaces only later ones of the list, so that there is no circle. */
function buildAdvice({ replaces, ...advice }: AdviceSeed, index: number): Recommendation {
  const later = ADVICE.slice(index + 1);
  return aRecommendation({ ...advice, id: ADVICE[index] ?? "conseil", replaces: pick(later, replaces) });
}

function buildQuestion(
  seed: QuestionSeed,
  earlier: readonly Question[],
  scale: Seed["scale"],
  shape: Required<QuestionnaireShape>,
): Question {
  const points = (value: number) => scale.min + (value % (scale.max - scale.min + 1));
  const consequences = (index: number) => ({
    recommends: pick(ADVICE, seed.advice[index] ?? null),
    tags: pick(
      TAGS.map((tag) => tag.id),
      seed.tags[index] ?? null,
    ),
  });
  const condition = shape.conditions && seed.condition ? buildCondition(seed.condition, earlier) : undefined;
  const common = {
    id: `q${earlier.length}`,
    weight: seed.weight,
    perspectives: seed.perspectives,
    declares: seed.declares,
    ...(condition && { visibleWhen: condition }),
    ...(seed.unknown !== null && {
      unknown: {
        ...consequences(2),
        ...(shape.unknownPoints && seed.unknown && { points: points(seed.unknown) }),
      },
    }),
    ...(seed.whenWeak !== null && { whenWeak: { atMost: points(seed.whenWeak), ...consequences(3) } }),
    ...(seed.whenStrong !== null && {
      whenStrong: { atLeast: points(seed.whenStrong), tags: consequences(4).tags },
    }),
  };
  const choices = seed.points.map(
    (value, index): Choice =>
      aChoice(`c${index}`, value === null ? undefined : points(value), consequences(index)),
  );
  const bands = seed.points.map((value, index) => ({
    ...(index < seed.points.length - 1 && { below: (index + 1) * 20 }),
    points: points(value ?? 0),
    ...consequences(index),
  }));
  switch (seed.kind) {
    case "single-choice":
      return aSingleChoice({ ...common, choices });
    case "multiple-choice":
      return aMultipleChoice({ ...common, choices, combine: seed.combine });
    case "ranking":
      return aRanking({
        ...common,
        choices: choices.map(({ points: _, ...choice }) => choice),
        maxRanked: 2,
      });
    case "scale":
      return aScale(common);
    case "number":
      return aNumber({ ...common, bands });
    case "percentage":
      return aPercentage({ ...common, bands });
    case "amount":
      return anAmount(common);
    case "date":
      return aDate(common);
    case "text":
      return aText(common);
    case "long-text":
      return aLongText(common);
  }
}

function buildCondition(rolls: readonly number[], earlier: readonly Question[]): Condition | undefined {
  const [form = 0, first = 0, second = 0, ...details] = rolls;
  const a = buildTest(first, details, earlier);
  const b = buildTest(second, details.toReversed(), earlier);
  if (a === undefined || b === undefined) return undefined;
  const forms: readonly Condition[] = [a, { not: a }, { all: [a, b] }, { any: [a, { not: b }] }];
  return forms[form % forms.length];
}

function buildTest(
  which: number,
  [form = 0, detail = 0]: readonly number[],
  earlier: readonly Question[],
): Condition | undefined {
  const question = earlier[which % Math.max(earlier.length, 1)];
  if (question === undefined) return undefined;
  const id = question.id;
  const choices = hasChoices(question) ? question.choices.map((choice) => choice.id) : [];
  const choice = choices[detail % Math.max(choices.length, 1)];
  const forms: readonly Condition[] = [
    { question: id, answered: true },
    { question: id, atLeast: detail % 5 },
    { question: id, atMost: detail % 5 },
    ...(choice === undefined
      ? []
      : [
          { question: id, is: choice },
          { question: id, in: choices.slice(0, 2) },
        ]),
  ];
  return forms[form % forms.length];
}

function pick(from: readonly string[], which: number | null): string[] {
  const one = which === null ? undefined : from[which % Math.max(from.length, 1)];
  return one === undefined ? [] : [one];
}
