/** The consultant's page, the report and its PDF show the same gaps. */
import { beforeAll, describe, expect, test } from "vitest";
import { formatScore, typographic } from "#app/domain/format.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type { CrossedPerspectives } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { readingInWords, signedGap } from "#app/domain/report/perspectives/perspective-words.ts";
import { content } from "#app/server/content/load-content.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { openPerspectives } from "#app/server/perspectives/open-perspectives.ts";
import { firmReportOf } from "#app/server/reports/firm-report.ts";
import { DEMO_TODAY } from "#db/demo/operations.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { type ALoadedDemo, aLoadedDemo } from "#tests/server/demo/a-loaded-demo.ts";
import { readPdf, textOf } from "#tests/support/pdf-quality.ts";

const ONE_LOAD_MS = 180_000;

let demo: ALoadedDemo;

beforeAll(async () => {
  demo = await aLoadedDemo();
}, ONE_LOAD_MS);

describe.each(["Thermique du Reyran", "Carreaux du Haut-Var"])("%s", (name) => {
  let screen: CrossedPerspectives;
  let report: FirmReport;
  let pdf: string;

  beforeAll(async () => {
    const firm = demo.operations
      .flatMap(({ id }) => allEnrollments(demo.db, id))
      .find((each) => each.name === name);
    if (firm === undefined) throw new Error(`no firm ${name}`);
    const scope = { operationId: firm.operationId, enrollmentId: firm.id };
    const opened = openPerspectives(demo.db, content(), scope);
    const composed = firmReportOf(demo.db, content(), scope, DEMO_TODAY);
    if (opened === null || composed === null) throw new Error("the firm vanished");
    screen = opened.perspectives;
    report = composed;
    const words = solid(textOf(await readPdf(await drawPdf(firmReportDocument(report)))));
    pdf = words.slice(words.lastIndexOf(solid("Regards croisés")));
  });

  test("the report holds what the screen shows", () => {
    expect(report.perspectives).toEqual(screen);
    expect(screen.themes.length).toBeGreaterThan(5);
  });

  test("each theme's gaps are printed in their order, with their number of questions", () => {
    const rows = screen.themes.flatMap(({ comparisons }) => comparisons);
    const noted = rows.map(({ gap, questions }) => `${signedGap(gap)}${questions}question`);
    let from = 0;
    for (const words of noted) {
      const place = pdf.indexOf(solid(words), from);
      expect(place, words).toBeGreaterThanOrEqual(from);
      from = place + 1;
    }
  });

  test("the widest blind spots and the hidden strengths are printed with every answer", () => {
    const told = [...screen.blindSpots.slice(0, 5), ...screen.hiddenStrengths.slice(0, 5)];
    expect(told.length).toBeGreaterThan(2);
    for (const { question, director, others } of told) {
      expect(pdf).toContain(solid(`${question.question}Vous${readingInWords(director)}`));
      for (const { reading } of others) {
        const mean =
          reading.distribution === null ? "" : `, soit ${formatScore(reading.score)} sur 100 en moyenne`;
        expect(pdf).toContain(solid(`${readingInWords(reading)}${mean}`));
      }
    }
  });

  test("what was agreed on is printed with its reason", () => {
    expect(screen.agreements).toHaveLength(3);
    for (const { question, agreed } of screen.agreements) {
      for (const words of [question, agreed?.answer ?? "", agreed?.reason ?? ""])
        expect(pdf).toContain(solid(words));
    }
  });
});

/** Words without their spaces: a PDF keeps no trace of where a line was broken. */
function solid(words: string): string {
  return typographic(words).replace(/\s/gu, "");
}
