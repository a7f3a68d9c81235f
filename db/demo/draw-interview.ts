/** How the answers of a firm come to be written: theme by theme, with remarks, and some corrected days later. */
import type { Answers, Stake } from "#app/domain/answers/answer.ts";
import { answerState } from "#app/domain/answers/answer.ts";
import { typographic } from "#app/domain/format.ts";
import { DEFAULT_STAKE } from "#app/domain/plan/suggest-actions.ts";
import type { Condition, Question, Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, questionsOf } from "#app/domain/questionnaire/question.ts";
import { chance, chanceBetween, shuffled } from "#db/demo/chance.ts";
import type { ChosenRemarks } from "#db/demo/choose-remarks.ts";
import { addDays, instantOn, laterDay } from "#db/demo/days.ts";
import { pickIn } from "#db/demo/draw-answers.ts";
import type { Portrait } from "#db/demo/portrait.ts";
import type { Entry, Step } from "#db/demo/step.ts";
import type { Voices } from "#db/demo/voices.ts";

/** What an interview ends with. */
export type Interview = {
  readonly portrait: Portrait;
  /** The consultant's sheet. */
  readonly answers: Answers;
  /** What the director answered alone, and on which day; empty, and on no day, when they did not. */
  readonly selfAssessed: { readonly on: string | undefined; readonly answers: Answers };
  readonly stakes: Readonly<Record<string, Stake>>;
};

/** What the director says is at stake in the themes that were reached. */
export function stakesOf(questionnaire: Questionnaire, portrait: Portrait): Readonly<Record<string, Stake>> {
  return Object.fromEntries(
    themesReached(questionnaire, portrait)
      .filter((theme) => theme.stake)
      .map((theme) => [theme.id, portrait.stakes?.[theme.id] ?? DEFAULT_STAKE]),
  );
}

/** The themes that the interview has reached, in their order. */
export function themesReached(questionnaire: Questionnaire, portrait: Portrait): readonly Theme[] {
  const missing = portrait.course.missingThemes ?? [];
  return questionnaire.themes.filter((theme) => !missing.includes(theme.id));
}

/** Minutes after midnight UTC; a theme takes so many minutes. */
const EARLIEST_START = 6.5 * 60;
const LATEST_START = 9 * 60;
const SHORTEST_THEME = 7;
const LONGEST_THEME = 13;
const MIDDAY = 12 * 60;
const EVENING = 18.4 * 60;

/** The steps of the self-assessment, of the interview and of the corrections after it. */
export function interviewSteps(
  questionnaire: Questionnaire,
  interview: Interview,
  remarks: ChosenRemarks,
  today: string,
): readonly Step[] {
  const { portrait, answers, selfAssessed, stakes } = interview;
  const { key, course } = portrait;
  const corrected = correctionsOf(questionnaire, interview, remarks, today);
  const isOpen = course.step === "partial" || course.step === "withdrawn";
  const steps: Step[] = [];
  const write = (sheet: "director" | "consultant", entries: readonly Entry[]) => {
    const at = entries.at(-1)?.at;
    if (at !== undefined) steps.push({ at, firm: key, deed: { kind: "write", sheet, entries } });
  };
  steps.push(...selfAssessmentSteps(questionnaire, portrait, selfAssessed));
  if (course.interviewedOn === undefined) return steps;
  let minute = chanceBetween(EARLIEST_START, LATEST_START, key, "start");
  const said: Entry[] = [];
  for (const theme of themesReached(questionnaire, portrait)) {
    const length = chanceBetween(SHORTEST_THEME, LONGEST_THEME, key, theme.id, "length");
    const stake = stakes[theme.id];
    if (stake !== undefined) {
      said.push(
        ...timed([{ subject: "stake", key: theme.id, value: stake }], course.interviewedOn, minute, 0.5),
      );
    }
    const first = { ...answers, ...corrected.before };
    const entries = theme.questions.flatMap(({ id }) => [
      ...answerEntry(first, id),
      ...remarkEntry(remarks, id),
      ...(isOpen && mustBeSeenAgain(portrait, answers, id) ? [reviewEntry(id)] : []),
    ]);
    write("consultant", timed(entries, course.interviewedOn, minute + 0.5, length - 1));
    minute += length;
  }
  // What is at stake is said theme by theme, and sent at once.
  write("director", said);
  if (!isOpen) {
    steps.push({ at: instantOn(course.interviewedOn, minute + 2), firm: key, deed: { kind: "complete" } });
  }
  write("consultant", corrected.entries);
  return steps;
}

/** Days before they answer when a director is invited. */
const INVITED_BEFORE = 4;

/** The part (0–1) of the directors who answer alone, beyond those whose portrait says when. */
const ANSWERS_ALONE = 0.8;

/**
 * The day on which a director answered alone; undefined for one who did not. A director whose team or customers are asked has
 * always answered.
 */
