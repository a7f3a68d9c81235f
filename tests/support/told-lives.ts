/** Operations of a few firms told by chance: who was there from the start, came, left, was erased, corrected an answer. */
import { randomNumbers } from "#tests/support/a-synthesis.ts";
import { ANSWERS, type OneAnswer } from "#tests/support/one-question.ts";
import type { Life } from "#tests/support/possible-worlds.ts";

/** The same number always tells the same lives. Two or three publications; some operations agree on nearly everything. */
export function toldLives(seed: number): readonly Life[] {
  const random = randomNumbers(seed);
  const skew = random() * 3;
  const center = random();
  const drawn = (): number => {
    if (center < 0.3) return random() ** (1 + skew);
    return center > 0.7 ? 1 - random() ** (1 + skew) : random();
  };
  const answer = (): OneAnswer => ANSWERS[Math.min(4, Math.floor(drawn() * 5))] ?? "parfois";
  const rounds = random() < 0.3 ? 3 : 2;
  const hasTrades = random() < 0.4;
  const hasSizes = random() < 0.3;
  const lives: Life[] = [];
  const tell = (count: number, way: () => readonly (OneAnswer | null)[], erasedBefore?: number) => {
    for (let told = 0; told < count; told += 1) {
      const trade = hasTrades && random() < 0.5 ? "Menuiserie" : "Maçonnerie";
      const headcount = hasSizes && random() < 0.5 ? 7 : 2;
      const life = { id: `firm-${lives.length}`, trade, headcount, answers: way().slice(0, rounds) };
      lives.push(erasedBefore === undefined ? life : { ...life, erasedBefore });
    }
  };
  const stays = () => Array.from({ length: 3 }, answerOnce(answer));
  const isLarge = rounds === 3 || hasTrades || hasSizes;
  tell(4 + Math.floor(random() * (isLarge ? 2 : 4)), stays);
  tell(Math.floor(random() * 4), () => [null, ...stays().slice(1)]);
  if (rounds === 3) tell(Math.floor(random() * 3), () => [null, null, answer()]);
  if (random() < 0.4) tell(1 + Math.floor(random() * 2), () => [answer(), null, null]);
  if (random() < 0.3) tell(1, () => [answer(), null, null], 1);
  if (random() < 0.4) {
    tell(1, () => {
      const before = answer();
      const after = answer();
      return [before, after, after];
    });
  }
  return lives;
}

function answerOnce(answer: () => OneAnswer): () => OneAnswer {
  const given = answer();
  return () => given;
}
