import { formatCount } from "#app/domain/format.ts";

/** « Fréjus · 6 salariés »: what is known of the two. */
export function placeAndSize({
  city,
  headcount,
}: {
  readonly city: string | null;
  readonly headcount: number | null;
}): string {
  const size = headcount === null ? null : headcountWords(headcount);
  return [city, size].filter((part) => part !== null).join(" · ");
}

/** « 6 salariés », « seul » for none. */
export function headcountWords(headcount: number): string {
  return headcount === 0 ? "seul" : formatCount(headcount, "salarié", "salariés");
}
