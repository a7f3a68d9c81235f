/**
 * The collective part of « EPV Provence-Alpes-Côte d’Azur ». What it is built to show: a weekend of open workshops that goes on, a
 * film of rare gestures in its pilot, a shared stand that gathers its houses, and an idea; too few houses were granted aid for its
 * sum to be published.
 */
import { EPV_ACTIONS } from "#db/demo/epv/collective-actions.ts";
import { EPV_PUBLICATIONS } from "#db/demo/epv/publications.ts";
import type { DrawnAid, DrawnConvention, DrawnEvent, Together } from "#db/demo/together.ts";

const SUMMER = "2026-07-15";
const AUTUMN = "2026-11-05";

const CONVENTION: DrawnConvention = {
  writtenOn: "2026-03-05",
  publicFunding: 62_000,
  countedUnit: "person",
  targets: [
    {
      indicator: "enrolled",
      planned: 20,
      accounts: [
        {
          on: AUTUMN,
          justification:
            "Une maison s’est retirée au printemps, faute de temps. Trois candidatures sont à l’étude, dont une dans les Hautes-Alpes.",
        },
      ],
    },
    {
      indicator: "interviewed",
      planned: 18,
      accounts: [
        {
          on: AUTUMN,
          justification:
            "Les maisons qui vivent du tourisme ne reçoivent pas entre juin et septembre ; leurs entretiens ont lieu à l’automne.",
        },
      ],
    },
    {
      indicator: "plans-agreed",
      planned: 18,
      accounts: [
        {
          on: AUTUMN,
          justification:
            "Les plans suivent les entretiens de l’automne ; plusieurs sont en cours d’écriture.",
        },
      ],
    },
    {
      indicator: "reports-released",
      planned: 18,
      accounts: [
        {
          on: AUTUMN,
          justification:
            "Les maisons demandent à relire leur rapport avec leur expert-comptable ; les remises reprennent en janvier.",
        },
      ],
    },
    {
      indicator: "actions-done",
      planned: 30,
      accounts: [
        {
          on: AUTUMN,
          justification:
            "Une année d’atelier n’a que quelques mois calmes : la plupart des actions se font de janvier à mars.",
        },
      ],
    },
    {
      indicator: "individual-hours",
      planned: 100,
      accounts: [
        {
          on: AUTUMN,
          justification: "Le temps de conseil suit les entretiens et les remises de rapport de l’hiver.",
        },
      ],
    },
    { indicator: "workshops", planned: 2, accounts: [] },
    { indicator: "participations", planned: 10, accounts: [] },
    { indicator: "collective-pilots", planned: 2, accounts: [] },
    {
      indicator: "own",
      label: "Renouvellements du label accompagnés",
      unit: "dossiers",
      planned: 5,
      accounts: [
        { on: SUMMER, achieved: 1, justification: null },
        {
          on: AUTUMN,
          achieved: 3,
          justification:
            "Deux labels n’arrivent à échéance qu’en 2027 : leurs dossiers sont commencés, et seront déposés à temps.",
        },
      ],
    },
  ],
};

