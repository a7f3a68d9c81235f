/**
 * The controlled vocabulary of obstacles and opportunities: the shape of `questionnaires/tags.yaml`.
 *
 * A tag means the same thing in every questionnaire, which is what lets firms be counted together. The descriptions
 * are in French because editors show them to the consultants who write the file.
 */
import * as z from "zod";
import { tagSchema } from "#app/domain/questionnaire/definition.ts";

export const tagFamilySchema = z.strictObject({
  id: tagSchema.shape.family.unwrap().describe("Identifiant de la famille, cité par ses freins."),
  label: tagSchema.shape.label.describe("Le nom de la famille, tel qu'il s'imprime."),
});
/**
 * A family of obstacles, with the words printed above its group of bars. Funders ask for four (access to the market,
 * technical, financial, skills); a fifth holds what lies across them.
 */
export type TagFamily = z.infer<typeof tagFamilySchema>;

export const tagCatalogueSchema = z.strictObject({
  families: z
    .array(tagFamilySchema)
    .min(1)
    .describe("Les familles de freins, dans l'ordre où elles s'impriment."),
  tags: z
    .array(tagSchema)
    .min(1)
    .describe("Toutes les étiquettes : les freins par famille, puis les opportunités."),
});
/** Every tag of the house; the order of `families` is the order in which reports print them. */
export type TagCatalogue = z.infer<typeof tagCatalogueSchema>;
