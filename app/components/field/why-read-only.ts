/** Why a visit can only be read on this device. */
import type { FieldVisit } from "#app/offline/field/field-store.ts";

export type WhyVisitReadOnly =
  | Exclude<FieldVisit["standing"], "open" | "questionnaire-missing">
  /** Another tab of this browser writes on it. */
  | "elsewhere";

/**
 * Null when one may write. `holdsPen`: this tab is the one that writes. A questionnaire that the server has lost stops nobody on
 * site: the device has it, and keeps what is said until the server can take it.
 */
export function whyReadOnly(
  { standing }: Pick<FieldVisit, "standing">,
  holdsPen: boolean,
): WhyVisitReadOnly | null {
  if (standing !== "open" && standing !== "questionnaire-missing") return standing;
  return holdsPen ? null : "elsewhere";
}
