/** Builds the application when it was never built, or when a source is newer than what was built. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the bundle is made of. */
const SOURCES = ["app", "db", "templates", "vite.config.ts", "react-router.config.ts", "package.json"];

/** @throws when the build fails; what it says has been printed. */
export async function buildIfStale(root: string): Promise<void> {
  const bundle = join(root, "build", "server", "index.js");
  if (existsSync(bundle) && statSync(bundle).mtimeMs >= newest(SOURCES.map((source) => join(root, source)))) {
    return;
  }
  console.log("Construction de l’application (une minute environ, la première fois)…");
  await run(process.execPath, [join(root, "node_modules", "@react-router", "dev", "bin.js"), "build"], root);
}

/** When the latest of these files, folders gone through, was changed. */
function newest(paths: readonly string[]): number {
  const times = paths.filter(existsSync).map((path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) return stat.mtimeMs;
    return newest(readdirSync(path).map((name) => join(path, name)));
  });
  return Math.max(0, ...times);
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the build stopped with status ${code}`));
    });
  });
}
