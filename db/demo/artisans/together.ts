/**
 * The collective part of « Rénover + à Fréjus ». What it is built to show: a management circle that goes on, a purchase group
 * that changes its way, a joint building site in its pilot, a training session that gathers its firms, and one idea more; a
 * convention with lines that are reached, behind and beyond; aid granted to enough firms for its sum to be published.
 */
import { ARTISAN_ACTIONS } from "#db/demo/artisans/collective-actions.ts";
import { ARTISAN_PUBLICATIONS } from "#db/demo/artisans/publications.ts";
import type { DrawnAid, DrawnConvention, DrawnEvent, Together } from "#db/demo/together.ts";

const SUMMER = "2026-07-08";
const AUTUMN = "2026-11-18";

const CONVENTION: DrawnConvention = {
  writtenOn: "2026-03-04",
  publicFunding: 84_000,
  countedUnit: "firm",
  targets: [
    {
      indicator: "enrolled",
      planned: 30,
      accounts: [
        {
          on: SUMMER,
          justification:
            "Les inscriptions restent ouvertes : deux réunions de rentrée sont prévues dans les communes du nord de l’agglomération.",
        },
        {
          on: AUTUMN,
          justification:
            "Une entreprise s’est retirée après son entretien. Les dernières inscriptions se font par cooptation, jusqu’en janvier.",
        },
      ],
    },
    {
      indicator: "interviewed",
      planned: 30,
      accounts: [
        {
          on: SUMMER,
          justification:
            "Les entretiens suivent les inscriptions ; aucun n’est mené en août, à la demande des artisans.",
        },
        {
          on: AUTUMN,
          justification:
            "Trois entretiens commencés s’achèvent d’ici la fin de l’année ; les autres suivront les inscriptions.",
        },
      ],
    },
    {
      indicator: "plans-agreed",
      planned: 28,
      accounts: [
        {
          on: SUMMER,
          justification:
            "Un plan est arrêté trois à sept semaines après l’entretien, le temps d’en parler en famille ou en équipe.",
        },
        {
          on: AUTUMN,
          justification:
            "Quatre plans sont en cours d’écriture ; les entretiens d’octobre et de novembre n’ont pas encore le leur.",
        },
      ],
    },
    {
      indicator: "reports-released",
      planned: 28,
      accounts: [
        {
          on: SUMMER,
          justification: "Le rapport n’est remis qu’une fois le plan relu avec le dirigeant.",
        },
        {
          on: AUTUMN,
          justification:
            "Les remises ont été regroupées après l’été ; elles reprennent en janvier, avec un point sur les actions lancées.",
        },
      ],
    },
    {
      indicator: "actions-begun",
      planned: 60,
      accounts: [
        { on: SUMMER, justification: "Les premiers plans ont moins de trois mois." },
        {
          on: AUTUMN,
          justification:
            "L’objectif est fixé pour la fin de l’opération ; un point est fait avec chaque entreprise tous les deux mois.",
        },
      ],
    },
    {
      indicator: "advice-days",
      planned: 26,
      accounts: [
        { on: SUMMER, justification: "Le temps de conseil suit les entretiens." },
        {
          on: AUTUMN,
          justification:
            "Le temps de conseil suit les entretiens ; le suivi des plans, plus court, en demandera moins que prévu.",
        },
      ],
    },
    {
      indicator: "workshops",
      planned: 2,
      accounts: [
        { on: SUMMER, justification: "Les deux ateliers sont prévus en septembre et en octobre." },
        { on: AUTUMN, justification: null },
      ],
    },
    {
      indicator: "collective-pilots",
      planned: 2,
      accounts: [
        { on: SUMMER, justification: "Un pilote est lancé ; le deuxième commence en septembre." },
        { on: AUTUMN, justification: null },
      ],
    },
    {
      indicator: "aid-granted",
      planned: 40_000,
      accounts: [
        { on: SUMMER, justification: "Les dossiers déposés au printemps sont en cours d’instruction." },
        {
          on: AUTUMN,
          justification:
            "Deux demandes sont en cours d’instruction ; une permanence d’aide aux dossiers est proposée pour janvier.",
        },
      ],
    },
    {
      indicator: "own",
      label: "Réunions d’information dans les communes",
      unit: "réunions",
      planned: 4,
      accounts: [
        {
          on: SUMMER,
          achieved: 3,
          justification: "La réunion de Roquebrune-sur-Argens est reportée au mois de septembre.",
        },
        { on: AUTUMN, achieved: 5, justification: null },
      ],
    },
  ],
};

const ROOM = "Antenne de la CMA, Fréjus";

