import type { Stake } from "#app/domain/answers/answer.ts";

/** What is at stake for the director in a theme, in a word. */
export const STAKE_LABELS: Readonly<Record<Stake, string>> = { 1: "Faible", 2: "Moyen", 3: "Fort" };
