/** What a page says after something was done and it was redirected to. The address carries the code, never the text. */

const NOTICES = {
  "mot-de-passe-change": "Votre mot de passe est changé ; vos autres sessions sont fermées.",
  "nom-change": "Votre nom est enregistré.",
  "session-fermee": "La session est fermée.",
  "sessions-fermees": "Vos autres sessions sont fermées.",
  "compte-modifie": "Le compte est modifié.",
  "compte-desactive": "Le compte est désactivé ; ses sessions sont fermées.",
  "compte-reactive": "Le compte est réactivé.",
  "operation-ajoutee": "L’opération est ajoutée à cette personne.",
  "operation-retiree": "L’opération est retirée à cette personne.",
  "entretien-termine": "L’entretien est terminé : les résultats et le plan d’actions en viennent.",
  "entretien-repris": "L’entretien est repris : vous pouvez de nouveau répondre.",
  "operation-creee": "L’opération est créée. Ajoutez maintenant ses entreprises.",
  "operation-modifiee": "L’opération est modifiée.",
  "membre-ajoute": "La personne est ajoutée à l’opération.",
  "membre-retire": "La personne n’est plus dans l’opération.",
  "campagne-ouverte":
    "La campagne est ouverte. Les entretiens, les plans et les rapports y reprennent au début.",
  "campagne-annulee": "La campagne est annulée ; la précédente est de nouveau ouverte.",
  "entreprise-ajoutee": "L’entreprise est inscrite.",
  "entreprise-modifiee": "La fiche de l’entreprise est enregistrée.",
  "commune-a-verifier":
    "C’est enregistré. La commune retenue n’est pas exactement celle que vous avez saisie : vérifiez-la.",
  "identite-gardee":
    "Le nom, le code NAF et l’adresse sont ceux du répertoire commun : ils n’ont pas été changés. Le reste est enregistré.",
  "rendez-vous-fixe": "Le rendez-vous est noté.",
  "rendez-vous-retire": "Le rendez-vous est retiré.",
  "consultant-change": "C’est noté : la fiche dit qui suit l’entreprise.",
  "entreprise-retiree": "L’entreprise est retirée de l’opération ; ses données restent, et ne comptent plus.",
  "entreprise-reinscrite":
    "L’entreprise est de nouveau dans l’opération, avec tout ce qu’elle avait répondu.",
  "entreprise-effacee": "Tout ce qui était gardé sur l’entreprise est effacé, pour toujours.",
  "import-abandonne": "L’import est abandonné ; rien n’a été changé.",
  "synthese-publiee": "La synthèse est publiée : les financeurs de l’opération peuvent la lire.",
  "ligne-retiree": "La ligne est retirée.",
  "personnes-ajoutees": "Les personnes sont sur la feuille ; leur présence comptera une fois signée.",
  "action-proposee": "L’action est proposée. Invitez maintenant les entreprises.",
  "reponse-notee": "Votre réponse est notée. Vous pourrez la changer tant que le groupe se réunit.",
  deconnexion: "Vous êtes déconnecté.",
  enregistre: "C’est enregistré.",
} as const satisfies Readonly<Record<string, string>>;

export type NoticeCode = keyof typeof NOTICES;

const NOTICE_PARAMETER = "fait";

/** The message that an address asks its page to say, or null. */
export function noticeAt(url: URL): string | null {
  const code = url.searchParams.get(NOTICE_PARAMETER);
  return code !== null && isNoticeCode(code) ? NOTICES[code] : null;
}

function isNoticeCode(code: string): code is NoticeCode {
  return Object.hasOwn(NOTICES, code);
}

/** An address that makes the page say a notice: `redirect(noticePath("/compte", "nom-change"))`. */
export function noticePath(path: string, code: NoticeCode): string {
  return `${path}${path.includes("?") ? "&" : "?"}${NOTICE_PARAMETER}=${code}`;
}
