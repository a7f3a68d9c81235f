import { describe, expect, test } from "vitest";
import type { Answer, AnswerSheet, Answers } from "#app/domain/answers/answer.ts";
import type { Question, Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment, scorePerspective } from "#app/domain/scoring/score-themes.ts";
import {
  aChoice,
  aMultipleChoice,
  anAssessment,
  aQuestion,
  aQuestionnaire,
  aQuestionnaireOf,
  aScale,
  aSheet,
  aText,
  aTheme,
} from "#tests/support/a-questionnaire.ts";

const half: Answer = { choice: "parfois" };
const full: Answer = { choice: "toujours" };
const none: Answer = { choice: "non" };
const unknown: Answer = { state: "unknown" };
const notApplicable: Answer = { state: "notApplicable" };

/** Scored questions q0, q1 … of these weights. */
const weighing = (...weights: readonly number[]): readonly Question[] =>
  weights.map((weight, index) => aQuestion({ id: `q${index}`, weight }));

function themeOf(questions: readonly Question[], answers: Answers, overrides: Partial<Questionnaire> = {}) {
  const questionnaire = { ...aQuestionnaireOf(questions), ...overrides };
  return scoreAssessment(questionnaire, anAssessment(answers)).themes[0];
}

describe("the score and the coverage of a theme", () => {
  const cases: readonly (readonly [string, readonly Question[], Answers, number | null, number | null])[] = [
    ["the mean of 0.5 and 1", weighing(1, 1), { q0: half, q1: full }, 75, 1],
    ["weighted: (3 × 0.5 + 1 × 1) ÷ 4", weighing(3, 1), { q0: half, q1: full }, 62.5, 1],
    ["all « non » is 0, not null", weighing(1, 1), { q0: none, q1: none }, 0, 1],
    ["two of three answered: 67 % ≥ 60 %", weighing(1, 1, 1), { q0: full, q1: none }, 50, 2 / 3],
    ["one of three answered: 33 % < 60 %", weighing(1, 1, 1), { q0: full }, null, 1 / 3],
    ["coverage is weighted: 3 of 5", weighing(3, 1, 1), { q0: full }, 100, 0.6],
    [
      "exactly 60 %, whatever the noise of 0.7 + 0.7 + 0.7",
      weighing(0.7, 0.7, 0.7, 0.7, 0.7),
      { q0: full, q1: full, q2: full },
      100,
      0.6,
    ],
    ["nothing answered: coverage 0 and no score", weighing(1, 1), {}, null, 0],
    ["unknown is expected and not scored", weighing(1, 1), { q0: full, q1: unknown }, null, 0.5],
    ["not applicable is not expected", weighing(1, 1), { q0: full, q1: notApplicable }, 100, 1],
    [
      "only not applicable: nothing expected",
      weighing(1, 1),
      { q0: notApplicable, q1: notApplicable },
      null,
      null,
    ],
    ["zero weights give null, not NaN", weighing(0, 0), { q0: full, q1: full }, null, null],
    ["a weight of zero counts for nothing", weighing(1, 0), { q0: half, q1: full }, 50, 1],
    ["what nothing scores is not expected", [...weighing(1), aText({ id: "t" })], { q0: half }, 50, 1],
    [
      "a hidden question has no part in it",
      [...weighing(1), aQuestion({ id: "h", visibleWhen: { question: "q0", is: "non" } })],
      { q0: full, h: none },
      100,
      1,
    ],
    [
      "shown, it has",
      [...weighing(1), aQuestion({ id: "h", visibleWhen: { question: "q0", is: "toujours" } })],
      { q0: full, h: none },
      50,
      1,
    ],
    [
      "unknown with points: (1 + 0.25) ÷ 2",
      [...weighing(1), aQuestion({ id: "u", unknown: { points: 1 } })],
      { q0: full, u: unknown },
      62.5,
      1,
    ],
    [
      "a text whose « ne sait pas » is scored never covers more than 1",
      [...weighing(1), aText({ id: "t", unknown: { points: 0 } })],
      { q0: full, t: unknown },
      50,
      1,
    ],
  ];
  test.each(cases)("%s", (_, questions, answers, score, coverage) => {
    const theme = themeOf(questions, answers);
    if (score === null) expect(theme?.score).toBeNull();
    else expect(theme?.score).toBeCloseTo(score, 10);
    if (coverage === null) expect(theme?.coverage).toBeNull();
    else expect(theme?.coverage).toBeCloseTo(coverage, 10);
  });

  test("with `each`, every choice enters the mean on its own, and coverage counts the question once", () => {
    const each = aMultipleChoice({
      id: "m",
      combine: "each",
      choices: [aChoice("a", 0), aChoice("b", 4), aChoice("c", 4)],
    });
    const theme = themeOf([each, ...weighing(1)], { m: { choices: ["a", "b", "c"] }, q0: none });
    // (0 + 1 + 1 + 0) ÷ 4, where the mean of the question would give (2/3 + 0) ÷ 2
    expect(theme?.score).toBe(50);
    expect([theme?.scoredWeight, theme?.expectedWeight]).toEqual([2, 2]);
  });

  test("a minimum coverage of zero still needs something to be scored", () => {
    expect(themeOf(weighing(1), {}, { minimumCoverage: 0 })?.score).toBeNull();
  });

  test("a theme of context has a coverage, and neither score nor level", () => {
    const context = aTheme({ scored: false, questions: [aQuestion({ id: "q" })] });
    const { themes } = scoreAssessment(aQuestionnaire({ themes: [context] }), anAssessment({ q: full }));
    expect(themes[0]).toMatchObject({ score: null, coverage: 1, level: null });
  });
});

