/** A second campaign in an operation whose first is over: every firm whose interview was over is met again. */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, questionsOf } from "#app/domain/questionnaire/question.ts";
import type { Db } from "#db/client.server.ts";
import { randomNumbers } from "#tests/support/a-synthesis.ts";

/**
 * Opens T1 and answers it: as the first time, but for one answer out of four, which moves to a neighbouring choice, more often
 * to the better one. The same operation gives the same answers.
 *
 * @param day ISO date, after the first round was opened.
 */
export function aSecondRound(db: Db, questionnaire: Questionnaire, operationId: string, day: string): void {
  const { $client } = db;
  const roundId = randomUUID();
  const random = randomNumbers(5);
  const choicesOf = new Map(
    questionsOf(questionnaire).map((question) => [
      question.id,
      question.kind === "single-choice" && hasChoices(question)
        ? question.choices.toSorted((a, b) => (a.points ?? 0) - (b.points ?? 0)).map(({ id }) => id)
        : [],
    ]),
  );
  const insertSheet = $client.prepare(
    "INSERT INTO respondents (id, enrollment_id, round_id, perspective, created_at) VALUES (?, ?, ?, ?, ?)",
  );
  const insertAnswer = $client.prepare(
    "INSERT INTO answers (respondent_id, subject, key, value, revision, updated_at) VALUES (?, ?, ?, ?, 1, ?)",
  );
  const now = `${day}T09:00:00.000Z`;
  $client.transaction(() => {
    const sheets = $client
      .prepare<[string], { id: string; enrollmentId: string; perspective: string }>(
        `SELECT r.id, r.enrollment_id AS enrollmentId, r.perspective FROM respondents r
         JOIN enrollment_rounds m ON m.enrollment_id = r.enrollment_id AND m.round_id = r.round_id
         JOIN enrollments e ON e.id = r.enrollment_id
         WHERE e.operation_id = ? AND m.interviewed_at IS NOT NULL AND r.perspective IN ('director', 'consultant')
         ORDER BY e.rowid, r.perspective`,
      )
      .all(operationId);
    $client
      .prepare("INSERT INTO rounds (id, operation_id, code, opened_on) VALUES (?, ?, 'T1', ?)")
      .run(roundId, operationId, day);
    const met = new Set<string>();
    for (const { id, enrollmentId, perspective } of sheets) {
      const sheetId = randomUUID();
      insertSheet.run(sheetId, enrollmentId, roundId, perspective, now);
      met.add(enrollmentId);
      const answers = $client
        .prepare<[string], { subject: string; key: string; value: string }>(
          "SELECT subject, key, value FROM answers WHERE respondent_id = ? ORDER BY subject, key",
        )
        .all(id);
      for (const { subject, key, value } of answers) {
        const again = subject === "answer" ? moved(value, choicesOf.get(key) ?? [], random) : value;
        insertAnswer.run(sheetId, subject, key, again, now);
      }
    }
    const reach = $client.prepare(
      "INSERT INTO enrollment_rounds (enrollment_id, round_id, interviewed_at) VALUES (?, ?, ?)",
    );
    for (const enrollmentId of met) reach.run(enrollmentId, roundId, now);
  })();
}

const choiceCell = z.object({ choice: z.string() });

function moved(cell: string, choices: readonly string[], random: () => number): string {
  const [moves, way] = [random() < 0.25, random() < 0.8 ? 1 : -1];
  const answer = choiceCell.safeParse(JSON.parse(cell));
  const place = answer.success ? choices.indexOf(answer.data.choice) : -1;
  const next = place === -1 ? undefined : choices[place + way];
  return moves && next !== undefined ? JSON.stringify({ choice: next }) : cell;
}
