/** « Depuis la dernière fois » on paper. */
import { describe, expect, it } from "vitest";
import { formatSigned } from "#app/domain/format.ts";
import { composeProgress, type ProgressSince } from "#app/domain/report/progress-since.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { aReport, fullAssessment, houseQuestionnaire, longText } from "#tests/support/a-report.ts";
import {
  pdfProblems,
  readPdf,
  splittableTables,
  textOf,
  typographyProblems,
} from "#tests/support/pdf-quality.ts";

const CHAPTER = "Depuis la dernière fois";
const questionnaire = houseQuestionnaire("artisans-renovation");
const NOBODY = { respondents: [], stakes: {} };

function progress(given: { readonly isEmpty?: boolean; readonly actions?: number } = {}): ProgressSince {
  const { isEmpty = false, actions = 3 } = given;
  return composeProgress({
    questionnaire,
    from: "T0",
    to: "T1",
    before: isEmpty ? NOBODY : fullAssessment(questionnaire, 3),
    after: fullAssessment(questionnaire, 11),
    plan: Array.from({ length: actions }, (_, index) =>
      aPlannedAction({
        title: index === 0 ? longText(160) : `Action ${index}`,
        status: index % 2 === 0 ? "done" : "started",
      }),
    ),
  });
}

describe("the chapter", () => {
  it("is not there in a first round", async () => {
    const { outline } = await readPdf(await drawPdf(firmReportDocument(aReport())));
    expect(outline).not.toContain(CHAPTER);
  });

  it.each([
    { name: "with everything compared", given: {} },
    { name: "with nothing in common", given: { isEmpty: true, actions: 0 } },
    { name: "with a long plan", given: { actions: 60 } },
  ])("$name is printed without a fault", async ({ given }) => {
    const document = firmReportDocument(aReport({ progress: progress(given) }));
    expect(typographyProblems(document)).toEqual([]);
    expect(splittableTables(document)).toEqual([]);
    const bytes = await drawPdf(firmReportDocument(aReport({ progress: progress(given) })));
    expect(await pdfProblems(bytes)).toEqual([]);
    expect((await readPdf(bytes)).outline).toContain(CHAPTER);
  });

  it("prints the figures of the view-model", async () => {
    const told = progress();
    const text = textOf(await readPdf(await drawPdf(firmReportDocument(aReport({ progress: told })))));
    const plain = text.replace(/\s+/g, " ");
    expect(plain).toContain(`${formatSigned(told.overall?.change ?? Number.NaN)} sur l’ensemble`);
    for (const { change } of told.themes) expect(plain).toContain(formatSigned(change));
    expect(plain).toContain("2 actions faites sur 3");
    expect(plain).toContain(told.improved[0]?.after ?? "?");
  });
});
