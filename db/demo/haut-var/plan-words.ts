/** What the plans of « Ateliers d’art du Haut-Var 2025 » say beyond the questionnaire’s advice. */
import { EPV_PLAN_WORDS } from "#db/demo/epv/plan-words.ts";
import type { PlanWords } from "#db/demo/plan-words.ts";

export const HAUT_VAR_PLAN_WORDS: PlanWords = {
  refusals: {
    "documenter-cinq-gestes": ["Préfère attendre que la caméra du groupe soit disponible, au printemps."],
    "doubler-la-competence-critique": ["Personne à former avant le retour du congé, en février."],
    "batir-un-plan-commercial": [
      "Deux personnes à l’atelier : un carnet de commandes suffit pour l’instant.",
    ],
    "tester-l-export-dans-un-pays": ["Pas avant d’avoir un emballage qui arrive entier."],
    "organiser-la-riposte": ["Personne ne copie ce que peu de gens connaissent, dit-on ici en riant."],
    "monter-le-dossier-cima": ["L’expert-comptable a déjà répondu : trop peu d’heures éligibles."],
    "prevoir-la-tresorerie": ["Le fait chaque dimanche sur papier, et s’y tient."],
    "tester-un-canal-direct": ["La boutique du village vient d’ouvrir ; un canal à la fois."],
  },
  rewordings: {
    "documenter-cinq-gestes": [
      {
        title: "Filmer deux gestes avec la caméra du groupe avant l’été",
        steps: ["Choisir les deux gestes", "Réserver la caméra", "Montrer le film à un élève"],
        horizon: "3-months",
      },
    ],
    "refondre-la-grille-de-prix": [{ title: "Refaire le prix des dix pièces les plus vendues" }],
  },
  costs: EPV_PLAN_WORDS.costs,
};
