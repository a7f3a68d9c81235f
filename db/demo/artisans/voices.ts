/**
 * Who else speaks in « Rénover + à Fréjus ». What the crossed perspectives are built to show:
 *
 * 1. Directors overrate what is organised: schedules, coordination, delays, and the climate in the team.
 * 2. Employees see the schedule, the tools and safety from below: they put all three lower. They also trust the firm to hold
 *    without its director more than the director does.
 * 3. Customers are happier with the work, and with how their house is treated, than directors dare to believe; less so with how
 *    long they wait for a quote.
 */
import type { Voices } from "#db/demo/voices.ts";

export const ARTISAN_VOICES: Voices = {
  regards: {
    director: {
      "planning-des-chantiers": 0.9,
      "coordination-des-lots": 0.8,
      "preparation-ecrite": 0.5,
      "delai-de-devis": 0.9,
      "climat-de-l-equipe": 0.7,
      "objectifs-connus-de-l-equipe": 0.8,
      "document-unique": 0.4,
      "satisfaction-des-clients": -0.4,
      "chantier-chez-l-habitant": -0.5,
      "absence-de-deux-mois": -0.7,
    },
    employee: {
      "planning-des-chantiers": -0.8,
      "preparation-ecrite": -0.8,
      "coordination-des-lots": -0.5,
      "outils-et-machines": -1.1,
      "vehicules-et-depot": -0.8,
      "travail-en-hauteur": -0.8,
      "document-unique": -0.9,
      "chaleur-et-intemperies": -0.5,
      "climat-de-l-equipe": -0.6,
      "objectifs-connus-de-l-equipe": -0.7,
      "projet-a-trois-ans": -0.5,
      "absence-de-deux-mois": 0.9,
      "controle-avant-reception": 0.5,
    },
    customer: {
      "satisfaction-des-clients": 1.2,
      "chantier-chez-l-habitant": 0.8,
      "visite-avant-chiffrage": 0.7,
      "delai-de-devis": -0.9,
      "planning-des-chantiers": -0.7,
      "contenu-des-devis": -0.3,
      "presence-en-ligne": -0.4,
      assurances: 0.4,
    },
  },
  turnouts: {
    "thermique-du-reyran": { employees: 9, customers: 12, unfinished: 1 },
    "clim-azur-services": { employees: 5, customers: 9 },
    "iso-provence-littoral": { employees: 7 },
    "fermetures-de-l-argens": { employees: 6, customers: 3 },
    "toitures-du-dramont": { employees: 9 },
    "platrerie-roux": { employees: 6, customers: 2 },
    "soleil-du-rocher": { employees: 4, customers: 8 },
    "ferrero-isolation": { employees: 2, customers: 7 },
    "bois-et-lumiere": { customers: 6 },
    "menuiserie-vidal": { customers: 4 },
    "combles-de-l-esterel": { customers: 3 },
    "electricite-valescure": { customers: 5 },
    "charpente-bellon": { customers: 1 },
  },
  debriefs: {
    "thermique-du-reyran": [
      {
        question: "planning-des-chantiers",
        choice: "quatre-semaines",
        reason:
          "Le planning compte la charge, mais les équipes n’en voient que la semaine : on retient ce qui sert vraiment à tous, quatre semaines.",
      },
      {
        question: "preparation-ecrite",
        choice: "une-feuille",
        reason:
          "Le dossier est complet au bureau ; sur le chantier, l’équipe n’en reçoit qu’une feuille. On retient ce qui arrive à ceux qui posent.",
      },
      {
        question: "chantier-chez-l-habitant",
        choice: "note-par-le-client",
        reason:
          "Les fiches de fin de chantier le montrent : les clients notent la propreté et les horaires, et les notent bien. La direction n’osait pas le dire.",
      },
    ],
  },
  beginner: "maconnerie-du-capitou",
};
