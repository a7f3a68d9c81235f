/** Blind spots and hidden strengths. */
import { describe, expect, test } from "vitest";
import { perceptionFindings } from "#app/domain/findings/perception-findings.ts";
import { perceptionGaps } from "#app/domain/scoring/perception-gaps.ts";
import { aQuestionnaireOf, aScale, aSheet } from "#tests/support/a-questionnaire.ts";

const scale = (id: string) => aScale({ id, perspectives: ["director", "consultant", "employee"] });
const questionnaire = aQuestionnaireOf(["devis", "securite", "climat"].map(scale), {
  perceptionGap: { from: 0.5 },
});
const degrees = (answers: Readonly<Record<string, number>>, perspective: "director" | "consultant") =>
  aSheet(Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value }])), perspective);

function findingsOf(
  director: Readonly<Record<string, number>>,
  consultant: Readonly<Record<string, number>>,
) {
  const sheets = [degrees(director, "director"), degrees(consultant, "consultant")];
  return perceptionFindings(questionnaire, perceptionGaps(questionnaire, sheets, 3));
}

describe("a gap", () => {
  test.each([
    { name: "of the threshold is a blind spot", director: 4, consultant: 2, kind: "blindSpot" },
    { name: "the other way round is a hidden strength", director: 0, consultant: 2, kind: "hiddenStrength" },
    { name: "under the threshold says nothing", director: 3, consultant: 2, kind: undefined },
  ])("$name", ({ director, consultant, kind }) => {
    const [finding] = findingsOf({ devis: director }, { devis: consultant });
    expect(finding?.kind).toBe(kind);
  });

  test("is nothing where the questionnaire names no threshold", () => {
    const { perceptionGap: _none, ...without } = questionnaire;
    const sheets = [degrees({ devis: 4 }, "director"), degrees({ devis: 0 }, "consultant")];
    expect(perceptionFindings(without, perceptionGaps(without, sheets, 3))).toEqual([]);
  });
});

test("blind spots come before hidden strengths, the widest first", () => {
  const found = findingsOf({ devis: 3, securite: 4, climat: 0 }, { devis: 1, securite: 0, climat: 4 });
  expect(found.map(({ kind, question, gap }) => [kind, question, gap])).toEqual([
    ["blindSpot", "securite", 1],
    ["blindSpot", "devis", 0.5],
    ["hiddenStrength", "climat", -1],
  ]);
});
