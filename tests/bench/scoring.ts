/** Scoring one sheet, against the bare loop that only sums points times weights over the same answers. */
import { answerTo } from "#app/domain/answers/answer.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, questionsOf } from "#app/domain/questionnaire/question.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import { medianOf, report, section } from "#tests/bench/measure.ts";
import { answersOf } from "#tests/support/interview-answers.ts";

const SHEETS = 400;

export async function benchScoring(questionnaire: Questionnaire): Promise<void> {
  section(`Scores (${questionsOf(questionnaire).length} questions, ${SHEETS} feuilles par mesure)`);
  const sheets = Array.from({ length: SHEETS }, (_, firm) => ({
    respondents: [{ perspective: "consultant" as const, answers: answersOf(questionnaire, firm) }],
    stakes: {},
  }));
  const scoring =
    (await medianOf(7, () => sheets.map((sheet) => scoreAssessment(questionnaire, sheet)))) / SHEETS;
  const bare =
    (await medianOf(7, () =>
      sheets.map((sheet) => sumOnly(questionnaire, sheet.respondents[0]?.answers ?? {})),
    )) / SHEETS;
  const whole = (await medianOf(5, () => sheets.map((sheet) => diagnose(questionnaire, sheet, [])))) / SHEETS;
  report(
    "noter une feuille",
    scoring,
    "ms",
    `${Math.round(1000 / scoring)} feuilles/s ; ${(scoring / bare).toFixed(1)} × la boucle nue`,
    1,
  );
  report("boucle nue, qui ne fait qu’additionner", bare, "ms");
  report("noter, constater et suggérer", whole, "ms", `${Math.round(1000 / whole)} feuilles/s`);
}

/** What scoring would cost if it had no visibility, coverage, levels nor proof. */
function sumOnly(questionnaire: Questionnaire, answers: Parameters<typeof answerTo>[0]): number {
  let sum = 0;
  for (const theme of questionnaire.themes)
    for (const question of theme.questions) {
      const answer = answerTo(answers, question.id);
      if (answer === undefined || !hasChoices(question) || !("choice" in answer)) continue;
      for (const choice of question.choices)
        if (choice.id === answer.choice) sum += (choice.points ?? 0) * question.weight;
    }
  return sum;
}
