/**
 * The questionnaire, the advice and the collective actions as their YAML says them, read for a recount: nothing of the
 * program's own reading. What the demo's files don't use is refused, so that a recount never passes over it in silence.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";

const FOLDER = join(import.meta.dirname, "..", "..", "..", "questionnaires");

const ids = z.array(z.string()).default([]);
const leads = z.object({ tags: ids, recommends: ids });
const unused = z.never().optional();

const questionSchema = z.object({
  id: z.string(),
  kind: z.enum([
    "single-choice",
    "multiple-choice",
    "ranking",
    "number",
    "percentage",
    "amount",
    "date",
    "text",
    "long-text",
  ]),
  weight: z.number().default(1),
  perspectives: z.array(z.string()).default(["director", "consultant"]),
  declares: z.boolean().default(false),
  visibleWhen: z.strictObject({ question: z.string(), in: z.array(z.string()) }).optional(),
  unknown: leads.extend({ points: unused }).optional(),
  whenWeak: leads.extend({ atMost: z.number() }).optional(),
  whenStrong: leads.extend({ atLeast: z.number() }).optional(),
  choices: z.array(leads.extend({ id: z.string(), points: z.number().optional() })).default([]),
  bands: unused,
  combine: unused,
});
export type WrittenQuestion = z.infer<typeof questionSchema>;

const questionnaireSchema = z.object({
  audience: z.string(),
  scale: z.object({ min: z.literal(0), max: z.literal(4) }),
  minimumCoverage: z.number(),
  levels: z.array(z.object({ id: z.string(), from: z.number() })),
  themes: z.array(
    z.object({
      id: z.string(),
      weight: z.number().default(1),
      scored: z.boolean().default(true),
      stake: z.boolean().default(false),
      questions: z.array(questionSchema),
    }),
  ),
});

const adviceSchema = z.object({
  id: z.string(),
  effort: z.number(),
  impact: z.number(),
  replaces: unused,
  collectiveActions: ids,
});

const collectiveActionSchema = z.object({
  id: z.string(),
  audience: z.array(z.string()),
  tags: z.array(z.string()),
  minimumFirms: z.number(),
});

/** What a recount reads of the folder of the consultants. */
export type WrittenContent = z.infer<typeof questionnaireSchema> & {
  readonly advice: readonly z.infer<typeof adviceSchema>[];
  readonly collectiveActions: readonly z.infer<typeof collectiveActionSchema>[];
  readonly tags: readonly { readonly id: string; readonly kind: string }[];
};

/** @throws when a file uses something that the recount doesn't know. */
export function readContent(questionnaireId: string, version: number): WrittenContent {
  const questionnaire = questionnaireSchema.parse(readYaml(questionnaireId, `v${version}.yaml`));
  const advice = z
    .object({ recommendations: z.array(adviceSchema) })
    .parse(readYaml(questionnaireId, `recommendations.v${version}.yaml`));
  const actions = z
    .object({ collectiveActions: z.array(collectiveActionSchema) })
    .parse(readYaml("collective-actions.yaml"));
  const { tags } = z
    .object({ tags: z.array(z.object({ id: z.string(), kind: z.string() })) })
    .parse(readYaml("tags.yaml"));
  return {
    ...questionnaire,
    advice: advice.recommendations,
    collectiveActions: actions.collectiveActions.filter(({ audience }) =>
      audience.includes(questionnaire.audience),
    ),
    tags,
  };
}

function readYaml(...path: readonly string[]): unknown {
  return parse(readFileSync(join(FOLDER, ...path), "utf8"));
}
