/** The account against the convention → what may leave the operation. */
import type { ConventionLine, ConventionTable } from "#app/domain/convention/convention.ts";
import type { PublishedConvention } from "#app/domain/publication/published-convention.ts";
import type { Contributions } from "#app/domain/synthesis/collective-synthesis.ts";
import type { EarlierPublication } from "#app/domain/synthesis/disclosure/ledger.ts";
import { cellsToHide, isSafe } from "#app/domain/synthesis/disclosure/rows.ts";
import { type SettledAmount, settleAmounts } from "#app/domain/synthesis/disclosure/settle-amounts.ts";

/**
 * What the funders read. Counts that are no firm's answer (firms enrolled, hours, workshops …) are exact; an amount drawn from
 * firms is given from k firms on, none of which makes up most of it, nor of what it adds to the one published before.
 * `perPublicEuro` is given only with the amount granted.
 *
 * @param earlier what was kept of the earlier publications, the first one first.
 */
export function publishConvention(
  table: ConventionTable,
  k: number,
  earlier: readonly EarlierPublication[] = [],
): PublishedConvention {
  const { publicFunding, countedUnit, hours } = table;
  const amounts = settleAmounts(conventionAmounts(table, k), earlier, k);
  const asked = amounts.get(ASKED) ?? NOTHING;
  const granted = amounts.get(GRANTED) ?? NOTHING;
  const hasFunding = publicFunding !== null && publicFunding > 0;
  return {
    publicFunding,
    countedUnit,
    lines: table.lines.map((line) => {
      const { target, label, unit } = line;
      const told =
        line.contributions === null
          ? { value: line.achieved, since: null }
          : (amounts.get(keyOf(line)) ?? NOTHING);
      return {
        label,
        unit,
        planned: target.planned,
        achieved: told.value,
        gap: told.value === null ? null : told.value - target.planned,
        since: told.since,
        justification: target.justification,
      };
    }),
    hours,
    aid: {
      asked: asked.value,
      askedSince: asked.since,
      granted: granted.value,
      grantedSince: granted.since,
      perPublicEuro: granted.value === null || !hasFunding ? null : granted.value / publicFunding,
    },
  };
}

/** Whether anything of the convention was written. */
export function isWritten({ publicFunding, lines, hours, aid }: ConventionTable): boolean {
  const spent = hours.individual + hours.collective + hours.preparation;
  return publicFunding !== null || lines.length > 0 || spent > 0 || aid.asked.size > 0;
}

/** The amounts that `publishConvention` prints as they are today, firm by firm: what the next publication must know. */
export function printedAmounts(
  table: ConventionTable,
  k: number,
  earlier: readonly EarlierPublication[],
): ReadonlyMap<string, Contributions> {
  const amounts = conventionAmounts(table, k);
  const settled = settleAmounts(amounts, earlier, k);
  return new Map(
    [...amounts].filter(([key]) => {
      const one = settled.get(key);
      return one !== undefined && one.value !== null && one.since === null;
    }),
  );
}

/** The amounts of the table that are drawn from firms and could be said by themselves, by key. */
function conventionAmounts(table: ConventionTable, k: number): ReadonlyMap<string, Contributions> {
  const ofLines = table.lines.flatMap((line) =>
    line.contributions === null
      ? []
      : [[keyOf(line), mayBeSaid(line, table, k) ? line.contributions : NOBODYS] as const],
  );
  return new Map([...ofLines, [ASKED, table.aid.asked], [GRANTED, table.aid.granted]]);
}

const ASKED = "aid:asked";
const GRANTED = "aid:granted";
const NOTHING: SettledAmount = { value: null, since: null };
const NOBODYS: Contributions = new Map();

/** By indicator, not by target: one that is removed and written again is still the same amount. */
function keyOf({ target }: ConventionLine): string {
  return `convention:${target.indicator}`;
}

function mayBeSaid({ target, contributions }: ConventionLine, table: ConventionTable, k: number): boolean {
  if (contributions === null || !isSafe(contributions, k)) return false;
  return target.indicator !== "actions-done" || isSafeUnder(contributions, begunOf(table), k);
}

/**
 * Actions done are among those begun: with both numbers, anybody can subtract. What is begun and not done must be as safe as the
 * rest, or only the actions begun are said.
 */
function isSafeUnder(done: Contributions, begun: Contributions | null, k: number): boolean {
  if (begun === null || !isSafe(begun, k)) return true;
  const going = new Map(
    [...begun].flatMap(([firm, part]) => {
      const rest = part - (done.get(firm) ?? 0);
      return rest > 0 ? [[firm, rest] as const] : [];
    }),
  );
  return !cellsToHide([done, going], k).has(0);
}

/** By firm, the actions begun, where the convention has a line that says them. */
function begunOf({ lines }: ConventionTable): Contributions | null {
  return lines.find(({ target }) => target.indicator === "actions-begun")?.contributions ?? null;
}
