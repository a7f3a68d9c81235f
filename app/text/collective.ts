/** Words of collective actions for closed lists of values; exhaustive by type. */
import type {
  Approval,
  CollectiveStage,
  CollectiveVerb,
  MemberAnswer,
} from "#app/domain/collective/collective-action.ts";
import type { NextMove } from "#app/domain/collective/next-move.ts";
import type { Readiness } from "#app/domain/collective/readiness.ts";
import type { PilotState } from "#app/domain/collective/timeline.ts";
import type { Outcome } from "#app/domain/collective/transitions.ts";
import { formatNumber } from "#app/domain/format.ts";

export const collectiveStageLabels: Record<CollectiveStage, string> = {
  proposed: "Proposée",
  gathering: "Groupe à réunir",
  pilot: "En pilote",
  review: "Bilan à décider",
  pivoted: "Change de voie",
  scaled: "Étendue",
  stopped: "Arrêtée",
};

/** A step that was taken, as its history says it. */
export const stepLabels: Record<CollectiveVerb, string> = {
  create: "Action proposée",
  describe: "Description modifiée",
  gather: "Entreprises invitées",
  "plan-pilot": "Pilote écrit",
  "start-pilot": "Pilote commencé",
  review: "Pilote terminé, bilan ouvert",
  pivot: "Changement de voie",
  scale: "Extension décidée",
  stop: "Arrêt décidé",
  approve: "Avis du comité de pilotage",
  feedback: "Retour d’expérience écrit",
};

export const outcomeLabels: Record<Outcome, string> = {
  pivot: "Changer de voie",
  scale: "Étendre",
  stop: "Arrêter",
};

/** What each outcome means, in one line, for whoever chooses it. */
export const outcomeHints: Record<Outcome, string> = {
  pivot: "le besoin est là, l’essai n’était pas le bon : un autre pilote suivra",
  scale: "l’essai a pris : l’action continue, plus large",
  stop: "on n’ira pas plus loin, et l’on garde ce qui a été appris",
};

export const memberAnswerLabels: Record<MemberAnswer, string> = {
  yes: "Oui",
  perhaps: "Peut-être",
  no: "Non",
  invited: "Pas encore de réponse",
};

export const approvalLabels: Record<Approval["decision"], string> = {
  approved: "Approuvée",
  "with-reservations": "Approuvée sous réserves",
  refused: "Refusée",
};

export const pilotStateLabels: Record<PilotState, string> = {
  planned: "Prévu",
  "under-way": "En cours",
  over: "Terminé",
};

/** What an action waits for; « nothing » says nothing. */
export const nextMoveLabels: Record<NextMove, string> = {
  invite: "Inviter les entreprises",
  hear: "Recueillir les réponses",
  widen: "Inviter d’autres entreprises, ou renoncer",
  "write-pilot": "Écrire le pilote",
  "start-pilot": "Commencer le pilote",
  "hold-pilot": "Mener le pilote",
  review: "Faire le bilan : sa date est passée",
  settle: "Décider : changer de voie, étendre ou arrêter",
  tell: "Écrire le retour d’expérience",
  nothing: "",
};

/** « 3,5 h par mois et une somme », « rien pour l’instant », « n’a pas dit ce qu’elle offre ». */
export function readinessWords(readiness: Readiness | null): string {
  if (readiness === null) return "n’a pas dit ce qu’elle offre";
  const { hours, money } = readiness;
  if (hours === 0) return money ? "une somme" : "rien à offrir pour l’instant";
  return `${formatNumber(hours)}\u00A0h par mois${money ? " et une somme" : ""}`;
}
