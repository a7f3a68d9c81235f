/** What the consultant of « Ateliers d’art du Haut-Var 2025 » handed to the funders: a first state, then what has become of it. */
import type { DrawnPublication } from "#db/demo/together.ts";

export const HAUT_VAR_PUBLICATIONS: readonly DrawnPublication[] = [
  {
    on: "2025-11-20",
    by: "second",
    chapters: [
      "convention",
      "participants",
      "method",
      "maturity",
      "obstacles",
      "opportunities",
      "needs",
      "plans",
      "partners",
    ],
    breakdowns: [],
    texts: {
      foreword: `Onze ateliers, presque tous de moins de cinq personnes, à une heure de route les uns des autres. **Ils tiennent par le geste, et le geste tient à peu de mains.**

Nous publions cet état avant d’agir : il servira de point de départ quand nous reviendrons, à l’automne 2026.`,
      opportunities: `La première année portera sur un seul sujet : *garder les gestes*. Une caméra achetée pour le groupe, une demi-journée par atelier, et quelqu’un à qui montrer le film.`,
      conclusion: `Les mêmes ateliers seront revus un an plus tard, avec les mêmes questions. Nous dirons ce qui a avancé, et ce qui ne l’a pas fait.`,
    },
    quotes: [],
    isForFirms: false,
  },
  {
    on: "2026-11-17",
    by: "second",
    chapters: [
      "convention",
      "participants",
      "method",
      "maturity",
      "obstacles",
      "opportunities",
      "needs",
      "plans",
      "progress",
      "partners",
    ],
    breakdowns: [],
    texts: {
      foreword: `Les onze ateliers rencontrés en 2025 nous ont reçus de nouveau. **Le travail sur les gestes se voit ; celui sur les ventes commence à se voir ; les comptes, eux, restent fragiles.**`,
      progress: `Ce qui a été fait ensemble est ce qui a le plus bougé : les gestes sont filmés ou écrits, et dans plusieurs ateliers une deuxième personne les a appris.

Nous n’avons pas travaillé l’export, et il n’a pas bougé : **c’est un résultat, pas un oubli**. La trésorerie a souffert du prix des matières, et nous n’y avons pas répondu assez tôt.`,
      conclusion: `L’opération s’achève en décembre. Nous proposons de garder la caméra et le rendez-vous annuel, et de commencer la suite par les prix et les acomptes.`,
    },
    quotes: [],
    isForFirms: true,
  },
];
