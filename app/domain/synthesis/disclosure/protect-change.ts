/**
 * What changed since the round before, as outsiders read it. The firms met twice are a part of the assessed ones, whose medians
 * are printed too: next to these, nothing may be about all of them but a few.
 */
import type { ChangeFigures, CollectiveSynthesis } from "#app/domain/synthesis/collective-synthesis.ts";
import type { Cell, Cells } from "#app/domain/synthesis/disclosure/cells.ts";
import type { HidingReason } from "#app/domain/synthesis/disclosure/counts.ts";
import { areEnough } from "#app/domain/synthesis/disclosure/differences.ts";
import type { Note } from "#app/domain/synthesis/disclosure/notes.ts";
import { protectParts } from "#app/domain/synthesis/disclosure/protect-tags.ts";
import { onlyInOne, standTogether } from "#app/domain/synthesis/disclosure/same-scores.ts";
import { median } from "#app/domain/synthesis/distribution.ts";
import type { PublishedChange, PublishedChangeLine } from "#app/domain/synthesis/published-synthesis.ts";

/** The change as it may be printed by itself; null in a first round. */
export function protectChange(
  { change, assessed }: CollectiveSynthesis,
  cells: Cells,
  k: number,
  note: Note,
): PublishedChange | null {
  if (change === null) return null;
  const { rounds, compared, lines } = change;
  const reason = whyNobodyIsCompared(compared.n, assessed.length, k);
  if (reason !== null) note(TABLE, "Entreprises évaluées les deux fois", reason, compared.n);
  return {
    rounds,
    compared: reason === null ? compared.n : null,
    N: assessed.length,
    lines: lines.map((line) => (reason === null ? protectLine(line, cells, k, note) : hiddenLine(line))),
  };
}

/** A line that says nothing. */
export function hiddenLine({
  id,
  label,
  shortLabel,
}: Pick<PublishedChangeLine, "id" | "label" | "shortLabel">): PublishedChangeLine {
  return {
    ...{ id, label, shortLabel },
    firms: null,
    before: null,
    after: null,
    rose: null,
    stayed: null,
    fell: null,
  };
}

const TABLE = "Ce qui a changé";

/** Figures of all the assessed firms but a few would tell of these few, next to the same of all of them. */
function whyNobodyIsCompared(compared: number, assessed: number, k: number): HidingReason | null {
  if (compared === 0) return "empty";
  if (compared < k) return "too-few";
  const left = assessed - compared;
  return left === 0 || left >= k ? null : "rest-too-few";
}

type ExactLine = ChangeFigures["lines"][number];

function protectLine(line: ExactLine, cells: Cells, k: number, note: Note): PublishedChangeLine {
  const { id, label, shortLabel, pairs, rose, stayed, fell } = line;
  const named = { id, label, shortLabel };
  const hidden = hiddenLine(named);
  const reason = whyNoLine(pairs.size, cells.get(`change:${id}:after`), cells.get(`score:${id}`), k);
  if (reason !== null) {
    note(TABLE, label, reason, pairs.size);
    return hidden;
  }
  const medians = protectMedians(line, cells, k);
  if (medians === null) note(`${TABLE} : médianes`, label, "recomputable", null);
  // What may be lost comes first: that firms stayed where they were is the least of what is asked here.
  const parts = protectParts(TABLE, label, [stayed.n, fell.n, rose.n], k, note);
  if (medians === null && parts.every((part) => part === null)) return hidden;
  return {
    ...named,
    firms: pairs.size,
    before: medians?.before ?? null,
    after: medians?.after ?? null,
    stayed: parts[0] ?? null,
    fell: parts[1] ?? null,
    rose: parts[2] ?? null,
  };
}

/** Firms that have a score and can't be compared, or the other way round, are none or at least k. */
function whyNoLine(
  firms: number,
  compared: Cell | undefined,
  scored: Cell | undefined,
  k: number,
): HidingReason | null {
  if (firms === 0) return "empty";
  if (firms < k) return "too-few";
  const isApart = compared === undefined || scored === undefined ? NOBODY : onlyInOne(compared, scored);
  return areEnough(isApart, k) ? null : "rest-too-few";
}

/** The two medians, where « after » may stand beside the score of the day; else null. */
function protectMedians(
  { id, before, after }: ExactLine,
  cells: Cells,
  k: number,
): { readonly before: number; readonly after: number } | null {
  if (before.value === null || after.value === null) return null;
  const printed = { before: toOneDecimal(before.value), after: toOneDecimal(after.value) };
  const [now, score] = [cells.get(`change:${id}:after`), cells.get(`score:${id}`)];
  const ofDay = score === undefined || score.of.length < k ? null : median([...score.values.values()]);
  if (now === undefined || score === undefined || ofDay === null) return printed;
  const isOpen = standTogether(
    { cell: now, median: printed.after, erased: NOBODY },
    { cell: score, median: toOneDecimal(ofDay), erased: NOBODY },
    k,
  );
  return isOpen ? printed : null;
}

function toOneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

const NOBODY: ReadonlySet<string> = new Set();
