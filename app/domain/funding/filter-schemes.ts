/** Finding one's way in the catalogue of funding schemes. */
import { compareIds } from "#app/domain/compare.ts";
import type {
  Audience,
  FundingScheme,
  FundingSchemeCatalogue,
  FundingTopic,
} from "#app/domain/funding/funding-scheme.ts";
import { isClosed } from "#app/domain/funding/scheme-dates.ts";

export const OPENNESSES = ["open", "to-verify", "closed"] as const;
/** Whether a scheme can be asked for today, as far as is known. */
export type Openness = (typeof OPENNESSES)[number];

/** What is left out doesn't filter; `search` is words, accents and capitals don't matter. */
export type SchemeFilter = {
  readonly search?: string | undefined;
  readonly topic?: FundingTopic | undefined;
  readonly kind?: FundingScheme["kind"] | undefined;
  readonly audience?: Audience | undefined;
  readonly openness?: Openness | undefined;
};

/** The schemes that pass: those that are open first, closed ones last, each group by name. `today` is an ISO date. */
export function filterSchemes(
  { schemes }: FundingSchemeCatalogue,
  { search = "", topic, kind, audience, openness }: SchemeFilter,
  today: string,
): readonly FundingScheme[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return schemes
    .filter(
      (scheme) =>
        (topic === undefined || scheme.topics.includes(topic)) &&
        (kind === undefined || scheme.kind === kind) &&
        (audience === undefined || scheme.audience.includes(audience)) &&
        (openness === undefined || opennessOf(scheme, today) === openness) &&
        holdsAll(scheme, words),
    )
    .toSorted(
      (a, b) =>
        OPENNESSES.indexOf(opennessOf(a, today)) - OPENNESSES.indexOf(opennessOf(b, today)) ||
        compareIds(fold(a.name), fold(b.name)) ||
        compareIds(a.id, b.id),
    );
}

/** Closed by its operator or past its last day, else as its sheet says. */
export function opennessOf(scheme: FundingScheme, today: string): Openness {
  if (isClosed(scheme, today)) return "closed";
  return scheme.status === "to-verify" ? "to-verify" : "open";
}

function holdsAll({ name, operator, purpose }: FundingScheme, words: readonly string[]): boolean {
  const text = fold(`${name} ${operator} ${purpose}`);
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");
}
