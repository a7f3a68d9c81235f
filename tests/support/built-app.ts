/**
 * The application as it is deployed: the built server bundle. It is built when the sources are newer; a lock lets two
 * test runs share one build.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "react-router";
import { projectRoot } from "#app/server/project-root.ts";

/** What a build is made of. */
const FOLDERS = ["app", "db", "templates", "public"];
const FILES = ["vite.config.ts", "react-router.config.ts", "package.json"];
/** A lock older than this was left by a run that was killed. */
const STALE_LOCK_MS = 180_000;
const POLL_MS = 200;

/**
 * The server bundle, fresh.
 * @throws with the bundler's words when the sources don't build.
 */
export async function builtApp(): Promise<ServerBuild> {
  await buildIfNeeded();
  const build: ServerBuild = await import(pathToFileURL(bundlePath()).href);
  return build;
}

/** Builds when a source is newer than the bundle. */
export async function buildIfNeeded(): Promise<void> {
  const lock = join(
    tmpdir(),
    `diapason-build-${createHash("sha256").update(projectRoot()).digest("hex").slice(0, 12)}`,
  );
  while (isStale()) {
    if (take(lock)) {
      try {
        if (isStale()) build();
        return;
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  // Another run may be writing the bundle this very moment.
  while (existsSync(lock) && !isAbandoned(lock)) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

function build(): void {
  const bin = join(projectRoot(), "node_modules", "@react-router", "dev", "bin.js");
  const { NODE_ENV: _, ...variables } = process.env;
  const run = spawnSync(process.execPath, [bin, "build"], {
    cwd: projectRoot(),
    encoding: "utf8",
    env: variables,
  });
  if (run.status !== 0) throw new Error(`the application doesn't build:\n${run.stdout}\n${run.stderr}`);
}

function isStale(): boolean {
  if (!existsSync(bundlePath())) return true;
  const built = statSync(bundlePath()).mtimeMs;
  return sources().some((file) => mtime(join(projectRoot(), file)) > built);
}

function sources(): readonly string[] {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(folder, file),
    ),
  );
  return [...inFolders, ...FILES];
}

/** A file may go while we look. */
function mtime(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function take(lock: string): boolean {
  if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function isAbandoned(lock: string): boolean {
  const made = mtime(lock);
  return made > 0 && Date.now() - made > STALE_LOCK_MS;
}

function bundlePath(): string {
  return join(projectRoot(), "build", "server", "index.js");
}
