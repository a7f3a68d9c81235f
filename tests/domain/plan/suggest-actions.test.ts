import { describe, expect, test } from "vitest";
import type { Answers, Stake } from "#app/domain/answers/answer.ts";
import { suggestActions } from "#app/domain/plan/suggest-actions.ts";
import type { Question, Questionnaire, Recommendation } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import {
  aChoice,
  aMultipleChoice,
  aNumber,
  anAssessment,
  aQuestionnaire,
  aQuestionnaireOf,
  aRecommendation,
  aScale,
  aSingleChoice,
  aTheme,
} from "#tests/support/a-questionnaire.ts";

function suggest(
  questionnaire: Questionnaire,
  answers: Answers,
  stakes: Readonly<Record<string, Stake>> = {},
) {
  const assessment = anAssessment(answers, { stakes });
  return suggestActions(questionnaire, scoreAssessment(questionnaire, assessment), stakes);
}

/** A scale that triggers this advice up to 3 points. */
const weakScale = (id: string, recommends: string[], weight = 1) =>
  aScale({ id, weight, whenWeak: { atMost: 3, recommends } });

const planOf = (
  questions: readonly Question[],
  recommendations: readonly Recommendation[],
  answers: Answers,
) => suggest(aQuestionnaireOf(questions, { recommendations: [...recommendations] }), answers);

const idsOf = (suggestions: ReturnType<typeof suggest>) => suggestions.map((each) => each.recommendation);

describe("what triggers a recommendation", () => {
  const advice = aRecommendation({ id: "r" });
  const other = aRecommendation({ id: "s" });
  const choices = [
    aChoice("a", 0, { recommends: ["r"] }),
    aChoice("b", 4),
    aChoice("c", undefined, { recommends: ["s"] }),
  ];
  const bands = [{ below: 10, points: 0, recommends: ["r"] }, { points: 4 }];
  const scale = aScale({
    id: "q",
    unknown: { recommends: ["s"] },
    whenWeak: { atMost: 1, recommends: ["r"] },
  });
  const scoredUnknown = aScale({
    id: "q",
    unknown: { points: 1 },
    whenWeak: { atMost: 1, recommends: ["r"] },
  });
  const hidden = aScale({
    id: "q",
    visibleWhen: { question: "before", atLeast: 1 },
    whenWeak: { atMost: 4, recommends: ["r"] },
  });
  const cases: readonly (readonly [string, Question, Answers, readonly string[]])[] = [
    ["a chosen choice", aSingleChoice({ id: "q", choices }), { q: { choice: "a" } }, ["r"]],
    ["not a choice that is not chosen", aSingleChoice({ id: "q", choices }), { q: { choice: "b" } }, []],
    [
      "every chosen choice",
      aMultipleChoice({ id: "q", choices }),
      { q: { choices: ["a", "c"] } },
      ["r", "s"],
    ],
    ["the band of a number", aNumber({ id: "q", bands }), { q: { value: 9 } }, ["r"]],
    ["not another band", aNumber({ id: "q", bands }), { q: { value: 10 } }, []],
    ["whenWeak, with atMost points", scale, { q: { value: 1 } }, ["r"]],
    ["not whenWeak with more", scale, { q: { value: 2 } }, []],
    ["unknown", scale, { q: { state: "unknown" } }, ["s"]],
    ["whenWeak by the points of unknown", scoredUnknown, { q: { state: "unknown" } }, ["r"]],
    ["not « sans objet »", scale, { q: { state: "notApplicable" } }, []],
    ["not silence", scale, {}, []],
    ["not a hidden question", hidden, { before: { value: 0 }, q: { value: 0 } }, []],
    ["a question that is shown", hidden, { before: { value: 1 }, q: { value: 0 } }, ["r"]],
  ];
  test.each(cases)("%s", (_, question, answers, expected) => {
    expect(idsOf(planOf([aScale({ id: "before" }), question], [advice, other], answers))).toEqual(expected);
  });

  test("twice by the same question counts once", () => {
    const both = aSingleChoice({ id: "q", choices, whenWeak: { atMost: 1, recommends: ["r"] } });
    expect(planOf([both], [advice, other], { q: { choice: "a" } })[0]?.because).toHaveLength(1);
  });

  test("advice that the questionnaire does not hold throws", () => {
    expect(() => planOf([weakScale("q", ["r"])], [], { q: { value: 0 } })).toThrow("no recommendation r");
  });
});

