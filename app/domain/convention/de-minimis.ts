/**
 * The ceiling of small public aid (« aides de minimis »): règlement (UE) 2023/2831, from 2024 to 2030. It holds for one firm and
 * those it controls or that control it, in one member state, over three years from date to date; an aid counts on the day when it
 * is granted. Agriculture, fishing and services of general interest have other ceilings, which are not known here.
 */
import type { AidRequest } from "#app/domain/convention/convention.ts";

/** Euros over three years. */
export const DE_MINIMIS_CEILING = 300_000;
/** The share (0–1) of the ceiling from which somebody must look before asking for more. */
export const DE_MINIMIS_WARNING = 0.8;
const YEARS = 3;

export type DeMinimis = {
  /** ISO date of the first day that counts. */
  readonly since: string;
  /** Euros granted since then: what the firm declares, no more. */
  readonly granted: number;
  /** Euros asked for that nobody has settled yet. */
  readonly waiting: number;
  /** Aid granted in these years whose amount, or day, nobody wrote. */
  readonly unknown: number;
  /** `near`: 80 % of the ceiling or more. `over`: more than the ceiling. */
  readonly level: "below" | "near" | "over";
  /** The level if all that waits were granted. */
  readonly levelWithWaiting: "below" | "near" | "over";
};

/** How far a firm is from the ceiling on an ISO date, by its own declaration. */
export function deMinimisOf(requests: readonly AidRequest[], today: string): DeMinimis {
  // « 2025-02-29 » is no day, and stands where it should among days all the same.
  const since = `${String(Number(today.slice(0, 4)) - YEARS).padStart(4, "0")}${today.slice(4)}`;
  const concerned = requests.filter((request) => request.isDeMinimis);
  const counted = concerned.filter(
    ({ outcome, settledOn }) =>
      outcome === "granted" && (settledOn === null || (settledOn >= since && settledOn <= today)),
  );
  const granted = sum(counted.map(({ grantedAmount }) => grantedAmount));
  const waiting = sum(
    concerned.filter(({ outcome }) => outcome === "asked").map(({ askedAmount }) => askedAmount),
  );
  return {
    since,
    granted,
    waiting,
    unknown: counted.filter(({ grantedAmount, settledOn }) => grantedAmount === null || settledOn === null)
      .length,
    level: levelOf(granted),
    levelWithWaiting: levelOf(granted + waiting),
  };
}

function levelOf(euros: number): DeMinimis["level"] {
  if (euros > DE_MINIMIS_CEILING) return "over";
  return euros >= DE_MINIMIS_CEILING * DE_MINIMIS_WARNING ? "near" : "below";
}

function sum(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}
