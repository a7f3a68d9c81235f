/** When a scheme can be asked for. Days are ISO dates; the last day counts. */
import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";

/** Closed by its operator, or past its last day. */
export function isClosed({ status, validity }: FundingScheme, today: string): boolean {
  return status === "closed" || (validity.end !== undefined && validity.end < today);
}

/** Whole days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

const MS_PER_DAY = 86_400_000;
