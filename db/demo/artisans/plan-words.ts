/** What the plans of « Rénover + à Fréjus » say beyond the questionnaire’s advice. */
import type { PlanWords } from "#db/demo/plan-words.ts";

export const ARTISAN_PLAN_WORDS: PlanWords = {
  refusals: {
    "instaurer-une-reunion-de-demarrage": [
      "Sur des poses d’une journée, la réunion coûterait plus que la pose ; on en reparle quand le groupement existera.",
      "Le donneur d’ordre tient déjà la sienne et n’en veut pas deux.",
    ],
    "tenir-un-tableau-de-bord": [
      "Le cabinet envoie déjà cinq chiffres par trimestre ; on commence par apprendre à les lire.",
      "Trop de choses à la fois : le taux horaire d’abord, le tableau l’an prochain.",
    ],
    "se-faire-connaitre-du-guichet-local": [
      "Rendez-vous déjà pris par la conseillère de la CMA.",
      "A eu un mauvais échange avec l’ancienne équipe ; préfère attendre la visite de chantier commune.",
    ],
    "revoir-les-conditions-de-paiement": [
      "Ne veut pas demander d’acompte à ses clients de toujours ; à proposer de nouveau après la prévision de trésorerie.",
      "Le principal client impose ses conditions ; rien ne changera avant la nouvelle grille de pose.",
    ],
    "ecrire-une-convention-de-groupement": [
      "Trop tôt : aucun partenaire n’est choisi.",
      "Veut d’abord un chantier commun sans papier, pour voir si l’on s’entend.",
    ],
    "batir-une-tresorerie-previsionnelle": [
      "Le cabinet comptable vient de la mettre en place ; inutile d’en faire deux.",
    ],
    "recruter-autrement": [
      "Ne souhaite plus embaucher avant d’avoir réglé le dépôt.",
      "Une immersion est déjà prévue avec la mission locale.",
    ],
    "choisir-un-logiciel-metier": [
      "Logiciel déjà commandé, livré dans le mois avec une journée de prise en main.",
    ],
    "se-raccorder-a-une-plateforme": ["Confié au comptable, qui raccorde tous ses clients en même temps."],
    "lancer-un-diagnostic-de-transmission": ["Souhaite en parler à sa famille avant d’ouvrir le sujet."],
    "ecrire-un-projet-d-entreprise": [
      "N’en voit pas l’utilité si près de la retraite ; préfère avancer sur la relève.",
      "« Le projet, c’est de finir les chantiers signés. » À reprendre au prochain point.",
    ],
    "engager-la-qualification-rge": [
      "Le nombre de chantiers aidés ne paie pas l’audit cette année ; revoir au printemps.",
    ],
    "se-former-aux-interfaces": ["Deux journées sont déjà réservées chez le fabricant."],
    "reserver-du-temps-de-pilotage": ["Impossible tant que le poste de chef d’équipe est vide."],
    "faire-le-bilan-de-chaque-chantier": [
      "Réuni avec le calcul du taux horaire : un seul chantier test pour commencer.",
      "L’équipe remplit déjà trop de papiers ; on essaie d’abord les fiches d’heures simplifiées.",
    ],
    "tester-le-partage-d-un-equipement": [
      "Le matériel est assuré à son nom seul ; à revoir avec l’assureur du groupement.",
    ],
    "monter-un-groupement-pilote": [
      "Préfère rester sous-traitant d’un groupement plutôt que d’en prendre la tête.",
    ],
    "tenir-un-registre-des-retours": [
      "Le cahier existe : il sera simplement rouvert, sans en faire une action.",
    ],
    "cibler-deux-quartiers": [
      "Le carnet est plein jusqu’à l’été ; chercher des clients n’est pas le sujet du moment.",
    ],
    "reduire-la-dependance-a-un-client": ["Le contrat court encore dix mois ; on en reparle à mi-parcours."],
  },
  rewordings: {
    "recalculer-le-taux-horaire": [
      {
        title: "Recalculer le taux horaire avec les heures de bureau dedans",
        steps: [
          "Compter les heures de bureau de quatre semaines",
          "Reprendre les charges du dernier bilan",
          "Comparer au prix facturé",
        ],
      },
      { title: "Calculer le coût d’une journée de pose avec le comptable", horizon: "3-months" },
    ],
    "faire-le-bilan-de-chaque-chantier": [
      {
        title: "Faire le bilan de trois chantiers, un par type de travaux",
        steps: [
          "Choisir les trois chantiers",
          "Reporter les heures du cahier",
          "En parler une heure en équipe",
        ],
      },
      { title: "Comparer devis et heures réelles sur les cinq derniers chantiers", horizon: "1-month" },
    ],
    "instaurer-une-reunion-de-demarrage": [
      {
        title: "Tenir une réunion de démarrage sur les chantiers de plus d’une semaine",
        steps: [
          "Choisir le prochain chantier",
          "Inviter les deux autres lots",
          "Photographier le compte rendu",
        ],
      },
    ],
    "tenir-un-tableau-de-bord": [
      { title: "Suivre trois chiffres chaque premier lundi : commandes, encaissements, découvert" },
    ],
    "recruter-autrement": [
      { title: "Partager un poste de métreur avec une entreprise voisine", horizon: "12-months" },
    ],
    "batir-une-tresorerie-previsionnelle": [
      { title: "Tenir une prévision de trésorerie à huit semaines, primes à recevoir comprises" },
    ],
    "revoir-les-conditions-de-paiement": [
      { title: "Demander 30 % à la commande pour tout devis de plus de 3 000 €", horizon: "this-week" },
    ],
    "se-faire-connaitre-du-guichet-local": [
      { title: "Inviter la conseillère France Rénov’ sur un chantier terminé" },
    ],
  },
  costs: {
    "aligner-l-attestation-decennale": [350, 900],
    "batir-un-plan-de-formation": [900, 3200],
    "batir-une-tresorerie-previsionnelle": [0, 600],
    "choisir-un-logiciel-metier": [590, 1900],
    "engager-la-qualification-rge": [1600, 2400],
    "faire-le-bilan-de-chaque-chantier": [0, 0],
    "lancer-un-diagnostic-de-transmission": [500, 1200],
    "mettre-a-jour-le-document-unique": [0, 800],
    "monter-un-groupement-pilote": [1500, 1500],
    "recalculer-le-taux-horaire": [300, 600],
    "recruter-autrement": [0, 1200],
    "s-equiper-d-un-echafaudage-sur": [4800, 11500],
    "se-former-aux-interfaces": [700, 2100],
    "se-raccorder-a-une-plateforme": [120, 360],
    "tenir-une-fiche-en-ligne": [0, 450],
    "tester-le-partage-d-un-equipement": [400, 400],
  },
};
