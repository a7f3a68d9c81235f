/** Which remark is noted where: each is used once, in a firm whose answer it fits. */
import type { Answers } from "#app/domain/answers/answer.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { chance, chanceBetween } from "#db/demo/chance.ts";
import { pickIn } from "#db/demo/draw-answers.ts";
import type { Portrait } from "#db/demo/portrait.ts";
import type { Remark } from "#db/demo/remark.ts";

/** The remarks of one firm by question id. */
export type ChosenRemarks = Readonly<Record<string, string>>;

/** How many remarks an interview holds. */
const FEWEST = 3;
const MOST = 12;

/** An interview from this day on is in the autumn of the demo. */
const AUTUMN = "2026-10-15";

export type Interviewed = { readonly portrait: Portrait; readonly answers: Answers };

/**
 * The remarks of each interview, by the firm's key. Firms choose in turn, one remark at a time, and take first what suits
 * the fewest others, so that everybody gets some.
 */
export function chooseRemarks(
  questionnaire: Questionnaire,
  remarks: readonly Remark[],
  interviews: readonly Interviewed[],
): ReadonlyMap<string, ChosenRemarks> {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]));
  const suitors = new Map(
    remarks.map((remark) => [remark, interviews.filter((one) => fits(remark, one, questions)).length]),
  );
  const chosen = new Map(interviews.map(({ portrait }) => [portrait.key, new Map<string, string>()]));
  const free = new Set(remarks);
  for (let turn = 1; turn <= MOST; turn += 1) {
    for (const interview of interviews) {
      const { key } = interview.portrait;
      const own = chosen.get(key);
      if (own === undefined || own.size >= chanceBetween(FEWEST, MOST, key, "remarks")) continue;
      const [best] = [...free]
        .filter((remark) => !own.has(remark[0]) && fits(remark, interview, questions))
        .map((remark) => ({ remark, rank: (suitors.get(remark) ?? 0) + chance(key, remark[2]) * 2 }))
        .toSorted((a, b) => a.rank - b.rank);
      if (best === undefined) continue;
      own.set(best.remark[0], best.remark[2]);
      free.delete(best.remark);
    }
  }
  return new Map([...chosen].map(([key, own]) => [key, Object.fromEntries(own)]));
}

function fits(
  [question, words, , about = ""]: Remark,
  { portrait, answers }: Interviewed,
  questions: ReadonlyMap<string, Question>,
): boolean {
  const asked = questions.get(question);
  if (asked === undefined) throw new Error(`A remark is about ${question}, which nobody asks`);
  if (!about.split(" ").every((word) => word === "" || isAbout(word, portrait))) return false;
  const pick = pickIn(answers, question);
  return words.split(" ").some((word) => {
    if (word === "any") return Object.hasOwn(answers, question) && !["?", "-"].includes(pick ?? "");
    return pick !== null && (pick === word || worth(asked, pick) === word);
  });
}

function isAbout(word: string, { director, headcount, course }: Portrait): boolean {
  if (word === "team") return headcount > 0;
  if (word === "autumn") return (course.interviewedOn ?? "") >= AUTUMN;
  return word === director.gender;
}

function worth(question: Question, choice: string): "low" | "mid" | "high" | null {
  if (!("choices" in question)) return null;
  const points = question.choices.find(({ id }) => id === choice)?.points;
  if (points === undefined) return null;
  return points <= 1 ? "low" : points >= 3 ? "high" : "mid";
}
