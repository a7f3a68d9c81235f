/** Answering by a link: the first question on a slow phone, the JavaScript that it loads, and fifty people answering at once. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext } from "playwright-core";
import { v7 } from "uuid";
import type { Answer } from "#app/domain/answers/answer.ts";
import { resumeAt, selfAssessmentOf } from "#app/domain/invitation/self-assessment.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { NOTICE_FIELDS } from "#app/forms/self-assessment-form.ts";
import type { Db } from "#db/client.server.ts";
import { middle, quantile, report, section } from "#tests/bench/measure.ts";
import { watchScripts } from "#tests/bench/weigh-scripts.ts";
import { anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { aNotice, anInvitation } from "#tests/support/a-visitor.ts";

type App = { readonly url: string; readonly db: Db };

/** A phone of a few years ago: Lighthouse's, on a slow 4G. */
const SLOWER_PROCESSOR = 4;
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
} as const;
const OPENINGS = 5;
const PEOPLE = 50;
const ANSWERS_EACH = 12;
/** Milliseconds between two answers of one person. */
const HURRIED_MS = 1_000;

/** @param questionnaire one with questions for employees. */
export async function benchSelfAssessment(
  app: App,
  browser: Browser,
  questionnaire: Questionnaire,
): Promise<void> {
  section("Auto-évaluation");
  const { id: questionnaireId, version: questionnaireVersion } = questionnaire;
  const operation = anOperation(app.db, { name: "Banc d’essai", questionnaireId, questionnaireVersion });
  const firm = anEnrollment(app.db, { operation });
  aNotice(app.db, operation.id);
  await benchSlowPhone(app, browser, anInvitation(app.db, firm, "director").token);
  await benchCrowd(app, questionnaire, anInvitation(app.db, firm, "employee").token);
}

async function benchSlowPhone(app: App, browser: Browser, token: string): Promise<void> {
  const { cookie, path } = await comeIn(app, token);
  const paints: number[] = [];
  let weight = { kilobytes: 0, modules: 0 };
  for (let opening = 0; opening < OPENINGS; opening++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "fr-FR" });
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: app.url }]);
    const opened = await openSlowly(context, `${app.url}${path}`);
    paints.push(opened.largestPaint);
    weight = opened.weight;
    await context.close();
  }
  report(
    "première question, téléphone lent : plus grand affichage",
    middle(paints),
    "ms",
    `processeur ÷ ${SLOWER_PROCESSOR}, 1,6 Mb/s, 150 ms ; le plus long ${Math.max(...paints).toFixed(0)} ms`,
    2_500,
  );
  const { kilobytes, modules } = weight;
  report("première question, JavaScript compressé", kilobytes, "Ko", `${modules} modules`, 150);
}

/** Milliseconds until the largest thing was painted, and the weight of the scripts that came, in a browser that knew nothing. */
async function openSlowly(context: BrowserContext, address: string) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_PROCESSOR });
  const weigh = watchScripts(page);
  await page.goto(address, { waitUntil: "networkidle" });
  const largestPaint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe(
          {
            type: "largest-contentful-paint",
            buffered: true,
          },
        );
      }),
  );
  return { largestPaint, weight: await weigh() };
}

/** Fifty people who answer ten times faster than one can read, then who don't stop at all: what the server can take. */
async function benchCrowd(app: App, questionnaire: Questionnaire, token: string): Promise<void> {
  const script = answersToGive(questionnaire);
  const hurried = await crowdOf(app, token, script, HURRIED_MS);
  report(
    `${PEOPLE} personnes répondent à la fois : 95 % des réponses`,
    quantile(hurried.durations, 0.95),
    "ms",
    `une par seconde et par personne ; médiane ${middle(hurried.durations).toFixed(0)} ms ; ${hurried.errors} erreur(s) sur ${hurried.durations.length}`,
    300,
  );
  const relentless = await crowdOf(app, token, script, 0);
  report(
    "les mêmes sans aucune pause : réponses enregistrées",
    relentless.durations.length / relentless.seconds,
    "/s",
    `médiane ${middle(relentless.durations).toFixed(0)} ms ; ${relentless.errors} erreur(s) sur ${relentless.durations.length}`,
  );
}

