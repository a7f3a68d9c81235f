/** Answers for a whole interview, varied and always the same, and interviews that are made without a screen. */
import { v7 } from "uuid";
import type { Answer, Answers } from "#app/domain/answers/answer.ts";
import { answerOperationSchema } from "#app/domain/answers/answer-operation.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { completeInterview } from "#app/server/interviews/complete-interview.ts";
import { saveAnswers } from "#app/server/interviews/save-answers.ts";
import type { Db } from "#db/client.server.ts";
import { listRespondents } from "#db/respondents.ts";

/** Every answer of a firm, by question id; another `firm` (a number) answers otherwise. Hidden questions have none. */
export function answersOf(questionnaire: Questionnaire, firm: number): Answers {
  const answers: Record<string, Answer> = {};
  questionsOf(questionnaire).forEach((question, rank) => {
    // A condition names earlier questions only, so that what is asked is known by now.
    if (!visibleQuestions(questionnaire, ["director", "consultant"], answers).has(question.id)) return;
    answers[question.id] = answerTo(question, rank, firm);
  });
  return answers;
}

/** One question in eleven is « ne sait pas » or « sans objet », where the question lets one say so. */
function answerTo(question: Question, rank: number, firm: number): Answer {
  if (rank % 11 === 9 && question.allowUnknown) return { state: "unknown" };
  if (rank % 11 === 7 && question.allowNotApplicable) return { state: "notApplicable" };
  switch (question.kind) {
    case "single-choice":
      return { choice: nth(question.choices, (rank * 2 + firm * 3 + 1) % question.choices.length) };
    case "multiple-choice":
    case "ranking": {
      const first = (rank + firm) % (question.choices.length - 1);
      return { choices: [nth(question.choices, first), nth(question.choices, first + 1)] };
    }
    case "scale":
      return { value: firm % 4 };
    case "number":
    case "percentage":
    case "amount":
      return { value: Math.min(question.max ?? 40, 4 + firm) };
    case "date":
      return { value: "2027-03-01" };
    case "text":
    case "long-text":
      return { value: "Des rénovations complètes, faute de bras et de partenaires." };
  }
}

function nth(choices: readonly { readonly id: string }[], place: number): string {
  const choice = choices[place];
  if (choice === undefined) throw new Error(`no choice at ${place}`);
  return choice.id;
}

/** Interviews a firm at once, through the use cases, and ends the interview. */
export function interviewQuickly(
  services: { readonly db: Db; readonly questionnaire: Questionnaire },
  enrollmentId: string,
  answers: Answers,
  actor: ActingUser,
): void {
  const { db, questionnaire } = services;
  const sheet = listRespondents(db, enrollmentId).find(({ perspective }) => perspective === "consultant");
  if (sheet === undefined) throw new Error(`${enrollmentId} has no consultant's sheet`);
  const now = nowInstant();
  const batch = Object.entries(answers).map(([key, value]) => ({
    ok: true as const,
    operation: answerOperationSchema.parse({
      ...{ id: v7(), respondentId: sheet.id, subject: "answer", key, value, baseRevision: 0, madeAt: now },
    }),
  }));
  const saved = mustSucceed(
    saveAnswers({ db, questionnaireOf: () => questionnaire }, enrollmentId, batch, actor, now),
  );
  const refused = saved.find(({ outcome }) => outcome !== "applied");
  if (refused !== undefined) throw new Error(`an answer was not taken: ${JSON.stringify(refused)}`);
  mustSucceed(completeInterview(db, enrollmentId, actor, now));
}
