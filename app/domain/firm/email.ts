/** Electronic addresses: one rule for the form and for the import. */
import * as z from "zod";

/** What was read from a mail box or cell; `message` is for the person. */
export type EmailReading =
  | { readonly kind: "absent" }
  | { readonly kind: "valid"; readonly email: string }
  | { readonly kind: "refused"; readonly message: string };

const EMAIL_MAX_LENGTH = 254;
const emailSchema = z.email().max(EMAIL_MAX_LENGTH);

/** Reads an address into lower case, without « mailto: » or the angle brackets of a mail program. */
export function readEmail(typed: string): EmailReading {
  const text = typed.trim();
  if (text === "") return { kind: "absent" };
  const bare = text
    .replace(/^.*<([^<>]+)>$/, "$1")
    .replace(/^mailto:/i, "")
    .trim()
    .toLowerCase();
  const parsed = emailSchema.safeParse(bare);
  if (parsed.success) return { kind: "valid", email: parsed.data };
  return {
    kind: "refused",
    message: "Cette adresse ne se lit pas : il en faut une comme nom@entreprise.fr.",
  };
}