describe("priority = impact ÷ effort × the largest (stake × gap)", () => {
  const themeOf = (id: string, stake: boolean, questions: Question[]) => aTheme({ id, stake, questions });
  const questionnaire = aQuestionnaire({
    themes: [
      themeOf("rated", true, [
        weakScale("a", ["r"], 2),
        aScale({ id: "b", weight: 3, unknown: { recommends: ["r"] } }),
      ]),
      themeOf("plain", false, [weakScale("c", ["r"], 2)]),
    ],
    recommendations: [aRecommendation({ id: "r", impact: 3, effort: 2 })],
  });
  const cases: readonly (readonly [string, Answers, Readonly<Record<string, Stake>>, number])[] = [
    ["gap (1 − 0.25) × 2 = 1.5, stake 2 by default: 1.5 × 3", { a: { value: 1 } }, {}, 4.5],
    ["stake 3: 1.5 × 3 × 1.5", { a: { value: 1 } }, { rated: 3 }, 6.75],
    ["stake 1: 1.5 × 1 × 1.5", { a: { value: 1 } }, { rated: 1 }, 2.25],
    ["without a score, half a gap: 0.5 × 3 × 2 × 1.5", { b: { state: "unknown" } }, {}, 4.5],
    ["a theme without stake counts 2: 1.5 × 2 × 1.5", { c: { value: 1 } }, {}, 4.5],
    ["… also when one is given for it", { c: { value: 1 } }, { plain: 3 }, 4.5],
    ["the largest of stake 1 × 1.5 and 2 × 0.5", { a: { value: 1 }, c: { value: 3 } }, { rated: 1 }, 2.25],
    ["the largest of stake 1 × 0.5 and 2 × 1.5", { a: { value: 3 }, c: { value: 1 } }, { rated: 1 }, 4.5],
  ];
  test.each(cases)("%s", (_, answers, stakes, priority) => {
    expect(suggest(questionnaire, answers, stakes)[0]?.priority).toBeCloseTo(priority, 12);
  });

  test("every trigger says its question, theme, gap and stake, in the order of the questionnaire", () => {
    const answers: Answers = { c: { value: 3 }, b: { state: "unknown" }, a: { value: 1 } };
    expect(suggest(questionnaire, answers, { rated: 3 })[0]?.because).toEqual([
      { question: "a", theme: "rated", gap: 1.5, stake: 3 },
      { question: "b", theme: "rated", gap: 1.5, stake: 3 },
      { question: "c", theme: "plain", gap: 0.5, stake: 2 },
    ]);
  });

  test("a stake may be called « constructor » or not be there", () => {
    const odd = aQuestionnaire({
      themes: [themeOf("constructor", true, [weakScale("a", ["r"])])],
      recommendations: [aRecommendation({ id: "r" })],
    });
    expect(suggest(odd, { a: { value: 0 } })[0]?.because[0]?.stake).toBe(2);
  });
});

describe("the order of the plan", () => {
  const cases: readonly (readonly [
    string,
    readonly Recommendation[],
    readonly Question[],
    readonly string[],
  ])[] = [
    [
      "priority down: 3 ÷ 3 < 2 ÷ 1",
      [aRecommendation({ id: "a", impact: 3, effort: 3 }), aRecommendation({ id: "b", impact: 2 })],
      [weakScale("x", ["a", "b"])],
      ["b", "a"],
    ],
    [
      "then impact down: 2 ÷ 2 = 1 ÷ 1",
      [
        aRecommendation({ id: "a", impact: 1, effort: 1 }),
        aRecommendation({ id: "b", impact: 2, effort: 2 }),
      ],
      [weakScale("x", ["a", "b"])],
      ["b", "a"],
    ],
    [
      "then effort up: 2 ÷ 2 × 2 = 2 ÷ 1 × 1",
      [
        aRecommendation({ id: "a", impact: 2, effort: 2 }),
        aRecommendation({ id: "b", impact: 2, effort: 1 }),
      ],
      [weakScale("x", ["a"], 2), weakScale("y", ["b"], 1)],
      ["b", "a"],
    ],
    [
      "then the first trigger in the order of the questionnaire",
      [aRecommendation({ id: "a" }), aRecommendation({ id: "b" })],
      [weakScale("x", ["b"]), weakScale("y", ["a", "b"])],
      ["b", "a"],
    ],
    [
      "then the id",
      [aRecommendation({ id: "b" }), aRecommendation({ id: "a" })],
      [weakScale("x", ["b", "a"])],
      ["a", "b"],
    ],
  ];
  test.each(cases)("%s", (_, recommendations, questions, expected) => {
    const answers = { x: { value: 0 }, y: { value: 0 } };
    expect(idsOf(planOf(questions, recommendations, answers))).toEqual(expected);
  });

  test("two priorities that differ by the noise of a sum are equal", () => {
    // (1 − 0.7) × 1 is 0.30000000000000004, 0.5 × 0.6 is 0.3; the first trigger decides.
    const questionnaire = aQuestionnaireOf(
      [
        aScale({ id: "x", weight: 0.6, unknown: { recommends: ["b"] } }),
        aScale({ id: "y", weight: 1, whenWeak: { atMost: 7, recommends: ["a"] } }),
      ],
      {
        scale: { min: 0, max: 10 },
        recommendations: [aRecommendation({ id: "a" }), aRecommendation({ id: "b" })],
      },
    );
    expect(idsOf(suggest(questionnaire, { x: { state: "unknown" }, y: { value: 7 } }))).toEqual(["b", "a"]);
  });
});

