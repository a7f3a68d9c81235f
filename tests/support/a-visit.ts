/** Somebody's visit with a browser of their own, that notices whatever should not happen on any page. */
import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from "playwright-core";
import type { Account, RunningApp } from "#tests/support/a-running-app.ts";

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** False in a browser whose JavaScript is turned off. */
  readonly isScripted: boolean;
  /** One line for each error of a script, refusal of the security policy, missing file, failure or foreign request. */
  readonly complaints: readonly string[];
};

type VisitOptions = BrowserContextOptions & {
  /** Lines of the console that belong to what the test does: cutting the network, for one. */
  readonly expected?: RegExp;
};

/** How long a page may take to show what a test waits for, in milliseconds. The suite runs beside a server and a build. */
const PATIENCE = 15_000;
export const DESK = { width: 1440, height: 900 } as const;

/** Opens a visit, signed in by nobody. Closing `context` ends it. */
export async function aVisit(
  browser: Browser,
  app: Pick<RunningApp, "url">,
  { expected, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: app.url,
    viewport: DESK,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  const complain = (line: string) => {
    if (expected?.test(line) !== true) complaints.push(line);
  };
  context.on("console", (message) => {
    if (message.type() === "error" && !REFUSAL.test(message.text())) {
      complain(`console, at ${message.location().url}: ${message.text()}`);
    }
  });
  context.on("weberror", (error) => complain(`script: ${error.error().message}`));
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== app.url) complain(`request to ${request.url()}`);
  });
  context.on("response", (response) => {
    if (isFailure(response)) complain(`${response.status()} for ${response.url()}`);
  });
  const isScripted = options.javaScriptEnabled !== false;
  return { page: await context.newPage(), context, isScripted, complaints };
}

/** Logs in by the form, and waits for the page that comes after it. */
export async function loginAs(page: Page, { email, password }: Account): Promise<void> {
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((url) => url.pathname !== "/connexion");
}

/** What the console says of an answer that `isFailure` judges better. */
const REFUSAL = /^Failed to load resource: the server responded with a status of/;

/** Refusing a form or an address is an answer; a file that is missing, or a server that fails, is not. */
function isFailure(response: Response): boolean {
  const isPage = ["document", "fetch", "xhr"].includes(response.request().resourceType());
  return response.status() >= (isPage ? 500 : 400);
}