/** Themes of one question each, named t0, t1 … with questions q0, q1 … */
function themes(...overrides: readonly Partial<Pick<Theme, "weight" | "scored">>[]): Theme[] {
  return overrides.map((each, index) =>
    aTheme({ id: `t${index}`, questions: [aQuestion({ id: `q${index}` })], ...each }),
  );
}

describe("the overall score", () => {
  const cases: readonly (readonly [
    string,
    readonly Theme[],
    Answers,
    number | null,
    number | null,
    string | null,
  ])[] = [
    ["the mean of 50 and 100", themes({}, {}), { q0: half, q1: full }, 75, 1, "solide"],
    [
      "weighted by theme: (3 × 50 + 1 × 100) ÷ 4",
      themes({ weight: 3 }, {}),
      { q0: half, q1: full },
      62.5,
      1,
      "solide",
    ],
    ["half of the themes are enough", themes({}, {}), { q0: half }, 50, 0.5, "en-construction"],
    ["fewer than half are not: 1 of 3", themes({}, {}, {}), { q0: half }, null, 1 / 3, null],
    [
      "themes of context are not counted",
      themes({}, { scored: false }, { scored: false }),
      { q0: full, q1: none },
      100,
      1,
      "exemplaire",
    ],
    ["… nor is their coverage", themes({}, { scored: false }), { q0: full }, 100, 1, "exemplaire"],
    [
      "zero total weight gives null",
      themes({ weight: 0 }, { weight: 0 }),
      { q0: full, q1: full },
      null,
      1,
      null,
    ],
    ["nothing answered", themes({}, {}), {}, null, 0, null],
    ["all themes of context", themes({ scored: false }), { q0: full }, null, null, null],
  ];
  test.each(cases)("%s", (_, given, answers, score, coverage, level) => {
    const { overall } = scoreAssessment(aQuestionnaire({ themes: [...given] }), anAssessment(answers));
    expect(overall).toEqual({ score, coverage, level });
  });

  test("coverage pools the questions, not the themes", () => {
    const questionnaire = aQuestionnaire({
      themes: [
        aTheme({ questions: [...weighing(3, 1)], weight: 5 }),
        aTheme({ questions: [aQuestion({ id: "z" })] }),
      ],
    });
    const { overall } = scoreAssessment(questionnaire, anAssessment({ q0: full }));
    expect(overall.coverage).toBe(0.6);
  });
});

