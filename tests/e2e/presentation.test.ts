import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { content } from "#app/server/content/load-content.ts";
import { type LoadedDemo, loadDemo } from "#app/server/demo/load-demo.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";

let app: RunningApp;
let browser: Browser;
let demo: LoadedDemo;
beforeAll(async () => {
  const pdf = openPdfPool();
  const load = aRunningApp(async (db) => {
    demo = await loadDemo({ db, content: content(), pdf, log: makeLog("silent") });
  }).finally(() => pdf.close());
  [app, browser] = await Promise.all([load, aBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test("the presentation is led by the keyboard, one slide a screen, and left by Escape", async () => {
  const account = demo.accounts.find(({ key }) => key === "second");
  const operation = demo.operations.find(({ key }) => key === "renover-plus");
  if (account === undefined || operation === undefined) throw new Error("the demo has changed");
  const visit = await aVisit(browser, app);
  const { page } = visit;
  await loginAs(page, account);
  await page.goto(`/operations/${operation.id}/synthese`);
  await page.getByRole("link", { name: "Présenter" }).click();
  await page.getByRole("heading", { level: 1, name: /^Présentation/ }).waitFor();
  await checkPage(visit, "presentation");

  for (const size of [
    { width: 1280, height: 720 },
    { width: 1024, height: 768 },
  ]) {
    await page.setViewportSize(size);
    const heights = await page.locator(".slide").evaluateAll((all) => all.map((each) => each.scrollHeight));
    expect(heights.length).toBeGreaterThan(5);
    for (const height of heights) expect(height).toBeLessThanOrEqual(size.height + 1);
  }

  // What is done together and the convention are told too, and a phone has drawings of its own.
  for (const id of ["convention", "action-1", "parole-1"]) {
    expect(await page.locator(`.slide#${id}`).count(), id).toBe(1);
  }
  const drawings = () =>
    page.locator("#entreprises .slide-chart").evaluateAll((all) => all.map((each) => each.clientHeight > 0));
  expect(await drawings()).toEqual([true, false]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await drawings()).toEqual([false, true]);
  await page.setViewportSize({ width: 1024, height: 768 });

  const last = (await page.locator(".slide").count()) - 1;
  await page.locator("body").press("Home");
  for (const [key, slide] of [
    ["ArrowRight", 1],
    [" ", 2],
    ["PageDown", 3],
    ["ArrowLeft", 2],
    ["Shift+Space", 1],
    ["End", last],
    ["ArrowRight", last],
    ["Home", 0],
    ["ArrowUp", 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => shown(page), { message: `after ${key}` }).toBe(slide);
  }

  await page.keyboard.press("Escape");
  await page.waitForURL(`**/operations/${operation.id}/synthese`);
  expect(visit.complaints).toEqual([]);
  await visit.context.close();
});

/** The rank of the slide at the top of the screen; -1 while the page is on its way to one. */
async function shown(page: Page): Promise<number> {
  return await page
    .locator(".slide")
    .evaluateAll((all) => all.findIndex((each) => Math.abs(each.getBoundingClientRect().top) < 2));
}
