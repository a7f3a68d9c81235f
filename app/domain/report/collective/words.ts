/** Published figures in French words. Whatever is printed of a figure, here or in a table, comes from these functions. */
import { formatCount, formatNumber, quote } from "#app/domain/format.ts";
import type { JoinedClass } from "#app/domain/synthesis/disclosure/classes.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";

/** What a cell that is not published prints: « non publié ». An empty one prints the same. */
export const NOT_PUBLISHED = "n. p.";

/** The class that stands for « nearly all », whatever the number. */
export const NEARLY_ALL_WORDS = "80 % et plus";

/** A count in a table: « 14 sur 19 », « 80 % et plus des 19 », « n. p. ». */
export function countWords(count: PublishedCount): string {
  if (count.kind === "hidden") return NOT_PUBLISHED;
  if (count.kind === "most") return `${NEARLY_ALL_WORDS} des ${formatNumber(count.N)}`;
  return `${formatNumber(count.n)} sur ${formatNumber(count.N)}`;
}

/** The percentage of a count in a table, to five points: « 75 % », « moins de 5 % », « n. p. ». */
export function percentWords(count: PublishedCount): string {
  if (count.kind === "hidden") return NOT_PUBLISHED;
  if (count.kind === "most") return NEARLY_ALL_WORDS;
  if (count.percent === 0) return "moins de 5 %";
  return count.percent === 100 ? "plus de 95 %" : `${count.percent} %`;
}

/**
 * A count that begins a sentence, with a plural: « 14 entreprises évaluées sur 19 (75 %) », « 80 % et plus des 19 entreprises
 * évaluées ». Null when it is not published.
 */
export function firmsWords(count: PublishedCount): string | null {
  if (count.kind === "hidden") return null;
  if (count.kind === "most") return `${NEARLY_ALL_WORDS} des ${formatNumber(count.N)} entreprises évaluées`;
  return `${formatNumber(count.n)} entreprises évaluées sur ${formatNumber(count.N)} (${percentWords(count)})`;
}

/** A score on 100, to one decimal: « 51,4 », or « n. p. ». */
export function scoreWords(score: number | null): string {
  return score === null ? NOT_PUBLISHED : formatNumber(score, 1);
}

/** A number of actions or of firms in a table, or « n. p. ». */
export function amountWords(amount: number | null): string {
  return amount === null ? NOT_PUBLISHED : formatNumber(amount);
}

/** « 1 entreprise », « 14 entreprises ». */
export function firmCount(count: number): string {
  return formatCount(count, "entreprise", "entreprises");
}

/** The name of joined levels: « Fragile », « Fragile ou en construction », « Solide ou mieux », « De fragile à solide ». */
export function classWords(
  levels: readonly { readonly label: string }[],
  { first, last }: Pick<JoinedClass, "first" | "last">,
): string {
  const low = levels[first]?.label ?? "";
  const high = levels[last]?.label ?? "";
  if (first === last) return low;
  if (last === levels.length - 1) return first === 0 ? "Tous niveaux" : `${low} ou mieux`;
  return last === first + 1
    ? `${low} ou ${uncapitalized(high)}`
    : `De ${uncapitalized(low)} à ${uncapitalized(high)}`;
}

/** Words one after the other: « a », « a et b », « a, b et c ». */
export function listed(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return "";
  return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} et ${last}`;
}

/** Labels between guillemets, one after the other. */
export function quoted(labels: readonly string[]): string {
  return listed(labels.map(quote));
}

/** The first letter in lower case, unless a capital or a figure follows (« RGE », « EPV »). */
export function uncapitalized(label: string): string {
  return /^\p{Lu}[\p{Lu}\p{N}]/u.test(label)
    ? label
    : label.charAt(0).toLocaleLowerCase("fr") + label.slice(1);
}