describe("perspectives", () => {
  const everyone = ["director", "consultant", "employee", "customer"] as const;
  const questionnaire = aQuestionnaireOf([
    aQuestion({ id: "a", perspectives: [...everyone] }),
    aQuestion({ id: "b", perspectives: [...everyone], visibleWhen: { question: "a", is: "toujours" } }),
    aQuestion({ id: "c", perspectives: ["director"] }),
    aQuestion({ id: "d", perspectives: ["employee"] }),
  ]);
  const perspectiveScores = (respondents: readonly AnswerSheet[]) =>
    scoreAssessment(questionnaire, anAssessment({}, { respondents })).perspectives;

  test("the reference takes the consultant's answers first, and each perspective keeps its own score", () => {
    const respondents = [aSheet({ a: full, b: full, c: full }), aSheet({ a: none }, "consultant")];
    const { overall, perspectives, questions } = scoreAssessment(
      questionnaire,
      anAssessment({}, { respondents }),
    );
    // Reference: a « non » (consultant), b hidden, c full: (0 + 1) ÷ 2.
    expect(overall.score).toBe(50);
    expect(perspectives.director?.overall.score).toBe(100);
    expect(perspectives.consultant?.overall.score).toBe(0);
    expect(questions.map(({ questionId, state, perspective }) => [questionId, state, perspective])).toEqual([
      ["a", "answered", "consultant"],
      ["b", "hidden", null],
      ["c", "answered", "director"],
    ]);
  });

  test("a perspective's coverage covers the questions that name it", () => {
    const { employee } = perspectiveScores([aSheet({ a: full, b: full }, "employee")]);
    expect(employee?.themes[0]).toMatchObject({ scoredWeight: 2, expectedWeight: 3 });
  });

  test("employees are averaged question by question, each with their own visibility", () => {
    const { employee } = perspectiveScores([
      aSheet({ a: full, b: none, d: none }, "employee"),
      aSheet({ a: none, d: half }, "employee"), // b is hidden for this one
      aSheet({ a: half }, "employee"), // d is unanswered
    ]);
    // a: (1 + 0 + 0.5) ÷ 3 = 0.5; b: 0; d: (0 + 0.5) ÷ 2 = 0.25; theme: 0.75 ÷ 3.
    expect(employee?.overall.score).toBe(25);
    expect(employee?.themes[0]).toMatchObject({ coverage: 1, scoredWeight: 3, expectedWeight: 3 });
  });

  test("two directors speak with one voice: the later sheet wins", () => {
    const { director } = perspectiveScores([aSheet({ a: half, c: full }), aSheet({ a: none })]);
    expect(director?.overall.score).toBe(50);
  });

  test("only perspectives that answered something they see are there", () => {
    const hiddenOnly = aSheet({ b: full }, "customer");
    expect(
      Object.keys(perspectiveScores([aSheet(), aSheet({ a: unknown }, "employee"), hiddenOnly])),
    ).toEqual(["employee"]);
  });

  test("a perspective that is asked about too few themes has no overall score", () => {
    const three = aQuestionnaire({
      themes: [
        aTheme({ questions: [aQuestion({ id: "e", perspectives: ["employee"] })] }),
        aTheme(),
        aTheme(),
      ],
    });
    const scorecard = scorePerspective(three, [aSheet({ e: full }, "employee")], "employee");
    expect([scorecard?.themes[0]?.score, scorecard?.overall.score]).toEqual([100, null]);
  });

  test("nobody of that perspective gives null", () => {
    expect(scorePerspective(questionnaire, [], "employee")).toBeNull();
  });

  test("one employee alone keeps every choice of an `each` question on its own", () => {
    const choices = [aChoice("x", 0), aChoice("y", 4), aChoice("z", 4)];
    const each = aQuestionnaireOf([
      aMultipleChoice({ id: "m", combine: "each", choices, perspectives: ["employee"] }),
      aScale({ id: "s", perspectives: ["employee"] }),
    ]);
    const sheet = aSheet({ m: { choices: ["x", "y", "z"] }, s: { value: 0 } }, "employee");
    expect(scorePerspective(each, [sheet], "employee")?.overall.score).toBe(50);
    // Two of them: the question's mean 2/3 and 0, so a third.
    expect(scorePerspective(each, [sheet, sheet], "employee")?.overall.score).toBeCloseTo(100 / 3, 10);
  });

  test.each([
    { name: "two of the three asked for show nothing", people: 2, score: undefined },
    { name: "three are shown", people: 3, score: 50 },
    { name: "a fourth waits for two more", people: 4, score: 50 },
    { name: "six are shown", people: 6, score: 75 },
  ])("of a group, $name", ({ people, score }) => {
    const asked = aQuestionnaireOf([aScale({ id: "s", perspectives: ["employee"] })]);
    const sheets = [2, 2, 2, 4, 4, 4].map((value) => aSheet({ s: { value } }, "employee")).slice(0, people);
    const assessment = anAssessment({}, { respondents: sheets, groupThreshold: 3 });
    expect(scoreAssessment(asked, assessment).perspectives.employee?.overall.score).toBe(score);
  });

  test("progress is that of the reference sheet", () => {
    const respondents = [aSheet({ a: full, c: unknown }), aSheet({ a: unknown, d: full }, "employee")];
    expect(scoreAssessment(questionnaire, anAssessment({}, { respondents })).progress).toEqual({
      visible: 3,
      answered: 1,
      unknown: 1,
      notApplicable: 0,
      unanswered: 1,
    });
  });
});