export function selfAssessedDay(
  { key, course }: Portrait,
  { turnouts }: Pick<Voices, "turnouts">,
): string | undefined {
  if (course.selfAssessedOn !== undefined) return course.selfAssessedOn;
  const { interviewedOn, enrolledOn, step } = course;
  if (interviewedOn === undefined || step === "partial" || step === "withdrawn") return undefined;
  if (turnouts[key] === undefined && chance(key, "answers alone") >= ANSWERS_ALONE) return undefined;
  const day = addDays(interviewedOn, -chanceBetween(2, 8, key, "self-assessment day"));
  const drawn = laterDay(day, addDays(enrolledOn, 1));
  return drawn < interviewedOn ? drawn : undefined;
}

/** The invitation, an evening of answers theme by theme, and the sheet that is handed in. */
function selfAssessmentSteps(
  questionnaire: Questionnaire,
  { key, course }: Portrait,
  { on, answers }: Interview["selfAssessed"],
): readonly Step[] {
  if (on === undefined) return [];
  const invitedOn = addDays(on, -INVITED_BEFORE);
  const steps: Step[] = [
    {
      at: instantOn(laterDay(invitedOn, course.enrolledOn), MIDDAY),
      firm: key,
      deed: { kind: "invite", perspective: "director" },
    },
  ];
  let minute = EVENING;
  for (const theme of questionnaire.themes) {
    const texts = theme.questions.flatMap(({ id }) => answerEntry(answers, id));
    const entries = timed(texts, on, minute, 3);
    const at = entries.at(-1)?.at;
    if (at !== undefined) steps.push({ at, firm: key, deed: { kind: "answer-alone", entries } });
    minute += 3.5;
  }
  return [...steps, { at: instantOn(on, minute + 1), firm: key, deed: { kind: "hand-in" } }];
}

type Untimed = Omit<Entry, "at">;

/** Spreads entries over some minutes. */
function timed(entries: readonly Untimed[], day: string, from: number, minutes: number): readonly Entry[] {
  return entries.map((entry, index) => ({
    ...entry,
    at: instantOn(day, from + (minutes * (index + 1)) / entries.length),
  }));
}

function answerEntry(answers: Answers, question: string): readonly Untimed[] {
  const value = answers[question];
  if (value === undefined || answerState(value) === "unanswered") return [];
  const isText =
    "value" in value && typeof value.value === "string" && !/^\d{4}-\d{2}-\d{2}$/.test(value.value);
  const written = isText ? { value: typographic(String(value.value)) } : value;
  return [{ subject: "answer", key: question, value: written }];
}

function remarkEntry(remarks: ChosenRemarks, question: string): readonly Untimed[] {
  const text = remarks[question];
  return text === undefined ? [] : [{ subject: "comment", key: question, value: typographic(text) }];
}

function reviewEntry(question: string): Untimed {
  return { subject: "review", key: question, value: true };
}

/** Half of what nobody knew is marked, to be asked again. */
function mustBeSeenAgain(portrait: Portrait, answers: Answers, question: string): boolean {
  return pickIn(answers, question) === "?" && chance(portrait.key, question, "review") < 0.5;
}

/** What was first written otherwise, and the entries that put it right. */
type Corrections = { readonly before: Answers; readonly entries: readonly Entry[] };
const NO_CORRECTION: Corrections = { before: {}, entries: [] };

/**
 * One to four answers that the consultant changed some days later, papers in hand: first a step beside, then what stays.
 * Never one that another question hangs on, nor one with a remark.
 */
function correctionsOf(
  questionnaire: Questionnaire,
  { portrait, answers }: Interview,
  remarks: ChosenRemarks,
  today: string,
): Corrections {
  const { key, course } = portrait;
  if (course.interviewedOn === undefined || course.step === "partial" || course.step === "withdrawn") {
    return NO_CORRECTION;
  }
  const day = addDays(course.interviewedOn, chanceBetween(2, 6, key, "correction day"));
  if (day >= (course.planOn ?? today)) return NO_CORRECTION;
  const gates = new Set(questionsOf(questionnaire).flatMap((question) => questionsIn(question.visibleWhen)));
  const eligible = questionsOf(questionnaire).filter(
    ({ id }) => !gates.has(id) && remarks[id] === undefined && portrait.facts[id] === undefined,
  );
  const chosen = shuffled(
    eligible.flatMap((question) => {
      const beside = besideOf(question, pickIn(answers, question.id));
      return beside === null ? [] : [{ id: question.id, beside }];
    }),
    key,
    "corrections",
  ).slice(0, chanceBetween(1, 4, key, "corrections"));
  return {
    before: Object.fromEntries(chosen.map(({ id, beside }) => [id, { choice: beside }])),
    entries: timed(
      chosen.flatMap(({ id }) => answerEntry(answers, id)),
      day,
      EVENING - 90,
      4,
    ),
  };
}

/** The choice beside another one in the list. */
function besideOf(question: Question, choice: string | null): string | null {
  if (!hasChoices(question) || question.kind !== "single-choice") return null;
  const index = question.choices.findIndex(({ id }) => id === choice);
  if (index === -1) return null;
  return (question.choices[index + 1] ?? question.choices[index - 1])?.id ?? null;
}

/** The questions that a condition names. */
function questionsIn(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  if ("all" in condition) return condition.all.flatMap(questionsIn);
  if ("any" in condition) return condition.any.flatMap(questionsIn);
  if ("not" in condition) return questionsIn(condition.not);
  return [condition.question];
}
