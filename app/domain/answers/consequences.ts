/** What an answer leads to: the advice it triggers and the tags it carries. */
import { bandOf, chosenChoices } from "#app/domain/answers/read-answer.ts";
import { reaches, staysWithin } from "#app/domain/compare.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import type { QuestionScore } from "#app/domain/scoring/scorecard.ts";

/** Ids of recommendations and tags, each once, in the order of the questionnaire. */
export type Consequences = { readonly recommends: readonly string[]; readonly tags: readonly string[] };

/**
 * The consequences of a question's answer: of the chosen choices, of the band, of `unknown`, of `whenWeak` when the
 * points obtained are at most `atMost`, of `whenStrong` (tags only) when they are at least `atLeast`. A hidden or
 * unanswered question has none.
 */
export function consequencesOf(question: Question, scored: QuestionScore): Consequences {
  const picked = pickedBy(question, scored);
  const weak = isWeak(question, scored.points) ? question.whenWeak : undefined;
  const strong = isStrong(question, scored.points) ? question.whenStrong : undefined;
  return {
    recommends: eachOnce(weak === undefined ? picked : [...picked, weak], (source) => source.recommends),
    tags: eachOnce(
      [...picked, ...(weak ? [weak] : []), ...(strong ? [strong] : [])],
      (source) => source.tags,
    ),
  };
}

/** Most answers have one source with one id at most, and ten thousand firms have nearly a million answers: no set for these. */
function eachOnce<Source>(
  sources: readonly Source[],
  idsOf: (source: Source) => readonly string[],
): readonly string[] {
  const [only, another] = sources;
  if (only === undefined) return [];
  const ids = another === undefined ? idsOf(only) : sources.flatMap(idsOf);
  return ids.length < 2 ? ids : [...new Set(ids)];
}

function pickedBy(question: Question, { answer, state }: QuestionScore): readonly Consequences[] {
  if (answer === undefined) return [];
  if (state === "unknown") return question.unknown ? [question.unknown] : [];
  if (hasChoices(question)) return chosenChoices(question, answer);
  const band = isNumeric(question) ? bandOf(question, answer) : null;
  return band ? [band] : [];
}

function isWeak(question: Question, points: number | null): boolean {
  return points !== null && question.whenWeak !== undefined && staysWithin(points, question.whenWeak.atMost);
}

function isStrong(question: Question, points: number | null): boolean {
  return points !== null && question.whenStrong !== undefined && reaches(points, question.whenStrong.atLeast);
}