const EVENTS: readonly DrawnEvent[] = [
  {
    kind: "preparation",
    title: "Préparer les entretiens : métiers rares, vocabulaire, planning des visites",
    heldOn: "2026-03-09",
    place: null,
    hours: 7,
    advisers: 1,
    by: "second",
  },
  {
    kind: "steering",
    title: "Premier comité de pilotage",
    heldOn: "2026-06-25",
    place: "Hôtel de Région, Marseille",
    hours: 2,
    advisers: 1,
    by: "second",
    notes: "Présents : Région, DREETS, CMA de région. Le week-end d’ateliers ouverts est approuvé.",
  },
  {
    kind: "workshop",
    title: "Ouvrir son atelier : sécurité du public, parcours, prix d’une visite",
    heldOn: "2026-07-02",
    place: "Office de tourisme de Moustiers-Sainte-Marie",
    hours: 6,
    advisers: 1,
    by: "second",
    action: "ateliers-ouverts",
    sheet: {
      halfDays: ["morning", "afternoon"],
      hours: 3,
      present: [
        { firm: "carreaux-du-haut-var" },
        { firm: "faiencerie-des-gorges" },
        { firm: "verrerie-de-la-brague" },
        { firm: "verrerie-de-la-brague", person: "Inès Carlotti" },
        { firm: "savonnerie-de-l-estaque" },
        { firm: "poterie-du-plan" },
        { firm: "fruits-confits-reynard" },
        { firm: "sandalerie-des-salins", isUnsigned: true },
      ],
    },
  },
  {
    kind: "steering",
    title: "Deuxième comité de pilotage",
    heldOn: "2026-09-24",
    place: "En visioconférence",
    hours: 1.5,
    advisers: 1,
    by: "second",
  },
  {
    kind: "workshop",
    title: "Ateliers ouverts : compter ensemble ce que le week-end a rapporté et coûté",
    heldOn: "2026-10-12",
    place: "Verrerie d’accueil, Biot",
    hours: 3.5,
    advisers: 1,
    by: "second",
    action: "ateliers-ouverts",
    sheet: {
      halfDays: ["morning"],
      hours: 3.5,
      present: [
        { firm: "carreaux-du-haut-var" },
        { firm: "carreaux-du-haut-var", person: "Lucie Garcin" },
        { firm: "faiencerie-des-gorges" },
        { firm: "verrerie-de-la-brague" },
        { firm: "savonnerie-de-l-estaque" },
        { firm: "poterie-du-plan" },
        { firm: "fruits-confits-reynard" },
        { firm: "lutherie-cassan" },
        { firm: "pierre-et-voute" },
      ],
    },
  },
  {
    kind: "preparation",
    title: "Écrire la convention de captation et le partage des droits",
    heldOn: "2026-10-20",
    place: null,
    hours: 6,
    advisers: 1,
    by: "second",
  },
  {
    kind: "steering",
    title: "Troisième comité de pilotage",
    heldOn: "2026-10-29",
    place: "Hôtel de Région, Marseille",
    hours: 2,
    advisers: 1,
    by: "second",
    notes:
      "La captation est approuvée. Le stand commun l’est avec réserves : choisir le salon avant d’engager la dépense.",
  },
];

const AID: readonly DrawnAid[] = [
  {
    firm: "maison-malbosc",
    scheme: "assurance-prospection",
    askedOn: "2026-05-18",
    asked: 28_000,
    isDeMinimis: true,
    settled: { on: "2026-07-20", outcome: "granted", granted: 24_000 },
  },
  {
    firm: "carreaux-du-haut-var",
    scheme: "cedre-premier-pas",
    askedOn: "2026-06-10",
    asked: 6_000,
    isDeMinimis: true,
    settled: { on: "2026-09-04", outcome: "granted", granted: 6_000 },
  },
  {
    firm: "verrerie-de-la-brague",
    scheme: "tourisme-savoir-faire-paca",
    askedOn: "2026-07-09",
    asked: 15_000,
    isDeMinimis: true,
    settled: { on: "2026-10-15", outcome: "granted", granted: 9_500 },
  },
  {
    firm: "fruits-confits-reynard",
    scheme: "tourisme-savoir-faire-paca",
    askedOn: "2026-07-09",
    asked: 12_000,
    isDeMinimis: true,
    settled: { on: "2026-10-15", outcome: "refused" },
  },
  {
    firm: "pierre-et-voute",
    scheme: "apprentissage-2026",
    askedOn: "2026-09-14",
    asked: 5_000,
    isDeMinimis: false,
  },
  {
    firm: "savonnerie-de-l-estaque",
    scheme: "cedre-premier-pas",
    askedOn: "2026-10-05",
    asked: 5_500,
    isDeMinimis: true,
  },
];

export const EPV_TOGETHER: Together = {
  convention: CONVENTION,
  actions: EPV_ACTIONS,
  events: EVENTS,
  aid: AID,
  consents: [
    { firm: "ebenisterie-lantelme", on: "2026-11-03" },
    { firm: "carreaux-du-haut-var", on: "2026-05-27" },
  ],
  publications: EPV_PUBLICATIONS,
};
