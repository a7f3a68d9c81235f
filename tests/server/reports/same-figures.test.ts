import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Assessment } from "#app/domain/answers/answer.ts";
import { parseAnswersFile } from "#app/domain/answers/parse-answers-file.ts";
import { formatPercent, formatScore, typographic } from "#app/domain/format.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { type Content, content } from "#app/server/content/load-content.ts";
import { openQuestionnaire } from "#app/server/content/open-questionnaire.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { resultsOf } from "#app/server/reports/results.ts";
import { recordOperations } from "#db/answers.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { FOREIGN, runCli } from "#tests/server/cli/run-cli.ts";
import {
  A_MOMENT,
  aDatabase,
  anAnswerOperation,
  anEnrollment,
  anOperation,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { fullAssessment } from "#tests/support/a-report.ts";
import { readPdf, textOf } from "#tests/support/pdf-quality.ts";

const TODAY = "2027-02-15";
/** How many actions the PDF prints of a plan that nobody decided on: five sheets, then the reserve. */
const PRINTED_ACTIONS = 15;

const scoreSchema = z.object({
  score: z.number().nullable(),
  coverage: z.number().nullable(),
  level: z.string().nullable(),
});
const printedSchema = z.object({
  overall: scoreSchema,
  themes: z.array(scoreSchema.extend({ id: z.string() })),
  actions: z.array(z.object({ recommendation: z.string() })),
});

const SOURCES = [
  { of: "the artisans' questionnaire", file: "questionnaires/artisans-renovation/v1.yaml", answers: null },
  { of: "the heritage firms' questionnaire", file: "questionnaires/epv/v1.yaml", answers: null },
  {
    of: "a questionnaire from elsewhere",
    file: "tests/fixtures/foreign/atelier.yaml",
    answers: join(FOREIGN, "answers.json"),
  },
];

describe.each(SOURCES)("the same answers to $of", ({ file, answers }) => {
  let folder: string;
  let questionnaire: Questionnaire;
  let printed: z.infer<typeof printedSchema>;
  let onScreen: FirmReport;
  let fromFiles: string;
  let fromScreen: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "diapason-figures-"));
    questionnaire = opened(file);
    const assessment =
      answers === null ? fullAssessment(questionnaire, 11) : readAnswers(answers, questionnaire);
    const given = join(folder, "answers.json");
    writeFileSync(given, JSON.stringify(assessment));
    const command = ["--questionnaire", file, "--answers", given];
    const { out } = await runCli(["score", ...command, "--json"]);
    printed = printedSchema.parse(JSON.parse(out));
    onScreen = stored(questionnaire, assessment);
    const firm = join(folder, "firm.json");
    writeFileSync(firm, JSON.stringify({ name: "Menuiserie Lefèvre" }));
    const pdf = join(folder, "firm.pdf");
    await runCli(["report", ...command, "--firm", firm, "--out", pdf, "--date", TODAY]);
    fromFiles = await wordsOf(readFileSync(pdf));
    fromScreen = await wordsOf(await drawPdf(firmReportDocument(onScreen)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("give one overall score on the command line, on the screen and on paper", () => {
    const { score, coverage, level } = onScreen.essentials;
    expect({ score, coverage, level: level?.label ?? null }).toEqual(worded(printed.overall, questionnaire));
    const words = solid(`${levelWords(printed.overall, questionnaire)}${scoreWords(printed.overall.score)}`);
    for (const pdf of [fromFiles, fromScreen]) {
      expect(pdf).toContain(words);
      expect(pdf).toContain(solid(`${formatPercent(coverage ?? 0)} des questions notées ont une réponse`));
    }
  });

  it("give one score, coverage and level for each theme", () => {
    const shown = onScreen.themes.map(({ id, score, coverage, level }) => ({
      ...{ id, score, coverage },
      level: level?.label ?? null,
    }));
    expect(shown).toEqual(printed.themes.map((theme) => ({ id: theme.id, ...worded(theme, questionnaire) })));
    for (const { id, label } of questionnaire.themes.filter((theme) => theme.scored)) {
      const theme = printed.themes.find((each) => each.id === id) ?? { score: 0, coverage: 0, level: "" };
      const row = [
        ...[label, theme.score === null ? "Non évalué—" : formatScore(theme.score)],
        ...[theme.coverage === null ? "—" : formatPercent(theme.coverage), levelWords(theme, questionnaire)],
      ];
      expect(fromFiles).toContain(solid(row.join("")));
      expect(fromScreen).toContain(solid(row.join("")));
    }
  });

  it("give one plan, in one order", () => {
    const titles = printed.actions.map(({ recommendation }) => titleOf(recommendation, questionnaire));
    expect(onScreen.plan.head.map((action) => action.title)).toEqual(titles);
    expect(titles.length).toBeGreaterThan(3);
    for (const pdf of [fromFiles, fromScreen]) {
      const plan = pdf.slice(pdf.indexOf(solid("À discuter d’abord")));
      const places = titles.slice(0, PRINTED_ACTIONS).map((title) => plan.indexOf(solid(title)));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

/** What the screen's loader gives of these answers, stored as an interview stores them. */
function stored(questionnaire: Questionnaire, { respondents, stakes }: Assessment): FirmReport {
  const db = aDatabase();
  const { id: questionnaireId, version: questionnaireVersion } = questionnaire;
  const operation = anOperation(db, { questionnaireId, questionnaireVersion });
  const firm = anEnrollment(db, { operation });
  for (const { perspective, answers } of respondents) {
    if (perspective === "director" || perspective === "consultant") {
      writeAnswers(db, firm.sheets[perspective], answers);
    }
  }
  const rated = Object.entries(stakes).map(([key, value]) =>
    anAnswerOperation({ respondentId: firm.sheets.director, subject: "stake", key, value }),
  );
  recordOperations(db, rated, { actorId: null, recordedAt: A_MOMENT });
  const scope = { operationId: operation.id, enrollmentId: firm.id };
  const results = resultsOf(db, holding(questionnaire), scope, TODAY);
  if (results === null) throw new Error("the firm vanished");
  return results.report;
}

/** The content of the house, with a questionnaire from elsewhere published too. */
function holding(questionnaire: Questionnaire): Content {
  const house = content();
  const loaded = { questionnaire, sha256: { questionnaire: "", recommendations: null }, isPublished: true };
  const others = house.questionnaires.filter((each) => each.questionnaire.id !== questionnaire.id);
  return { ...house, questionnaires: [...others, loaded] };
}

function opened(file: string): Questionnaire {
  const reading = openQuestionnaire(join(projectRoot(), file), null, projectRoot());
  if (!reading.ok) throw new Error(`${file} cannot be opened`);
  return reading.questionnaire;
}

function readAnswers(path: string, questionnaire: Questionnaire): Assessment {
  const parsed = parseAnswersFile(JSON.parse(readFileSync(path, "utf8")), questionnaire);
  if (!parsed.ok) throw new Error(`${path} cannot be read`);
  return parsed.assessment;
}

type PrintedScore = z.infer<typeof scoreSchema>;

function worded({ score, coverage, level }: PrintedScore, { levels }: Questionnaire) {
  return { score, coverage, level: levels.find(({ id }) => id === level)?.label ?? null };
}

function levelWords({ level }: PrintedScore, { levels }: Questionnaire): string {
  return levels.find(({ id }) => id === level)?.label ?? "Non évalué";
}

function scoreWords(score: number | null): string {
  return score === null ? "" : `${formatScore(score)}sur 100`;
}

function titleOf(recommendation: string, { recommendations }: Questionnaire): string {
  const found = recommendations.find(({ id }) => id === recommendation);
  if (found === undefined) throw new Error(`no recommendation ${recommendation}`);
  return found.title;
}

async function wordsOf(pdf: Uint8Array): Promise<string> {
  return solid(textOf(await readPdf(pdf)));
}

/** Words without their spaces: a PDF keeps no trace of where a line was broken. */
function solid(words: string): string {
  return typographic(words).replace(/\s/gu, "");
}
