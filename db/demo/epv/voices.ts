/**
 * Who else speaks in « EPV Provence-Alpes-Côte d’Azur ». What the crossed perspectives are built to show:
 *
 * 1. Directors overrate the organisation of the workshop, the delays that are kept, and the climate.
 * 2. Employees see machines and safety lower, hear little of where the house is going, and know better than the director what is
 *    written down of the gestures: the notebooks are theirs.
 * 3. Customers read the promise of the house more clearly than the director does, and wait longer than the director thinks.
 */
import type { Voices } from "#db/demo/voices.ts";

export const EPV_VOICES: Voices = {
  regards: {
    director: {
      "temps-par-piece": 0.7,
      "delais-tenus": 0.9,
      "reprises-gratuites": 0.5,
      saisonnalite: 0.5,
      climat: 0.7,
      "entretiens-et-perspectives": 0.7,
      "securite-a-l-atelier": 0.4,
      promesse: -0.6,
      "tours-de-main": -0.5,
      reparation: -0.4,
    },
    employee: {
      "machines-et-atelier": -1,
      "securite-a-l-atelier": -0.9,
      "temps-par-piece": -0.5,
      "delais-tenus": -0.5,
      "entretiens-et-perspectives": -0.9,
      climat: -0.6,
      ambition: -1,
      "tours-de-main": 0.9,
      "apprentis-et-stagiaires": 0.5,
      "energie-matieres-dechets": -0.5,
    },
    customer: {
      promesse: 1.1,
      "fixation-des-prix": 0.5,
      "delais-tenus": -1,
      "affichage-des-preuves": -0.6,
      "presence-en-ligne": -0.7,
      "recit-du-geste": -0.4,
      reparation: 0.8,
      nouveautes: 0.4,
    },
  },
  turnouts: {
    "maison-malbosc": { employees: 9, customers: 10, unfinished: 1 },
    "savonnerie-de-l-estaque": { employees: 7 },
    "carreaux-du-haut-var": { employees: 6, customers: 12 },
    "verrerie-de-la-brague": { employees: 6, customers: 1 },
    "indiennes-des-alpilles": { employees: 5, customers: 8 },
    "fruits-confits-reynard": { employees: 8, customers: 9 },
    "pierre-et-voute": { employees: 9 },
    "faiencerie-des-gorges": { employees: 2 },
    "sandalerie-des-salins": { customers: 7 },
    "santons-merle": { customers: 6 },
    "lutherie-cassan": { customers: 4 },
    "poterie-du-plan": { customers: 3 },
  },
  debriefs: {
    "carreaux-du-haut-var": [
      {
        question: "entretiens-et-perspectives",
        choice: "irreguliers",
        reason:
          "Les entretiens ont eu lieu une année sur deux : la direction les croyait installés, l’équipe les attend encore.",
      },
      {
        question: "securite-a-l-atelier",
        choice: "captage",
        reason:
          "Le captage est en place à l’émaillage ; le suivi médical s’est arrêté quand le médecin du travail est parti.",
      },
      {
        question: "tours-de-main",
        choice: "notes-eparses",
        reason:
          "Les recettes d’émail sont dans les carnets de ceux qui les font : elles existent, sans être ni rangées ni copiées.",
      },
    ],
  },
  beginner: "charpente-marine-olive",
};
