/** The command line run inside the test, with what it wrote. */
import { join } from "node:path";
import { runCommandLine } from "#app/server/cli/commands.ts";
import { projectRoot } from "#app/server/project-root.ts";

export type CliRun = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command line from the root of the project, or from another folder. */
export async function runCli(args: readonly string[], cwd: string = projectRoot()): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), cwd };
  const code = await runCommandLine(args, io);
  return { code, out: out.join(""), err: err.join("") };
}

/** The small questionnaire of another house that the tests score. */
export const FOREIGN = join(projectRoot(), "tests/fixtures/foreign");
