/**
 * What a questionnaire is: the shape of `questionnaires/<id>/v<n>.yaml`, once parsed.
 *
 * The meaning of every field is in docs/questionnaire-format.md. Code never knows a question's id: where it seems
 * to need one, a field is missing here. The descriptions are in French because editors show them to the consultants
 * who write the files (questionnaire.schema.json is generated from this module).
 */
import * as z from "zod";
import { PERSPECTIVES } from "#app/domain/questionnaire/perspectives.ts";

export const perspectiveSchema = z
  .enum(PERSPECTIVES)
  .describe("Le regard : dirigeant, consultant, salarié ou client.");
/** Whose eyes an answer sheet shows the firm through. */
export type Perspective = z.infer<typeof perspectiveSchema>;

/** Wider than the kebab-case of the house's own content (its test asks for that): other houses have other habits. */
const slug = z
  .string()
  .regex(
    /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/,
    "un identifiant s'écrit en lettres sans accent, chiffres, tirets et points, sans espace",
  )
  .max(60)
  .describe("Identifiant : des minuscules sans accent, des chiffres et des tirets. Il ne change plus.");
const label = z.string().min(1).max(160, "un libellé tient en 160 caractères");
const ownWords = z.partialRecord(perspectiveSchema, label).default({});
const points = z.number().describe("Points sur l'échelle du questionnaire (0 à 4 par défaut).");
const recommends = z.array(slug).default([]).describe("Identifiants des préconisations à proposer.");
const tags = z.array(slug).default([]).describe("Étiquettes de tags.yaml : freins ou opportunités.");

export const scaleSchema = z.strictObject({
  min: z.number().default(0).describe("Points de la moins bonne réponse."),
  max: z.number().default(4).describe("Points de la meilleure réponse."),
  labels: z.array(label).default([]).describe("Un mot par degré, du plus bas au plus haut."),
});

export const levelSchema = z.strictObject({
  id: slug,
  from: z.number().min(0).max(100).describe("Score (0 à 100) à partir duquel le niveau commence."),
  label,
});
/** A maturity level: it begins at `from` (0–100) and ends where the next one begins. */
export type Level = z.infer<typeof levelSchema>;

/** A test on an earlier answer; the only language of conditions. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly question: string; readonly in: readonly string[] }
  | { readonly question: string; readonly is: string }
  | { readonly question: string; readonly atLeast: number }
  | { readonly question: string; readonly atMost: number }
  | { readonly question: string; readonly answered: true };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ question: slug, in: z.array(slug).min(1) }),
    z.strictObject({ question: slug, is: slug }),
    z.strictObject({ question: slug, atLeast: z.number() }),
    z.strictObject({ question: slug, atMost: z.number() }),
    z.strictObject({ question: slug, answered: z.literal(true) }),
  ]),
);

export const choiceSchema = z.strictObject({
  id: slug,
  label,
  labels: ownWords.describe(
    "Les mots de la modalité pour un autre regard, quand ceux du dirigeant sonnent faux.",
  ),
  points: points.optional(),
  recommends,
  tags,
});
export type Choice = z.infer<typeof choiceSchema>;

export const bandSchema = z.strictObject({
  below: z.number().optional().describe("Borne haute, exclue. La dernière tranche n'en a pas."),
  points,
  recommends,
  tags,
});
/** A band of a number: values under `below` (exclusive) and not under an earlier band's. */
export type Band = z.infer<typeof bandSchema>;

const help = z.string().max(400);
const common = {
  id: slug,
  label,
  labels: ownWords.describe("Les mots de la question pour un autre regard (salarié, client…)."),
  help: help.optional().describe("Une précision courte : période, unité, ce qui compte."),
  helps: z
    .partialRecord(perspectiveSchema, help)
    .default({})
    .describe(
      "La précision pour un autre regard. Sans elle, un regard qui a ses propres mots n'en lit aucune.",
    ),
  perspectives: z
    .array(perspectiveSchema)
    .min(1)
    .default(["director", "consultant"])
    .describe("Qui répond à cette question."),
  weight: z.number().min(0).max(10).default(1).describe("Poids dans le thème (1 par défaut)."),
  evidence: z
    .enum(["none", "optional", "required"])
    .default("none")
    .describe("Une photo ou un document peut-il, ou doit-il, prouver la réponse ?"),
  allowUnknown: z.boolean().default(true).describe("Proposer « Ne sait pas »."),
  allowNotApplicable: z.boolean().default(true).describe("Proposer « Sans objet »."),
  declares: z.boolean().default(false).describe("Les étiquettes choisies sont déclarées par la personne."),
  visibleWhen: conditionSchema.optional().describe("Condition d'affichage, sur des questions précédentes."),
  unknown: z
    .strictObject({ points: points.optional(), recommends, tags })
    .optional()
    .describe("Ce que signifie « Ne sait pas » quand ne pas savoir est déjà un constat."),
  whenWeak: z
    .strictObject({ atMost: points, recommends, tags })
    .optional()
    .describe("Si les points obtenus sont au plus « atMost »."),
  whenStrong: z
    .strictObject({ atLeast: points, tags })
    .optional()
    .describe("Si les points obtenus sont au moins « atLeast »."),
};