describe("twins", () => {
  const replacing = (id: string, ...replaces: string[]) => aRecommendation({ id, replaces });
  const trigger = { x: { value: 0 }, y: { value: 2 }, z: { value: 1 } };
  const each = (first: string, second: string, third: string) => [
    weakScale("x", [first]),
    weakScale("y", [second]),
    weakScale("z", [third]),
  ];
  type Row = readonly [recommendation: string, because: readonly string[], absorbed: readonly string[]];
  const cases: readonly (readonly [
    string,
    readonly Question[],
    readonly Recommendation[],
    readonly Row[],
  ])[] = [
    [
      "the replaced one leaves and its triggers join",
      [weakScale("x", ["b"]), weakScale("y", ["a"])],
      [replacing("a", "b"), replacing("b")],
      [["a", ["x", "y"], ["b"]]],
    ],
    [
      "a question that triggers both counts once",
      [weakScale("x", ["a", "b"])],
      [replacing("a", "b"), replacing("b")],
      [["a", ["x"], ["b"]]],
    ],
    [
      "a twin that is not triggered changes nothing",
      [weakScale("x", ["b"])],
      [replacing("a", "b"), replacing("b")],
      [["b", ["x"], []]],
    ],
    [
      "transitively",
      each("c", "b", "a"),
      [replacing("a", "b"), replacing("b", "c"), replacing("c")],
      [["a", ["x", "y", "z"], ["b", "c"]]],
    ],
    [
      "transitively, also through one that is not triggered",
      [weakScale("x", ["c"]), weakScale("y", ["a"])],
      [replacing("a", "b"), replacing("b", "c"), replacing("c")],
      [["a", ["x", "y"], ["c"]]],
    ],
    [
      "what two replace joins both",
      each("c", "b", "a"),
      [replacing("a", "c"), replacing("b", "c"), replacing("c")],
      [
        ["a", ["x", "z"], ["c"]],
        ["b", ["x", "y"], ["c"]],
      ],
    ],
    [
      "two ways to the same twin absorb it once",
      each("c", "b", "a"),
      [replacing("a", "b", "c"), replacing("b", "c"), replacing("c")],
      [["a", ["x", "y", "z"], ["b", "c"]]],
    ],
  ];
  test.each(cases)("%s", (_, questions, recommendations, expected) => {
    const plan = planOf(questions, recommendations, trigger);
    expect(
      plan.map((one) => [one.recommendation, one.because.map((because) => because.question), one.absorbed]),
    ).toEqual(expected);
  });

  test("the triggers that join count in the priority", () => {
    const [only] = planOf(
      [weakScale("x", ["a"]), weakScale("y", ["b"], 2)],
      [replacing("a", "b"), replacing("b")],
      { x: { value: 3 }, y: { value: 0 } },
    );
    expect(only?.priority).toBe(4);
  });

  test("a circle throws", () => {
    expect(() =>
      planOf([weakScale("x", ["a"])], [replacing("a", "b"), replacing("b", "a")], trigger),
    ).toThrow("replaces itself");
  });
});
