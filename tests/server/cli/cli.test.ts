/** The program itself, as npm starts it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/server/project-root.ts";
import { FOREIGN } from "#tests/server/cli/run-cli.ts";

describe("app/cli.ts", { timeout: 60_000 }, () => {
  it("gives its exit status, writes results to standard output and errors to standard error", () => {
    const sound = start(["check", "atelier.yaml"], FOREIGN);
    expect(sound).toMatchObject({ status: 0, stderr: "" });
    expect(sound.stdout).toMatch(/^atelier\.yaml : lu en entier/);
    const refused = start(["check", "nulle-part.yaml"], FOREIGN);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^nulle-part\.yaml:1:1 {2}fichier introuvable/);
  });

  it("finds files from where the person typed, when npm moved to the root of the project", () => {
    const typed = { npm_lifecycle_event: "diapason", INIT_CWD: FOREIGN };
    expect(start(["check", "atelier.yaml"], projectRoot(), typed).status).toBe(0);
    expect(
      start(["check", "atelier.yaml"], projectRoot(), { ...typed, npm_lifecycle_event: "test" }).status,
    ).toBe(1);
  });
});

function start(args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}) {
  const script = join(projectRoot(), "app/cli.ts");
  const tsx = import.meta.resolve("tsx");
  return spawnSync(process.execPath, ["--import", tsx, script, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, npm_lifecycle_event: "", ...environment },
  });
}
