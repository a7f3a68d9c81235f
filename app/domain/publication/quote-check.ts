/** Whether somebody's words, as they will be printed, still say who they are. */
import { formatList } from "#app/domain/format.ts";

/** What must not show through a quote. */
export type QuotedFirm = {
  readonly name: string;
  readonly director: string | null;
  readonly city: string | null;
};

/**
 * What is still there that tells who speaks, as a sentence for the consultant; null when nothing was found. A rule finds names,
 * figures and addresses; a brand or a rare trade is for the consultant to see.
 */
export function tellsWho(words: string, firm: QuotedFirm): string | null {
  const found = [
    ...(holdsName(words, firm.name) ? ["le nom de l’entreprise"] : []),
    ...(firm.director !== null && holdsName(words, firm.director) ? ["le nom du dirigeant"] : []),
    ...(firm.city !== null && holdsName(words, firm.city) ? ["la commune"] : []),
    ...(/\p{N}/u.test(words) ? ["un chiffre"] : []),
    ...(/@|https?:|www\./i.test(words) ? ["une adresse"] : []),
  ];
  return found.length === 0 ? null : `On lit encore ${formatList(found)}\u00A0: réécrivez sans.`;
}

/** Shorter parts of a name are ordinary words (« de », « La »). */
const SHORTEST_PART = 3;

/** The whole name in any case, or one of its parts with a capital: « Bois » of « Bois et Cie », never « bois ». */
function holdsName(words: string, name: string): boolean {
  const plain = withoutAccents(words);
  const wanted = withoutAccents(name).trim();
  if (wanted === "") return false;
  if (wholeWord(wanted, "iu").test(plain)) return true;
  const parts = wanted.split(/[^\p{L}]+/u).filter((part) => part.length >= SHORTEST_PART);
  return parts
    .filter((part) => /^\p{Lu}/u.test(part))
    .some((part) => [part, capitalized(part), part.toLocaleUpperCase("fr")].some((way) => has(plain, way)));
}

function has(words: string, part: string): boolean {
  return wholeWord(part, "u").test(words);
}

function wholeWord(text: string, flags: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, flags);
}

function capitalized(part: string): string {
  return part.charAt(0) + part.slice(1).toLocaleLowerCase("fr");
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}
