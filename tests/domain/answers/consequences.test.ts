import { expect, test } from "vitest";
import { consequencesOf } from "#app/domain/answers/consequences.ts";
import { scoreQuestion } from "#app/domain/scoring/score-questions.ts";
import { aChoice, aSingleChoice } from "#tests/support/a-questionnaire.ts";

const weakTwice = aSingleChoice({
  choices: [aChoice("non", 0, { recommends: ["r"], tags: ["temps"] }), aChoice("oui", 4)],
  whenWeak: { atMost: 1, recommends: ["s", "r"], tags: ["temps", "argent"] },
});

test("advice and tags that an answer brings twice come once, those of the choice first", () => {
  const reading = { themeId: "theme", visible: true, answer: { choice: "non" }, perspective: null };
  const scored = scoreQuestion(weakTwice, reading, { min: 0, max: 4 });
  expect(consequencesOf(weakTwice, scored)).toEqual({ recommends: ["r", "s"], tags: ["temps", "argent"] });
});
