import { describe, expect, test } from "vitest";
import type { AnswerSheet, Answers } from "#app/domain/answers/answer.ts";
import { deriveFindings } from "#app/domain/findings/derive-findings.ts";
import type { Finding } from "#app/domain/findings/finding.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import {
  aChoice,
  aMultipleChoice,
  aNumber,
  anAssessment,
  aQuestion,
  aQuestionnaireOf,
  aRanking,
  aScale,
  aSheet,
  aSingleChoice,
  aTag,
} from "#tests/support/a-questionnaire.ts";

const tags = [
  aTag({ id: "temps" }),
  aTag({ id: "argent" }),
  aTag({ id: "export", kind: "opportunity" }),
  aTag({ id: "groupe", kind: "opportunity" }),
];

function find(
  questions: readonly Question[],
  respondents: readonly AnswerSheet[],
  overrides: Partial<Questionnaire> = {},
) {
  const questionnaire = { ...aQuestionnaireOf(questions, { tags }), ...overrides };
  const scores = scoreAssessment(questionnaire, anAssessment({}, { respondents }));
  return deriveFindings(questionnaire, scores, respondents);
}

const say = (answers: Answers) => [aSheet(answers)];
const scales = ["a", "b", "c", "d", "e"].map((id) => aScale({ id }));

describe("strengths and weaknesses", () => {
  test("from 0.75 up, best first; to 0.25 down, worst first; then in the order of the questionnaire", () => {
    const values = { a: { value: 3 }, b: { value: 1 }, c: { value: 4 }, d: { value: 0 }, e: { value: 3 } };
    expect(find(scales, say(values))).toEqual([
      { kind: "strength", question: "c", score: 1 },
      { kind: "strength", question: "a", score: 0.75 },
      { kind: "strength", question: "e", score: 0.75 },
      { kind: "weakness", question: "d", score: 0 },
      { kind: "weakness", question: "b", score: 0.25 },
    ]);
  });

  test("what lies between is neither, and what has no score is neither", () => {
    expect(find(scales, say({ a: { value: 2 }, b: { state: "unknown" } }))).toEqual([]);
  });

  test("the questionnaire may set its own bounds", () => {
    const found = find(scales, say({ a: { value: 2 }, b: { value: 3 }, c: { value: 1 } }), {
      strengthFrom: 0.5,
      weaknessTo: 0,
    });
    expect(found.map((finding) => "question" in finding && [finding.kind, finding.question])).toEqual([
      ["strength", "b"],
      ["strength", "a"],
    ]);
  });
});

describe("what carries a tag", () => {
  const tagged = [
    aChoice("a", 2, { tags: ["temps"] }),
    aChoice("b", 2, { tags: ["argent"] }),
    aChoice("c", 2),
  ];
  const single = aSingleChoice({ id: "q", choices: tagged });
  const multiple = aMultipleChoice({ id: "q", choices: tagged, combine: "best" });
  const scale = aScale({
    id: "q",
    unknown: { tags: ["groupe"] },
    whenWeak: { atMost: 1, tags: ["temps"] },
    whenStrong: { atLeast: 3, tags: ["export"] },
  });
  const scoredUnknown = aScale({
    id: "q",
    unknown: { points: 0, tags: ["groupe"] },
    whenWeak: { atMost: 1, tags: ["temps"] },
  });
  const bands = [{ below: 10, points: 2, tags: ["argent"] }, { points: 4 }];
  const cases: readonly (readonly [string, Question, Answers, readonly string[]])[] = [
    ["the chosen choice", single, { q: { choice: "a" } }, ["temps"]],
    ["a choice without tags", single, { q: { choice: "c" } }, []],
    [
      "every chosen choice, in the order of the questionnaire",
      multiple,
      { q: { choices: ["b", "a"] } },
      ["temps", "argent"],
    ],
    ["every ranked choice", aRanking({ id: "q", choices: tagged }), { q: { choices: ["b"] } }, ["argent"]],
    ["whenWeak, when the points are at most atMost", scale, { q: { value: 1 } }, ["temps"]],
    ["neither weak nor strong", scale, { q: { value: 2 } }, []],
    ["whenStrong, when the points are at least atLeast", scale, { q: { value: 3 } }, ["export"]],
    ["unknown", scale, { q: { state: "unknown" } }, ["groupe"]],
    ["unknown that is scored weak", scoredUnknown, { q: { state: "unknown" } }, ["temps", "groupe"]],
    ["not applicable", scale, { q: { state: "notApplicable" } }, []],
    ["unanswered", scale, {}, []],
    ["the band", aNumber({ id: "q", bands }), { q: { value: 9 } }, ["argent"]],
    ["another band", aNumber({ id: "q", bands }), { q: { value: 10 } }, []],
  ];
  test.each(cases)("%s", (_, question, answers, expected) => {
    expect(
      find([question], say(answers)).flatMap((finding) => ("tag" in finding ? [finding.tag] : [])),
    ).toEqual(expected);
  });
});

