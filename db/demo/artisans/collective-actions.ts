/** What the firms of « Rénover + à Fréjus » try together: one action at each stage that a reader should see. */
import type { DrawnAction } from "#db/demo/together.ts";

export const ARTISAN_ACTIONS: readonly DrawnAction[] = [
  {
    key: "groupement-d-achat",
    template: "col-achats",
    begunOn: "2026-05-22",
    by: "first",
    words: {
      title: "Acheter ensemble l’isolant biosourcé et les consommables",
      aim: "Obtenir sur trois références le prix d’une entreprise de vingt personnes, sans immobiliser de stock.",
      format: "Une commande commune par mois, livrée chez le négociant.",
      unitCost: 250,
      totalCost: 2_400,
      shares: [
        { payer: "CMA du Var", euros: 1_000 },
        { payer: "Entreprises", euros: 1_400 },
      ],
    },
    moves: [
      {
        verb: "gather",
        on: "2026-06-15",
        firms: [
          "ferrero-isolation",
          "platrerie-roux",
          "menuiserie-vidal",
          "bois-et-lumiere",
          "fermetures-de-l-argens",
          "toitures-du-dramont",
          "iso-provence-littoral",
        ],
      },
      { verb: "approve", decision: "approved", decidedOn: "2026-06-26" },
      {
        verb: "plan-pilot",
        on: "2026-06-29",
        pilot: {
          plan: "Trois références achetées ensemble pendant un trimestre : laine de bois, membrane d’étanchéité, vis et bandes.",
          heldOn: "2026-07-06",
          reviewOn: "2026-10-09",
          place: "Négoce de la zone du Capitou, Fréjus",
          budgetCap: 2_400,
          stopCriterion: "Moins de 15 000 € de commandes communes sur le trimestre.",
        },
      },
      { verb: "start-pilot", on: "2026-07-03", words: "Cinq entreprises ont signé le mandat." },
      { verb: "review", on: "2026-10-09", words: "Le trimestre est terminé, les commandes sont comptées." },
      {
        verb: "pivot",
        on: "2026-10-13",
        words:
          "9 800 € de commandes communes, sous le seuil de 15 000 € : à cinq, le volume ne pèse pas. Le groupe veut rejoindre une coopérative d’achat existante plutôt que d’animer la sienne.",
      },
      {
        verb: "feedback",
        on: "2026-10-16",
        feedback: {
          realCost: 1_850,
          worked:
            "La remise sur la laine de bois (11 %) et la livraison du lundi. Le mandat écrit a évité toute discussion sur les prix de vente.",
          failed:
            "Les menuisiers et les plaquistes n’achètent pas les mêmes choses ; les commandes arrivaient trop tard dans le mois.",
          advice:
            "Réunir d’abord un seul métier, et compter les volumes de l’année passée avant de commencer.",
          documents: [
            { title: "Mandat d’achat commun", place: "Dossier partagé de la CMA, rubrique Achats" },
            {
              title: "Tableau de commande à trois références",
              place: "Dossier partagé de la CMA, rubrique Achats",
            },
          ],
        },
      },
    ],
    said: [
      { on: "2026-06-18", firm: "ferrero-isolation", answer: "yes", hours: 3.5, euros: 300 },
      { on: "2026-06-19", firm: "menuiserie-vidal", answer: "yes", hours: 1, euros: 250 },
      { on: "2026-06-22", firm: "fermetures-de-l-argens", answer: "yes", hours: 1, euros: 250 },
      { on: "2026-06-23", firm: "toitures-du-dramont", answer: "yes", hours: 1, euros: 300, isOwn: true },
      { on: "2026-06-24", firm: "iso-provence-littoral", answer: "yes", euros: 300 },
      {
        on: "2026-06-24",
        firm: "platrerie-roux",
        answer: "no",
        remark: "J’ai mes habitudes chez mon négociant.",
      },
      { on: "2026-06-25", firm: "bois-et-lumiere", answer: "no" },
    ],
  },
  {
    key: "cercle-gestion",
    template: "col-tresorerie",
    begunOn: "2026-06-12",
    by: "first",
    words: {
      title: "Cercle gestion : savoir ce que rapporte un chantier",
      aim: "Que chaque dirigeant connaisse son taux horaire et sa trésorerie à huit semaines, et s’en serve pour chiffrer.",
      format: "Trois demi-journées à deux ou trois semaines d’écart, chacun avec ses chiffres.",
      idealSize: "6 à 10 entreprises de métiers différents",
      unitCost: 480,
      totalCost: 4_200,
      shares: [
        { payer: "Convention de l’opération", euros: 1_500 },
        { payer: "FAFCEA", euros: 1_800 },
        { payer: "Entreprises", euros: 900 },
      ],
    },
    moves: [
      { verb: "approve", decision: "approved", decidedOn: "2026-06-26" },
      {
        verb: "gather",
        on: "2026-06-30",
        firms: [
          "thermique-du-reyran",
          "ferrero-isolation",
          "bois-et-lumiere",
          "clim-azur-services",
          "menuiserie-vidal",
          "soleil-du-rocher",
          "chauffage-pellegrino",
          "platrerie-roux",
          "fermetures-de-l-argens",
        ],
      },
      {
        verb: "plan-pilot",
        on: "2026-08-31",
        pilot: {
          plan: "Trois demi-journées avec un expert-comptable : le taux horaire, le devis, la trésorerie. Une règle de confidentialité est signée à l’entrée.",
          heldOn: "2026-09-08",
          reviewOn: "2026-10-30",
          place: "Antenne de la CMA, Fréjus",
          budgetCap: 4_500,
          stopCriterion: "Moins de cinq entreprises présentes à deux séances de suite.",
        },
      },
      { verb: "start-pilot", on: "2026-09-01" },
      { verb: "review", on: "2026-10-27", words: "Les trois demi-journées ont eu lieu." },
      {
        verb: "scale",
        on: "2026-11-06",
        words:
          "Toutes les entreprises présentes ont recalculé leur taux horaire, et la plupart ont changé leurs devis. Un deuxième groupe est ouvert en janvier, le premier se retrouve chaque trimestre.",
      },
      {
        verb: "feedback",
        on: "2026-11-10",
        feedback: {
          realCost: 3_960,
          worked:
            "Travailler sur ses propres chiffres, sans jamais les montrer. L’écart entre le taux que l’on croit et celui que l’on calcule fait le reste.",
          failed:
            "Une entreprise n’avait pas son dernier bilan ; la séance sur la trésorerie était trop longue pour un après-midi.",
          advice:
            "Demander le bilan et les heures de l’année un mois avant. Prévoir un temps avec chacun après la première séance.",
          documents: [
            {
              title: "Tableau de calcul du taux horaire",
              place: "Dossier partagé de la CMA, rubrique Cercle gestion",
            },
            {
              title: "Règle de confidentialité du cercle",
              place: "Dossier partagé de la CMA, rubrique Cercle gestion",
            },
            {
              title: "Trésorerie à huit semaines, modèle vide",
              place: "Dossier partagé de la CMA, rubrique Cercle gestion",
            },
          ],
        },
      },
    ],
    said: [
      { on: "2026-07-02", firm: "ferrero-isolation", answer: "yes", hours: 3.5, euros: 100, isOwn: true },
      { on: "2026-07-02", firm: "thermique-du-reyran", answer: "yes", hours: 3.5, euros: 150 },
      { on: "2026-07-06", firm: "bois-et-lumiere", answer: "yes", hours: 3.5, euros: 100 },
      { on: "2026-07-07", firm: "clim-azur-services", answer: "yes", hours: 3.5, euros: 150 },
      { on: "2026-07-09", firm: "soleil-du-rocher", answer: "yes", hours: 3.5, euros: 100, isOwn: true },
      { on: "2026-07-09", firm: "menuiserie-vidal", answer: "perhaps", remark: "Si c’est le matin." },
      { on: "2026-07-15", firm: "fermetures-de-l-argens", answer: "yes", hours: 3.5, euros: 150 },
      {
        on: "2026-07-16",
        firm: "platrerie-roux",
        answer: "perhaps",
        remark: "Mon fils viendrait à ma place.",
      },
      { on: "2026-07-20", firm: "chauffage-pellegrino", answer: "no", remark: "Trop tard pour moi." },
    ],
  },
  {
    key: "chantier-commun",
    template: "col-gme-renovation",
    begunOn: "2026-07-03",
    by: "second",
    words: {
      title: "Répondre à plusieurs à une rénovation complète",
      aim: "Ne plus laisser passer les rénovations d’ampleur : une équipe qui se choisit, un seul interlocuteur pour le client.",
      format: "Un groupement momentané pour une maison, avec un coordinateur désigné et payé.",
      unitCost: 900,
      totalCost: 6_000,
      shares: [
        { payer: "Convention de l’opération", euros: 3_000 },
        { payer: "Agglomération", euros: 1_500 },
        { payer: "Entreprises", euros: 1_500 },
      ],
    },
    moves: [
      {
        verb: "gather",
        on: "2026-09-14",
        firms: [
          "thermique-du-reyran",
          "ferrero-isolation",
          "bois-et-lumiere",
          "soleil-du-rocher",
          "toitures-du-dramont",
          "facades-du-golfe",
          "ateliers-du-malpasset",
          "combles-de-l-esterel",
        ],
      },
      {
        verb: "plan-pilot",
        on: "2026-10-12",
        pilot: {
          plan: "Une maison des années 1970 : isolation, menuiseries, ventilation et chauffage. Les interfaces sont écrites avant le premier jour.",
          heldOn: "2026-11-16",
          reviewOn: "2027-02-26",
          place: "Saint-Raphaël",
          budgetCap: 6_000,
          stopCriterion:
            "La coordination coûte plus de 6 % du chantier, ou deux lots ont plus de deux semaines de retard.",
        },
      },
      { verb: "approve", decision: "approved", decidedOn: "2026-11-06" },
      {
        verb: "start-pilot",
        on: "2026-11-09",
        words: "La maison est choisie, l’assureur a donné son accord écrit.",
      },
    ],
    said: [
      { on: "2026-09-16", firm: "ferrero-isolation", answer: "yes", hours: 7, euros: 300 },
      { on: "2026-09-16", firm: "bois-et-lumiere", answer: "yes", hours: 7, euros: 300, isOwn: true },
      { on: "2026-09-17", firm: "thermique-du-reyran", answer: "yes", hours: 7, euros: 500 },
      { on: "2026-09-21", firm: "soleil-du-rocher", answer: "yes", hours: 3.5, euros: 200 },
      {
        on: "2026-09-22",
        firm: "toitures-du-dramont",
        answer: "perhaps",
        hours: 1,
        remark: "Si la toiture est à refaire.",
      },
      { on: "2026-09-24", firm: "facades-du-golfe", answer: "no" },
      {
        on: "2026-10-01",
        firm: "ateliers-du-malpasset",
        answer: "perhaps",
        remark: "Il me faudrait le RGE.",
      },
      { on: "2026-10-08", firm: "combles-de-l-esterel", answer: "yes", hours: 3.5, euros: 200 },
    ],
  },
  {
    key: "session-rge",
    template: "col-formation-rge",
    begunOn: "2026-09-28",
    by: "second",
    words: {
      title: "Une session RGE à Fréjus, deux jours par semaine",
      aim: "Passer la qualification sans fermer l’entreprise un mois.",
      format: "Trois semaines, le lundi et le vendredi, à la CMA.",
      unitCost: 950,
      totalCost: 7_600,
      shares: [
        { payer: "FAFCEA et Constructys", euros: 6_100 },
        { payer: "Entreprises", euros: 1_500 },
      ],
    },
    moves: [
      {
        verb: "gather",
        on: "2026-10-20",
        firms: [
          "plomberie-bosco",
          "platrerie-roux",
          "combles-de-l-esterel",
          "electricite-valescure",
          "ateliers-du-malpasset",
          "roquebrune-energies",
          "volt-et-mistral",
          "charpente-bellon",
          "lacaze-platre",
        ],
      },
    ],
    said: [
      {
        on: "2026-10-28",
        firm: "plomberie-bosco",
        answer: "yes",
        hours: 7,
        euros: 200,
        remark: "Deux jours par semaine, je peux.",
      },
      { on: "2026-10-22", firm: "ateliers-du-malpasset", answer: "yes", hours: 7, euros: 150 },
      { on: "2026-11-05", firm: "combles-de-l-esterel", answer: "yes", hours: 7, isOwn: true },
      { on: "2026-10-23", firm: "platrerie-roux", answer: "perhaps", remark: "Pour mon fils, pas pour moi." },
      { on: "2026-11-10", firm: "roquebrune-energies", answer: "yes", hours: 7, euros: 200 },
      { on: "2026-11-12", firm: "volt-et-mistral", answer: "perhaps" },
      { on: "2026-10-26", firm: "electricite-valescure", answer: "no" },
    ],
  },
  {
    key: "permanence-aides",
    template: "col-veille-aides",
    begunOn: "2026-10-30",
    by: "first",
    words: {
      title: "Une permanence pour monter les dossiers d’aides",
      aim: "Que les aides repérées dans les plans soient demandées à temps, et que les primes n’attendent plus dans un tiroir.",
      format: "Une matinée par mois, sur rendez-vous, dossier ouvert.",
      totalCost: 5_400,
      shares: [{ payer: "CMA du Var", euros: 2_400 }],
    },
    moves: [
      {
        verb: "approve",
        decision: "with-reservations",
        decidedOn: "2026-11-06",
        words: "Le besoin est reconnu. Le coût est à revoir avec la permanence que la CMA tient déjà.",
      },
    ],
    said: [],
  },
];
