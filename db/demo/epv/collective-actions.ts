/** What the houses of « EPV Provence-Alpes-Côte d’Azur » try together: one action at each stage that a reader should see. */
import type { DrawnAction } from "#db/demo/together.ts";

export const EPV_ACTIONS: readonly DrawnAction[] = [
  {
    key: "ateliers-ouverts",
    template: "col-circuit-visites",
    begunOn: "2026-06-16",
    by: "second",
    words: {
      title: "Un week-end d’ateliers ouverts, à plusieurs",
      aim: "Faire connaître les maisons hors de leur commune, et savoir ce que rapporte une visite une fois le temps compté.",
      format: "Deux jours d’ouverture le même week-end, une carte commune, des créneaux réservés.",
      idealSize: "6 à 10 ateliers à moins d’une heure les uns des autres",
      unitCost: 1_100,
      totalCost: 9_000,
      shares: [
        { payer: "Région", euros: 4_500 },
        { payer: "Offices de tourisme", euros: 1_500 },
        { payer: "Maisons", euros: 3_000 },
      ],
    },
    moves: [
      { verb: "approve", decision: "approved", decidedOn: "2026-06-25" },
      {
        verb: "gather",
        on: "2026-06-29",
        firms: [
          "carreaux-du-haut-var",
          "faiencerie-des-gorges",
          "verrerie-de-la-brague",
          "savonnerie-de-l-estaque",
          "sandalerie-des-salins",
          "poterie-du-plan",
          "pierre-et-voute",
          "fruits-confits-reynard",
        ],
      },
      {
        verb: "plan-pilot",
        on: "2026-07-20",
        pilot: {
          plan: "Six ateliers ouverts pendant les Journées du patrimoine, vingt personnes par créneau, une carte imprimée et des réservations en ligne.",
          heldOn: "2026-09-19",
          reviewOn: "2026-10-16",
          place: "Haut-Var, Verdon et pays de Biot",
          budgetCap: 9_000,
          stopCriterion:
            "Moins de quarante visiteurs par atelier sur les deux jours, ou une production arrêtée plus d’une journée.",
        },
      },
      {
        verb: "start-pilot",
        on: "2026-09-07",
        words: "Les six parcours ont été visités avec un pompier : ils peuvent recevoir du public.",
      },
      { verb: "review", on: "2026-10-12" },
      {
        verb: "scale",
        on: "2026-10-22",
        words:
          "Le seuil de quarante visiteurs est dépassé partout, et la vente sur place couvre le temps passé dans la plupart des ateliers. Deux week-ends sont prévus au printemps, avec quatre maisons de plus.",
      },
      {
        verb: "feedback",
        on: "2026-10-26",
        feedback: {
          realCost: 8_340,
          worked:
            "Les créneaux réservés : personne n’a attendu, et l’atelier a continué de travailler. La carte commune a fait passer les visiteurs d’une maison à l’autre.",
          failed:
            "Le paiement par carte manquait dans deux ateliers. Le dimanche soir, plus personne ne savait combien de temps avait été passé.",
          advice:
            "Compter les heures au fil des deux jours. Prévoir une pièce à petit prix : c’est elle qui se vend.",
          documents: [
            {
              title: "Liste de contrôle : recevoir du public dans un atelier",
              place: "Espace partagé de la CMA de région",
            },
            {
              title: "Modèle de carte commune, fichier à modifier",
              place: "Espace partagé de la CMA de région",
            },
          ],
        },
      },
    ],
    said: [
      { on: "2026-07-01", firm: "carreaux-du-haut-var", answer: "yes", hours: 7, euros: 500 },
      { on: "2026-07-02", firm: "verrerie-de-la-brague", answer: "yes", hours: 7, euros: 500, isOwn: true },
      { on: "2026-07-02", firm: "faiencerie-des-gorges", answer: "yes", hours: 3.5, euros: 400 },
      { on: "2026-07-03", firm: "savonnerie-de-l-estaque", answer: "yes", hours: 3.5, euros: 500 },
      { on: "2026-07-06", firm: "poterie-du-plan", answer: "yes", hours: 7, euros: 300, isOwn: true },
      { on: "2026-07-07", firm: "fruits-confits-reynard", answer: "yes", hours: 3.5, euros: 500 },
      {
        on: "2026-07-08",
        firm: "sandalerie-des-salins",
        answer: "perhaps",
        remark: "En septembre je suis seule à la boutique.",
      },
      {
        on: "2026-07-08",
        firm: "pierre-et-voute",
        answer: "no",
        remark: "La carrière ne peut pas recevoir de public.",
      },
    ],
  },
  {
    key: "gestes-filmes",
    template: "col-captation-savoirs",
    begunOn: "2026-07-16",
    by: "second",
    words: {
      title: "Filmer et décrire un geste que plus personne n’apprend",
      aim: "Qu’un élève puisse reprendre un geste quand celui qui le fait s’arrêtera.",
      format: "Deux jours de captation par atelier, un carnet technique, un élève accueilli.",
      idealSize: "4 à 6 maisons",
      unitCost: 2_800,
      totalCost: 12_000,
      shares: [
        { payer: "Région", euros: 7_000 },
        { payer: "Fondation partenaire", euros: 3_000 },
        { payer: "Maisons", euros: 1_000 },
      ],
    },
    moves: [
      {
        verb: "gather",
        on: "2026-09-10",
        firms: [
          "lutherie-cassan",
          "pierre-et-voute",
          "ferronnerie-tavel",
          "horlogerie-campanaire-giraud",
          "faiencerie-des-gorges",
          "indiennes-des-alpilles",
        ],
      },
      {
        verb: "plan-pilot",
        on: "2026-10-05",
        pilot: {
          plan: "Un geste filmé et décrit dans un seul atelier, avant de décider pour les autres. Les droits d’usage sont écrits avant le tournage.",
          heldOn: "2026-11-17",
          reviewOn: "2027-03-05",
          place: "Dans l’atelier choisi par le groupe",
          budgetCap: 3_500,
          stopCriterion:
            "Le film d’un geste coûte plus de 3 500 €, ou la maison filmée ne retrouve pas son geste dans le carnet.",
        },
      },
      { verb: "approve", decision: "approved", decidedOn: "2026-10-29" },
      {
        verb: "start-pilot",
        on: "2026-11-05",
        words: "L’atelier est choisi, la convention de droits est signée.",
      },
    ],
    said: [
      { on: "2026-09-16", firm: "lutherie-cassan", answer: "yes", hours: 7, euros: 200 },
      { on: "2026-09-18", firm: "pierre-et-voute", answer: "yes", hours: 3.5, euros: 300, isOwn: true },
      { on: "2026-09-29", firm: "ferronnerie-tavel", answer: "yes", hours: 3.5, euros: 200 },
      {
        on: "2026-10-02",
        firm: "faiencerie-des-gorges",
        answer: "perhaps",
        remark: "Qui aura le droit de montrer le film ?",
      },
      { on: "2026-10-08", firm: "indiennes-des-alpilles", answer: "yes", hours: 3.5, euros: 300 },
    ],
  },
  {
    key: "stand-commun",
    template: "col-salon",
    begunOn: "2026-09-21",
    by: "second",
    words: {
      title: "Un stand commun sur un salon de décoration",
      aim: "Rencontrer des prescripteurs que chaque maison seule n’atteint pas.",
      format: "Un stand de 36 m², une image commune, un calendrier de relances.",
      unitCost: 3_200,
      totalCost: 22_000,
      shares: [
        { payer: "Région", euros: 8_000 },
        { payer: "Maisons", euros: 10_000 },
      ],
    },
    moves: [
      {
        verb: "gather",
        on: "2026-10-13",
        firms: [
          "maison-malbosc",
          "ebenisterie-lantelme",
          "sandalerie-des-salins",
          "savonnerie-de-l-estaque",
          "verrerie-de-la-brague",
          "indiennes-des-alpilles",
          "santons-merle",
          "atelier-de-reliure-saint-jean",
        ],
      },
      {
        verb: "approve",
        decision: "with-reservations",
        decidedOn: "2026-10-29",
        words: "Choisir le salon, et montrer le coût d’un contact, avant d’engager la dépense.",
      },
    ],
    said: [
      {
        on: "2026-10-15",
        firm: "santons-merle",
        answer: "no",
        remark: "Je ne quitte pas l’atelier avant Noël.",
      },
      { on: "2026-10-16", firm: "maison-malbosc", answer: "yes", hours: 7, euros: 2_500 },
      { on: "2026-10-19", firm: "verrerie-de-la-brague", answer: "yes", hours: 7, euros: 1_500 },
      {
        on: "2026-10-20",
        firm: "savonnerie-de-l-estaque",
        answer: "perhaps",
        hours: 1,
        remark: "Selon le salon.",
      },
      {
        on: "2026-10-27",
        firm: "indiennes-des-alpilles",
        answer: "yes",
        hours: 3.5,
        euros: 2_000,
        isOwn: true,
      },
      { on: "2026-11-03", firm: "ebenisterie-lantelme", answer: "perhaps" },
    ],
  },
  {
    key: "residence-design",
    template: "col-design",
    begunOn: "2026-11-04",
    by: "second",
    words: {
      title: "Accueillir un jeune designer dans quatre ateliers",
      aim: "Une petite collection commune, dessinée avec les maisons et signée par elles.",
      format: "Une résidence de six semaines, une semaine et demie par atelier.",
      totalCost: 14_000,
    },
    moves: [],
    said: [],
  },
];