const choices = z
  .array(choiceSchema)
  .min(2, "une question à choix a au moins deux modalités")
  .describe(
    "Les modalités, une par ligne, de la moins bonne à la meilleure. Sans « points » : répondu, non noté.",
  );
const numeric = {
  unit: z.string().max(20).optional().describe("L'unité qui s'imprime après le nombre : « € », « jours »."),
  min: z.number().optional().describe("La plus petite réponse possible."),
  max: z.number().optional().describe("La plus grande réponse possible."),
  bands: z
    .array(bandSchema)
    .default([])
    .describe(
      "Les tranches qui donnent des points, dans l'ordre. Sans tranche : la réponse n'est pas notée.",
    ),
};

export const questionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("single-choice"), choices }),
  z.strictObject({
    ...common,
    kind: z.literal("multiple-choice"),
    choices,
    combine: z
      .enum(["sum", "each", "best", "worst"])
      .default("sum")
      .describe(
        "Comment les points se réunissent : leur somme (sum, plafonnée), chacun pour soi (each), le meilleur (best) " +
          "ou le moins bon (worst).",
      ),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("ranking"),
    choices,
    maxRanked: z.number().int().min(1).optional().describe("Combien de modalités on classe, au plus."),
  }),
  z.strictObject({ ...common, kind: z.literal("scale") }),
  z.strictObject({ ...common, ...numeric, kind: z.literal("number") }),
  z.strictObject({ ...common, ...numeric, kind: z.literal("percentage") }),
  z.strictObject({ ...common, ...numeric, kind: z.literal("amount") }),
  z.strictObject({ ...common, kind: z.literal("date") }),
  z.strictObject({ ...common, kind: z.literal("text") }),
  z.strictObject({ ...common, kind: z.literal("long-text") }),
]);
/** One question. Its kind says what an answer looks like; its bands or its choices' points say what it is worth. */
export type Question = z.infer<typeof questionSchema>;
export type QuestionKind = Question["kind"];
/** A question that offers choices. */
export type ChoiceQuestion = Extract<Question, { choices: Choice[] }>;
/** A question whose answer is a number with a unit. */
export type NumericQuestion = Extract<Question, { bands: Band[] }>;

export const themeSchema = z.strictObject({
  id: slug,
  label,
  shortLabel: z.string().max(24).optional().describe("Deux mots au plus, pour le radar."),
  weight: z.number().min(0).max(10).default(1).describe("Poids dans le score global (1 par défaut)."),
  stake: z.boolean().default(false).describe("Le dirigeant dit l'enjeu (1 à 3) : priorité = écart × enjeu."),
  scored: z.boolean().default(true).describe("false : thème de contexte, hors du score."),
  questions: z.array(questionSchema).min(1).describe("Les questions, dans l'ordre de l'entretien."),
});
export type Theme = z.infer<typeof themeSchema>;

export const indicatorSchema = z.strictObject({
  id: slug,
  label,
  unit: z.string().max(20).optional(),
  ratio: z
    .strictObject({ of: slug, by: slug })
    .describe("Deux questions en nombre : « of » est divisé par « by »."),
});
/** A figure computed from two numeric answers; null when a part is missing or `by` is 0. */
export type Indicator = z.infer<typeof indicatorSchema>;

export const horizonSchema = z
  .enum(["this-week", "1-month", "3-months", "6-months", "12-months"])
  .describe("Quand ce sera fait.");
export type Horizon = z.infer<typeof horizonSchema>;

