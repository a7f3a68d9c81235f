/** What the audit log's words say to people. An action or an object without a label is shown as it is written. */

export const OUTCOME_LABELS = { done: "Fait", refused: "Refusé", failed: "Échoué" } as const;

const ACTIONS: Readonly<Record<string, string>> = {
  "session.open": "Connexion",
  "session.close": "Déconnexion",
  "session.revoke": "Fermeture d’une session",
  "password.change": "Changement de mot de passe",
  "password.reset": "Nouveau mot de passe donné",
  "user.create": "Création d’un compte",
  "user.change": "Modification d’un compte",
  "user.rename": "Changement de nom",
  "user.disable": "Désactivation d’un compte",
  "user.enable": "Réactivation d’un compte",
  "membership.add": "Ajout à une opération",
  "membership.remove": "Retrait d’une opération",
  "round.open": "Ouverture d’une campagne",
  "round.cancel": "Annulation d’une campagne",
  "links.invite": "Invitation à répondre",
  "links.inviteAll": "Invitation de toute une opération",
  "links.change": "Modification d’une invitation",
  "links.send": "Renvoi d’une invitation",
  "links.show": "Remise d’un lien",
  "links.copyLetter": "Copie d’un message d’invitation",
  "links.markSent": "Message noté comme envoyé",
  "links.retry": "Nouvel essai d’un message",
  "links.cancelMail": "Annulation d’un message",
  "links.remind": "Relance prévue",
  "links.forgoReminder": "Relance annulée",
  "links.revoke": "Révocation d’un lien",
  "links.reopen": "Réouverture d’un lien",
  "links.notice": "Notice d’information écrite",
  "links.threshold": "Changement du seuil des groupes",
  "links.code": "Code remis par le consultant",
  "selfAssessment.submit": "Auto-évaluation envoyée",
  "firmFile.enroll": "Inscription d’une entreprise",
  "firmFile.update": "Modification d’une fiche d’entreprise",
  "firmFile.import": "Import d’un fichier d’entreprises",
  "firmFile.withdraw": "Retrait d’une entreprise",
  "firmFile.reinstate": "Retour d’une entreprise",
  "firmFile.erase": "Effacement d’une entreprise",
  "firmFile.appoint": "Rendez-vous avec une entreprise",
  "firmFile.assign": "Entreprise confiée à un consultant",
  "synthesis.publish": "Publication d’une synthèse",
  "synthesis.download": "Téléchargement d’une synthèse",
  "route.open": "Ouverture d’une page réservée",
};

const VERBS: Readonly<Record<string, string>> = {
  know: "Consultation",
  read: "Lecture",
  write: "Écriture",
  create: "Création",
  release: "Remise",
  prepare: "Préparation",
  publish: "Publication",
  export: "Export",
};

const OBJECTS: Readonly<Record<string, string>> = {
  users: "comptes",
  settings: "réglages",
  auditLog: "journal",
  content: "questionnaires et dispositifs",
  operation: "opération",
  firmFile: "fiche d’entreprise",
  interview: "entretien",
  answers: "réponses",
  notes: "notes et photos",
  actionPlan: "plan d’actions",
  firmReport: "rapport d’entreprise",
  liveAggregates: "chiffres de l’opération",
  collectiveActions: "actions collectives",
  collectiveInvitation: "invitation à une action collective",
  convention: "convention",
  synthesis: "synthèse",
  links: "liens d’invitation",
  rawExport: "données brutes",
};

/** « session.open » → « Connexion »; « firmFile.read » → « Lecture : fiche d’entreprise ». */
export function auditActionLabel(action: string): string {
  const known = ACTIONS[action];
  if (known !== undefined) return known;
  const [object = "", verb = ""] = action.split(".");
  const verbLabel = VERBS[verb];
  const objectLabel = OBJECTS[object];
  return verbLabel === undefined || objectLabel === undefined ? action : `${verbLabel} : ${objectLabel}`;
}
