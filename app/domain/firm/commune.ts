/** A commune, and what a search for one says. The list of communes is loaded by app/server; the words are here. */

/** A present-day commune of France, overseas included. */
export type Commune = {
  /** INSEE code, five characters: `83061`, `2A004`, `97105`. */
  readonly inseeCode: string;
  readonly name: string;
  /** INSEE codes: `83` and `93`, `2A` and `94`, `971` and `01`. */
  readonly department: string;
  readonly region: string;
  readonly postalCodes: readonly string[];
};

/** What is known of a place; each part may be missing. */
export type CommuneSearch = {
  readonly inseeCode: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
};

/**
 * `found` may carry a note (« Béon est une commune déléguée de Culoz-Béon »); `unknown` and `ambiguous` carry a French
 * sentence and the communes that may have been meant; `nothing` was asked when the search is empty.
 */
export type CommuneFinding =
  | { readonly kind: "nothing" }
  | { readonly kind: "found"; readonly commune: Commune; readonly note: string | null }
  | {
      readonly kind: "unknown" | "ambiguous";
      readonly message: string;
      readonly suggestions: readonly Commune[];
    };

/** How the domain asks for a commune; app/server/firms/communes.ts answers. */
export type FindCommune = (search: CommuneSearch) => CommuneFinding;

/**
 * The name of a place as it is compared: no accents, case, hyphens nor apostrophes; « St » is « saint », « s/ » is
 * « sur », « MUY (LE) » is « le muy », and « CEDEX 3 » is dropped.
 */
export function foldPlaceName(name: string): string {
  const folded = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(/\bs\/\s*/g, "sur ")
    .replace(/\bcedex\b.*$/, "")
    .replace(/^(.+?)\s*\((l[ea]s?|l['’])\)\s*$/, "$2 $1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  return folded
    .replace(/\bst\b/g, "saint")
    .replace(/\bste\b/g, "sainte")
    .replace(/\bsts\b/g, "saints");
}
