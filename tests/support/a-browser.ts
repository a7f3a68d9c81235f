/** A browser for the journeys, wherever the machine keeps one. A machine without any fails the tests, and says so. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Quiet, able to run as root in a container, and without a graphics card to imitate: that took a fifth of the journeys' time. */
const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
];

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/**
 * Opens a browser without a window: the one of `CHROME_PATH`, else the system's, else playwright's own, else the one that
 * comes as a package.
 * @throws when there is none, or when the one that `CHROME_PATH` asks for doesn't start.
 */
export async function aBrowser(): Promise<Browser> {
  const wanted = process.env.CHROME_PATH;
  if (wanted !== undefined && wanted !== "") return launch(wanted);
  const failures: string[] = [];
  for (const path of [...SYSTEM_BROWSERS, chromium.executablePath()].filter(existsSync)) {
    try {
      return await launch(path);
    } catch (error) {
      failures.push(`${path}: ${firstLine(error)}`);
    }
  }
  try {
    return await launchPackagedBrowser();
  } catch (error) {
    failures.push(`@sparticuz/chromium: ${firstLine(error)}`);
  }
  throw new Error(
    [
      "No browser starts on this machine, and the journeys are never skipped. Install Chromium or set CHROME_PATH.",
      ...failures,
    ].join("\n"),
  );
}

function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * The package unpacks its browser, and the libraries it needs only when it thinks that it runs at Amazon's. Its own flags are
 * left out: they put the whole browser in one process, where two visits end each other.
 */
async function launchPackagedBrowser(): Promise<Browser> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return launch(await packaged.executablePath());
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}
