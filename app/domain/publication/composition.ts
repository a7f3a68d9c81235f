/** What the consultants choose to publish: which chapters and breakdowns, in which words, and who is quoted. */
import * as z from "zod";

export const CHAPTERS = [
  "convention",
  "participants",
  "method",
  "maturity",
  "obstacles",
  "opportunities",
  "needs",
  "actions",
  "schemes",
  "plans",
  "progress",
  "pilots",
  "network",
  "quotes",
  "partners",
] as const;
/** The chapters of a collective report, in the order in which they are read; cover, summary and annex are always there. */
export type Chapter = (typeof CHAPTERS)[number];

/** Where the consultants' own words may stand: at the head of the summary, of a chapter, and at the end. */
export const TEXT_PLACES = ["foreword", ...CHAPTERS, "conclusion"] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];

export const BREAKDOWNS = ["trade", "size", "territory"] as const;
/** Groups in which the maturity may be shown. */
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The longest text of one chapter, in characters. */
export const LONGEST_TEXT = 40_000;
export const LONGEST_QUOTE = 600;

export const chosenQuoteSchema = z.strictObject({
  id: z.string().max(80),
  enrollmentId: z.string().max(80),
  /** As it will be printed: without a name, a place, a brand, a figure or a rare trade. */
  words: z.string().min(1).max(LONGEST_QUOTE),
  /** « Un artisan du bâtiment ». */
  attribution: z.string().max(120),
});
/** Somebody's words, and the firm whose agreement they need. The firm's id never leaves the house. */
export type ChosenQuote = z.infer<typeof chosenQuoteSchema>;

export const compositionSchema = z.strictObject({
  chapters: z.array(z.enum(CHAPTERS)),
  breakdowns: z.array(z.enum(BREAKDOWNS)),
  /** Markdown-light by place; a place without words is left out. */
  texts: z.partialRecord(z.enum(TEXT_PLACES), z.string().max(LONGEST_TEXT)),
  quotes: z.array(chosenQuoteSchema).max(60),
  /** Whether the firms of the operation may read it too. */
  isForFirms: z.boolean(),
});
export type Composition = z.infer<typeof compositionSchema>;

/** What is proposed before anybody has chosen: all chapters, groups by trade and by size, no words. */
export const FIRST_COMPOSITION: Composition = {
  chapters: [...CHAPTERS],
  breakdowns: ["trade", "size"],
  texts: {},
  quotes: [],
  isForFirms: false,
};
