/** What every page must be, in every state, on a phone, a tablet and a desk: accessible, and no wider than the screen. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import type { Visit } from "#tests/support/a-visit.ts";
import { keepPicture } from "#tests/support/keep-picture.ts";

/**
 * Every width in light, and one in dark: contrasts depend on the theme, the rest on the width. Axe takes more than half of the
 * journeys' time: at 820 it looks in the dark, where it finds all but a light contrast of that width alone.
 */
const LOOKS = [
  { width: 390, colorScheme: "light", hasAxe: true },
  { width: 820, colorScheme: "light", hasAxe: false },
  { width: 820, colorScheme: "dark", hasAxe: true },
  { width: 1440, colorScheme: "light", hasAxe: true },
] as const;
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Looks at the page as it stands at three widths and in both themes, and keeps a picture of each in the folder that
 * `E2E_SCREENSHOTS` names.
 * @throws with a line for each fault: what axe found (WCAG 2.2 AA), what sticks out, what the visit complained of so far.
 */
export async function checkPage({ page, isScripted, complaints }: Visit, name: string): Promise<void> {
  const seen = isScripted ? page : await scriptableCopy(page);
  const faults = await faultsOf(seen, name);
  if (!isScripted) await seen.context().close();
  const all = [...new Set([...faults, ...complaints])];
  if (all.length > 0) throw new Error(`« ${name} » (${page.url()})\n${all.join("\n")}`);
}

async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const { width, colorScheme, hasAxe } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await settle(page);
    const found = [...(await overflow(page)), ...(hasAxe ? await violations(page) : [])];
    faults.push(...found.map((fault) => `at ${width} px, ${colorScheme}: ${fault}`));
    await keepPicture(page, `${name} ${width} ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
  return faults;
}

/** The same document without its scripts, in a browser where axe can run: where JavaScript is turned off it can't either. */
async function scriptableCopy(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("the visit has no browser");
  const html = (await page.content()).replace(
    /<script\b[\s\S]*?<\/script>|<link rel="modulepreload"[^>]*>/g,
    "",
  );
  const context = await browser.newContext({ viewport: page.viewportSize(), reducedMotion: "reduce" });
  const copy = await context.newPage();
  await copy.route(page.url(), (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await copy.goto(page.url());
  return copy;
}

/** Two frames: layout and paint are done. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The elements that make the page scroll sideways, when it does. */
function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = window.innerWidth;
    const wide = document.documentElement.scrollWidth;
    if (wide <= room) return [];
    const culprits = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().left + element.scrollWidth > room + 0.5,
    );
    const named = culprits
      .slice(-4)
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}">`);
    return [`scrolls sideways (${wide} px): ${named.join(", ")}`];
  });
}

/**
 * What axe finds against WCAG 2.2 AA, a line each. Its script is put in each document once; our pages hold no frame, so that
 * it needs no page of its own to put results together.
 */
async function violations(page: Page): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: "void 0" } : {}) });
  const results = await axe
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(WCAG)
    .analyze();
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map((node) => {
      const reason = node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? help;
      return `${id}: ${node.target.join(" ")}: ${reason}`;
    }),
  );
}
