import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // The field app must know its routes without asking the server (docs/decisions).
  routeDiscovery: { mode: "initial" },
  // The framework compares Origin with the address that the client typed; ours compares with APP_ORIGIN, on every
  // route and not only on pages (app/server/access/csrf.ts), so the framework's is told to stand aside.
  allowedActionOrigins: ["**"],
  future: {
    v8_middleware: true,
    v8_splitRouteModules: true,
    v8_viteEnvironmentApi: true,
    v8_passThroughRequests: true,
    v8_trailingSlashAwareDataRequests: true,
  },
  buildEnd: ({ reactRouterConfig }) =>
    lightenManifest(join(reactRouterConfig.buildDirectory, "client", "assets")),
} satisfies Config;

/**
 * Every page loads the list of all the routes. Half of it was what each route's module imports, which the browser only reads to
 * prefetch a link, and no link of ours does. The server keeps its own list whole, and announces what a first page needs.
 */
async function lightenManifest(folder: string): Promise<void> {
  const [name, ...others] = (await readdir(folder)).filter((file) => /^manifest-\w+\.js$/.test(file));
  if (name === undefined || others.length > 0)
    throw new Error(`one manifest of routes was expected in ${folder}`);
  const path = join(folder, name);
  const script = await readFile(path, "utf8");
  const start = script.indexOf("{");
  const manifest = JSON.parse(script.slice(start, script.lastIndexOf("}") + 1));
  for (const route of Object.values<{ imports?: unknown }>(manifest.routes)) delete route.imports;
  await writeFile(path, `${script.slice(0, start)}${JSON.stringify(manifest)};`);
}
