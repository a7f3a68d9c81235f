/** What the consultants of « EPV Provence-Alpes-Côte d’Azur » handed to the funders in November. */
import type { DrawnPublication } from "#db/demo/together.ts";

export const EPV_PUBLICATIONS: readonly DrawnPublication[] = [
  {
    on: "2026-11-06",
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
    breakdowns: ["size"],
    texts: {
      foreword: `Des maisons très différentes, du flacon à la pierre de taille : **ce qu’elles partagent n’est pas un métier, c’est une manière de durer**.

Cette première synthèse est écrite avec celles qui ont pu nous recevoir entre deux saisons. Elle sera reprise au printemps.`,
      opportunities: `Les maisons parlent volontiers de leur geste, rarement de ce qu’il vaut. Ouvrir l’atelier, se faire reconnaître à l’étranger, transmettre : les trois occasions se tiennent.

Nous recommandons de **commencer par l’ouverture au public** : elle se teste en deux jours, et elle prépare les deux autres.`,
      actions: `Un essai est terminé, et il continue : les ateliers ouverts. Un deuxième commence, plus délicat, parce qu’il touche à ce que chaque maison a de plus précieux.

Le groupe s’est donné une règle : *rien n’est filmé qui ne soit d’abord écrit dans une convention de droits*.`,
      conclusion: `Pour l’année qui vient, trois chantiers : deux week-ends d’ateliers ouverts au printemps, le premier carnet de geste, et une décision sur le stand commun une fois le salon choisi.`,
    },
    quotes: [
      {
        firm: "ebenisterie-lantelme",
        question: "ce-qui-distingue",
        words: "Je restaure et je crée avec les mêmes outils, et ça se voit.",
        attribution: "Une maison d’artisanat d’art",
      },
    ],
    isForFirms: true,
  },
];