export const recommendationSchema = z.strictObject({
  id: slug,
  title: label.describe("Un verbe à l'infinitif d'abord, quatre à douze mots."),
  why: z
    .string()
    .min(1)
    .max(400)
    .describe("Pourquoi, en une phrase que l'entreprise peut vérifier chez elle."),
  steps: z
    .array(z.string().min(1).max(240))
    .min(1)
    .describe("Trois premiers pas au plus, le premier en moins d'une heure."),
  horizon: horizonSchema,
  effort: z.number().int().min(1).max(3).describe("De 1 (peu) à 3 (beaucoup)."),
  impact: z.number().int().min(1).max(3).describe("De 1 (peu) à 3 (beaucoup)."),
  scope: z
    .enum(["individual", "individual-then-collective", "collective"])
    .default("individual")
    .describe("Seule, seule puis à plusieurs, ou à plusieurs."),
  indicator: z.string().max(160).optional().describe("Ce que l'on mesurera : « Part des chantiers suivis »."),
  topics: z.array(slug).default([]).describe("Sujets qui trouvent les dispositifs d'aide."),
  fundingSchemes: z
    .array(slug)
    .default([])
    .describe("Dispositifs de funding-schemes.yaml, cités par leur nom."),
  collectiveActions: z.array(slug).default([]).describe("Actions de collective-actions.yaml."),
  replaces: z.array(slug).default([]).describe("Préconisations jumelles que celle-ci absorbe."),
});
/** Advice that answers trigger; effort and impact go from 1 (little) to 3 (much). */
export type Recommendation = z.infer<typeof recommendationSchema>;

export const tagIdSchema = slug.describe(
  "Identifiant de l'étiquette : « finance.marge », « opp.renovation-ampleur ».",
);

export const tagSchema = z.strictObject({
  id: tagIdSchema,
  kind: z
    .enum(["obstacle", "opportunity"])
    .describe("Un frein (ce qui gêne l'entreprise) ou une opportunité (ce qu'elle pourrait saisir)."),
  label: label.describe("Deux à cinq mots qui se lisent seuls dans un tableau : « Trésorerie tendue »."),
  family: slug.optional().describe("La famille du frein. Une opportunité n'en a pas."),
  group: label.optional().describe("Regroupement plus fin que la famille, pour un frein : « Énergie »."),
});
/** A controlled word for an obstacle (with its family) or an opportunity (without one). */
export type Tag = z.infer<typeof tagSchema>;

export const questionnaireSchema = z.strictObject({
  id: slug,
  version: z.number().int().min(1).describe("Le numéro du fichier : 1 pour v1.yaml."),
  title: label.describe("Le titre, tel qu'il s'imprime sur les rapports."),
  language: z.literal("fr").default("fr"),
  audience: slug
    .optional()
    .describe(
      "Le public, tel que funding-schemes.yaml et collective-actions.yaml le nomment : renovation, epv.",
    ),
  scale: scaleSchema.default({ min: 0, max: 4, labels: [] }),
  minimumCoverage: z
    .number()
    .min(0)
    .max(1)
    .default(0.6)
    .describe("Part des questions (pondérées) sous laquelle un thème est « Non évalué »."),
  strengthFrom: z.number().min(0).max(1).default(0.75).describe("Note (0 à 1) d'où part un point fort."),
  weaknessTo: z.number().min(0).max(1).default(0.25).describe("Note (0 à 1) où finit un point faible."),
  perceptionGap: z
    .strictObject({
      from: z
        .number()
        .min(0)
        .max(1)
        .describe("L'écart de note (0 à 1) entre le dirigeant et un autre regard."),
    })
    .optional()
    .describe("À partir de quel écart deux regards donnent un angle mort ou un atout caché."),
  levels: z
    .array(levelSchema)
    .min(1)
    .describe("Les niveaux de maturité : le premier commence à 0, chacun commence où le précédent finit."),
  themes: z.array(themeSchema).min(1).describe("Les thèmes, dans l'ordre de l'entretien."),
  indicators: z.array(indicatorSchema).default([]).describe("Chiffres calculés à partir de deux réponses."),
  tags: z
    .array(tagSchema)
    .default([])
    .describe("Étiquettes propres à ce fichier ; les autres sont dans tags.yaml."),
  recommendations: z
    .array(recommendationSchema)
    .default([])
    .describe("Préconisations propres à ce fichier ; les autres sont dans recommendations.v<n>.yaml."),
});
/** A questionnaire with all it cites: complete in itself, so that scoring it needs nothing else. */
export type Questionnaire = z.infer<typeof questionnaireSchema>;

export const recommendationsFileSchema = z.strictObject({ recommendations: z.array(recommendationSchema) });
