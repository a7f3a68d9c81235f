/**
 * The form of one question of a self-assessment. It reads what was typed by the same rules as the interview, in the browser
 * and on the server alike, and says what is wrong in the words that this page has for its choices.
 */
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import type { TypedAnswer } from "#app/domain/answers/typed-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import type { Scale } from "#app/domain/scoring/points.ts";
import { readQuestion } from "#app/forms/interview-form.ts";

/** The answer that was typed (null for none), or what is wrong with it: a French sentence. */
export type OwnReading =
  | { readonly ok: true; readonly value: Answer | null }
  | { readonly ok: false; readonly reason: string };

/** Reads what was typed for one question. */
export function readOwnAnswer(question: Question, typed: TypedAnswer, scale: Scale): OwnReading {
  const isBoth = typed.state !== "" && typed.texts.some((text) => text.trim() !== "");
  if (isBoth) return { ok: false, reason: BOTH };
  return readQuestion(question, { answer: typed, comment: "" }, scale).answer;
}

/** How much a theme matters, as a form sends it; null for anything else. */
export function readStake(sent: FormDataEntryValue | null): Stake | null {
  return STAKES.find((one) => one.toString() === sent) ?? null;
}

/** What a director may say of a theme, from little to much. */
export const STAKES: readonly Stake[] = [1, 2, 3];

/** The names of the fields of the notice's form. */
export const NOTICE_FIELDS = { sha256: "texte", consent: "accord" } as const;

const BOTH = `Gardez votre réponse, ou «\u00A0Je ne sais pas\u00A0» ou «\u00A0Cela ne me concerne pas\u00A0»\u00A0: pas les deux.`;
