/** A tablet in a real browser: how long an answer takes to be kept, a theme to open without a server, and what other pages pay. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { middle, quantile, report } from "#tests/bench/measure.ts";
import { anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { aGate, type Gate } from "#tests/support/a-gate.ts";
import { type Account, anAccount, aRunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";

const SLOWER_PROCESSOR = 4;
const ANSWERS = 31;
const OPENINGS = 15;
const LOADS = 15;
const FIRM = "Atelier Morin";
const PIN = "270418";

/** On a server of its own: the tablet must be cut off from it. */
export async function benchDevice(browser: Browser): Promise<void> {
  const gate = await aGate();
  const app = await aRunningApp(undefined, { APP_ORIGIN: gate.url });
  try {
    gate.leadTo(app.url);
    const account = await anAccount(app, { role: "consultant", name: "Claire Martin" });
    const operation = anOperation(app.db, { consultants: [account.id] });
    const { id } = anEnrollment(app.db, { operation, firm: { name: FIRM } });
    const tablet = await prepared(browser, gate, account);
    await benchOtherPages(browser, gate, account, tablet.context);
    gate.become("cut");
    await benchVisit(tablet.page, tablet.context, id);
    await tablet.context.close();
  } finally {
    await app.stop();
    await gate.close();
  }
}

async function prepared(browser: Browser, gate: Gate, account: Account) {
  const { page, context } = await aVisit(browser, gate, { viewport: { width: 820, height: 1180 } });
  await page.addInitScript(watchWrites);
  await loginAs(page, account);
  await page.goto("/terrain");
  await page.getByLabel("Code de l’appareil").fill(PIN);
  await page.getByLabel("Le même, encore une fois").fill(PIN);
  await page.getByRole("button", { name: "Choisir ce code" }).click();
  await page.getByRole("link", { name: "Préparer mes visites" }).first().click();
  await page.getByRole("checkbox", { name: FIRM }).check();
  await page.getByRole("button", { name: "Préparer 1 visite" }).click();
  await page.getByText("Préparation : 1 sur 1 sur cet appareil.").waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 60_000,
  });
  return { page, context };
}

/** Runs in the page, before its own scripts: notes when a transaction that writes has committed. */
function watchWrites(): void {
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked) {
    const transaction = open.apply(this, asked);
    if (transaction.mode !== "readonly" && [...transaction.objectStoreNames].includes("operations"))
      transaction.addEventListener("complete", () => dispatchEvent(new Event("bench-kept")));
    return transaction;
  };
}

async function benchVisit(page: Page, context: BrowserContext, enrollmentId: string): Promise<void> {
  await page.getByRole("link", { name: "Visites", exact: true }).click();
  await page.getByRole("link", { name: FIRM }).click();
  const devtools = await context.newCDPSession(page);
  const slow = (rate: number) => devtools.send("Emulation.setCPUThrottlingRate", { rate });
  const home = `/terrain/visites/${enrollmentId}`;
  const usual = await openings(page, home);
  await slow(SLOWER_PROCESSOR);
  const slowed = await openings(page, home);
  report(
    "page d’un thème ouverte sans serveur",
    middle(usual),
    "ms",
    `95 % sous ${quantile(usual, 0.95).toFixed(0)} ms ; processeur ÷ ${SLOWER_PROCESSOR} : ${middle(slowed).toFixed(0)} ms`,
    300,
  );
  await page.locator(`a[href^="${home}/themes/"]`).first().click();
  await page.locator(".question:has(.answer input[type=radio])").first().waitFor();
  const kept: number[] = [];
  for (let turn = 0; turn < ANSWERS; turn += 1) kept.push(await page.evaluate(answerOnce, turn));
  report(
    `réponse gardée sur l’appareil, processeur ÷ ${SLOWER_PROCESSOR}`,
    middle(kept),
    "ms",
    `du geste à la transaction validée ; 95 % sous ${quantile(kept, 0.95).toFixed(0)} ms`,
    50,
  );
}

/** Runs in the page: chooses another answer, and gives the milliseconds until it is on the device. */
function answerOnce(turn: number): Promise<number> {
  const questions = [...document.querySelectorAll(".question:has(.answer input[type=radio])")];
  const radios =
    questions[turn % questions.length]?.querySelectorAll<HTMLInputElement>(".answer input[type=radio]");
  const next = [...(radios ?? [])].find(({ checked }) => !checked);
  if (next === undefined) throw new Error("nothing to choose");
  return new Promise((resolve) => {
    const began = performance.now();
    addEventListener("bench-kept", () => setTimeout(resolve, 250, performance.now() - began), { once: true });
    next.click();
  });
}

/** Milliseconds from the touch on a theme to its questions painted, one theme after the other. */
async function openings(page: Page, home: string): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    const links = page.locator(`a[href^="${home}/themes/"]`);
    await links.first().waitFor();
    durations.push(await page.evaluate(openOnce, { prefix: `${home}/themes/`, turn }));
    await page.getByRole("link", { name: FIRM }).first().click();
  }
  await page.locator(`a[href^="${home}/themes/"]`).first().waitFor();
  return durations;
}

function openOnce({ prefix, turn }: { readonly prefix: string; readonly turn: number }): Promise<number> {
  const links = document.querySelectorAll<HTMLAnchorElement>(`a[href^="${prefix}"]`);
  const link = links[turn % links.length];
  if (link === undefined) throw new Error("no theme to open");
  return new Promise((resolve) => {
    const began = performance.now();
    // No function with a name in here: its name would be kept by a helper that the page doesn't have.
    const looking = setInterval(() => {
      if (!location.pathname.startsWith(prefix) || document.querySelector(".question") === null) return;
      clearInterval(looking);
      // What was found is painted by then.
      requestAnimationFrame(() => resolve(performance.now() - began));
    }, 2);
    link.click();
  });
}

/** The same office page, side by side: in the browser of the tablet, and in one that never saw the field app. */
async function benchOtherPages(
  browser: Browser,
  gate: Gate,
  account: Account,
  tablet: BrowserContext,
): Promise<void> {
  const other = await aVisit(browser, gate, { viewport: { width: 820, height: 1180 } });
  await loginAs(other.page, account);
  const beside = await tablet.newPage();
  const [withWorker, without]: [number[], number[]] = [[], []];
  let controlled = 0;
  for (let load = -1; load < LOADS; load += 1) {
    for (const [page, durations] of [
      [beside, withWorker],
      [other.page, without],
    ] as const) {
      await page.goto("/operations", { waitUntil: "load" });
      if (await page.evaluate(() => navigator.serviceWorker.controller !== null)) controlled += 1;
      const [duration = Number.NaN] = await page.evaluate(() =>
        performance.getEntriesByType("navigation").map((entry) => entry.duration),
      );
      if (load >= 0) durations.push(duration);
    }
  }
  report("pages du bureau que l’ouvrier de service tient", controlled, "", `${LOADS + 1} ouvertures`, 1);
  report(
    "page du bureau, application de terrain installée",
    middle(withWorker),
    "ms",
    `sans elle, au même moment : ${middle(without).toFixed(0)} ms`,
  );
  await beside.close();
  await other.context.close();
}
