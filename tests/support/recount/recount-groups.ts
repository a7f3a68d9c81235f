/** Figures of groups of firms, whose names depend on what was published: « Autres métiers » are those that no line names. */

import { middle, type Recount } from "#tests/support/recount/recount.ts";
import type { CountedFirm } from "#tests/support/recount/recount-firm.ts";

/** The départements of the demo. */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  "04": "Alpes-de-Haute-Provence",
  "05": "Hautes-Alpes",
  "06": "Alpes-Maritimes",
  "13": "Bouches-du-Rhône",
  "83": "Var",
  "84": "Vaucluse",
};

/** The figure of a group, by its name in the spreadsheets; undefined when the name is not a group's. `names` are all of them. */
export function recountGroup(
  { firms, assessed }: Recount,
  name: string,
  names: readonly string[],
): number | undefined {
  const median = /^theme:([^:]+):median:([^:]+):(.+)$/.exec(name);
  if (median !== null) {
    const [, theme = "", by = "", label = ""] = median;
    const inside = members(assessed, by, label, labelsOf(names, `theme:${theme}:median:${by}:`));
    return middle(inside.flatMap((firm) => firm.themes.get(theme) ?? []));
  }
  const group = /^participants:([^:]+):(.+)$/.exec(name);
  if (group === null) return undefined;
  const [, by = "", label = ""] = group;
  const staying = firms.filter(({ withdrawn }) => !withdrawn);
  return members(staying, by, label, labelsOf(names, `participants:${by}:`)).length;
}

function labelsOf(names: readonly string[], start: string): readonly string[] {
  return names.flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []));
}

function members(
  firms: readonly CountedFirm[],
  by: string,
  label: string,
  labels: readonly string[],
): readonly CountedFirm[] {
  if (by === "size") return firms.filter(({ headcount }) => isInBand(headcount, label));
  return label.startsWith("Autres ")
    ? firms.filter((firm) => !labels.includes(wordOf(firm, by)))
    : firms.filter((firm) => wordOf(firm, by) === label);
}

function wordOf({ trade, city, inseeCode }: CountedFirm, by: string): string {
  if (by === "trade") return trade?.trim() ?? "";
  if (by === "commune") return city?.trim() ?? "";
  return DEPARTMENTS[inseeCode?.slice(0, 2) ?? ""] ?? "";
}

/** « 3 à 5 salariés », « 6 salariés et plus », « 1 salarié », « 0 salarié ». */
function isInBand(headcount: number | null, label: string): boolean {
  const [from = Number.NaN, to] = (label.match(/\d+/g) ?? []).map(Number);
  if (headcount === null) return label === "Non renseigné";
  return (
    headcount >= from && headcount <= (to ?? (label.includes("et plus") ? Number.MAX_SAFE_INTEGER : from))
  );
}
