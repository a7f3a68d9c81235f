/**
 * What firms can do together: the shape of `questionnaires/collective-actions.yaml`.
 *
 * Every action has three times: a pilot (small, dated, reversible), a pivot (what to do instead, written beforehand)
 * and a scale-up. The descriptions are in French because editors show them to the consultants who write the file.
 */
import * as z from "zod";
import { audienceSchema, fundingSchemeIdSchema } from "#app/domain/funding/funding-scheme.ts";
import { tagIdSchema } from "#app/domain/questionnaire/definition.ts";

export const collectiveActionIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "un identifiant s'écrit en minuscules, chiffres et tirets")
  .max(60)
  .describe("Identifiant de l'action, cité par les préconisations : « col-tresorerie ».");

const words = z.string().min(1).max(240);
const euros = z.number().min(0);

export const collectiveActionTemplateSchema = z
  .strictObject({
    id: collectiveActionIdSchema,
    title: z.string().min(1).max(160).describe("Ce que le groupe fait ensemble, en quatre à douze mots."),
    audience: z.array(audienceSchema).min(1).describe("Le ou les publics concernés."),
    tags: z
      .array(tagIdSchema)
      .min(1)
      .describe(
        "Les freins et les opportunités qui, partagés par plusieurs entreprises, appellent cette action.",
      ),
    minimumFirms: z
      .number()
      .int()
      .min(2)
      .describe("Nombre d'entreprises sous lequel l'action n'a pas de sens."),
    idealSize: words.describe("La bonne taille du groupe, en toutes lettres."),
    partners: z.array(words).min(1).describe("Qui associer."),
    budget: words.describe("Ordre de grandeur hors aides, tel qu'il s'imprime ; à affiner par devis."),
    budgetMin: euros.optional().describe("Le bas de la fourchette, en euros."),
    budgetMax: euros.optional().describe("Le haut de la fourchette, en euros."),
    budgetPer: z
      .enum(["month", "year", "session"])
      .optional()
      .describe("Par mois, par an ou par session. Absent : pour l'action entière, ou pour la démarrer."),
    pilot: words.describe("L'essai : petit, daté, réversible."),
    pivot: words.describe("Ce que l'on fera à la place si l'essai ne prend pas."),
    stopCriterion: words
      .optional()
      .describe("Ce qui fera changer de voie ou arrêter, écrit avant de commencer."),
    scaleUp: words.describe("L'extension, quand l'essai a pris."),
    legalForm: words.describe("La forme juridique, à faire valider par un conseil."),
    indicator: words.describe("À quoi l'on verra que cela marche."),
    risks: words.describe("Ce qui peut mal tourner."),
    fundingSchemes: z.array(fundingSchemeIdSchema).default([]).describe("Les dispositifs d'aide liés."),
  })
  .refine((action) => (action.budgetMin === undefined) === (action.budgetMax === undefined), {
    path: ["budgetMax"],
    error: "« budgetMin » et « budgetMax » vont ensemble",
  })
  .refine(
    (action) =>
      action.budgetMin === undefined ||
      action.budgetMax === undefined ||
      action.budgetMin <= action.budgetMax,
    { path: ["budgetMax"], error: "« budgetMax » est sous « budgetMin »" },
  );
/**
 * A collective action as the catalogue describes it, before a group takes it up. Budgets are euros without aid, orders
 * of magnitude by experts; `budgetPer` says for how long they last, and without it they are for the whole action.
 */
export type CollectiveActionTemplate = z.infer<typeof collectiveActionTemplateSchema>;

const offerSchema = z.strictObject({
  choice: z.string().min(1).describe("La réponse, par son identifiant."),
  hours: z.number().min(0).max(200).describe("Les heures par mois que cette réponse offre au groupe."),
  money: z.boolean().default(false).describe("Vrai quand la réponse offre aussi une somme."),
});
const readinessQuestionSchema = z.strictObject({
  questionnaire: z.string().min(1).describe("Le questionnaire, par son identifiant."),
  question: z
    .string()
    .min(1)
    .describe("La question à choix unique qui demande ce que l'entreprise peut offrir."),
  offers: z.array(offerSchema).min(1).describe("Ce que vaut chaque réponse."),
});
/** Which question asks a firm what it offers the group, and what each of its answers is worth: hours a month, and money or not. */
export type ReadinessQuestion = z.infer<typeof readinessQuestionSchema>;

export const collectiveActionCatalogueSchema = z.strictObject({
  readiness: z
    .array(readinessQuestionSchema)
    .default([])
    .describe(
      "Où les entreprises disent ce qu'elles peuvent consacrer au groupe, questionnaire par questionnaire.",
    ),
  collectiveActions: z
    .array(collectiveActionTemplateSchema)
    .min(1)
    .describe("Les actions collectives, une par fiche."),
});
/** Every collective action that a shared need may call for. */
export type CollectiveActionCatalogue = z.infer<typeof collectiveActionCatalogueSchema>;
