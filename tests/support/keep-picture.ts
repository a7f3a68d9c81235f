/** Pictures of pages, for eyes. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { slug } from "#tests/support/slug.ts";

/** Keeps a picture of the whole page in the folder that `E2E_SCREENSHOTS` names; without it, does nothing. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_SCREENSHOTS;
  if (folder === undefined || folder === "") return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${slug(name)}.png`), fullPage: true });
}
