/** The server ended by `kill -9` while it writes what tablets send: thirty times here, three hundred in the bench. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { cookieOf } from "#tests/support/a-tablet.ts";
import { killDuringSync } from "#tests/support/kill-during-sync.ts";

const KILLS = 30;

let app: RunningApp;
let account: Account;
let firm: AnEnrollment;

beforeAll(async () => {
  app = await aRunningApp(async (db) => {
    const operation = anOperation(db, { questionnaireVersion: 2 });
    firm = anEnrollment(db, { operation });
    account = await anAccount(
      { db },
      { role: "consultant", name: "Claire Martin", operationIds: [operation.id] },
    );
  });
}, 180_000);

afterAll(() => app?.stop());

test(`no operation that was acknowledged is lost, nor written twice, when the server is ended ${KILLS} times`, async () => {
  const cookie = await cookieOf(app, account);
  const sheet = {
    respondentId: firm.sheets.director,
    key: "planning-des-chantiers",
    choices: ["de-tete", "agenda-papier"],
  };
  const count = await killDuringSync(app, cookie, sheet, KILLS);
  expect(count, JSON.stringify(count)).toMatchObject({
    ...{ kills: KILLS, lost: 0, notOnce: 0, integrity: "ok", isSameProjection: true },
  });
  // The moments were well chosen: some requests were cut, and some came through.
  expect(count.cut, JSON.stringify(count)).toBeGreaterThan(0);
  expect(count.acknowledged, JSON.stringify(count)).toBeGreaterThan(0);
  process.stdout.write(`kill -9 : ${JSON.stringify(count)}\n`);
}, 600_000);
