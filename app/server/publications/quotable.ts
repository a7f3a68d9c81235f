/** Words among which the consultants choose whom to quote. */
import { createHash } from "node:crypto";
import { type ChosenQuote, type Composition, LONGEST_QUOTE } from "#app/domain/publication/composition.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Db } from "#db/client.server.ts";
import { currentRound } from "#db/operations.ts";
import { quotableWords } from "#db/quotes.ts";

/** Somebody's words, for the consultants of the operation only. */
export type QuoteCandidate = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly firm: string;
  readonly trade: string | null;
  /** What they answer, or what they remark on. */
  readonly question: string;
  readonly words: string;
};

/** The words of firms that agree to be quoted, without those that are chosen already. */
export function quoteCandidates(
  db: Db,
  operationId: string,
  questionnaire: Questionnaire,
  { quotes }: Pick<Composition, "quotes">,
): readonly QuoteCandidate[] {
  const questions = questionnaire.themes.flatMap((theme) => theme.questions);
  const labels = new Map(questions.map((question) => [question.id, question.label]));
  const longTexts = questions.filter(({ kind }) => kind === "long-text").map(({ id }) => id);
  const chosen = new Set(quotes.map(({ id }) => id));
  const round = currentRound(db, operationId);
  const all = quotableWords(db, { operationId, roundId: round.id }, longTexts)
    .map(({ questionId, subject, ...said }) => ({
      id: idOf([said.enrollmentId, questionId, subject, said.words]),
      ...said,
      question: labels.get(questionId) ?? questionId,
    }))
    .filter(({ id }) => !chosen.has(id));
  // What a director wrote and the interview kept as it was stands on two sheets: it is offered once.
  return [...new Map(all.map((candidate) => [candidate.id, candidate])).values()];
}

/** A quote to be rewritten, begun from somebody's words. */
export function beginQuote({ id, enrollmentId, words }: QuoteCandidate): ChosenQuote {
  const short = words.length <= LONGEST_QUOTE ? words : `${words.slice(0, LONGEST_QUOTE - 1)}…`;
  return { id, enrollmentId, words: short, attribution: "" };
}

/** The same words of the same firm always have the same id; it tells neither. */
function idOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 24);
}
