/** What the consultants of « Rénover + à Fréjus » handed to the funders: a first word in July, then a synthesis in November. */
import type { DrawnPublication } from "#db/demo/together.ts";

export const ARTISAN_PUBLICATIONS: readonly DrawnPublication[] = [
  {
    on: "2026-07-10",
    by: "second",
    chapters: ["convention", "participants", "method", "maturity", "obstacles", "needs", "actions", "plans"],
    breakdowns: [],
    texts: {
      foreword: `Quatre mois après le lancement, ces pages donnent **un premier état**. Les entreprises rencontrées au printemps sont surtout celles qui ont répondu les premières : elles ne disent pas encore tout du territoire.

Ce qui s’y lit déjà est assez net pour préparer la rentrée.`,
      needs: `Les dirigeants parlent peu de technique. Ils parlent du temps passé aux dossiers, de ce qu’un chantier leur laisse vraiment, et de la difficulté à trouver des confrères sur qui compter.

Deux réponses communes sont proposées au comité : un cercle gestion et un achat groupé, petits et datés.`,
      actions: `Nous commençons par deux essais, chacun avec un plafond de dépense et un critère d’arrêt écrits **avant** de commencer :

- l’achat groupé, parce que la demande était là et que l’essai coûte peu ;
- le cercle gestion, parce que le besoin revient dans presque tous les entretiens.`,
      conclusion: `La prochaine synthèse paraîtra à l’automne, avec les entretiens de l’été et le bilan du premier essai.`,
    },
    quotes: [],
    isForFirms: false,
  },
  {
    on: "2026-11-19",
    by: "second",
    chapters: [
      "convention",
      "participants",
      "method",
      "maturity",
      "obstacles",
      "opportunities",
      "needs",
      "actions",
      "schemes",
      "plans",
      "pilots",
      "network",
      "quotes",
      "partners",
    ],
    breakdowns: ["trade", "size"],
    texts: {
      foreword: `Huit mois d’opération : les entretiens de l’automne élargissent le portrait du printemps à des métiers et à des communes qui manquaient.

**Trois choses à retenir.** Le métier est solide ; c’est la gestion qui fragilise. La rénovation d’ampleur se refuse faute d’équipe, plus que faute de clients. Et ce que les artisans essaient ensemble donne déjà des résultats, y compris quand il faut changer de voie.`,
      obstacles: `Le frein que les dirigeants citent le plus n’est pas celui que nous constatons le plus. La complexité des aides est dans tous les propos. La coordination entre les lots, que nous constatons d’abord, et les marges, que peu connaissent, presque personne ne les nomme.

Nous conseillons de lire ces tableaux dans les deux sens : **ce qui est dit** oriente l’accueil, **ce qui est constaté** oriente l’accompagnement.`,
      actions: `Deux essais sont terminés.

1. *Le cercle gestion* continue : les entreprises présentes chiffrent autrement, et un deuxième groupe ouvre en janvier.
2. *L’achat groupé* change de voie : le seuil écrit au départ n’a pas été atteint. C’est une réussite de méthode, et l’essai a coûté moins que prévu.

Le chantier commun est lancé : c’est l’essai le plus attendu, et le plus exigeant.`,
      conclusion: `Nous demandons aux partenaires trois choses pour les mois qui viennent : orienter vers l’opération les entreprises de moins de trois salariés, réserver une maison témoin pour un deuxième chantier commun, et tenir un calendrier des aides qui ne change pas en cours d’année.`,
    },
    quotes: [
      {
        firm: "ferrero-isolation",
        question: "demandes-refusees",
        words:
          "On me demande l’isolation, les fenêtres et la pompe à chaleur dans le même devis, et je ne sais pas qui appeler pour le reste.",
        attribution: "Une entreprise du bâtiment",
      },
      {
        firm: "bois-et-lumiere",
        question: "attentes",
        words:
          "Monter une équipe de quelques entreprises qui se choisissent, avec un vrai papier entre nous.",
        attribution: "Un artisan de l’agglomération",
      },
    ],
    isForFirms: true,
  },
];
