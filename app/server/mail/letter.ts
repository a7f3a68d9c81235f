/** A message, ready to leave or to be copied. */

/** Plain texts: what makes headers of them sees to their encoding. */
export type Letter = {
  readonly to: { readonly name: string | null; readonly address: string };
  /** Whom an answer goes to: the consultant who follows the firm, or nobody in particular. */
  readonly replyTo: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** A text that is one line of a header: whatever could begin another one becomes a space. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
