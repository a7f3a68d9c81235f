/** « Regards croisés » on paper, as few and as many as there may be. */
import { describe, expect, it } from "vitest";
import type { AnswerSheet, Assessment } from "#app/domain/answers/answer.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { content, findQuestionnaire } from "#app/server/content/load-content.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { aQuestion, aQuestionnaire, aTheme } from "#tests/support/a-questionnaire.ts";
import { aReport, fullAssessment, longText } from "#tests/support/a-report.ts";
import { pdfProblems, readPdf, splittableTables, typographyProblems } from "#tests/support/pdf-quality.ts";

const EVERYBODY: Perspective[] = ["director", "consultant", "employee", "customer"];
const CHAPTER = "Regards croisés";

/** The same random answers as an interview's, given by somebody else to what they are asked. */
function sheetOf(questionnaire: Questionnaire, perspective: Perspective, seed: number): AnswerSheet {
  const [sheet] = fullAssessment(questionnaire, seed).respondents;
  const asked = questionsOf(questionnaire).filter(({ perspectives }) => perspectives.includes(perspective));
  const given = asked.flatMap(({ id }) => {
    const answer = sheet?.answers[id];
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return { perspective, answers: Object.fromEntries(given) };
}

function crossed(questionnaire: Questionnaire, people: number): Assessment {
  const groups = (["employee", "customer"] as const).flatMap((perspective, group) =>
    Array.from({ length: people }, (_, index) =>
      sheetOf(questionnaire, perspective, 100 * (group + 1) + index),
    ),
  );
  const respondents = [
    sheetOf(questionnaire, "director", 3),
    sheetOf(questionnaire, "consultant", 5),
    ...groups,
  ];
  return { respondents, stakes: {} };
}

/** Agreements on the first questions, as long as they may be. */
function agreeing(assessment: Assessment, count: number): Assessment {
  return {
    ...assessment,
    respondents: assessment.respondents.map((sheet) => {
      if (sheet.perspective !== "consultant") return sheet;
      const entries = Object.entries(sheet.answers).slice(0, count);
      const agreed = entries.map(([id, answer]) => [id, { answer, reason: longText(1000) }] as const);
      return { ...sheet, agreed: Object.fromEntries(agreed) };
    }),
  };
}

function house(id: string): Questionnaire {
  const found = findQuestionnaire(content(), id, 2);
  if (found === null) throw new Error(`no questionnaire ${id}`);
  return found.questionnaire;
}

const MANY = aQuestionnaire({
  perceptionGap: { from: 0.25 },
  themes: Array.from({ length: 20 }, (_, index) =>
    aTheme({
      id: `theme-${index}`,
      label: `Thème numéro ${index} dont le nom prend deux lignes de la page`,
      questions: [aQuestion({ perspectives: EVERYBODY }), aQuestion({ perspectives: EVERYBODY })],
    }),
  ),
});

const CASES = [
  {
    what: "four perspectives on an artisan",
    questionnaire: house("artisans-renovation"),
    people: 6,
    agreed: 3,
  },
  { what: "four perspectives on a heritage firm", questionnaire: house("epv"), people: 12, agreed: 1 },
  { what: "the director and the consultant alone", questionnaire: house("epv"), people: 0, agreed: 0 },
  { what: "twenty themes, and twelve long reasons", questionnaire: MANY, people: 4, agreed: 12 },
];

describe.each(CASES)("the chapter with $what", ({ questionnaire, people, agreed }) => {
  const assessment = agreeing(crossed(questionnaire, people), agreed);
  const report = aReport({ questionnaire, assessment });

  it("is clean, in French print, and stands before the obstacles", async () => {
    const bytes = await drawPdf(firmReportDocument(report));
    expect(await pdfProblems(bytes)).toEqual([]);
    expect(typographyProblems(firmReportDocument(report))).toEqual([]);
    const { outline } = await readPdf(bytes);
    expect(outline.slice(1, 4)).toEqual(["Où vous en êtes", CHAPTER, "Freins et opportunités"]);
  });

  it("never splits a row", () => {
    expect(splittableTables(firmReportDocument(report))).toEqual([]);
  });
});

describe("a report without another perspective", () => {
  it.each([
    ["the consultant alone", ["consultant"]],
    ["the director alone", ["director"]],
  ] as const)("with %s has no such chapter", async (_, kept) => {
    const whole = crossed(house("epv"), 0);
    const respondents = whole.respondents.filter(({ perspective }) =>
      kept.some((one) => one === perspective),
    );
    const report = aReport({ questionnaire: house("epv"), assessment: { respondents, stakes: {} } });
    expect(report.perspectives).toBeNull();
    expect((await readPdf(await drawPdf(firmReportDocument(report)))).outline).not.toContain(CHAPTER);
  });
});
