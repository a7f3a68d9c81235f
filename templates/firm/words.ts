/** Words of the firm report for closed lists of values; exhaustive by type. */
import type { ObstacleSource } from "#app/domain/findings/finding.ts";
import type { ActionStatus } from "#app/domain/plan/action-plan.ts";
import type { Horizon } from "#app/domain/questionnaire/definition.ts";
import type { SchemeVerdict } from "#app/domain/report/firm-report.ts";

export const verdictWords: Record<SchemeVerdict, string> = {
  eligible: "conditions remplies",
  "to-confirm": "à confirmer",
  "not-met": "non remplie",
  closed: "close",
};

export const sourceWords: Record<ObstacleSource, string> = {
  declared: "déclaré",
  observed: "constaté",
  evidenced: "prouvé par un document",
};

export const horizonWords: Record<Horizon, string> = {
  "this-week": "cette semaine",
  "1-month": "sous un mois",
  "3-months": "sous trois mois",
  "6-months": "sous six mois",
  "12-months": "sous un an",
};

export const statusWords: Record<ActionStatus, string> = {
  planned: "prévue",
  started: "lancée",
  done: "faite",
  dropped: "abandonnée",
};

/** 1 to 3, as the impact × effort matrix says them. */
export const impactWords = ["effet modeste", "effet moyen", "effet fort"] as const;
export const effortWords = ["effort léger", "effort moyen", "effort lourd"] as const;
