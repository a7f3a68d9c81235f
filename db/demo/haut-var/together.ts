/**
 * The collective part of « Ateliers d’art du Haut-Var 2025 »: a small convention that ends, and two publications, of which the second
 * says what has changed between the two campaigns.
 */
import { HAUT_VAR_PUBLICATIONS } from "#db/demo/haut-var/publications.ts";
import type { DrawnConvention, DrawnEvent, Together } from "#db/demo/together.ts";

const FIRST_YEAR = "2025-11-18";
const SECOND_YEAR = "2026-11-16";

const CONVENTION: DrawnConvention = {
  writtenOn: "2025-02-06",
  publicFunding: 36_000,
  countedUnit: "firm",
  targets: [
    {
      indicator: "enrolled",
      planned: 12,
      accounts: [
        {
          on: FIRST_YEAR,
          justification: "Un atelier a quitté le département avant sa visite ; il n’a pas été remplacé.",
        },
      ],
    },
    {
      indicator: "interviewed",
      planned: 12,
      accounts: [
        { on: FIRST_YEAR, justification: "Onze ateliers vus sur douze inscrits, pour la même raison." },
      ],
    },
    {
      indicator: "plans-agreed",
      planned: 11,
      accounts: [
        {
          on: SECOND_YEAR,
          justification:
            "Les onze plans de 2025 sont allés à leur terme ; les seconds se décident jusqu’en décembre.",
        },
      ],
    },
    {
      indicator: "individual-hours",
      planned: 90,
      accounts: [
        { on: FIRST_YEAR, justification: "L’autre moitié des heures est gardée pour la campagne de 2026." },
        { on: SECOND_YEAR, justification: null },
      ],
    },
    {
      indicator: "workshops",
      planned: 2,
      accounts: [
        { on: FIRST_YEAR, justification: "Le second atelier collectif est prévu en mars 2026." },
        { on: SECOND_YEAR, justification: null },
      ],
    },
    {
      indicator: "own",
      label: "Gestes filmés ou écrits",
      unit: "gestes",
      planned: 20,
      accounts: [
        { on: FIRST_YEAR, achieved: 4, justification: "La caméra du groupe n’est arrivée qu’en octobre." },
        { on: SECOND_YEAR, achieved: 23, justification: null },
      ],
    },
  ],
};

const EVENTS: readonly DrawnEvent[] = [
  {
    kind: "steering",
    title: "Comité de lancement",
    heldOn: "2025-02-13",
    place: "Maison de l’artisanat, Salernes",
    hours: 2,
    advisers: 1,
    by: "second",
  },
  {
    kind: "workshop",
    title: "Filmer un geste : cadrer les mains, dire ce que l’on ne voit pas",
    heldOn: "2025-10-21",
    place: "Faïencerie d’accueil, Salernes",
    hours: 6,
    advisers: 1,
    by: "second",
    sheet: {
      halfDays: ["morning", "afternoon"],
      hours: 3,
      present: [
        { firm: "faiences-de-la-bresque" },
        { firm: "poterie-du-rocher" },
        { firm: "vitraux-sainte-anne" },
        { firm: "forge-de-la-nartuby" },
        { firm: "coutellerie-du-piedmont" },
        { firm: "atelier-pourriere" },
        { firm: "tapisserie-vidal" },
      ],
    },
  },
  {
    kind: "steering",
    title: "Comité annuel : le premier état, et la campagne de 2026",
    heldOn: "2025-11-25",
    place: "En visioconférence",
    hours: 2,
    advisers: 1,
    by: "second",
    notes: "La Région et la DREETS demandent que les mêmes ateliers soient revus avec les mêmes questions.",
  },
  {
    kind: "workshop",
    title: "Vendre un jour par semaine : ce que chacun a essayé",
    heldOn: "2026-03-10",
    place: "Salle des fêtes de Cotignac",
    hours: 3.5,
    advisers: 1,
    by: "second",
    sheet: {
      halfDays: ["morning"],
      hours: 3.5,
      present: [
        { firm: "poterie-du-rocher" },
        { firm: "emaux-de-villecroze" },
        { firm: "coutellerie-du-piedmont" },
        { firm: "cuirs-du-real" },
        { firm: "tapisserie-vidal" },
        { firm: "bois-tournes-de-tourtour" },
      ],
    },
  },
];

export const HAUT_VAR_TOGETHER: Together = {
  convention: CONVENTION,
  actions: [],
  events: EVENTS,
  aid: [],
  consents: [],
  publications: HAUT_VAR_PUBLICATIONS,
};
