/** Words for invitations and for the messages that carry them. */
import type { InvitationState, InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import type { LegalBasis } from "#app/domain/invitation/notice.ts";
import type { Situation } from "#app/server/invitations/situation.ts";
import type { Mail } from "#db/mails.ts";

/** Whom one invites, as a heading of a column. */
export const INVITED_LABELS: Readonly<Record<InvitedPerspective, string>> = {
  director: "Dirigeant",
  employee: "Équipe",
  customer: "Clients",
};

export const INVITED_TITLES: Readonly<Record<InvitedPerspective, string>> = {
  director: "Le dirigeant",
  employee: "L’équipe",
  customer: "Les clients",
};

/** What the invitation of each is, for whoever prepares it. */
export const INVITED_HINTS: Readonly<Record<InvitedPerspective, string>> = {
  director: "Son auto-évaluation, à son nom. Le lien est à lui seul.",
  employee: "Un lien commun à tous les salariés. Chacun répond sans donner son nom.",
  customer: "Un lien commun à tous les clients. Chacun répond sans donner son nom.",
};

/** What whoever photographs the code reads over it. */
export const QR_TITLES: Readonly<Record<InvitedPerspective, string>> = {
  director: "Votre auto-évaluation",
  employee: "Le questionnaire de l’équipe",
  customer: "Le questionnaire des clients",
};

export const STATE_LABELS: Readonly<Record<InvitationState, string>> = {
  prepared: "Préparée",
  sent: "Envoyée",
  opened: "Ouverte",
  begun: "Commencée",
  submitted: "Remise",
  expired: "Expirée",
  revoked: "Révoquée",
};

export const SITUATION_LABELS: Readonly<Record<Situation, string>> = {
  toInvite: "À inviter",
  toHandOver: "Lien à remettre",
  awaited: "En attente",
  begun: "Commencées",
  submitted: "Réponses reçues",
  toReview: "À revoir",
};

/** What a consultant does next, from the list; « de l’équipe » may follow. Nothing where one only waits. */
export const SITUATION_STEPS: Readonly<Record<Situation, string | null>> = {
  toInvite: "Inviter",
  toHandOver: "Remettre le lien",
  awaited: null,
  begun: null,
  submitted: null,
  toReview: "Revoir l’invitation",
};

export const MAIL_STATE_LABELS: Readonly<Record<Mail["state"], string>> = {
  waiting: "En attente",
  sent: "Envoyé",
  failed: "Non parti",
  cancelled: "Annulé",
};

export const MAIL_KIND_LABELS: Readonly<Record<Mail["kind"], string>> = {
  invitation: "Invitation",
  reminder: "Relance",
};

export const LEGAL_BASIS_LABELS: Readonly<Record<LegalBasis, string>> = {
  "public-interest": "Mission d’intérêt public",
  "legitimate-interest": "Intérêt légitime",
  consent: "Consentement",
};

export const LEGAL_BASIS_HINTS: Readonly<Record<LegalBasis, string>> = {
  "public-interest": "un organisme public conduit l’opération dans le cadre de ses missions",
  "legitimate-interest": "un organisme privé la conduit, dans l’intérêt des entreprises",
  consent: "chacun donne son accord, et peut le retirer",
};

const DEEDS = {
  invitee: "L’invitation est préparée : remettez son lien vous-même.",
  envoyee: "L’invitation est préparée : son message part.",
  modifiee: "L’invitation est modifiée.",
  renvoyee: "Un nouveau message part, avec un nouveau lien. Les liens d’avant restent valables.",
  "relance-prevue": "La relance est prévue.",
  "relance-annulee": "La relance est annulée.",
  revoquee: "L’invitation est révoquée : ses liens n’ouvrent plus rien. Ce qui a été répondu reste.",
  rouverte: "L’invitation est rouverte. Remettez un nouveau lien.",
  notice: "La notice est enregistrée.",
  "courrier-envoye": "Le message est marqué comme envoyé.",
  "courrier-reessaye": "Le message part de nouveau.",
  "courrier-annule": "Le message est annulé.",
} as const satisfies Readonly<Record<string, string>>;

export type InvitingDeed = keyof typeof DEEDS;

const PARAMETER = "invitation";

/** What a page says after one of these was done and it was redirected to; null when its address says nothing of the kind. */
export function deedAt(url: URL): string | null {
  const code = url.searchParams.get(PARAMETER);
  return code !== null && isDeed(code) ? DEEDS[code] : null;
}

/** An address that makes the page say it. */
export function deedPath(path: string, deed: InvitingDeed): string {
  return `${path}${path.includes("?") ? "&" : "?"}${PARAMETER}=${deed}`;
}

function isDeed(code: string): code is InvitingDeed {
  return Object.hasOwn(DEEDS, code);
}
