/**
 * `npm run bench`: medians over several runs, each beside its own comparison in the same run, and its limit. It measures and
 * never fails: a number above its limit says so on its line. `npm run bench -- terrain` measures the field app alone.
 */
import { cpus } from "node:os";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { loadContent } from "#app/server/content/load-content.ts";
import { loadDemo } from "#app/server/demo/load-demo.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { reportsOf } from "#app/server/reports/firm-report.ts";
import { gatherOperation } from "#app/server/reports/gather-operation.ts";
import type { Db } from "#db/client.server.ts";
import { addMembership } from "#db/users.ts";
import { benchField } from "#tests/bench/field.ts";
import { benchDevice } from "#tests/bench/field-device.ts";
import type { FieldBench } from "#tests/bench/field-questions.ts";
import { benchPacks, benchReturn } from "#tests/bench/field-return.ts";
import { benchFundersPage } from "#tests/bench/funders-page.ts";
import { growOperation } from "#tests/bench/grown-operation.ts";
import { benchInterview, type InterviewPlace } from "#tests/bench/interview.ts";
import { benchInvitations } from "#tests/bench/invitations.ts";
import { benchLargeOperation } from "#tests/bench/large-operation.ts";
import { section } from "#tests/bench/measure.ts";
import { benchPublication } from "#tests/bench/publications.ts";
import { benchReports, type ServedBatch } from "#tests/bench/reports.ts";
import { benchScoring } from "#tests/bench/scoring.ts";
import { benchSelfAssessment } from "#tests/bench/self-assessment.ts";
import { benchSynthesis } from "#tests/bench/synthesis.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import {
  type Account,
  actingAs,
  anAccount,
  aRunningApp,
  type RunningApp,
} from "#tests/support/a-running-app.ts";
import { cookieOf } from "#tests/support/a-tablet.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";

const content = loadContent();
const pool = openPdfPool();
console.log(
  `Node ${process.version}, ${cpus().length} cœurs (${cpus()[0]?.model ?? "?"}). La démonstration se charge…`,
);
const app = await aRunningApp(async (db) => {
  await loadDemo({ db, content, pdf: pool, log: makeLog("silent") });
});
const browser = await aBrowser();
try {
  await bench(app);
} finally {
  await pool.close();
  await browser.close();
  await app.stop();
}

