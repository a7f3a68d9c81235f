/** A question that no answer can show is a slip in its condition. */
import type { Answer, Answers } from "#app/domain/answers/answer.ts";
import { questionsRead, testsOf } from "#app/domain/questionnaire/consistency/conditions.ts";
import { type LocatedQuestion, locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import type { Perspective, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { contradiction, type Inconsistency, warning } from "#app/domain/questionnaire/inconsistency.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";

/** Beyond so many combinations of answers a condition is trusted. */
const MAX_COMBINATIONS = 20_000;
/** Beyond so many choices read by conditions, a multiple choice is tried with one, none or all of them. */
const MAX_SUBSET_CHOICES = 6;

/**
 * Questions that stay hidden whatever is answered: an error when that is so for everyone they are asked of, a warning
 * when it is so for one perspective among others (it isn't asked the question that the condition reads, say).
 *
 * Every combination of the answers that the conditions tell apart is tried on the questions involved, with the very
 * function that shows and hides them.
 */
export function unreachableQuestions(questionnaire: Questionnaire): readonly Inconsistency[] {
  const questions = locatedQuestions(questionnaire);
  return questions
    .filter(({ question }) => question.visibleWhen !== undefined)
    .flatMap((located) => unreachable(located, questionnaire, questions));
}

function unreachable(
  located: LocatedQuestion,
  questionnaire: Questionnaire,
  questions: readonly LocatedQuestion[],
): readonly Inconsistency[] {
  const { id, perspectives } = located.question;
  const involved = involvedIn(located, questions);
  if (involved === null) return []; // an unknown or a later question: conditions.ts says so
  const blind = perspectives.filter((perspective) => !canShow(id, involved, questionnaire, perspective));
  const path = [...located.path, "visibleWhen"];
  if (blind.length === perspectives.length) {
    return [
      contradiction(path, `aucune réponse n’affiche la question « ${id} » : sa condition est impossible`),
    ];
  }
  return blind.map((perspective) =>
    warning(
      path,
      `la question « ${id} » s’adresse aussi à « ${perspective} », à qui sa condition la cache toujours`,
    ),
  );
}

/** The question with all those that its condition reads, nearly or far, in the order of the file. */
function involvedIn(
  located: LocatedQuestion,
  questions: readonly LocatedQuestion[],
): readonly Question[] | null {
  const involved = new Set<LocatedQuestion>();
  const pending = [located];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    involved.add(next);
    const rank = next.rank;
    for (const id of next.question.visibleWhen ? questionsRead(next.question.visibleWhen) : []) {
      const read = questions.find(({ question }) => question.id === id);
      if (read === undefined || read.rank >= rank) return null;
      pending.push(read);
    }
  }
  return questions.filter((question) => involved.has(question)).map(({ question }) => question);
}

function canShow(
  id: string,
  involved: readonly Question[],
  questionnaire: Questionnaire,
  perspective: Perspective,
): boolean {
  const [theme] = questionnaire.themes;
  if (theme === undefined) return true;
  const reduced = { ...questionnaire, themes: [{ ...theme, questions: [...involved] }] };
  const read = involved.filter((question) => question.id !== id);
  const choices = read.map((question) => ({
    id: question.id,
    answers: tellingAnswers(question, involved, questionnaire.scale),
  }));
  const combinations = choices.reduce((product, { answers }) => product * answers.length, 1);
  if (combinations > MAX_COMBINATIONS) return true;
  return everyCombination(choices).some((answers) =>
    visibleQuestions(reduced, [perspective], answers).has(id),
  );
}

type Candidates = { readonly id: string; readonly answers: readonly (Answer | null)[] };

function everyCombination(candidates: readonly Candidates[]): readonly Answers[] {
  return candidates.reduce<readonly Answers[]>(
    (combinations, { id, answers }) =>
      combinations.flatMap((so) => answers.map((answer) => (answer === null ? so : { ...so, [id]: answer }))),
    [{}],
  );
}

/** Answers to a question that conditions can tell apart, no answer (null) included. */
function tellingAnswers(
  question: Question,
  involved: readonly Question[],
  scale: Questionnaire["scale"],
): readonly (Answer | null)[] {
  if (hasChoices(question)) {
    const ids = question.choices.map((choice) => choice.id);
    if (question.kind === "single-choice") return [null, ...ids.map((choice) => ({ choice }))];
    const most = question.kind === "ranking" ? (question.maxRanked ?? ids.length) : ids.length;
    const sets = ids.length <= MAX_SUBSET_CHOICES ? subsets(ids) : [...ids.map((id) => [id]), ids];
    return [null, ...sets.filter((set) => set.length <= most).map((choices) => ({ choices: [...choices] }))];
  }
  if (question.kind === "scale") {
    const degrees = Math.max(0, Math.floor(scale.max - scale.min)) + 1;
    return [null, ...Array.from({ length: degrees }, (_, degree) => ({ value: scale.min + degree }))];
  }
  if (isNumeric(question)) {
    const { min = -Infinity, max = Infinity } = question;
    return [
      null,
      ...tellingValues(thresholdsOn(question.id, involved), question)
        .filter((value) => value >= min && value <= max)
        .map((value) => ({ value })),
    ];
  }
  return [null, { value: question.kind === "date" ? "2000-01-01" : "x" }];
}

/** Every threshold, a value on each side of it, and the bounds of the answer. */
function tellingValues(
  thresholds: readonly number[],
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
): readonly number[] {
  const marks = [
    ...new Set([...thresholds, ...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max])]),
  ];
  const sorted = marks.toSorted((a, b) => a - b);
  const between = sorted.flatMap((mark, index) => {
    const next = sorted[index + 1];
    return next === undefined ? [mark, mark + 1] : [mark, (mark + next) / 2];
  });
  return [(sorted[0] ?? 0) - 1, ...between];
}

function thresholdsOn(id: string, involved: readonly Question[]): readonly number[] {
  return involved
    .flatMap(({ visibleWhen }) => (visibleWhen ? testsOf(visibleWhen, []) : []))
    .flatMap(({ test }) => {
      if (test.question !== id) return [];
      if ("atLeast" in test) return [test.atLeast];
      return "atMost" in test ? [test.atMost] : [];
    });
}

function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  const sets: (readonly string[])[] = [];
  for (const id of ids) sets.push([id], ...sets.map((set) => [...set, id]));
  return sets;
}
