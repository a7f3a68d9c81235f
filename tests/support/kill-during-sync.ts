/** The server ended without warning while tablets send to it, again and again: what it acknowledged must be there. */
import { v7 } from "uuid";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { rebuildProjection } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { answers } from "#db/schema/answers.ts";
import { A_MOMENT } from "#tests/support/a-database.ts";
import type { RunningApp } from "#tests/support/a-running-app.ts";
import { sendFromTablet } from "#tests/support/a-tablet.ts";

const REQUESTS = 6;
const IN_A_REQUEST = 40;
/** Milliseconds between a reply and the end: the next request is then at one place or another of its way. */
const MOMENTS = [0, 1, 3, 6, 10] as const;

export type KillCount = {
  readonly kills: number;
  /** Requests that were cut before their reply was whole. */
  readonly cut: number;
  readonly sent: number;
  /** Acknowledged before the server was ended. */
  readonly acknowledged: number;
  /** Of those, how many weren't in the log when it started again. */
  readonly lost: number;
  /** Operations that are in the log another number of times than once, when all was sent again. */
  readonly notOnce: number;
  readonly integrity: unknown;
  /** The projection that the log gives is the one that stood. */
  readonly isSameProjection: boolean;
};

/** `sheet`: a director's, whose question `key` is answered by one of `choices`. */
export async function killDuringSync(
  app: RunningApp,
  cookie: string,
  sheet: { readonly respondentId: string; readonly key: string; readonly choices: readonly string[] },
  kills: number,
): Promise<KillCount> {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  let cut = 0;
  // What comes back because it is sent again was lost all the same.
  const lost = new Set<string>();
  for (let kill = 0; kill < kills; kill += 1) {
    const batches = Array.from({ length: REQUESTS }, () => batchOn(sheet));
    const sending = batches.map(async (batch) => ({
      batch,
      results: await sendFromTablet(app, cookie, batch),
    }));
    // Before any reply the first time, then after one, after two … so that some are cut and some come through.
    await replied(sending, kill % REQUESTS);
    await new Promise((resolve) => setTimeout(resolve, MOMENTS[kill % MOMENTS.length]));
    await app.killAndRestart();
    for (const { batch, results } of await Promise.all(sending)) {
      for (const { id } of batch) sent.add(id);
      if (results === null) cut += 1;
      for (const { id } of results ?? []) acknowledged.add(id);
    }
    const logged = new Set(loggedIds(app.db));
    for (const id of acknowledged) if (!logged.has(id)) lost.add(id);
    for (const batch of batches) await sendFromTablet(app, cookie, batch);
  }
  const times = new Map<string, number>();
  for (const id of loggedIds(app.db)) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    ...{ kills, cut, sent: sent.size, acknowledged: acknowledged.size, lost: lost.size },
    notOnce: [...sent].filter((id) => times.get(id) !== 1).length,
    integrity: app.db.$client.pragma("integrity_check", { simple: true }),
    isSameProjection: isRebuilt(app.db),
  };
}

/** Resolves once this many of them have. */
function replied(sending: readonly Promise<unknown>[], count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    if (left === 0) resolve();
    for (const one of sending) {
      void one.then(() => {
        left -= 1;
        if (left === 0) resolve();
      });
    }
  });
}

/** One after the other on one question, whose bases nobody knows: conflicts are kept too. */
function batchOn({
  respondentId,
  key,
  choices,
}: Parameters<typeof killDuringSync>[2]): readonly AnswerOperation[] {
  return Array.from({ length: IN_A_REQUEST }, (_, index) => ({
    ...{ id: v7(), respondentId, key, baseRevision: 0, madeAt: A_MOMENT, subject: "answer" as const },
    value: { choice: choices[index % choices.length] ?? "" },
  }));
}

function loggedIds(db: Db): readonly string[] {
  return db.$client.prepare<[], string>("SELECT id FROM answer_operations").pluck().all();
}

/** Whether the projection that the log gives is the one that stands. */
export function isRebuilt(db: Db): boolean {
  const stood = JSON.stringify(db.select().from(answers).all());
  rebuildProjection(db);
  return JSON.stringify(db.select().from(answers).all()) === stood;
}
