/** What an answer is worth on the questionnaire's scale, before it is brought to 0–1. */
import type { Answer } from "#app/domain/answers/answer.ts";
import { bandOf, chosenChoices, numberIn } from "#app/domain/answers/read-answer.ts";
import type { Choice, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";

/** The lowest and highest points of a questionnaire. */
export type Scale = Pick<Questionnaire["scale"], "min" | "max">;

/** What an answer is worth: its points, and what enters the theme's mean (one part, or with `each` one per choice). */
export type Worth = { readonly points: number; readonly parts: readonly number[] };

/**
 * The worth of an answer, or null when it is worth nothing: no points, unknown without points, not applicable, or a
 * kind that has none (ranking, date, text). Null is not zero.
 */
export function worthOf(question: Question, answer: Answer, scale: Scale): Worth | null {
  if ("state" in answer) return answer.state === "unknown" ? single(question.unknown?.points) : null;
  switch (question.kind) {
    case "single-choice":
      return single(chosenChoices(question, answer)[0]?.points);
    case "multiple-choice":
      return combined(pointsOf(chosenChoices(question, answer)), question.combine, scale);
    case "scale":
      return single(numberIn(answer));
    case "number":
    case "percentage":
    case "amount":
      return single(bandOf(question, answer)?.points);
    case "ranking":
    case "date":
    case "text":
    case "long-text":
      return null;
  }
}

function single(points: number | null | undefined): Worth | null {
  return points === null || points === undefined ? null : { points, parts: [points] };
}

function pointsOf(choices: readonly Choice[]): readonly number[] {
  return choices.flatMap((choice) => (choice.points === undefined ? [] : [choice.points]));
}

type Combine = Extract<Question, { kind: "multiple-choice" }>["combine"];

function combined(points: readonly number[], combine: Combine, scale: Scale): Worth | null {
  if (points.length === 0) return null;
  const sum = points.reduce((total, each) => total + each, 0);
  switch (combine) {
    case "sum":
      // The floor only matters where the scale goes below zero: a score stays within 0–1.
      return single(Math.max(scale.min, Math.min(scale.max, sum)));
    case "best":
      return single(Math.max(...points));
    case "worst":
      return single(Math.min(...points));
    case "each":
      return { points: sum / points.length, parts: points };
  }
}
