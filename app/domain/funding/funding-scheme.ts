/**
 * Public aid that a firm, its clients or a group can ask for: the shape of `questionnaires/funding-schemes.yaml`.
 *
 * A scheme is never surer than its source: it carries the source, the day it was read and how far to trust it. A field
 * that is absent means « not known » or « no limit ». The descriptions are in French because editors show them to the
 * consultants who write the file.
 */
import * as z from "zod";
import { LABELS, NAF_VERSIONS } from "#app/domain/firm/firm.ts";

export const fundingSchemeIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "un identifiant s'écrit en minuscules, chiffres et tirets")
  .max(60)
  .describe("Identifiant du dispositif, cité par les préconisations et les actions collectives.");

export const audienceSchema = z
  .enum(["renovation", "epv"])
  .describe(
    "Public : artisans de la rénovation énergétique, ou Entreprises du Patrimoine Vivant et métiers d'art.",
  );
/** The two publics that the catalogues are written for. */
export type Audience = z.infer<typeof audienceSchema>;

export const fundingTopicSchema = z
  .enum([
    "energy",
    "training",
    "hiring",
    "export",
    "marketing",
    "digital",
    "investment",
    "transmission",
    "innovation",
    "tax",
    "safety",
    "strategy",
    "quality",
    "cash",
    "tourism",
    "ip",
    "environment",
    "cooperation",
  ])
  .describe("Sujet : le même mot dans une préconisation et dans un dispositif les rapproche.");
/** What a scheme is about; a recommendation finds schemes by the topics that they share. */
export type FundingTopic = z.infer<typeof fundingTopicSchema>;

const euros = z.number().min(0);
const percent = z.number().min(0).max(100);
const people = z.number().int().min(0);
const words = z.string().min(1);

export const fundingAmountSchema = z
  .strictObject({
    form: z
      .enum([
        "grant",
        "flat-rate",
        "allowance",
        "premium",
        "costs-covered",
        "free",
        "advice",
        "tax-credit",
        "tax-deduction",
        "vat-rate",
        "loan",
        "guarantee",
        "advance",
        "fee",
        "cost",
        "variable",
        "unknown",
      ])
      .describe(
        "Forme : subvention, forfait, allocation, prime, prise en charge de dépenses, gratuit, appui en conseil, " +
          "crédit d'impôt, déduction fiscale, taux de TVA, prêt, garantie, avance ; redevance (fee) et coût (cost) " +
          "sont ce que l'entreprise paie ; variable ou inconnu sinon.",
      ),
    ratePct: percent
      .optional()
      .describe(
        "Taux en %, quand il n'y en a qu'un : part aidée de la dépense ; pour un prêt, taux d'intérêt ; pour la TVA, " +
          "taux de TVA ; pour une garantie, part du prêt garantie.",
      ),
    ratePctMin: percent.optional().describe("Le plus bas des taux, quand ils varient."),
    ratePctMax: percent.optional().describe("Le plus haut des taux, quand ils varient."),
    min: euros
      .optional()
      .describe("Montant le plus bas, en euros : de l'aide, du prêt, ou de ce que l'entreprise paie."),
    max: euros
      .optional()
      .describe(
        "Plafond en euros de l'aide versée ou du prêt, pas de l'assiette ; pour une redevance, le tarif haut.",
      ),
    unitMax: euros.optional().describe("Plafond par unité, en euros ; « unit » dit laquelle."),
    unit: words.max(60).optional().describe("L'unité de « unitMax » : « € par heure »."),
    baseMin: euros.optional().describe("Dépense minimale, en euros, pour que l'aide s'ouvre."),
    baseMax: euros.optional().describe("Plafond de l'assiette : dépense retenue au plus, en euros."),
    period: words
      .max(80)
      .optional()
      .describe("Pour quelle période vaut le plafond : « par an et par entreprise »."),
    duration: words.max(80).optional().describe("Durée de la prestation ou du prêt, en toutes lettres."),
    byLevel: z
      .array(z.strictObject({ level: words.max(80), amount: euros }))
      .min(1)
      .optional()
      .describe("Montants en euros selon le cas, quand ils diffèrent : un niveau de diplôme, par exemple."),
    note: words.max(400).optional().describe("Ce que les chiffres ne disent pas."),
  })
  .refine((amount) => inOrder(amount.min, amount.max), { path: ["max"], error: "« max » est sous « min »" })
  .refine((amount) => inOrder(amount.baseMin, amount.baseMax), {
    path: ["baseMax"],
    error: "« baseMax » est sous « baseMin »",
  })
  .refine((amount) => inOrder(amount.ratePctMin, amount.ratePctMax), {
    path: ["ratePctMax"],
    error: "« ratePctMax » est sous « ratePctMin »",
  })
  .refine((amount) => (amount.unitMax === undefined) === (amount.unit === undefined), {
    path: ["unit"],
    error: "« unitMax » et « unit » vont ensemble",
  });
