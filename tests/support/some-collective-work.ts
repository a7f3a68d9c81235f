/** A convention, collective actions, quotes and words, for tests of the collective report. */
import type { CollectiveDescription, Pilot } from "#app/domain/collective/collective-action.ts";
import type { PublishedCollectiveAction } from "#app/domain/publication/published-action.ts";
import type { PublishedConvention } from "#app/domain/publication/published-convention.ts";
import type { WrittenText } from "#app/domain/publication/written-text.ts";
import type { CommunePosition } from "#app/domain/report/collective/commune-map.ts";
import type { ReportedQuote, ReportedTexts } from "#app/domain/report/collective-report.ts";

const PILOT: Pilot = {
  plan: "Six entreprises échangent leurs chantiers de l’hiver, avec un animateur.",
  heldOn: "2026-11-03",
  reviewOn: "2027-01-15",
  place: "Maison de l’artisanat, Fréjus",
  budgetCap: 1_800,
  stopCriterion: "Moins de quatre entreprises présentes à la deuxième rencontre.",
};

const DESCRIPTION: CollectiveDescription = {
  title: "Groupement de réponse aux marchés",
  aim: "Répondre ensemble à des rénovations globales que personne ne prendrait seul.",
  format: "Groupement momentané, quatre ateliers d’une demi-journée.",
  minimumFirms: 5,
  idealSize: "6 à 10 entreprises de métiers différents",
  unitCost: 450,
  totalCost: 5_400,
  shares: [
    { payer: "Région", euros: 3_000 },
    { payer: "Entreprises", euros: 2_400 },
  ],
  fundingSchemes: ["fafcea"],
  partners: ["la CMA", "la CAPEB", "l’OPCO des artisans"],
  legalForm: "Convention de groupement momentané d’entreprises.",
  risks: "Échange de prix : un règlement l’interdit.",
  indicator: "Offres communes déposées.",
};

/** An action under way, with its pilot. */
export function somePublishedAction(
  overrides: Partial<Omit<PublishedCollectiveAction, "description">> & {
    readonly description?: Partial<CollectiveDescription>;
  } = {},
): PublishedCollectiveAction {
  return {
    template: null,
    stage: "pilot",
    schemes: ["FAFCEA"],
    invited: 14,
    joined: 8,
    hesitating: 3,
    pilot: PILOT,
    outcome: null,
    approval: null,
    feedback: null,
    ...overrides,
    description: { ...DESCRIPTION, ...overrides.description },
  };
}

/** An action that was piloted, decided on, and told. */
export function someSettledAction(): PublishedCollectiveAction {
  return somePublishedAction({
    description: { title: "Achats groupés d’isolants", totalCost: 2_100, unitCost: null },
    stage: "scaled",
    outcome: {
      verb: "scale",
      why: "Sept entreprises sur huit veulent recommencer, avec deux fournisseurs.",
      takenOn: "2026-10-12",
    },
    approval: { decision: "with-reservations", decidedOn: "2026-10-20", words: "Revoir le calendrier." },
    feedback: {
      realCost: 1_640,
      worked: "Une commande groupée, livrée en une fois.",
      failed: "Les délais d’accord ont été trop longs.",
      advice: "Fixer la date de commande avant d’inviter.",
      documents: [{ title: "Modèle de consultation", place: "Dossier partagé" }],
    },
  });
}

export function someConvention(overrides: Partial<PublishedConvention> = {}): PublishedConvention {
  return {
    publicFunding: 84_000,
    countedUnit: "firm",
    lines: [
      {
        label: "Entreprises inscrites",
        unit: "entreprises",
        planned: 30,
        achieved: 24,
        gap: -6,
        since: null,
        justification: "Six entreprises ont été retenues et attendent la deuxième vague, en janvier.",
      },
      {
        label: "Jours de conseil",
        unit: "jours",
        planned: 90,
        achieved: 71.5,
        gap: -18.5,
        since: null,
        justification: "Les suites ont commencé en octobre.",
      },
      {
        label: "Ateliers",
        unit: "ateliers",
        planned: 6,
        achieved: 7,
        gap: 1,
        since: null,
        justification: "Un atelier de plus, demandé par les entreprises.",
      },
      {
        label: "Aides obtenues",
        unit: "€",
        planned: 120_000,
        achieved: null,
        gap: null,
        since: null,
        justification: null,
      },
      {
        label: "Actions commencées",
        unit: "actions",
        planned: 40,
        achieved: 40,
        gap: 0,
        since: null,
        justification: null,
      },
    ],
    hours: { individual: 412.5, collective: 88, preparation: 61 },
    aid: { asked: 186_000, askedSince: null, granted: 96_500, grantedSince: null, perPublicEuro: 1.15 },
    ...overrides,
  };
}

/** Where the communes of the lifelike firms are; one of them has no place. */
export const SOME_POSITIONS: readonly CommunePosition[] = [
  { label: "Fréjus", latitude: 43.433, longitude: 6.737 },
  { label: "Saint-Raphaël", latitude: 43.425, longitude: 6.768 },
  { label: "Puget-sur-Argens", latitude: 43.456, longitude: 6.685 },
  { label: "Roquebrune-sur-Argens", latitude: 43.443, longitude: 6.637 },
];

export const SOME_QUOTES: readonly ReportedQuote[] = [
  { words: "À plusieurs, on ose répondre.", attribution: "Un artisan du bâtiment" },
  { words: "Je ne savais pas ce que valait une heure.", attribution: "" },
];

const plain = (text: string): WrittenText => [{ kind: "paragraph", runs: [{ text }] }];

export const SOME_TEXTS: ReportedTexts = {
  foreword: [
    {
      kind: "paragraph",
      runs: [{ text: "Cette opération a " }, { text: "une promesse", strong: true }, { text: ", tenue." }],
    },
    { kind: "title", runs: [{ text: "Ce que nous avons appris" }] },
    {
      kind: "list",
      isOrdered: false,
      items: [[{ text: "Les entreprises veulent se parler." }], [{ text: "Elles n’ont pas le temps." }]],
    },
    { kind: "list", isOrdered: true, items: [[{ text: "D’abord, essayer." }]] },
    { kind: "quotation", runs: [{ text: "Commencer petit, et regarder.", emphasized: true }] },
  ],
  maturity: plain("Notre lecture : la technique porte le groupe, le commerce le retient."),
  pilots: plain("Deux pilotes ont eu lieu."),
  progress: plain("Il est trop tôt pour comparer deux campagnes."),
  conclusion: plain(
    "Nous proposons de continuer avec les entreprises qui ont dit oui, et de revenir vers le comité en mars.",
  ),
};

/** All of it, ready to be given to a report. */
export const SOME_WORK = {
  convention: someConvention(),
  actions: [somePublishedAction(), someSettledAction()],
  quotes: SOME_QUOTES,
  texts: SOME_TEXTS,
  positions: SOME_POSITIONS,
} as const;
