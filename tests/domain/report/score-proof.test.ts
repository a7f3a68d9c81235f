import { describe, expect, it } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import { referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { readerOf } from "#app/domain/report/answers-in-words.ts";
import { proveScores } from "#app/domain/report/score-proof.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import {
  aMultipleChoice,
  aNumber,
  anAssessment,
  aQuestion,
  aQuestionnaire,
  aQuestionnaireOf,
  aTheme,
} from "#tests/support/a-questionnaire.ts";
import { fullAssessment, houseQuestionnaire } from "#tests/support/a-report.ts";

const QUESTIONNAIRE = aQuestionnaireOf([
  aQuestion({ id: "prix", weight: 2 }),
  aMultipleChoice({ id: "outils", combine: "each" }),
  aQuestion({ id: "devis" }),
  aQuestion({ id: "aides" }),
  aQuestion({ id: "projet" }),
  aNumber({ id: "effectif" }),
  aQuestion({ id: "relais", visibleWhen: { question: "prix", is: "non" } }),
]);
const ANSWERS: Readonly<Record<string, Answer>> = {
  prix: { choice: "toujours" },
  outils: { choices: ["parfois", "non"] },
  devis: { state: "unknown" },
  aides: { state: "notApplicable" },
  effectif: { value: 3 },
  relais: { choice: "toujours" },
};

function proofOf(questionnaire: Questionnaire, assessment = anAssessment(ANSWERS)) {
  const scores = scoreAssessment(questionnaire, assessment);
  const { answers } = referenceAnswers(questionnaire, assessment.respondents);
  return {
    scores,
    proofs: proveScores(
      questionnaire,
      scores,
      readerOf(questionnaire, answers, assessment.respondents),
      assessment.respondents,
    ),
  };
}

describe("the proof of a score", () => {
  const { scores, proofs } = proofOf(QUESTIONNAIRE);
  const line = (id: string) => proofs[0]?.lines.find((each) => each.questionId === id);

  it.each([
    {
      what: "an answer that counts",
      id: "prix",
      expected: { answer: "Modalité toujours", points: 4, weight: 2, brings: 2, leftOut: null },
    },
    {
      what: "choices that each count",
      id: "outils",
      expected: { answer: "Modalité parfois · Modalité non", brings: 0.5, leftOut: null },
    },
    {
      what: "« ne sait pas »",
      id: "devis",
      expected: { answer: "Ne sait pas", points: null, brings: null, leftOut: "unknown" },
    },
    {
      what: "« sans objet »",
      id: "aides",
      expected: { answer: "Sans objet", brings: null, leftOut: "notApplicable" },
    },
    {
      what: "no answer",
      id: "projet",
      expected: { answer: "Sans réponse", brings: null, leftOut: "unanswered" },
    },
    {
      what: "an answer that is worth no points",
      id: "effectif",
      expected: { answer: "3", brings: null, leftOut: "not-scored" },
    },
    {
      what: "a question that wasn't asked, whatever is stored",
      id: "relais",
      expected: { answer: "Question non posée", brings: null, leftOut: "hidden" },
    },
  ])("tells $what", ({ id, expected }) => {
    expect(line(id)).toMatchObject(expected);
  });

  it("adds up to the score: what was brought over the weights", () => {
    expect(proofs[0]).toMatchObject({ brought: 2.5, weights: 4, themeWeight: 1 });
    expect(scores.themes[0]?.score).toBe((2.5 / 4) * 100);
  });

  it("lists every question once, in the order of the questionnaire", () => {
    expect(proofs[0]?.lines.map(({ questionId }) => questionId)).toEqual([
      ...["prix", "outils", "devis", "aides", "projet", "effectif", "relais"],
    ]);
  });

  it("gives a theme without a score no weight at all", () => {
    const { proofs: none } = proofOf(aQuestionnaire({ themes: [aTheme({ weight: 3 })] }), anAssessment());
    expect(none).toMatchObject([{ brought: 0, weights: 0, themeWeight: 3 }]);
  });

  it.each([1, 2, 3])("adds up on every theme of the artisans' questionnaire (assessment %i)", (seed) => {
    const artisans = houseQuestionnaire("artisans-renovation");
    const { scores, proofs } = proofOf(artisans, fullAssessment(artisans, seed));
    for (const [index, { brought, weights }] of proofs.entries()) {
      const score = scores.themes[index]?.score ?? null;
      if (score !== null) expect((brought / weights) * 100).toBeCloseTo(score, 9);
      const lines = proofs[index]?.lines ?? [];
      expect(lines.reduce((sum, line) => sum + (line.brings ?? 0), 0)).toBeCloseTo(brought, 9);
    }
  });
});
