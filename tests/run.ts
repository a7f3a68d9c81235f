/**
 * `npm test`: everything that must hold before a change lands, the quick checks first. Every step runs even when one fails, so
 * that one run tells everything; the last line counts checks and tests together.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

type Step = { readonly name: string; readonly command: readonly string[] };
type Outcome = { readonly passed: number; readonly failed: number };

const checks: readonly Step[] = [
  { name: "lint et format", command: ["biome", "ci", "."] },
  { name: "types des routes", command: ["react-router", "typegen"] },
  { name: "types", command: ["tsc", "--noEmit"] },
  {
    name: "loi des imports",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "app", "db", "templates"],
  },
  { name: "code mort", command: ["knip"] },
  { name: "contenu", command: ["tsx", "app/cli.ts", "check"] },
  { name: "construction", command: ["react-router", "build"] },
];

const suites: readonly Step[] = [
  { name: "tests", command: ["vitest", "run"] },
  { name: "tests dans un navigateur", command: ["vitest", "run", "--config", "vitest.e2e.config.ts"] },
];

const reportSchema = z.looseObject({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numTotalTests: z.number(),
  success: z.boolean(),
});

function runCheck(step: Step): Outcome {
  return execute(step.name, step.command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A suite that ran no test, or whose report is missing, has failed: it proved nothing. */
function runSuite(step: Step): Outcome {
  const report = join(mkdtempSync(join(tmpdir(), "diapason-test-")), "report.json");
  const succeeded = execute(step.name, [
    ...step.command,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const counted = readReport(report);
  if (counted === null || counted.numTotalTests === 0) return { passed: 0, failed: 1 };
  const failed = succeeded ? counted.numFailedTests : Math.max(1, counted.numFailedTests);
  return { passed: counted.numPassedTests, failed };
}

function readReport(path: string): z.infer<typeof reportSchema> | null {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

function execute(name: string, command: readonly string[]): boolean {
  const started = performance.now();
  console.log(`\n▸ ${name}`);
  const [program = "", ...parameters] = command;
  const { status } = spawnSync(process.execPath, [`node_modules/.bin/${program}`, ...parameters], {
    stdio: "inherit",
  });
  console.log(`${status === 0 ? "✓" : "✗"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return status === 0;
}

const outcomes = [...checks.map(runCheck), ...suites.map(runSuite)];
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
