/** What the plans of « EPV Provence-Alpes-Côte d’Azur » say beyond the questionnaire’s advice. */
import type { PlanWords } from "#db/demo/plan-words.ts";

export const EPV_PLAN_WORDS: PlanWords = {
  refusals: {
    "chronometrer-trois-pieces": [
      "L’atelier le vivrait comme une surveillance ; on passe par une fiche remplie par chacun, plus tard.",
      "Fait l’an dernier sur deux pièces ; il s’agit maintenant de s’en servir.",
    ],
    "refondre-la-grille-de-prix": [
      "Le catalogue de printemps est imprimé : à reprendre pour la collection suivante.",
    ],
    "monter-le-dossier-cima": ["Le cabinet comptable s’en charge et répond avant la fin de l’année."],
    "doubler-la-competence-critique": [
      "La seule personne pressentie vient d’annoncer son départ ; on cherche d’abord quelqu’un.",
    ],
    "batir-un-plan-commercial": [
      "Ne veut pas d’objectifs chiffrés tant que l’atelier ne peut pas produire plus.",
    ],
    "organiser-la-riposte": ["Le coût d’un avocat dépasse le préjudice ; surveiller suffit pour l’instant."],
    "faire-un-prediagnostic-inpi": ["Rendez-vous déjà obtenu par la chambre de commerce."],
    "prevoir-la-tresorerie": ["La banque la demande déjà chaque mois sous une autre forme."],
    "documenter-cinq-gestes": [
      "Refuse que le tour de main soit filmé ; accepte d’en parler de nouveau dans un an.",
    ],
    "ouvrir-le-dossier-transmission": ["La famille doit se réunir en janvier ; rien avant."],
    "fixer-un-critere-d-arret-par-salon": [
      "Le stand de l’an prochain est payé ; on en fera le bilan ensuite.",
    ],
    "negocier-les-acomptes": ["Le premier client refuse par principe ; à proposer aux suivants."],
    "etendre-la-protection": ["Trop cher pour un test : on attend la première commande du pays."],
    "securiser-deux-matieres": ["Un accord est en discussion avec le voisin ; on laisse aboutir."],
    "dedier-un-temps-a-la-vente": ["Personne ne veut quitter l’établi ; on essaiera avec une stagiaire."],
    "tester-l-export-dans-un-pays": [
      "L’export n’est pas un sujet tant que la maison refuse des commandes en France.",
    ],
    "ouvrir-un-vivier": ["Une convention avec le lycée professionnel est déjà signée."],
  },
  rewordings: {
    "monter-le-dossier-cima": [
      {
        title: "Chiffrer le crédit d’impôt des deux derniers exercices avant le 31 décembre",
        steps: [
          "Lister les ouvrages uniques",
          "Reprendre les feuilles de temps",
          "Faire relire par le cabinet",
        ],
        horizon: "1-month",
      },
    ],
    "doubler-la-competence-critique": [
      { title: "Libérer un jour par semaine pour montrer le geste à une personne de l’atelier" },
    ],
    "chronometrer-trois-pieces": [
      {
        title: "Chronométrer les trois pièces les plus vendues, finitions comprises",
        steps: ["Choisir les pièces", "Noter les temps pendant deux semaines", "Refaire le prix de revient"],
      },
    ],
    "refondre-la-grille-de-prix": [
      {
        title: "Refaire les prix de la gamme courante et garder ceux des pièces uniques",
        horizon: "6-months",
      },
    ],
    "batir-un-plan-commercial": [{ title: "Écrire un plan de vente d’une page, un objectif par canal" }],
    "organiser-la-riposte": [{ title: "Poser une alerte de surveillance et préparer une lettre type" }],
  },
  costs: {
    "assurer-l-outil-rare": [600, 1400],
    "chronometrer-trois-pieces": [0, 0],
    "constituer-un-club-de-prescripteurs": [500, 1200],
    "controler-la-qualite": [0, 400],
    "documenter-cinq-gestes": [1800, 3500],
    "doubler-la-competence-critique": [4200, 9000],
    "etendre-la-protection": [1900, 3800],
    "faire-un-prediagnostic-inpi": [0, 0],
    "monter-le-dossier-cima": [800, 1800],
    "organiser-la-riposte": [450, 900],
    "ouvrir-le-dossier-transmission": [1200, 2500],
    "preparer-le-dossier-epv": [975, 1950],
    "produire-un-socle-d-images": [1500, 2800],
    "securiser-deux-matieres": [2500, 6000],
    "tester-l-export-dans-un-pays": [1500, 4000],
    "tester-un-canal-direct": [900, 2200],
  },
};