const EVENTS: readonly DrawnEvent[] = [
  {
    kind: "preparation",
    title: "Préparer les entretiens : questionnaire relu avec deux artisans, planning des visites",
    heldOn: "2026-03-05",
    place: null,
    hours: 6,
    advisers: 2,
    by: "first",
  },
  {
    kind: "steering",
    title: "Premier comité de pilotage",
    heldOn: "2026-06-26",
    place: "Hôtel d’agglomération, Saint-Raphaël",
    hours: 2,
    advisers: 2,
    by: "second",
    notes:
      "Présents : CMA, DREETS, agglomération. Deux actions collectives examinées : le cercle gestion et le groupement d’achat.",
  },
  {
    kind: "preparation",
    title: "Écrire la première synthèse et préparer les ateliers de rentrée",
    heldOn: "2026-07-07",
    place: null,
    hours: 7,
    advisers: 1,
    by: "second",
  },
  {
    kind: "workshop",
    title: "Cercle gestion : calculer son taux horaire, avec ses propres chiffres",
    heldOn: "2026-09-08",
    place: ROOM,
    hours: 3.5,
    advisers: 2,
    by: "first",
    action: "cercle-gestion",
    notes:
      "Chacun garde ses chiffres. L’expert-comptable a fourni le tableau ; la règle de confidentialité a été lue et acceptée.",
    sheet: {
      halfDays: ["morning"],
      hours: 3.5,
      present: [
        { firm: "thermique-du-reyran" },
        { firm: "ferrero-isolation" },
        { firm: "ferrero-isolation", person: "Nadia Brun" },
        { firm: "bois-et-lumiere" },
        { firm: "clim-azur-services" },
        { firm: "menuiserie-vidal" },
        { firm: "soleil-du-rocher" },
        { firm: "platrerie-roux", isUnsigned: true },
      ],
    },
  },
  {
    kind: "steering",
    title: "Deuxième comité de pilotage",
    heldOn: "2026-09-25",
    place: "CMA du Var, Fréjus",
    hours: 2,
    advisers: 2,
    by: "second",
  },
  {
    kind: "workshop",
    title: "Cercle gestion : du taux horaire au devis, et suivre sa trésorerie à huit semaines",
    heldOn: "2026-10-06",
    place: ROOM,
    hours: 7,
    advisers: 1,
    by: "first",
    action: "cercle-gestion",
    sheet: {
      halfDays: ["morning", "afternoon"],
      hours: 3.5,
      present: [
        { firm: "thermique-du-reyran" },
        { firm: "ferrero-isolation" },
        { firm: "ferrero-isolation", person: "Nadia Brun" },
        { firm: "bois-et-lumiere" },
        { firm: "clim-azur-services" },
        { firm: "soleil-du-rocher" },
        { firm: "fermetures-de-l-argens" },
      ],
    },
  },
  {
    kind: "preparation",
    title: "Comparer les coopératives d’achat et préparer le chantier commun",
    heldOn: "2026-10-14",
    place: null,
    hours: 5.5,
    advisers: 1,
    by: "second",
  },
  {
    kind: "steering",
    title: "Troisième comité de pilotage",
    heldOn: "2026-11-06",
    place: "Hôtel d’agglomération, Saint-Raphaël",
    hours: 2.5,
    advisers: 2,
    by: "second",
    notes:
      "Le chantier commun est approuvé. La permanence d’aide aux dossiers l’est avec réserves : son coût est à revoir avec la CMA.",
  },
];

const AID: readonly DrawnAid[] = [
  {
    firm: "clim-azur-services",
    scheme: "feebat",
    askedOn: "2026-05-28",
    asked: 1_800,
    isDeMinimis: false,
    settled: { on: "2026-06-24", outcome: "granted", granted: 1_400 },
  },
  {
    firm: "ferrero-isolation",
    scheme: "carsat-btp",
    askedOn: "2026-05-20",
    asked: 9_200,
    isDeMinimis: true,
    settled: { on: "2026-07-28", outcome: "granted", granted: 6_440 },
  },
  {
    firm: "bois-et-lumiere",
    scheme: "carsat-risques-chimiques",
    askedOn: "2026-06-18",
    asked: 8_000,
    isDeMinimis: true,
    settled: { on: "2026-09-15", outcome: "granted", granted: 5_600 },
  },
  {
    firm: "menuiserie-vidal",
    scheme: "constructys-pdc",
    askedOn: "2026-06-30",
    asked: 2_400,
    isDeMinimis: false,
    settled: { on: "2026-09-02", outcome: "granted", granted: 2_100 },
  },
  {
    firm: "toitures-du-dramont",
    scheme: "carsat-btp",
    askedOn: "2026-07-06",
    asked: 12_000,
    isDeMinimis: true,
    settled: { on: "2026-10-09", outcome: "granted", granted: 8_400 },
  },
  {
    firm: "thermique-du-reyran",
    scheme: "apprentissage-2026",
    askedOn: "2026-09-01",
    asked: 5_000,
    isDeMinimis: false,
    settled: { on: "2026-10-01", outcome: "granted", granted: 5_000 },
  },
  {
    firm: "chauffage-pellegrino",
    scheme: "fafcea",
    askedOn: "2026-09-07",
    asked: 900,
    isDeMinimis: false,
    settled: { on: "2026-10-20", outcome: "granted", granted: 750 },
  },
  {
    firm: "soleil-du-rocher",
    scheme: "cedre-premier-pas",
    askedOn: "2026-09-10",
    asked: 4_000,
    isDeMinimis: true,
    settled: { on: "2026-10-30", outcome: "refused" },
  },
  {
    firm: "platrerie-roux",
    scheme: "apprentissage-2026",
    askedOn: "2026-10-05",
    asked: 5_000,
    isDeMinimis: false,
  },
  {
    firm: "fermetures-de-l-argens",
    scheme: "carsat-btp",
    askedOn: "2026-11-03",
    asked: 7_500,
    isDeMinimis: true,
  },
];

export const ARTISAN_TOGETHER: Together = {
  convention: CONVENTION,
  actions: ARTISAN_ACTIONS,
  events: EVENTS,
  aid: AID,
  consents: [
    { firm: "ferrero-isolation", on: "2026-05-05" },
    { firm: "bois-et-lumiere", on: "2026-06-04" },
    { firm: "thermique-du-reyran", on: "2026-09-08" },
  ],
  publications: ARTISAN_PUBLICATIONS,
};
