/** A tablet that comes back: a full request of operations, and the server ended again and again while it writes them. */
import { v7 } from "uuid";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { SYNC_OPERATIONS } from "#app/offline/field/protocol.ts";
import { alwaysAsked, type FieldBench } from "#tests/bench/field-questions.ts";
import { durationsOf, middle, quantile, report } from "#tests/bench/measure.ts";
import type { RunningApp } from "#tests/support/a-running-app.ts";
import { sendFromTablet } from "#tests/support/a-tablet.ts";
import { killDuringSync } from "#tests/support/kill-during-sync.ts";

const REQUESTS = 31;
const KILLS = 300;

export async function benchField(running: RunningApp, cookie: string, field: FieldBench): Promise<void> {
  let turn = 0;
  const ids = field.visits.map(({ enrollmentId }) => enrollmentId);
  const durations = await durationsOf(REQUESTS, async () => {
    const operations = batchOf(field, turn++);
    const results = await sendFromTablet(running, cookie, operations, ids);
    const refused = results?.find(({ outcome }) => outcome === "rejected" || outcome === "deferred");
    if (results?.length !== SYNC_OPERATIONS || refused !== undefined)
      throw new Error(`not all were written: ${JSON.stringify(refused)}`);
  });
  report(
    `synchroniser ${SYNC_OPERATIONS} saisies de ${ids.length} visites (par HTTP)`,
    middle(durations),
    "ms",
    `95 % sous ${quantile(durations, 0.95).toFixed(0)} ms`,
    100,
  );
  const [visit] = field.visits;
  const [question] = alwaysAsked(field.questionnaire);
  if (visit === undefined || question === undefined) throw new Error("no visit to send from");
  const sheet = { respondentId: visit.respondentId, key: question.id, choices: question.choices };
  const count = await killDuringSync(running, cookie, sheet, KILLS);
  const note = `${count.acknowledged} accusées sur ${count.sent}, ${count.cut} envois coupés, intégrité : ${count.integrity}`;
  report(`saisies accusées et perdues en ${KILLS} × kill -9`, count.lost, "", note, 1);
  report("saisies présentes autrement qu’une fois", count.notOnce, "", "", 1);
}

/** One request: the questions that are always asked, over and over, firm after firm. */
function batchOf({ questionnaire, visits }: FieldBench, turn: number): readonly AnswerOperation[] {
  const questions = alwaysAsked(questionnaire);
  return Array.from({ length: SYNC_OPERATIONS }, (_, index) => {
    const visit = visits[index % visits.length];
    const question = questions[Math.floor(index / visits.length) % questions.length];
    if (visit === undefined || question === undefined) throw new Error("nothing to answer");
    return {
      ...{ id: v7(), respondentId: visit.respondentId, key: question.id, baseRevision: 0 },
      ...{ madeAt: new Date().toISOString(), subject: "answer" as const },
      value: { choice: question.choices[(turn + index) % question.choices.length] ?? "" },
    };
  });
}