type Script = readonly (readonly [questionId: string, answer: Answer])[];

/** Each sends the next answer once the one before is acknowledged and a pause of `pauseMs`, more or less, is over. */
async function crowdOf(app: App, token: string, script: Script, pauseMs: number) {
  const crowd: Awaited<ReturnType<typeof comeIn>>[] = [];
  for (let person = 0; person < PEOPLE; person++) crowd.push(await comeIn(app, token));
  const durations: number[] = [];
  let errors = 0;
  const started = performance.now();
  await Promise.all(
    crowd.map(async ({ cookie, respondentId }, person) => {
      for (const [step, [key, value]] of script.entries()) {
        // Spread without chance: from half the pause to one and a half.
        const spread = 0.5 + ((person * 7 + step * 13) % PEOPLE) / PEOPLE;
        if (pauseMs > 0) await sleep(pauseMs * spread);
        const sent = await sendAnswer(app, cookie, { respondentId, key, value });
        durations.push(sent.milliseconds);
        if (!sent.isSaved) errors++;
      }
    }),
  );
  return { durations, errors, seconds: (performance.now() - started) / 1_000 };
}

async function sendAnswer(
  { url }: App,
  cookie: string,
  said: { readonly respondentId: string; readonly key: string; readonly value: Answer },
) {
  const made = { id: v7(), subject: "answer", baseRevision: 0, madeAt: new Date().toISOString() };
  const started = performance.now();
  const reply = await fetch(`${url}/reponse/saisies`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: url, "Content-Type": "application/json" },
    body: JSON.stringify({ operations: [{ ...made, ...said }] }),
  });
  const text = await reply.text();
  return { milliseconds: performance.now() - started, isSaved: reply.ok && text.includes('"applied"') };
}

/** The first answers of an employee who always takes the first choice. */
function answersToGive(
  questionnaire: Questionnaire,
): readonly (readonly [questionId: string, answer: Answer])[] {
  const answers: Record<string, Answer> = {};
  const given: (readonly [string, Answer])[] = [];
  while (given.length < ANSWERS_EACH) {
    const question = resumeAt(selfAssessmentOf(questionnaire, "employee", { answers, stakes: {} }));
    if (question === null) break;
    answers[question.id] = firstAnswer(question);
    given.push([question.id, firstAnswer(question)]);
  }
  return given;
}

function firstAnswer(question: Question): Answer {
  if (question.kind === "single-choice") return { choice: question.choices[0]?.id ?? "" };
  return question.allowUnknown ? { state: "unknown" } : { value: 0 };
}

/** Opens a link and accepts the notice, without a browser: the cookie, the sheet, and the address of the first question. */
async function comeIn({ url, db }: App, token: string) {
  const send = (path: string, cookie: string, fields: Readonly<Record<string, string>>) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: url },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  const entered = await send(`/r/${token}`, "", {});
  const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
  const notice = await (await fetch(`${url}/reponse`, { headers: { Cookie: cookie } })).text();
  const sha256 = new RegExp(`name="${NOTICE_FIELDS.sha256}" value="(\\w+)"`).exec(notice)?.[1] ?? "";
  await send("/reponse?index", cookie, { [NOTICE_FIELDS.sha256]: sha256 });
  const first = await fetch(`${url}/reponse`, { headers: { Cookie: cookie }, redirect: "manual" });
  const path = first.headers.get("location");
  if (path === null) throw new Error("the notice was not accepted");
  return { cookie, path, respondentId: lastSheet(db) };
}

/** The sheet that was opened last: people come in one after the other. */
function lastSheet(db: Db): string {
  const id = db.$client
    .prepare<[], string>("SELECT respondent_id FROM notice_proofs ORDER BY rowid DESC LIMIT 1")
    .pluck()
    .get();
  if (id === undefined) throw new Error("nobody has a sheet");
  return id;
}
