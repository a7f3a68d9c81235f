import { formatCount, typographic } from "#app/domain/format.ts";

/** « Fréjus · 6 salariés »: what is known of the two. */
export function placeAndSize({
  city,
  headcount,
}: {
  readonly city: string | null;
  readonly headcount: number | null;
}): string {
  const size = headcount === null ? null : headcountWords(headcount);
  return [city === null ? null : typographic(city), size].filter((part) => part !== null).join("\u00A0· ");
}

/** « 6 salariés », « seul » for none. */
export function headcountWords(headcount: number): string {
  return headcount === 0 ? "seul" : formatCount(headcount, "salarié", "salariés").replace(" ", "\u00A0");
}