describe("obstacles and opportunities", () => {
  const lacksTime = [aChoice("oui", 2, { tags: ["temps", "export"] }), aChoice("non", 2)];
  const declared = aSingleChoice({ id: "declared", choices: lacksTime, declares: true });
  const seen = aSingleChoice({ id: "seen", choices: lacksTime });
  const seenToo = aSingleChoice({ id: "seen-too", choices: lacksTime });
  const yes = { choice: "oui" };

  const cases: readonly (readonly [string, readonly AnswerSheet[], readonly Finding[]])[] = [
    [
      "declared and observed stand side by side; an opportunity gathers all",
      say({ declared: yes, seen: yes }),
      [
        { kind: "obstacle", tag: "temps", source: "declared", questions: ["declared"] },
        { kind: "obstacle", tag: "temps", source: "observed", questions: ["seen"] },
        { kind: "opportunity", tag: "export", questions: ["declared", "seen"] },
      ],
    ],
    [
      "one document evidences an observed obstacle",
      [aSheet({ seen: yes, "seen-too": yes }, "director", { evidenced: ["seen-too"] })],
      [
        { kind: "obstacle", tag: "temps", source: "evidenced", questions: ["seen", "seen-too"] },
        { kind: "opportunity", tag: "export", questions: ["seen", "seen-too"] },
      ],
    ],
    [
      "a document evidences nothing that is only declared",
      [aSheet({ declared: yes }, "director", { evidenced: ["declared"] })],
      [
        { kind: "obstacle", tag: "temps", source: "declared", questions: ["declared"] },
        { kind: "opportunity", tag: "export", questions: ["declared"] },
      ],
    ],
    [
      "a document on another question evidences nothing",
      [aSheet({ seen: yes, "seen-too": { choice: "non" } }, "director", { evidenced: ["seen-too"] })],
      [
        { kind: "obstacle", tag: "temps", source: "observed", questions: ["seen"] },
        { kind: "opportunity", tag: "export", questions: ["seen"] },
      ],
    ],
    [
      "a document of the director evidences what the consultant observed",
      [aSheet({}, "director", { evidenced: ["seen"] }), aSheet({ seen: yes }, "consultant")],
      [
        { kind: "obstacle", tag: "temps", source: "evidenced", questions: ["seen"] },
        { kind: "opportunity", tag: "export", questions: ["seen"] },
      ],
    ],
    [
      "an employee's document has no part in it",
      [aSheet({ seen: yes }), aSheet({}, "employee", { evidenced: ["seen"] })],
      [
        { kind: "obstacle", tag: "temps", source: "observed", questions: ["seen"] },
        { kind: "opportunity", tag: "export", questions: ["seen"] },
      ],
    ],
  ];
  test.each(cases)("%s", (_, respondents, expected) => {
    expect(find([declared, seen, seenToo], respondents)).toEqual(expected);
  });

  test("strengths, weaknesses, obstacles, opportunities come in this order", () => {
    const strong = aQuestion({ id: "strong", whenStrong: { atLeast: 4, tags: ["groupe", "argent"] } });
    const weak = aQuestion({ id: "weak", whenWeak: { atMost: 0, tags: ["export", "temps"] } });
    const found = find([weak, strong], say({ weak: { choice: "non" }, strong: { choice: "toujours" } }));
    expect(found.map((finding) => ("tag" in finding ? finding.tag : finding.kind))).toEqual([
      "strength",
      "weakness",
      "temps",
      "argent",
      "export",
      "groupe",
    ]);
  });

  test("a hidden question finds nothing", () => {
    const hidden = aSingleChoice({
      id: "hidden",
      choices: lacksTime,
      visibleWhen: { question: "seen", is: "oui" },
    });
    expect(find([seen, hidden], say({ seen: { choice: "non" }, hidden: yes }))).toEqual([]);
  });

  test("a tag that the questionnaire does not define throws", () => {
    expect(() => find([seen], say({ seen: yes }), { tags: [] })).toThrow("unknown tag temps");
  });
});
