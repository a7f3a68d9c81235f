/** What changed since the round before, next to the earlier publications: the same scores may stand there under another name. */
import { claimsOfChange } from "#app/domain/synthesis/disclosure/claims.ts";
import type { Judgement } from "#app/domain/synthesis/disclosure/judge.ts";
import type { PrintedMedian } from "#app/domain/synthesis/disclosure/lined-up.ts";
import { hiddenLine } from "#app/domain/synthesis/disclosure/protect-change.ts";
import {
  type NamedMedian,
  printedScores,
  standTogether,
} from "#app/domain/synthesis/disclosure/same-scores.ts";
import type { Desk } from "#app/domain/synthesis/disclosure/settle-desk.ts";
import type {
  PublishedChange,
  PublishedChangeLine,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

/** Settles the change line by line: the whole, then each theme. */
export function settleChange(
  { change }: PublishedSynthesis,
  judgement: Judgement,
  desk: Desk,
): PublishedChange | null {
  if (change === null) return null;
  const { rounds } = change;
  // What changed between two other rounds is another figure: it can't stand in for this one.
  const linesOf = ({ change: before }: PublishedSynthesis) =>
    before?.rounds.from === rounds.from && before.rounds.to === rounds.to ? before.lines : [];
  return {
    ...change,
    lines: desk.settleLines(change.lines, linesOf, {
      keyOf: ({ id }) => `change:${id}`,
      claims: claimsOfChange,
      stands: (line) => changeStands(line, rounds, judgement),
      hide: hiddenLine,
      options: coarserLines,
    }),
  };
}

/** Whether a new median of a score may stand next to what earlier publications printed of its scores before and after. */
export function scoreStands(median: NamedMedian | null, id: string, judgement: Judgement): boolean {
  return median === null || standsNextToEarlier(median, id, judgement);
}

function changeStands(
  { id, before, after }: PublishedChangeLine,
  { from, to }: PublishedChange["rounds"],
  judgement: Judgement,
): boolean {
  return (
    before === null ||
    after === null ||
    (standsNextToEarlier({ key: `change:${id}:before`, round: from, median: before }, id, judgement) &&
      standsNextToEarlier({ key: `change:${id}:after`, round: to, median: after }, id, judgement))
  );
}

/** Next to the same scores under another name: under the same one it is judged with the other claims of its unit. */
function standsNextToEarlier(
  { key, round, median }: NamedMedian,
  id: string,
  { cells, earlier, k }: Judgement,
): boolean {
  const cell = cells.get(key);
  if (cell === undefined) return true;
  const now: PrintedMedian = { cell, median, erased: new Set() };
  return earlier.every(({ synthesis, cellOf, erased }) =>
    printedScores(synthesis, id)
      .filter((printed) => printed.key !== key && printed.round === round)
      .every((printed) => {
        const before = cellOf(printed.key);
        return before === null || standTogether({ cell: before, median: printed.median, erased }, now, k);
      }),
  );
}

/** The whole line, then without its medians, then without its row; what says nothing is not among them. */
function coarserLines(line: PublishedChangeLine): readonly PublishedChangeLine[] {
  const { before, rose, stayed, fell } = line;
  const hasRow = rose !== null || stayed !== null || fell !== null;
  const withoutMedians = { ...line, before: null, after: null };
  const withoutRow = { ...line, rose: null, stayed: null, fell: null };
  if (before === null) return [line];
  return hasRow ? [line, withoutMedians, withoutRow] : [line];
}
