/**
 * A registry that serves only some platforms makes npm leave the other platforms' optional packages out of the lock file, and
 * `npm ci` then stops elsewhere. This finds what is missing, and `npm run lock:complete` writes stub entries for it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";

const LOCK = "package-lock.json";

const packageSchema = z.looseObject({
  version: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), packageSchema) });
type Lock = z.infer<typeof lockSchema>;

export type MissingPackage = { readonly name: string; readonly range: string; readonly neededBy: string };

export function readLock(path = LOCK): Lock {
  return lockSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Optional dependencies that no entry of the lock answers. */
export function missingFromLock(lock: Lock): readonly MissingPackage[] {
  return Object.entries(lock.packages).flatMap(([neededBy, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, range]) => !isLocked(lock, neededBy, name, range))
      .map(([name, range]) => ({ name, range, neededBy })),
  );
}

/** npm looks in the package's own node_modules, then upwards; the first one found must be the version asked for. */
function isLocked(lock: Lock, neededBy: string, name: string, range: string): boolean {
  const found = placesFrom(neededBy, name).find((place) => lock.packages[place] !== undefined);
  if (found === undefined) return false;
  return !/^\d/.test(range) || lock.packages[found]?.version === range;
}

/** `node_modules/a/node_modules/b` looks under b, then under a, then at the root. */
function placesFrom(neededBy: string, name: string): readonly string[] {
  const parts = neededBy.split("/node_modules/");
  return parts
    .map(
      (_, dropped) => `${parts.slice(0, parts.length - dropped).join("/node_modules/")}/node_modules/${name}`,
    )
    .concat(`node_modules/${name}`)
    .map((place) => place.replace(/^\//, ""));
}

const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = ["arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/**
 * Just enough for npm to know that the package is not for this machine. The registry that left it out cannot be asked about
 * it, but such packages are all named after their platform.
 */
export function stub({ name, range }: Pick<MissingPackage, "name" | "range">): object {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (words.some((word) => /^(?:arm|armv7)$/.test(word))) cpu.push("arm");
  const libc = words.some((word) => word.startsWith("musl"))
    ? ["musl"]
    : words.some((word) => word.startsWith("gnu"))
      ? ["glibc"]
      : [];
  if (os.length === 0) throw new Error(`${name} says no platform in its name: add it to the lock by hand`);
  return {
    version: range,
    ...(cpu.length > 0 && { cpu }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    os,
  };
}

function complete(): void {
  const lock = readLock();
  const missing = missingFromLock(lock);
  for (const each of missing) {
    const root = `node_modules/${each.name}`;
    const place = lock.packages[root] === undefined ? root : `${each.neededBy}/node_modules/${each.name}`;
    Object.assign(lock.packages, { [place]: stub(each) });
  }
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} entrées ajoutées à ${LOCK}`);
}

if (process.argv[1] === import.meta.filename) complete();
