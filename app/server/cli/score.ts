/** `score`: the scores, findings and plan of an answers file, for any questionnaire file. Needs no database. */
import { resolve } from "node:path";
import type { Assessment } from "#app/domain/answers/answer.ts";
import { parseAnswersFile } from "#app/domain/answers/parse-answers-file.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  type Command,
  CommandRefused,
  forTerminal,
  type Io,
  readArguments,
} from "#app/server/cli/command.ts";
import { printDiagnosis } from "#app/server/cli/print-diagnosis.ts";
import { readJson } from "#app/server/cli/read-json.ts";
import { scoreJson } from "#app/server/cli/score-json.ts";
import { problemLine } from "#app/server/content/content-problem.ts";
import { openQuestionnaire } from "#app/server/content/open-questionnaire.ts";

export const scoreCommand: Command = {
  summary: "Calcule les scores, les constats et le plan d’un fichier de réponses",
  usage:
    "score --questionnaire FICHIER.yaml [--recommendations FICHIER.yaml] --answers FICHIER.json [--json]",
  run: (args, io) => {
    const { values } = readArguments({
      args: [...args],
      options: {
        questionnaire: { type: "string" },
        recommendations: { type: "string" },
        answers: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const { questionnaire: file, answers } = values;
    if (file === undefined) throw new CommandRefused("il manque « --questionnaire FICHIER.yaml »");
    if (answers === undefined) throw new CommandRefused("il manque « --answers FICHIER.json »");
    const questionnaire = openQuestionnaireFile(file, values.recommendations ?? null, io);
    if (questionnaire === null) return 1;
    const assessment = openAnswersFile(answers, questionnaire, io);
    if (assessment === null) return 1;
    const diagnosis = diagnose(questionnaire, assessment, []);
    io.out(
      values.json
        ? `${JSON.stringify(scoreJson(questionnaire, diagnosis, assessment), null, 2)}\n`
        : forTerminal(printDiagnosis(questionnaire, diagnosis)),
    );
    return 0;
  },
};

/** A questionnaire whose answers can be scored; null after saying why it can't. */
export function openQuestionnaireFile(
  file: string,
  recommendations: string | null,
  io: Io,
): Questionnaire | null {
  const opened = openQuestionnaire(
    resolve(io.cwd, file),
    recommendations === null ? null : resolve(io.cwd, recommendations),
    io.cwd,
  );
  if (opened.ok) return opened.questionnaire;
  io.err(forTerminal(opened.problems.map((problem) => `${problemLine(problem)}\n`).join("")));
  return null;
}

/** The answers of an answers file; null after naming everything that is wrong in it. */
export function openAnswersFile(file: string, questionnaire: Questionnaire, io: Io): Assessment | null {
  const { shown, value } = readJson(file, io.cwd);
  const parsed = parseAnswersFile(value, questionnaire);
  if (parsed.ok) return parsed.assessment;
  io.err(forTerminal(parsed.problems.map(({ message }) => `${shown}  ${message}\n`).join("")));
  return null;
}
