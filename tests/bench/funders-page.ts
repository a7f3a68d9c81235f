/** What a funder's browser loads to read a publication. */
import type { Browser } from "playwright-core";
import { report, section } from "#tests/bench/measure.ts";
import { watchScripts } from "#tests/bench/weigh-scripts.ts";
import { anAccount, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";

/** @param operationId one that has a publication. */
export async function benchFundersPage(
  app: RunningApp,
  browser: Browser,
  operationId: string,
): Promise<void> {
  section("Page du financeur");
  const funder = await anAccount(app, {
    role: "funder",
    name: "Financeur d’essai",
    operationIds: [operationId],
  });
  const { page, context } = await aVisit(browser, app);
  await loginAs(page, funder);
  // What the other pages brought must come again.
  const fresh = await browser.newContext({ storageState: await context.storageState(), locale: "fr-FR" });
  const reader = await fresh.newPage();
  const weigh = watchScripts(reader);
  await reader.goto(`${app.url}/financeur/operations/${operationId}`, { waitUntil: "networkidle" });
  const { kilobytes, modules } = await weigh();
  const heading = await reader.title();
  report(
    "publication lue par un financeur, JavaScript compressé",
    kilobytes,
    "Ko",
    `${modules} modules, « ${heading} »`,
    150,
  );
  await fresh.close();
  await context.close();
}
