/** The form of what will be published next. A text or a quote has a field of its own, so that what is wrong stands next to it. */
import * as z from "zod";
import { formatNumber } from "#app/domain/format.ts";
import {
  BREAKDOWNS,
  CHAPTERS,
  type ChosenQuote,
  type Composition,
  LONGEST_QUOTE,
  LONGEST_TEXT,
  TEXT_PLACES,
  type TextPlace,
} from "#app/domain/publication/composition.ts";
import { type FormState, type ReadForm, readFields } from "#app/forms/form-state.ts";

const LONGEST_ATTRIBUTION = 120;
/** How many quotes a publication may have. */
export const MOST_QUOTES = 60;

/** Names of the fields. */
export const textField = (place: TextPlace) => `texte-${place}`;
export const quoteField = (id: string, part: "mots" | "qui" | "retirer") => `citation-${id}-${part}`;

/** What was sent: the composition without the quotes that are only being chosen, whose ids are in `chosen`. */
export type SentComposition = {
  readonly revision: number;
  readonly composition: Composition;
  readonly chosen: readonly string[];
};

/** Reads the form against the quotes that the draft holds: the firm of each is never the browser's to say. */
export function readComposition(form: FormData, held: readonly ChosenQuote[]): ReadForm<SentComposition> {
  const choices = readFields(form, choicesSchema);
  const texts = readFields(form, textsSchema);
  const quotes = readFields(form, quotesSchema(held));
  if (!choices.ok || !texts.ok || !quotes.ok) return { ok: false, state: joined([choices, texts, quotes]) };
  const { revision, chapters, breakdowns, isForFirms, chosen } = choices.value;
  return {
    ok: true,
    typed: choices.typed,
    value: {
      revision,
      composition: {
        chapters: CHAPTERS.filter((chapter) => chapters.includes(chapter)),
        breakdowns: BREAKDOWNS.filter((breakdown) => breakdowns.includes(breakdown)),
        texts: Object.fromEntries(
          TEXT_PLACES.flatMap((place) => {
            const text = texts.value[textField(place)] ?? "";
            return text.trim() === "" ? [] : [[place, text] as const];
          }),
        ),
        quotes: held.flatMap((quote) => {
          if (quotes.value[quoteField(quote.id, "retirer")] === "oui") return [];
          const words = quotes.value[quoteField(quote.id, "mots")] ?? quote.words;
          const attribution = quotes.value[quoteField(quote.id, "qui")] ?? quote.attribution;
          return [{ ...quote, words, attribution }];
        }),
        isForFirms: isForFirms === "oui",
      },
      chosen,
    },
  };
}

/** Ticked boxes of one name: none, one, or a list. */
const ticked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === "string" ? [value] : value));

const choicesSchema = z.object({
  revision: z.coerce.number({ error: "Rechargez la page." }).int().min(0).max(1_000_000_000).catch(-1),
  chapters: ticked
    .pipe(z.array(z.string()))
    .refine((chapters) => CHAPTERS.some((chapter) => chapters.includes(chapter)), {
      error: "Choisissez au moins un chapitre.",
    }),
  breakdowns: ticked,
  isForFirms: z.string().default(""),
  chosen: ticked,
});

function limited(most: number) {
  return z
    .string()
    .default("")
    .transform((text) => text.replace(/\r\n?/g, "\n"))
    .superRefine((text, context) => {
      if (text.length <= most) return;
      const message = `Au plus ${formatNumber(most)} caractères\u00A0: il y en a ${formatNumber(text.length)}. Rien n’est coupé\u00A0; raccourcissez, puis enregistrez.`;
      context.addIssue({ code: "custom", message });
    });
}

const textsSchema = z.object(
  Object.fromEntries<z.ZodType<string>>(
    TEXT_PLACES.map((place) => [textField(place), limited(LONGEST_TEXT)]),
  ),
);

function quotesSchema(held: readonly ChosenQuote[]) {
  const fields = held.flatMap(({ id }) => [
    [
      quoteField(id, "mots"),
      limited(LONGEST_QUOTE)
        .transform((text) => text.trim())
        .refine((text) => text !== "", { error: "Écrivez la citation, ou cochez « Retirer »." }),
    ] as const,
    [quoteField(id, "qui"), limited(LONGEST_ATTRIBUTION).transform((text) => text.trim())] as const,
    [quoteField(id, "retirer"), z.string().default("")] as const,
  ]);
  return z.object(Object.fromEntries<z.ZodType<string>>(fields));
}

/** What was typed is the same for each; what is wrong adds up. */
function joined(read: readonly ReadForm<unknown>[]): FormState {
  const states = read.flatMap((form) => (form.ok ? [] : [form.state]));
  return {
    values: states[0]?.values ?? {},
    errors: Object.assign({}, ...states.map(({ errors }) => errors)),
  };
}
