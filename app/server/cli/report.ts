/** `report`: a firm report drawn from files alone, for any questionnaire file. Needs no database. */
import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import * as z from "zod";
import type { Assessment } from "#app/domain/answers/answer.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import { type LoneFirm, parseFirmFile } from "#app/domain/firm/parse-firm-file.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { composeFirmReport } from "#app/domain/report/compose-firm-report.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { schemesToReport } from "#app/domain/report/reported-schemes.ts";
import {
  type Command,
  CommandRefused,
  forTerminal,
  type Io,
  readArguments,
} from "#app/server/cli/command.ts";
import { readJson } from "#app/server/cli/read-json.ts";
import { openAnswersFile, openQuestionnaireFile } from "#app/server/cli/score.ts";
import { dayInFrance, nowInstant } from "#app/server/clock.ts";
import { problemLine } from "#app/server/content/content-problem.ts";
import { type Catalogues, openCatalogues } from "#app/server/content/open-catalogues.ts";
import { shownPath } from "#app/server/content/read-content.ts";

export const reportCommand: Command = {
  summary: "Met en page le rapport d’une entreprise à partir de fichiers",
  usage:
    "report --questionnaire FICHIER.yaml [--recommendations FICHIER.yaml] --answers FICHIER.json --firm FICHIER.json [--date AAAA-MM-JJ] --out RAPPORT.pdf",
  run: async (args, io) => {
    const asked = readRequest(args);
    const questionnaire = openQuestionnaireFile(asked.questionnaire, asked.recommendations, io);
    if (questionnaire === null) return 1;
    const catalogues = openCataloguesOf(asked.questionnaire, io);
    const assessment = openAnswersFile(asked.answers, questionnaire, io);
    const firm = openFirmFile(asked.firm, io);
    if (catalogues === null || assessment === null || firm === null) return 1;
    const report = reportFromFiles(questionnaire, assessment, firm, catalogues, asked.date);
    const pdf = await draw(report);
    const shown = await writeWhole(asked.out, pdf, io.cwd);
    io.out(`${shown} : rapport écrit\n`);
    return 0;
  },
};

type Request = {
  readonly questionnaire: string;
  readonly recommendations: string | null;
  readonly answers: string;
  readonly firm: string;
  /** ISO date printed on the report. */
  readonly date: string;
  readonly out: string;
};

function readRequest(args: readonly string[]): Request {
  const { values } = readArguments({
    args: [...args],
    options: {
      questionnaire: { type: "string" },
      recommendations: { type: "string" },
      answers: { type: "string" },
      firm: { type: "string" },
      date: { type: "string" },
      out: { type: "string" },
    },
  });
  const date = values.date ?? dayInFrance(nowInstant());
  if (!z.iso.date().safeParse(date).success) {
    throw new CommandRefused(`« ${date} » n’est pas une date : « --date AAAA-MM-JJ »`);
  }
  return {
    questionnaire: required(values.questionnaire, "--questionnaire FICHIER.yaml"),
    recommendations: values.recommendations ?? null,
    answers: required(values.answers, "--answers FICHIER.json"),
    firm: required(values.firm, "--firm FICHIER.json"),
    date,
    out: required(values.out, "--out RAPPORT.pdf"),
  };
}

function required(value: string | undefined, usage: string): string {
  if (value === undefined) throw new CommandRefused(`il manque « ${usage} »`);
  return value;
}

/** Null after saying what is wrong in them. */
function openCataloguesOf(questionnaire: string, io: Io): Catalogues | null {
  const opened = openCatalogues(resolve(io.cwd, questionnaire), io.cwd);
  if (opened.ok) return opened.catalogues;
  io.err(forTerminal(opened.problems.map((problem) => `${problemLine(problem)}\n`).join("")));
  return null;
}

/** The firm of a firm file; null after naming everything that is wrong in it. */
function openFirmFile(file: string, io: Io): LoneFirm | null {
  const { shown, value } = readJson(file, io.cwd);
  const parsed = parseFirmFile(value);
  const told = parsed.ok ? parsed.warnings.map((words) => `attention : ${words}`) : parsed.problems;
  io.err(forTerminal(told.map((words) => `${shown}  ${words}\n`).join("")));
  return parsed.ok ? parsed.firm : null;
}

/** A report from files has no operation: it leaves out what needs one, and says nothing of a group. */
function reportFromFiles(
  questionnaire: Questionnaire,
  assessment: Assessment,
  firm: LoneFirm,
  { families, fundingSchemes }: Catalogues,
  date: string,
): FirmReport {
  const diagnosis = diagnose(questionnaire, assessment, []);
  const { name, siret, city, headcount, labels } = firm;
  return composeFirmReport({
    questionnaire,
    assessment,
    diagnosis,
    firm: { name, siret, trade: null, city, headcount, labels, director: null },
    operation: null,
    minimumGroupSize: null,
    round: "T0",
    assessedOn: null,
    issuedOn: date,
    planAgreedOn: null,
    group: new Map(),
    schemes:
      fundingSchemes === null
        ? new Map()
        : schemesToReport(fundingSchemes, firm, diagnosis.plan, questionnaire, date),
    families,
    collectiveActions: [],
  });
}

/** What draws is loaded here: the other commands start without it. */
async function draw(report: FirmReport): Promise<Uint8Array> {
  const { drawPdf } = await import("#app/server/pdf/draw.ts");
  const { firmReportDocument } = await import("#templates/firm-report.ts");
  return await drawPdf(firmReportDocument(report));
}

/** Writes beside the file and then takes its place: a report that is there is whole. Gives its name as it is shown. */
async function writeWhole(out: string, pdf: Uint8Array, cwd: string): Promise<string> {
  const path = resolve(cwd, out);
  const shown = shownPath(path, cwd);
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, pdf, { flag: "wx" });
    await rename(draft, path);
    return shown;
  } catch (error) {
    await rm(draft, { force: true });
    throw new CommandRefused(`« ${shown} » ne peut pas être écrit (${reasonOf(error)})`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "le dossier n’existe pas",
  ENOTDIR: "le dossier n’existe pas",
  EISDIR: "c’est un dossier",
  EACCES: "accès refusé",
  EPERM: "accès refusé",
  EROFS: "accès refusé",
  ENOSPC: "le disque est plein",
};
