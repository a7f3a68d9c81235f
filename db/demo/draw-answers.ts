/**
 * From a portrait to the answers that an interview with it would give. Each answer can be explained: the firm's level, its
 * theme, what the group is like, its troubles, its strengths, its stance, and at most three quarters of a point of chance.
 */
import type { Answer, Answers } from "#app/domain/answers/answer.ts";
import { answerTo } from "#app/domain/answers/answer.ts";
import type {
  ChoiceQuestion,
  Perspective,
  Question,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import { chance } from "#db/demo/chance.ts";
import { type Characters, type Fact, NOT_APPLICABLE, type Portrait, UNKNOWN } from "#db/demo/portrait.ts";
import type { GroupVoice } from "#db/demo/step.ts";
import type { Voices } from "#db/demo/voices.ts";

/** The most that chance adds to or takes from a level, in points. */
const JITTER = 0.75;

/** How much better (or worse) a director sees the firm alone than a consultant does on site, in points. */
const SELF_REGARD = { confident: 0.5, exact: 0.1, modest: -0.4 } as const;

/**
 * Everything that the consultant writes down in a complete interview, for the questions that are visible and name the
 * consultant. Throws when the portrait leaves out an answer that only it can give.
 */
export function drawInterview(
  questionnaire: Questionnaire,
  characters: Characters,
  portrait: Portrait,
): Answers {
  return drawSheet(questionnaire, "consultant", (question, theme) => {
    const drawn = drawAnswer(characters, portrait, question, theme, 0);
    const isHazy = chance(portrait.key, question.id, "hazy") < (portrait.course.unknownShare ?? 0);
    const mayBeHazy =
      question.allowUnknown && question.kind === "single-choice" && !imposed(portrait, question);
    return isHazy && mayBeHazy ? { state: "unknown" } : drawn;
  });
}

/**
 * What the director answers alone, before the visit: the same firm, seen through a temperament. Where nothing is known of the firm
 * yet, only what can be drawn.
 */
export function drawSelfAssessment(
  questionnaire: Questionnaire,
  { characters, voices }: DrawnFrom,
  portrait: Portrait,
): Answers {
  const regard = SELF_REGARD[portrait.director.temperament];
  const isKnown = portrait.course.interviewedOn !== undefined;
  return drawSheet(questionnaire, "director", (question, theme) => {
    const isSkipped = chance(portrait.key, question.id, "skipped") < 0.06;
    const shift = voices.regards.director[question.id];
    const own = imposed(portrait, question);
    if (isSkipped || (!isKnown && own === null && question.kind !== "single-choice")) return null;
    // A director has an opinion of what nobody has measured.
    if (shift !== undefined && own === null && characters.unknownUnlessStated.includes(question.id)) {
      return nearestTo(question, levelOn(characters, portrait, question.id, theme) + regard + shift);
    }
    return drawAnswer(characters, portrait, question, theme, regard + (shift ?? 0));
  });
}

/** How far people of one group differ from one another: in their mood, which is one for the whole sheet, and at each question. */
const MOOD = 0.4;
const PERSONAL = 0.75;

/** The part (0–1) of the questions to which somebody of a group answers « ne sait pas », or nothing. */
const HAZY = { employee: 0.08, customer: 0.12 } as const;
const SKIPPED = 0.03;

/** What one person of a group answers: the same firm from where they stand. */
export function drawGroupSheet(
  questionnaire: Questionnaire,
  { characters, voices }: DrawnFrom,
  portrait: Portrait,
  perspective: GroupVoice,
  person: number,
): Answers {
  const keys = [portrait.key, perspective, person] as const;
  const mood = (chance(...keys, "mood") * 2 - 1) * MOOD;
  return drawSheet(questionnaire, perspective, (question, theme) => {
    const draw = chance(...keys, question.id, "state");
    if (draw < SKIPPED) return null;
    if (draw < SKIPPED + HAZY[perspective] && question.allowUnknown) return { state: "unknown" };
    const own = (chance(...keys, question.id) * 2 - 1) * PERSONAL;
    const shift = voices.regards[perspective][question.id] ?? 0;
    const truth = truthOn(characters, portrait, question, theme);
    return nearestTo(question, truth + shift + mood + own);
  });
}

/** What an answer is drawn from, besides the portrait. */
export type DrawnFrom = { readonly characters: Characters; readonly voices: Voices };

/** How it really is, in points: what the portrait imposes, where that is worth points, else the firm's level. */
function truthOn(characters: Characters, portrait: Portrait, question: Question, theme: string): number {
  const fact = imposed(portrait, question);
  const choice = hasChoices(question) ? question.choices.find(({ id }) => id === fact) : undefined;
  return choice?.points ?? levelOn(characters, portrait, question.id, theme);
}

function nearestTo(question: Question, level: number): Answer {
  if (question.kind !== "single-choice") throw new Error(`${question.id} cannot be drawn from a level`);
  return { choice: nearest(question, level) };
}

/** Question by question: what is visible follows from what was answered before. */
function drawSheet(
  questionnaire: Questionnaire,
  perspective: Perspective,
  draw: (question: Question, theme: string) => Answer | null,
): Answers {
  let answers: Answers = {};
  for (const theme of questionnaire.themes) {
    for (const question of theme.questions) {
      if (!visibleQuestions(questionnaire, [perspective], answers).has(question.id)) continue;
      const answer = draw(question, theme.id);
      if (answer !== null) answers = { ...answers, [question.id]: answer };
    }
  }
  return answers;
}

function drawAnswer(
  characters: Characters,
  portrait: Portrait,
  question: Question,
  theme: string,
  regard: number,
): Answer {
  const fact = factOf(characters, portrait, question);
  if (fact !== null) return asAnswer(question, fact);
  if (!hasChoices(question) || question.kind !== "single-choice") {
    throw new Error(`The portrait ${portrait.key} must answer ${question.id}`);
  }
  return { choice: nearest(question, levelOn(characters, portrait, question.id, theme) + regard) };
}

/** What the portrait, the headcount, the age or the group imposes; null when the answer is drawn from the level. */
function factOf(characters: Characters, portrait: Portrait, question: Question): Fact | null {
  const own = imposed(portrait, question);
  if (own !== null) return own;
  if (question.id === characters.headcountQuestion) return portrait.headcount;
  if (portrait.headcount === 0 && characters.emptyWhenAlone.includes(question.id)) return NOT_APPLICABLE;
  const byAge = characters.byAge[question.id];
  if (byAge !== undefined) return byAge.findLast(({ from }) => portrait.director.age >= from)?.choice ?? null;
  return characters.unknownUnlessStated.includes(question.id) ? UNKNOWN : null;
}

function imposed(portrait: Portrait, question: Question): Fact | null {
  return portrait.facts[question.id] ?? null;
}

function levelOn(characters: Characters, portrait: Portrait, question: string, theme: string): number {
  const shifts = [
    characters.group,
    characters.stances[portrait.stance],
    ...portrait.troubles.map((id) => character(characters.troubles, id)),
    ...portrait.strengths.map((id) => character(characters.strengths, id)),
  ].map((shift) => shift[question] ?? 0);
  const jitter = (chance(portrait.key, question) * 2 - 1) * JITTER;
  return shifts.reduce(
    (level, shift) => level + shift,
    portrait.base + (portrait.leans?.[theme] ?? 0) + jitter,
  );
}

function character<T>(known: Readonly<Record<string, T>>, id: string): T {
  const found = known[id];
  if (found === undefined) throw new Error(`No character is called ${id}`);
  return found;
}

/** The choice whose points are the nearest to a level, the lower one between two. */
function nearest(question: ChoiceQuestion, level: number): string {
  const distance = (points: number) => Math.abs(points - level);
  const [best] = question.choices
    .flatMap(({ id, points }) => (points === undefined ? [] : [{ id, points }]))
    .toSorted((a, b) => distance(a.points) - distance(b.points) || a.points - b.points);
  if (best === undefined) throw new Error(`The question ${question.id} has no choice with points`);
  return best.id;
}

function asAnswer(question: Question, fact: Fact): Answer {
  if (fact === UNKNOWN) return { state: "unknown" };
  if (fact === NOT_APPLICABLE) return { state: "notApplicable" };
  if (typeof fact === "number") return { value: fact };
  if (typeof fact !== "string") return { choices: [...fact] };
  if (isNumeric(question) || question.kind === "multiple-choice" || question.kind === "ranking") {
    throw new Error(`« ${fact} » is no answer to ${question.id}`);
  }
  return hasChoices(question) ? { choice: fact } : { value: fact };
}

/** The id of the choice, « ? », « - », or null when the answer is something else or there is none. */
export function pickIn(answers: Answers, question: string): string | null {
  const answer = answerTo(answers, question);
  if (answer === undefined) return null;
  if ("state" in answer) return answer.state === "unknown" ? UNKNOWN : NOT_APPLICABLE;
  return "choice" in answer ? answer.choice : null;
}