/** How much, in what form; euros and percentages. What each number means depends on `form`. */
export type FundingAmount = z.infer<typeof fundingAmountSchema>;

export const fundingEligibilitySchema = z
  .strictObject({
    headcountMin: people.optional().describe("Effectif minimal, compris."),
    headcountMax: people.optional().describe("Effectif maximal, compris."),
    turnoverMin: euros.optional().describe("Chiffre d'affaires minimal, en euros par an."),
    turnoverMax: euros.optional().describe("Chiffre d'affaires maximal, en euros par an."),
    minAgeYears: z.number().min(0).optional().describe("Âge minimal de l'entreprise, en années."),
    nafVersion: z
      .enum(NAF_VERSIONS)
      .optional()
      .describe("Nomenclature des préfixes ci-dessous : la NAF 2025 entre en vigueur le 01/01/2027."),
    nafPrefixes: z
      .array(
        z.string().regex(/^\d{2}(?:\.\d{1,2}[A-Z]?)?$/, "un préfixe s'écrit « 43 », « 43.2 » ou « 43.22B »"),
      )
      .default([])
      .describe("Débuts de code NAF admis, entre guillemets : « 43 ». Liste vide : toutes les activités."),
    regions: z
      .array(z.string().regex(/^\d{2}$/, "un code INSEE de région a deux chiffres"))
      .default([])
      .describe("Codes INSEE des régions, entre guillemets : « 93 » pour Provence-Alpes-Côte d'Azur."),
    departments: z
      .array(z.string().regex(/^(?:\d{2}|2[AB]|97\d)$/, "un département s'écrit « 04 », « 2A » ou « 971 »"))
      .default([])
      .describe("Départements, entre guillemets : « 04 ». Ni région ni département : toute la France."),
    labelsRequired: z
      .array(z.enum(LABELS))
      .default([])
      .describe("Labels ou qualifications que l'entreprise doit avoir."),
    taxRegime: z
      .enum(["real", "micro"])
      .optional()
      .describe("Régime fiscal exigé : real = bénéfice réel ; micro = régime de la micro-entreprise."),
    artisanRequired: z.boolean().default(false).describe("Réservé aux artisans."),
    microExcluded: z
      .boolean()
      .default(false)
      .describe(
        "Micro-entreprise exclue, au sens de l'opérateur : lui faire confirmer s'il vise le régime fiscal.",
      ),
    legalFormsExcluded: z.array(words.max(40)).default([]).describe("Formes juridiques exclues."),
    conditions: z
      .array(words.max(240))
      .default([])
      .describe("Autres conditions, en toutes lettres : le programme ne les vérifie pas, le consultant si."),
  })
  .refine((eligibility) => inOrder(eligibility.headcountMin, eligibility.headcountMax), {
    path: ["headcountMax"],
    error: "« headcountMax » est sous « headcountMin »",
  })
  .refine((eligibility) => inOrder(eligibility.turnoverMin, eligibility.turnoverMax), {
    path: ["turnoverMax"],
    error: "« turnoverMax » est sous « turnoverMin »",
  })
  .refine((eligibility) => eligibility.nafPrefixes.length === 0 || eligibility.nafVersion !== undefined, {
    path: ["nafVersion"],
    error: "des préfixes NAF demandent « nafVersion »",
  });
/** Who may ask. Absent limits and empty lists exclude nobody; headcounts are inclusive, turnovers are euros a year. */
export type FundingEligibility = z.infer<typeof fundingEligibilitySchema>;

