/** The account against the convention as it may leave the operation: no firm's id, and no amount that gives one away. */
import type { CountedUnit, SpentHours } from "#app/domain/convention/convention.ts";

export type PublishedConventionLine = {
  readonly label: string;
  /** « entreprises », « h », « € » … */
  readonly unit: string;
  readonly planned: number;
  /** Null when it isn't known, or may not be published. */
  readonly achieved: number | null;
  readonly gap: number | null;
  readonly justification: string | null;
};

export type PublishedConvention = {
  /** Euros of public money for the whole operation; null when not written. */
  readonly publicFunding: number | null;
  readonly countedUnit: CountedUnit;
  readonly lines: readonly PublishedConventionLine[];
  readonly hours: SpentHours;
  /** Euros; null when not published. `perPublicEuro`: euros granted for each public euro of the operation. */
  readonly aid: {
    readonly asked: number | null;
    readonly granted: number | null;
    readonly perPublicEuro: number | null;
  };
};
