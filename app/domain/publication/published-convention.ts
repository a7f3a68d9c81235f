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
  /** ISO date of an achieved that is older than the rest: today's would give away the firms that changed it. */
  readonly since: string | null;
  readonly justification: string | null;
};

export type PublishedConvention = {
  /** Euros of public money for the whole operation; null when not written. */
  readonly publicFunding: number | null;
  readonly countedUnit: CountedUnit;
  readonly lines: readonly PublishedConventionLine[];
  readonly hours: SpentHours;
  /** Euros; null when not published; `since` where it is older than the rest. `perPublicEuro`: euros granted for each public euro of the operation. */
  readonly aid: {
    readonly asked: number | null;
    readonly askedSince: string | null;
    readonly granted: number | null;
    readonly grantedSince: string | null;
    readonly perPublicEuro: number | null;
  };
};