export const fundingSchemeSchema = z.strictObject({
  id: fundingSchemeIdSchema,
  name: words.max(160).describe("Le nom sous lequel l'opérateur le présente."),
  operator: words.max(160).describe("Qui le porte ou le verse."),
  kind: z
    .enum([
      "grant",
      "loan",
      "guarantee",
      "tax-credit",
      "tax-advantage",
      "advice",
      "training",
      "qualification",
      "cee-premium",
      "apprenticeship",
      "client-aid",
      "insurance",
    ])
    .describe(
      "Nature : subvention, prêt, garantie, crédit d'impôt, avantage fiscal, accompagnement, formation, label ou " +
        "qualification, prime CEE, apprentissage, aide au client, assurance.",
    ),
  status: z
    .enum(["active", "closed", "to-verify"])
    .describe("Ouvert, clos (gardé pour pouvoir répondre « supprimé »), ou à vérifier avant d'en parler."),
  beneficiary: z
    .enum(["firm", "client", "group"])
    .describe("Qui reçoit : l'entreprise, son client ou un collectif."),
  audience: z.array(audienceSchema).min(1).describe("Le ou les publics concernés."),
  purpose: words.max(400).describe("Ce que le dispositif permet, en une ou deux phrases, dans nos mots."),
  amount: fundingAmountSchema,
  eligibility: fundingEligibilitySchema.prefault({}).describe("Les conditions. Absent : aucune connue."),
  topics: z.array(fundingTopicSchema).min(1).describe("Un à quatre sujets."),
  validity: z
    .strictObject({
      start: z.iso.date().optional().describe("Premier jour, AAAA-MM-JJ."),
      end: z.iso
        .date()
        .optional()
        .describe(
          "Dernier jour, compris, AAAA-MM-JJ. Passé ce jour, le dispositif n'est plus proposé comme ouvert.",
        ),
    })
    .refine((validity) => inOrder(validity.start, validity.end), {
      path: ["end"],
      error: "« end » est avant « start »",
    })
    .prefault({})
    .describe("Dates d'ouverture et de fin, quand elles sont connues."),
  url: z.url({ protocol: /^https$/ }).describe("La page à ouvrir, en https."),
  contact: z
    .strictObject({
      label: words.max(160).describe("Qui appeler : « La banque de l'entreprise »."),
      url: z.url({ protocol: /^https$/ }).optional(),
      phone: words.max(30).optional(),
    })
    .optional()
    .describe("Qui appeler, quand ce n'est pas simplement l'opérateur."),
  source: words.max(400).describe("D'où viennent ces informations, avec leur date."),
  verifiedOn: z.iso
    .date()
    .optional()
    .describe(
      "Le jour dont date l'information, AAAA-MM-JJ. Absent : personne ne l'a vérifiée, ou la page est sans date.",
    ),
  confidence: z
    .enum(["high", "medium", "low"])
    .describe(
      "high : texte officiel ou page d'opérateur de moins de 12 mois ; medium : source secondaire concordante ou page " +
        "officielle plus ancienne ; low : à vérifier avant tout usage.",
    ),
  note: words.max(500).optional().describe("Ce qu'un consultant doit savoir avant d'en parler."),
  toVerify: z
    .array(words.max(200))
    .default([])
    .describe("Les questions à poser à l'opérateur, une par ligne, telles qu'on les poserait au téléphone."),
});
/** One scheme: what it gives, to whom, until when, and how far to trust what we know of it. */
export type FundingScheme = z.infer<typeof fundingSchemeSchema>;

export const fundingSchemeCatalogueSchema = z.strictObject({
  asOf: z.iso.date().describe("Le jour où le catalogue a été relu en entier, AAAA-MM-JJ."),
  schemes: z.array(fundingSchemeSchema).min(1).describe("Les dispositifs d'aide, un par fiche."),
});
/** All schemes, and the day on which the whole catalogue was last read over. */
export type FundingSchemeCatalogue = z.infer<typeof fundingSchemeCatalogueSchema>;

/** True when one of the two is absent, or when the first is not above the second. */
function inOrder<Bound extends number | string>(low: Bound | undefined, high: Bound | undefined): boolean {
  return low === undefined || high === undefined || low <= high;
}