async function bench(running: RunningApp): Promise<void> {
  const { db } = running;
  const source = operationOf(db, "artisans-renovation");
  const questionnaire = content.questionnaires.findLast(
    ({ questionnaire: { id } }) => id === "artisans-renovation",
  );
  if (questionnaire === undefined) throw new Error("no questionnaire for artisans");
  const batchOperation = growOperation(db, source, 24);
  const consultant = await anAccount(running, {
    role: "consultant",
    name: "Banc d’essai",
    operationIds: [source],
  });
  addMembership(db, consultant.id, { operationId: batchOperation, role: "consultant" });

  if (process.argv.includes("terrain")) {
    await benchTerrain(running, await cookieOf(running, consultant), consultant, {
      questionnaire: questionnaire.questionnaire,
      visits: directorsOf(db, source).slice(0, 8),
    });
    return;
  }
  await benchScoring(questionnaire.questionnaire);
  await benchSynthesis(db, content, source, pool);
  benchInvitations(
    db,
    content,
    (operationId) => {
      addMembership(db, consultant.id, { operationId, role: "consultant" });
      return { actor: actingAs(running, consultant), address: "127.0.0.1" };
    },
    (size) => growOperation(db, source, size),
  );

  await benchPublication(db, content, pool, (size) => {
    const operationId = growOperation(db, source, size);
    addMembership(db, consultant.id, { operationId, role: "consultant" });
    return {
      operationId,
      publisher: () => ({ actor: actingAs(running, consultant), address: "127.0.0.1" }),
    };
  });

  const visit = await aVisit(browser, running);
  await loginAs(visit.page, consultant);
  const cookie = (await visit.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const gathered = gatherOperation(db, content, batchOperation);
  if (gathered === null) throw new Error("the grown operation is gone");
  const ids = gathered.firms.map(({ enrollment }) => enrollment.id);
  const reports = reportsOf(db, content, gathered, ids, "2026-11-21");
  await benchReports(reports, servedBatch(running, batchOperation, cookie), browser);
  await benchInterview(
    running,
    content,
    actingAs(running, consultant),
    { page: visit.page, cookie },
    placeOf(db, source, consultant),
  );
  await benchSelfAssessment(running, browser, questionnaire.questionnaire);
  await benchFundersPage(running, browser, source);
  const grow = (size: number) => {
    const operationId = growOperation(db, source, size);
    addMembership(db, consultant.id, { operationId, role: "consultant" });
    return operationId;
  };
  await benchLargeOperation(running, cookie, grow, `/operations/${source}/entreprises`);
  await benchTerrain(running, cookie, consultant, {
    questionnaire: questionnaire.questionnaire,
    visits: directorsOf(db, source).slice(0, 8),
  });
}

async function benchTerrain(
  running: RunningApp,
  cookie: string,
  consultant: Account,
  field: FieldBench,
): Promise<void> {
  section("Terrain");
  await benchDevice(browser);
  benchPacks(running.db, content);
  await benchReturn(running, content, { cookie, actor: actingAs(running, consultant) }, field);
  await benchField(running, cookie, field);
}

function servedBatch({ url }: RunningApp, operationId: string, cookie: string): ServedBatch {
  const page = `${url}/operations/${operationId}/rapports`;
  const headers = { Cookie: cookie };
  return {
    start: async () => {
      const body = new URLSearchParams({ intent: "start" });
      const answer = await fetch(page, {
        method: "POST",
        body,
        headers: { ...headers, Origin: url },
        redirect: "manual",
      });
      if (answer.status !== 302) throw new Error(`the batch did not start: ${answer.status}`);
    },
    isRunning: async () => (await (await fetch(page, { headers })).text()).includes("rapports produits…"),
    visit: async () => (await fetch(`${url}/operations`, { headers })).text(),
  };
}

function operationOf(db: Db, questionnaireId: string): string {
  const id = db.$client
    .prepare<[string], string>("SELECT id FROM operations WHERE questionnaire_id = ?")
    .pluck()
    .get(questionnaireId);
  if (id === undefined) throw new Error(`no operation for ${questionnaireId}`);
  return id;
}

/** The sheets of the directors of an operation's firms. */
function directorsOf(db: Db, operationId: string) {
  return db.$client
    .prepare<[string], { enrollmentId: string; respondentId: string }>(
      `SELECT e.id AS enrollmentId, r.id AS respondentId FROM enrollments e
       JOIN respondents r ON r.enrollment_id = e.id AND r.perspective = 'director'
       JOIN rounds o ON o.id = r.round_id AND o.closed_on IS NULL
       WHERE e.operation_id = ? AND e.withdrawn_at IS NULL ORDER BY e.id`,
    )
    .all(operationId);
}

/** A firm whose interview goes on, and its first question with choices. */
function placeOf(db: Db, operationId: string, consultant: Account): InterviewPlace {
  const [loaded] = content.questionnaires.filter(({ questionnaire: { id } }) => id === "artisans-renovation");
  const question =
    loaded === undefined
      ? undefined
      : questionsOf(loaded.questionnaire).find(({ kind }) => kind === "single-choice");
  const theme = loaded?.questionnaire.themes.find(({ questions }) =>
    questions.some(({ id }) => id === question?.id),
  );
  const row = db.$client
    .prepare<[string], { enrollmentId: string; respondentId: string }>(
      `SELECT e.id AS enrollmentId, r.id AS respondentId FROM enrollments e JOIN respondents r ON r.enrollment_id = e.id
       LEFT JOIN enrollment_rounds m ON m.enrollment_id = e.id AND m.round_id = r.round_id
       WHERE e.operation_id = ? AND m.interviewed_at IS NULL AND e.withdrawn_at IS NULL AND r.perspective = 'consultant' LIMIT 1`,
    )
    .get(operationId);
  if (question?.kind !== "single-choice" || theme === undefined || row === undefined)
    throw new Error(`nothing to interview for ${consultant.name}`);
  return {
    operationId,
    ...row,
    themeId: theme.id,
    questionId: question.id,
    choices: question.choices.map(({ id }) => id),
  };
}
