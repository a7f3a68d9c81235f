/** Words for where operations and firms stand. */

import type { LineVerdict } from "#app/domain/firm/import/judge-rows.ts";
import type { EnrollmentStatus, Stage } from "#app/domain/operation/operation.ts";
import type { Member } from "#db/operations.ts";

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  preparation: "Préparation",
  pilot: "Pilote",
  deployment: "Déploiement",
  debrief: "Restitution",
  closed: "Close",
};

/** What each stage is, in one line, for whoever chooses it. */
export const STAGE_HINTS: Readonly<Record<Stage, string>> = {
  preparation: "la convention se signe, les entreprises se recrutent",
  pilot: "les premières entreprises, pour éprouver la méthode",
  deployment: "les entretiens, les plans et les rapports",
  debrief: "la synthèse est rendue aux entreprises et aux financeurs",
  closed: "plus rien n’est attendu",
};

export const STATUS_LABELS: Readonly<Record<EnrollmentStatus, string>> = {
  enrolled: "Inscrite",
  interviewing: "Entretien en cours",
  interviewed: "Diagnostiquée",
  planned: "Plan arrêté",
  reported: "Rapport remis",
  withdrawn: "Retirée",
};

/** The same, of several firms. */
export const STATUS_PLURALS: Readonly<Record<EnrollmentStatus, string>> = {
  enrolled: "Inscrites",
  interviewing: "Entretien en cours",
  interviewed: "Diagnostiquées",
  planned: "Plan arrêté",
  reported: "Rapport remis",
  withdrawn: "Retirées",
};

export const MEMBER_ROLE_LABELS: Readonly<Record<Member["role"], string>> = {
  consultant: "Consultant",
  funder: "Financeur",
};

export const VERDICT_LABELS: Readonly<Record<LineVerdict, string>> = {
  add: "À ajouter",
  change: "À modifier",
  ignore: "Laissée de côté",
  refuse: "Refusée",
};

/** The same, of several lines. */
export const VERDICT_PLURALS: Readonly<Record<LineVerdict, string>> = {
  add: "À ajouter",
  change: "À modifier",
  ignore: "Laissées de côté",
  refuse: "Refusées",
};
