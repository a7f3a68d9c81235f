import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "@react-router/dev/config";
import { transformWithOxc } from "vite";
import { type KeptShell, type RouteList, shellPaths } from "#app/offline/field-worker/kept-shell.ts";

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
  buildEnd: async ({ reactRouterConfig }) => {
    const client = join(reactRouterConfig.buildDirectory, "client");
    await writeFieldWorker(client, await lightenManifest(join(client, "assets")));
  },
} satisfies Config;

/**
 * Every page loads the list of all the routes. Half of it was what each route's module imports, which the browser only reads to
 * prefetch a link, and no link of ours does. The server keeps its own list whole, and announces what a first page needs.
 */
async function lightenManifest(folder: string): Promise<RouteList> {
  const [name, ...others] = (await readdir(folder)).filter((file) => /^manifest-\w+\.js$/.test(file));
  if (name === undefined || others.length > 0)
    throw new Error(`one manifest of routes was expected in ${folder}`);
  const path = join(folder, name);
  const script = await readFile(path, "utf8");
  const start = script.indexOf("{");
  const manifest = JSON.parse(script.slice(start, script.lastIndexOf("}") + 1));
  for (const route of Object.values<{ imports?: unknown }>(manifest.routes)) delete route.imports;
  await writeFile(path, `${script.slice(0, start)}${JSON.stringify(manifest)};`);
  return manifest;
}

/** The field app's service worker, behind the list of the files that it keeps: app/offline/field-worker/worker.ts. */
async function writeFieldWorker(client: string, list: RouteList): Promise<void> {
  const textOf = (path: string) => {
    const file = join(client, path);
    return existsSync(file) ? readFileSync(file, "utf8") : null;
  };
  const paths = [...shellPaths(list, "routes/field/", textOf), "/favicon.svg", "/terrain.webmanifest"];
  const files = Object.fromEntries(
    paths.map((path) => [path, sha256(readFileSync(join(client, path)))] as const),
  );
  const source = join("app", "offline", "field-worker", "worker.ts");
  const module = await transformWithOxc(await readFile(source, "utf8"), source);
  // A worker that is no module runs in every browser that has workers.
  const code = module.code.replace(/\nexport \{\};\s*$/, "\n");
  const cache = `terrain-${sha256(JSON.stringify(files) + code).slice(0, 16)}`;
  const shell: KeptShell = { version: list.version, cache, mark: list.url, files };
  await writeFile(join(client, "terrain-sw.js"), `const SHELL = ${JSON.stringify(shell)};\n${code}`);
}

function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}
