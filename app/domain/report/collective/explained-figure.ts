/** A printed figure with all that lets somebody check it: the screen opens it, the annex lists it, spreadsheets hold it. */
import type { Chapter } from "#app/domain/publication/composition.ts";

export type ExplainedFigure = {
  /** The same figure has the same id in every publication of a questionnaire: « obstacle:marche.acces », « theme:marche:median ». */
  readonly id: string;
  readonly chapter: Chapter | "summary";
  /** The table that it stands in, and its line: « Freins : accès au marché », « Trouver des clients ». */
  readonly table: string;
  readonly label: string;
  /** As it is printed: « 14 sur 38 », « 80 % et plus », « n. p. », « 51,4 ». */
  readonly printed: string;
  /** The number alone, or null when it isn't published or has none (a class). */
  readonly value: number | null;
  /** « entreprises », « sur 100 », « € », « h », « actions ». */
  readonly unit: string;
  /** Firms counted, and firms that they are out of; null where it isn't a count of firms, or where it isn't published. */
  readonly n: number | null;
  readonly N: number | null;
  /** What the figure means. */
  readonly definition: string;
  /** What is counted on top, and what it is out of. */
  readonly numerator: string;
  readonly denominator: string;
  /** Who is not in it: « 3 entreprises retirées ». */
  readonly exclusions: readonly string[];
  /** ISO date of the facts. */
  readonly asOf: string;
};
