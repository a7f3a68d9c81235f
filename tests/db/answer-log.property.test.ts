/** Random histories of two devices: whatever they send, late, twice or at cross purposes, the log stays the truth. */
import fc from "fast-check";
import { v7 } from "uuid";
import { expect, it } from "vitest";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { readSheet, rebuildProjection, recordOperations } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { A_MOMENT, aDatabase, anAnswerOperation, anEnrollment, aUser } from "#tests/support/a-database.ts";

type Edit = {
  readonly device: 0 | 1;
  readonly sheet: 0 | 1;
  readonly key: "marge" | "equipe";
  readonly value: "jamais" | "souvent" | null;
  /** What the device knows: what it last saw, what is current now, or nothing. */
  readonly base: "seen" | "current" | "none";
  /** Sends an earlier operation again instead. */
  readonly again: boolean;
  /** Whether this edit leaves in the batch of the one before. */
  readonly joins: boolean;
};

const edit: fc.Arbitrary<Edit> = fc.record({
  device: fc.constantFrom(0, 1),
  sheet: fc.constantFrom(0, 1),
  key: fc.constantFrom("marge", "equipe"),
  value: fc.constantFrom("jamais", "souvent", null),
  base: fc.constantFrom("seen", "current", "none"),
  again: fc.boolean(),
  joins: fc.boolean(),
});

it("keeps every operation once, and projects the last applied value of each subject", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), (edits) => {
      const db = aDatabase();
      const sent = play(db, edits);
      expect(loggedIds(db).toSorted()).toEqual([...new Set(sent)].toSorted());
      expect(projection(db)).toEqual(projectionOfLog(db));
      const before = projection(db);
      rebuildProjection(db);
      expect(projection(db)).toEqual(before);
      db.$client.close();
    }),
    { numRuns: 60 },
  );
});

/** Plays a history and gives the ids of all operations that were sent. */
function play(db: Db, edits: readonly Edit[]): readonly string[] {
  const firm = anEnrollment(db);
  const sheets = [firm.sheets.director, firm.sheets.consultant] as const;
  const users = [aUser(db).id, aUser(db).id] as const;
  const seen = new Map<string, number>();
  const sent: AnswerOperation[] = [];
  const send = (batch: readonly AnswerOperation[], device: 0 | 1) => {
    const recorded = recordOperations(db, batch, { actorId: users[device], recordedAt: A_MOMENT });
    for (const [index, outcome] of recorded.entries()) {
      const { respondentId = "", key = "" } = batch[index] ?? {};
      expect(outcome.outcome).not.toBe("rejected");
      if (outcome.outcome !== "rejected") seen.set(`${device} ${respondentId} ${key}`, outcome.revision);
    }
    sent.push(...batch);
  };
  let batch: AnswerOperation[] = [];
  let batchDevice: 0 | 1 = 0;
  for (const { device, sheet, key, value, base, again, joins } of edits) {
    if (!joins || device !== batchDevice) {
      send(batch, batchDevice);
      batch = [];
      batchDevice = device;
    }
    const respondentId = sheets[sheet];
    const bases = {
      none: 0,
      seen: seen.get(`${device} ${respondentId} ${key}`) ?? 0,
      current: readSheet(db, respondentId).answers[key]?.revision ?? 0,
    };
    const repeated = again ? sent.at(-1) : undefined;
    batch.push(
      repeated ??
        anAnswerOperation({
          id: v7(),
          respondentId,
          key,
          subject: "answer",
          value: value === null ? null : { choice: value },
          baseRevision: bases[base],
        }),
    );
  }
  send(batch, batchDevice);
  return sent.map(({ id }) => id);
}

type LogRow = {
  seq: number;
  respondent_id: string;
  subject: string;
  key: string;
  value: string | null;
  base_revision: number;
  outcome: string;
};

function logOf(db: Db): readonly LogRow[] {
  return db.$client.prepare<[], LogRow>("SELECT * FROM answer_operations ORDER BY seq").all();
}

function loggedIds(db: Db): string[] {
  return db.$client.prepare<[], string>("SELECT id FROM answer_operations").pluck().all();
}

function projection(db: Db): readonly string[] {
  return db.$client
    .prepare<[], string[]>("SELECT respondent_id, subject, key, value, revision FROM answers")
    .raw()
    .all()
    .map((row) => row.join(" "))
    .toSorted();
}

/** The definition of the projection, written a second time. */
function projectionOfLog(db: Db): readonly string[] {
  const current = new Map<string, string | null>();
  for (const row of logOf(db)) {
    if (row.outcome !== "applied") continue;
    const subject = `${row.respondent_id} ${row.subject} ${row.key}`;
    current.set(subject, row.value === null ? null : `${subject} ${row.value} ${row.seq}`);
  }
  return [...current.values()].filter((line) => line !== null).toSorted();
}

it("never lets an edit pass over a value that its device had not seen", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), (edits) => {
      const db = aDatabase();
      // One edit in a batch: inside a batch the base of a later edit is the result of the earlier one.
      play(
        db,
        edits.map((one) => ({ ...one, joins: false })),
      );
      const current = new Map<string, LogRow>();
      for (const row of logOf(db)) {
        const subject = `${row.respondent_id} ${row.subject} ${row.key}`;
        const before = current.get(subject);
        const hadSeen =
          before === undefined ||
          before.seq === row.base_revision ||
          before.value === row.value ||
          (before.value === null && row.base_revision === 0);
        expect(row.outcome).toBe(hadSeen ? "applied" : "conflict");
        if (row.outcome === "applied") current.set(subject, row);
      }
      db.$client.close();
    }),
    { numRuns: 60 },
  );
});
