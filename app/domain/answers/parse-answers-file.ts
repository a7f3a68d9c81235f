/** From an answers file (docs/questionnaire-format.md, « From the command line ») to an Assessment. */
import * as z from "zod";
import type { Answer, AnswerSheet, Assessment, Stake } from "#app/domain/answers/answer.ts";
import { PERSPECTIVE_WORDS } from "#app/domain/answers/answer-problem.ts";
import { stakeSchema } from "#app/domain/answers/answer-schema.ts";
import { validateAnswer } from "#app/domain/answers/validate-answer.ts";
import { quote } from "#app/domain/format.ts";
import { perspectiveSchema, type Questionnaire } from "#app/domain/questionnaire/definition.ts";

/** One thing that is wrong in an answers file. */
export type AnswersFileProblem = {
  /** Where: « respondents.0.answers.prix-de-revient »; empty for the file itself. */
  readonly path: string;
  /** A French sentence that names the respondent, the question and the choice or value. */
  readonly message: string;
};

export type AnswersFileParsing =
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly problems: readonly AnswersFileProblem[] };

/** Reads an answers file against its questionnaire. `json` is what JSON.parse gave. All problems are told at once. */
export function parseAnswersFile(json: unknown, questionnaire: Questionnaire): AnswersFileParsing {
  const file = answersFileSchema.safeParse(json, { error: z.locales.fr().localeError });
  if (!file.success) return { ok: false, problems: file.error.issues.map(toFileProblem) };
  const sheets = file.data.respondents.map((respondent, index) =>
    parseRespondent(questionnaire, respondent, index),
  );
  const stakes = parseStakes(questionnaire, file.data.stakes);
  const problems = [...sheets.flatMap((sheet) => sheet.problems), ...stakes.problems];
  if (problems.length > 0) return { ok: false, problems };
  const respondents = sheets.map((sheet) => sheet.value);
  return { ok: true, assessment: { respondents, stakes: stakes.value } };
}

/** Not z.record, which passes over the key « __proto__ » in silence. */
const byId = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "Un objet est attendu, avec un identifiant par clé",
);

const answersFileSchema = z.strictObject({
  respondents: z.array(z.strictObject({ perspective: perspectiveSchema, answers: byId })),
  stakes: byId.optional(),
});

type AnswersFile = z.infer<typeof answersFileSchema>;
type Parsed<Value> = { readonly value: Value; readonly problems: readonly AnswersFileProblem[] };

function toFileProblem(issue: z.core.$ZodIssue): AnswersFileProblem {
  const path = issue.path.join(".");
  const place = path === "" ? "Fichier de réponses" : path;
  return { path, message: `${place}\u00A0: ${issue.message}` };
}

function parseRespondent(
  questionnaire: Questionnaire,
  { perspective, answers }: AnswersFile["respondents"][number],
  index: number,
): Parsed<AnswerSheet> {
  const checked: Record<string, Answer> = {};
  const problems: AnswersFileProblem[] = [];
  for (const [questionId, raw] of Object.entries(answers)) {
    const validation = validateAnswer(questionnaire, perspective, questionId, raw);
    if (validation.ok) checked[questionId] = validation.answer;
    else {
      const who = `Répondant ${index + 1} (${PERSPECTIVE_WORDS[perspective]})`;
      problems.push({
        path: `respondents.${index}.answers.${questionId}`,
        message: `${who}, question${validation.problem.message.slice("question".length)}`,
      });
    }
  }
  return { value: { perspective, answers: checked }, problems };
}

function parseStakes(
  questionnaire: Questionnaire,
  stakes: AnswersFile["stakes"],
): Parsed<Readonly<Record<string, Stake>>> {
  const checked: Record<string, Stake> = {};
  const problems: AnswersFileProblem[] = [];
  for (const [themeId, raw] of Object.entries(stakes ?? {})) {
    const theme = questionnaire.themes.find(({ id }) => id === themeId);
    const stake = stakeSchema.safeParse(raw);
    const fail = (reason: string) =>
      problems.push({
        path: `stakes.${themeId}`,
        message: `Enjeu du thème ${quote(themeId)}\u00A0: ${reason}`,
      });
    if (theme === undefined) fail(`le questionnaire ${quote(questionnaire.id)} n’a pas ce thème.`);
    else if (!theme.stake) fail("l’enjeu de ce thème n’est pas demandé.");
    else if (!stake.success) fail(`${quote(JSON.stringify(raw))} n’est pas un enjeu de 1 à 3.`);
    else checked[themeId] = stake.data;
  }
  return { value: checked, problems };
}
