import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import { runCli } from "#tests/server/cli/run-cli.ts";

const PLANNING = "planning-des-chantiers";
const SATISFACTION = "satisfaction-des-clients";
const printedSchema = z.object({ findings: z.array(z.looseObject({ kind: z.string() })) });

function sheet(perspective: string, question: string, choice: string) {
  return { perspective, answers: { [question]: { choice } } };
}

/** The blind spots and hidden strengths that « score --json » prints of these sheets. */
async function perceived(version: 1 | 2, respondents: readonly unknown[]) {
  const folder = mkdtempSync(join(tmpdir(), "diapason-score-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const answers = join(folder, "answers.json");
  writeFileSync(answers, JSON.stringify({ respondents, stakes: {} }));
  const questionnaire = `questionnaires/artisans-renovation/v${version}.yaml`;
  const { out } = await runCli(["score", "--questionnaire", questionnaire, "--answers", answers, "--json"]);
  const { findings } = printedSchema.parse(JSON.parse(out));
  return findings.filter(({ kind }) => kind === "blindSpot" || kind === "hiddenStrength");
}

describe("score --json", () => {
  const director = [
    {
      perspective: "director",
      answers: { [PLANNING]: { choice: "charge-et-achats" }, [SATISFACTION]: { choice: "note-7" } },
    },
  ];
  const consultant = sheet("consultant", PLANNING, "agenda-papier");

  it("ends with the blind spots and the hidden strengths, the widest first", async () => {
    const employees = [1, 2, 3].map(() => sheet("employee", PLANNING, "de-tete"));
    const customers = [1, 2, 3].map(() => sheet("customer", SATISFACTION, "de-9-a-10"));
    expect(await perceived(2, [...director, consultant, ...employees, ...customers])).toEqual([
      { kind: "blindSpot", question: PLANNING, perspective: "employee", gap: 1 },
      { kind: "blindSpot", question: PLANNING, perspective: "consultant", gap: 0.75 },
      { kind: "hiddenStrength", question: SATISFACTION, perspective: "customer", gap: -0.5 },
    ]);
  });

  it("says nothing of two employees", async () => {
    const employees = [1, 2].map(() => sheet("employee", PLANNING, "de-tete"));
    expect(await perceived(2, [...director, ...employees])).toEqual([]);
  });

  it("says nothing where the questionnaire names no threshold", async () => {
    const alone = sheet("director", PLANNING, "charge-et-achats");
    expect(await perceived(1, [alone, consultant])).toEqual([]);
    expect(await perceived(2, [alone, consultant])).toHaveLength(1);
  });
});
