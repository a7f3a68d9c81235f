/** What a firm reads of its progress. */
import { describe, expect, test } from "vitest";
import { composeProgress } from "#app/domain/report/progress-since.ts";
import { anAssessment, aPlannedAction, aQuestion, aQuestionnaireOf } from "#tests/support/a-questionnaire.ts";

const questionnaire = aQuestionnaireOf([
  aQuestion({ id: "delai", label: "Les délais sont-ils tenus ?" }),
  aQuestion({ id: "devis", label: "Les devis partent-ils vite ?", weight: 2 }),
  aQuestion({ id: "climat", label: "Le climat est-il bon ?" }),
]);
const said = (answers: Readonly<Record<string, string>>) =>
  anAssessment(Object.fromEntries(Object.entries(answers).map(([id, choice]) => [id, { choice }])));

function progress(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  plan = [aPlannedAction()],
) {
  return composeProgress({
    questionnaire,
    from: "T0",
    to: "T1",
    before: said(before),
    after: said(after),
    plan,
  });
}

describe("the answers that moved", () => {
  test("are told with both answers, those that count most first", () => {
    const { improved, declined } = progress(
      { delai: "non", devis: "non", climat: "toujours" },
      { delai: "toujours", devis: "toujours", climat: "parfois" },
    );
    expect(improved.map(({ questionId, before, after }) => [questionId, before, after])).toEqual([
      ["devis", "Modalité non", "Modalité toujours"],
      ["delai", "Modalité non", "Modalité toujours"],
    ]);
    expect(declined.map(({ questionId }) => questionId)).toEqual(["climat"]);
  });

  test("leave out what stayed, and what was answered once", () => {
    const { improved, declined, themes } = progress(
      { delai: "parfois" },
      { delai: "parfois", devis: "toujours" },
    );
    expect([improved, declined]).toEqual([[], []]);
    expect(themes).toMatchObject([{ change: 0, questions: 1 }]);
  });
});

test("the plan of the round before is told with what became of it, without what was set aside", () => {
  const plan = [
    aPlannedAction({ title: "Écrire les devis", status: "done" }),
    aPlannedAction({ title: "Former l’équipe", status: "started" }),
    aPlannedAction({ title: "Changer de nom", decision: "rejected", reason: "Non" }),
  ];
  const { actions, counts } = progress({}, {}, plan);
  expect(actions.map(({ title, status }) => [title, status])).toEqual([
    ["Écrire les devis", "done"],
    ["Former l’équipe", "started"],
  ]);
  expect(counts).toEqual({ planned: 0, started: 1, done: 1, dropped: 0 });
});
