/** Words of the plan for closed lists of values; exhaustive by type. */
import type { SchemeStatus } from "#app/domain/funding/match-schemes.ts";
import type { ActionStatus, PlannedAction } from "#app/domain/plan/action-plan.ts";
import type { Horizon } from "#app/domain/questionnaire/definition.ts";

export const horizonLabels: Record<Horizon, string> = {
  "this-week": "Cette semaine",
  "1-month": "Sous un mois",
  "3-months": "Sous trois mois",
  "6-months": "Sous six mois",
  "12-months": "Sous un an",
};

export const statusLabels: Record<ActionStatus, string> = {
  planned: "Prévue",
  started: "Lancée",
  done: "Faite",
  dropped: "Abandonnée",
};

export const decisionLabels: Record<PlannedAction["decision"], string> = {
  accepted: "Retenue",
  changed: "Adaptée",
  rejected: "Écartée",
  added: "Ajoutée",
};

export const schemeStatusLabels: Record<SchemeStatus, string> = {
  eligible: "Conditions remplies",
  "to-confirm": "À confirmer",
  "not-met": "Non remplie",
  closed: "Close",
};

/** 1 to 3, as the scale of effects and efforts says them. */
export const impactLabels = ["Effet modeste", "Effet moyen", "Effet fort"] as const;
export const effortLabels = ["Effort léger", "Effort moyen", "Effort lourd"] as const;
