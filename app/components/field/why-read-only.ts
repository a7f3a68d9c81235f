/** Why a visit can only be read on this device. */
import type { FieldVisit } from "#app/offline/field/field-store.ts";

export type WhyVisitReadOnly =
  | Exclude<FieldVisit["standing"], "open">
  /** Another tab of this browser writes on it. */
  | "elsewhere";

/** Null when one may write. `holdsPen`: this tab is the one that writes. */
export function whyReadOnly(
  { standing }: Pick<FieldVisit, "standing">,
  holdsPen: boolean,
): WhyVisitReadOnly | null {
  if (standing !== "open") return standing;
  return holdsPen ? null : "elsewhere";
}
