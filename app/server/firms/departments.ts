/** Names of the départements, from the official list. */
import departements from "@etalab/decoupage-administratif/data/departements.json" with { type: "json" };

const NAMES: ReadonlyMap<string, string> = new Map(departements.map(({ code, nom }) => [code, nom]));

/** « Var » for `83`; an unknown code names itself. */
export function departmentName(code: string): string {
  return NAMES.get(code) ?? code;
}
