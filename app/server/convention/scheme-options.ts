/** The schemes that a request for aid may be about, as a list offers them. */
import type { FundingSchemeCatalogue } from "#app/domain/funding/funding-scheme.ts";

/**
 * By name. `kept` is the scheme of a request that the catalogue may have lost since: it is offered all the same, so that saving
 * doesn't change what the request is about.
 */
export function schemeOptions(
  { schemes }: Pick<FundingSchemeCatalogue, "schemes">,
  kept: { readonly schemeId: string | null; readonly name: string } | null,
): readonly { readonly value: string; readonly label: string }[] {
  const offered = schemes.map(({ id, name }) => ({ value: id, label: name }));
  if (kept !== null && kept.schemeId !== null && !offered.some(({ value }) => value === kept.schemeId)) {
    offered.push({ value: kept.schemeId, label: `${kept.name} (n’est plus au catalogue)` });
  }
  return offered.toSorted((a, b) => a.label.localeCompare(b.label, "fr"));
}
