/**
 * Which aid concerns an action, and how far a firm fits it. Derived each time from the catalogue, the firm's file and the
 * day: never stored. It says what the program could check and what a person still has to; it never promises an aid.
 */
import { compareIds } from "#app/domain/compare.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import type { Audience, FundingScheme, FundingSchemeCatalogue } from "#app/domain/funding/funding-scheme.ts";
import { type Criterion, judgeCriteria, needsAPerson } from "#app/domain/funding/scheme-criteria.ts";
import { daysBetween, isClosed } from "#app/domain/funding/scheme-dates.ts";

/** What eligibility rests on. */
export type FundedFirm = Pick<FirmFile, "headcount" | "nafCode" | "nafVersion" | "inseeCode" | "labels">;

/** What an action asks for: schemes that its recommendation cites by id, and topics that find others. */
export type FundingNeed = { readonly schemes: readonly string[]; readonly topics: readonly string[] };

/** The best first. `eligible` means that every criterion known to the program is met: still no promise. */
export const SCHEME_STATUSES = ["eligible", "to-confirm", "not-met", "closed"] as const;
export type SchemeStatus = (typeof SCHEME_STATUSES)[number];

export type MatchedScheme = {
  readonly scheme: FundingScheme;
  readonly status: SchemeStatus;
  readonly criteria: readonly Criterion[];
  /** True when the recommendation cites it, false when only a topic is shared. */
  readonly cited: boolean;
  /** Days from today to the last day, 0 on that day; null without an end, or when it is closed. */
  readonly endsInDays: number | null;
};

/**
 * The schemes that concern an action: cited, or sharing a topic with it. In order: eligible, to confirm, not met, closed;
 * then cited before found by topic; then the sooner end; then the id.
 *
 * @param audience keeps the schemes written for one public; null keeps all. A cited scheme is always kept.
 * @param today ISO date.
 */
export function matchSchemes(
  catalogue: FundingSchemeCatalogue,
  firm: FundedFirm,
  need: FundingNeed,
  audience: Audience | null,
  today: string,
): readonly MatchedScheme[] {
  return catalogue.schemes
    .filter((scheme) => concerns(scheme, need, audience))
    .map((scheme) => matchScheme(scheme, firm, need.schemes.includes(scheme.id), today))
    .sort(compareMatches);
}

/**
 * The schemes of which a firm may be surely eligible, found once for many firms: most need something that only a person can
 * tell, and need not be judged firm by firm.
 */
export function schemesToJudge(
  catalogue: FundingSchemeCatalogue,
  need: FundingNeed,
  audience: Audience | null,
  today: string,
): readonly FundingScheme[] {
  return catalogue.schemes.filter(
    (scheme) => concerns(scheme, need, audience) && !needsAPerson(scheme, today),
  );
}

/** Ids of the schemes (of `schemesToJudge`) whose every criterion the firm meets, in the order given. */
export function eligibleSchemes(
  schemes: readonly FundingScheme[],
  firm: FundedFirm,
  today: string,
): readonly string[] {
  return schemes
    .filter((scheme) => overallStatus(judgeCriteria(scheme, firm, today)) === "eligible")
    .map(({ id }) => id);
}

/** The overall status of a scheme's criteria: one « not met » is enough, then one thing left to confirm or unknown. */
export function overallStatus(criteria: readonly Criterion[]): Exclude<SchemeStatus, "closed"> {
  if (criteria.some(({ verdict }) => verdict === "not-met")) return "not-met";
  return criteria.every(({ verdict }) => verdict === "met") ? "eligible" : "to-confirm";
}

function concerns(scheme: FundingScheme, need: FundingNeed, audience: Audience | null): boolean {
  if (need.schemes.includes(scheme.id)) return true;
  if (audience !== null && !scheme.audience.includes(audience)) return false;
  return scheme.topics.some((topic) => need.topics.includes(topic));
}

function matchScheme(scheme: FundingScheme, firm: FundedFirm, cited: boolean, today: string): MatchedScheme {
  const criteria = judgeCriteria(scheme, firm, today);
  const closed = isClosed(scheme, today);
  const { end } = scheme.validity;
  return {
    scheme,
    status: closed ? "closed" : overallStatus(criteria),
    criteria,
    cited,
    endsInDays: closed || end === undefined ? null : daysBetween(today, end),
  };
}

function compareMatches(a: MatchedScheme, b: MatchedScheme): number {
  return (
    SCHEME_STATUSES.indexOf(a.status) - SCHEME_STATUSES.indexOf(b.status) ||
    Number(b.cited) - Number(a.cited) ||
    compareEnds(a.endsInDays, b.endsInDays) ||
    compareIds(a.scheme.id, b.scheme.id)
  );
}

/** A scheme without a known end comes after those that press. */
function compareEnds(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : a - b;
}
