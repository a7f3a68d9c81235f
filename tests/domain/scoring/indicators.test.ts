import { expect, test } from "vitest";
import type { Answers } from "#app/domain/answers/answer.ts";
import { computeIndicators } from "#app/domain/scoring/indicators.ts";
import {
  aNumber,
  anAmount,
  anAssessment,
  aQuestion,
  aQuestionnaireOf,
  aSheet,
} from "#tests/support/a-questionnaire.ts";

const questionnaire = aQuestionnaireOf(
  [
    aQuestion({ id: "active" }),
    anAmount({ id: "turnover", visibleWhen: { not: { question: "active", is: "non" } } }),
    aNumber({ id: "people" }),
  ],
  {
    indicators: [
      { id: "per-person", label: "CA par personne", unit: "€", ratio: { of: "turnover", by: "people" } },
    ],
  },
);

const cases: readonly (readonly [string, Answers, number | null])[] = [
  [
    "300,000 € for 4 persons are 75,000 € each",
    { turnover: { value: 300_000 }, people: { value: 4 } },
    75_000,
  ],
  ["nothing divided is zero", { turnover: { value: 0 }, people: { value: 4 } }, 0],
  ["nothing to divide by", { turnover: { value: 300_000 }, people: { value: 0 } }, null],
  ["a missing part", { turnover: { value: 300_000 } }, null],
  ["an unknown part", { turnover: { state: "unknown" }, people: { value: 4 } }, null],
  ["a hidden part", { active: { choice: "non" }, turnover: { value: 300_000 }, people: { value: 4 } }, null],
  ["a figure too large to be one", { turnover: { value: 1e308 }, people: { value: 1e-10 } }, null],
];
test.each(cases)("%s", (_, answers, value) => {
  expect(computeIndicators(questionnaire, anAssessment(answers))).toEqual([{ id: "per-person", value }]);
});

test("the consultant's figure prevails", () => {
  const respondents = [
    aSheet({ turnover: { value: 100 }, people: { value: 2 } }),
    aSheet({ people: { value: 4 } }, "consultant"),
  ];
  expect(computeIndicators(questionnaire, anAssessment({}, { respondents }))[0]?.value).toBe(25);
});
