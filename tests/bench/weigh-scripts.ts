/** The JavaScript that a page loads in a browser that knew nothing, as it travels. */
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

export type Weight = { readonly kilobytes: number; readonly modules: number };

/** Watches from now on; what it gives weighs the scripts that came until then. */
export function watchScripts(page: Page): () => Promise<Weight> {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") bodies.push(response.body());
  });
  return async () => {
    const scripts = await Promise.all(bodies);
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
    return { kilobytes: bytes / 1024, modules: scripts.length };
  };
}
