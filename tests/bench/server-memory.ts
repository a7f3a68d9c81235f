/** The memory of the server that the bench started: the program and the threads that draw, as the system counts them. */
import { readdirSync, readFileSync } from "node:fs";

const BYTES_PER_KIB = 1024;

/** Bytes that it holds now; null where the system doesn't say (elsewhere than on Linux). */
export function serverMemory(): number | null {
  try {
    const pid = children().find((child) => read(child, "cmdline").includes("app/server/main.ts"));
    const [, kib] = pid === undefined ? [] : (/^VmRSS:\s+(\d+) kB$/m.exec(read(pid, "status")) ?? []);
    return kib === undefined ? null : Number(kib) * BYTES_PER_KIB;
  } catch {
    return null;
  }
}

function children(): readonly string[] {
  const tasks = `/proc/${process.pid}/task`;
  return readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, "utf8")
      .split(" ")
      .filter((pid) => pid !== ""),
  );
}

function read(pid: string, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, "utf8");
}
