/** What changed in the assessed firms since the round before, each compared with itself: on the questions answered both times. */
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { ChangeFigures, ChangeOf, ComparedRounds } from "#app/domain/synthesis/collective-synthesis.ts";
import { median } from "#app/domain/synthesis/distribution.ts";
import { type Base, exclusions, share } from "#app/domain/synthesis/figure.ts";
import type { FirmFacts, ScorePair } from "#app/domain/synthesis/firm-facts.ts";

/**
 * Points (of 100) from which a firm has progressed, or receded. A theme has some six questions worth 0 to 4: one answer that
 * moves by one step moves it by about four points, which may be no more than another word for the same thing.
 */
export const TELLING_CHANGE = 5;

/** Which way a firm went. */
export type Direction = "rose" | "stayed" | "fell";

/** Where a firm went between two scores (0–100), told from what is printed of them: to one decimal. */
export function directionOf({ before, after }: ScorePair): Direction {
  const change = Math.round((after - before) * 10) / 10;
  if (change >= TELLING_CHANGE) return "rose";
  return change <= -TELLING_CHANGE ? "fell" : "stayed";
}

/** The change of the assessed firms that were met both times; null in a first round. */
export function measureChange(
  assessed: readonly FirmFacts[],
  { themes }: Questionnaire,
  rounds: ComparedRounds | null,
  base: Base,
): ChangeFigures | null {
  if (rounds === null) return null;
  const compared = assessed.flatMap(({ enrollmentId, change }) =>
    change === null ? [] : [{ enrollmentId, change }],
  );
  const changeOf = (pairOf: (change: NonNullable<FirmFacts["change"]>) => ScorePair | null | undefined) =>
    summarize(
      new Map(
        compared.flatMap(({ enrollmentId, change }) => {
          const pair = pairOf(change);
          return pair === null || pair === undefined ? [] : [[enrollmentId, pair] as const];
        }),
      ),
      compared.length,
      base,
    );
  return {
    rounds,
    compared: share(compared.length, base),
    who: compared.map(({ enrollmentId }) => enrollmentId),
    lines: [
      {
        id: "overall",
        label: "Ensemble des thèmes",
        shortLabel: "Ensemble",
        ...changeOf(({ overall }) => overall),
      },
      ...themes
        .filter((theme) => theme.scored)
        .map(({ id, label, shortLabel }) => ({
          id,
          label,
          shortLabel: shortLabel ?? label,
          ...changeOf((change) => change.themes.get(id)),
        })),
    ],
  };
}

function summarize(pairs: ReadonlyMap<string, ScorePair>, compared: number, base: Base): ChangeOf {
  const both = [...pairs.values()];
  const excluded = [...base.excluded, ...exclusions([["not-compared", base.N - both.length]])];
  const ofPairs: Base = { N: both.length, excluded, asOf: base.asOf };
  const went = (direction: Direction) => [...pairs].filter(([, pair]) => directionOf(pair) === direction);
  const middle = (of: keyof ScorePair) => ({
    value: median(both.map((pair) => pair[of])),
    n: both.length,
    N: compared,
    excluded,
    asOf: base.asOf,
  });
  return {
    before: middle("before"),
    after: middle("after"),
    rose: share(went("rose").length, ofPairs),
    stayed: share(went("stayed").length, ofPairs),
    fell: share(went("fell").length, ofPairs),
    pairs,
  };
}
