/**
 * The consultants' own words once read from Markdown-light: paragraphs, small titles, lists and quotations, with strong and
 * emphasized words. Nothing else gets through: no HTML, no image, no address. Plain values: they are frozen in publications.
 */

/** Words in one style. */
export type Run = { readonly text: string; readonly strong?: true; readonly emphasized?: true };

/** `title`: a small title. `items`: each item is one paragraph. */
export type TextBlock =
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "title"; readonly runs: readonly Run[] }
  | { readonly kind: "quotation"; readonly runs: readonly Run[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly Run[])[] };

export type WrittenText = readonly TextBlock[];
