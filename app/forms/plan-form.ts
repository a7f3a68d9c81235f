/** The forms of a plan of action: each button of the page sends its `intent`. */
import * as z from "zod";
import { horizonSchema } from "#app/domain/questionnaire/definition.ts";
import {
  lines,
  optionalDay,
  optionalEuros,
  optionalText,
  requiredText,
  wholeNumber,
} from "#app/forms/fields.ts";

/** Limits of an action, in characters, lines and euros. */
const MOST_STEPS = 20;
const MOST_EUROS = 10_000_000;

const UNKNOWN_INTENT = "Ce bouton n’est pas reconnu\u00A0: rechargez la page.";

/** What is decided on: a suggestion, by its recommendation; or an action of the plan, with the revision that was on the screen. */
const target = {
  recommendation: optionalText(60),
  action: optionalText(60),
  revision: z
    .string()
    .regex(/^\d{0,9}$/, { error: "Rechargez la page\u00A0: la révision est illisible." })
    .default("")
    .transform((text) => (text === "" ? null : Number(text))),
};

function level(what: string) {
  return wholeNumber(1, 3, `Indiquez ${what}, de 1 à 3.`);
}

const words = {
  title: requiredText(160, "Donnez un titre à l’action\u00A0: un verbe, puis ce qu’il y a à faire."),
  why: requiredText(400, "Dites pourquoi cette action compte pour l’entreprise."),
  steps: lines(MOST_STEPS, 240).refine((steps) => steps.length > 0, {
    error: "Indiquez au moins une étape, une par ligne.",
  }),
  horizon: z.enum(horizonSchema.options, { error: "Choisissez un horizon." }),
  effort: level("l’effort"),
  impact: level("l’effet attendu"),
  indicator: optionalText(160),
  owner: optionalText(120),
  dueOn: optionalDay(),
  cost: optionalEuros(MOST_EUROS),
  fundingSchemes: lines(20, 60),
  collectiveActions: lines(20, 60),
};

const acceptSchema = z.object({ intent: z.literal("accept"), ...target });
const changeSchema = z.object({ intent: z.literal("change"), ...target, ...words });
const rejectSchema = z.object({
  intent: z.literal("reject"),
  ...target,
  reason: requiredText(400, "Dites en quelques mots pourquoi cette action est écartée."),
});
const addSchema = z.object({ intent: z.literal("add"), ...words });

/** A decision on one action. */
export const decisionFormSchema = z.discriminatedUnion(
  "intent",
  [acceptSchema, changeSchema, rejectSchema, addSchema],
  { error: UNKNOWN_INTENT },
);
export type DecisionForm = z.output<typeof decisionFormSchema>;
export type ActionWords = Omit<z.output<typeof addSchema>, "intent">;

/** A new order: the whole list, dragged; or one action, a step up or down. */
export const reorderFormSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("reorder"),
      order: lines(200, 60).refine((order) => order.length > 0, { error: "L’ordre des actions est vide." }),
    }),
    z.object({
      intent: z.literal("move"),
      action: requiredText(60, "Dites quelle action déplacer."),
      direction: z.enum(["up", "down"], { error: "Dites dans quel sens déplacer l’action." }),
    }),
  ],
  { error: UNKNOWN_INTENT },
);
export type ReorderForm = z.output<typeof reorderFormSchema>;

/** How an action goes on once it is decided. */
export const followUpFormSchema = z.object({
  intent: z.literal("follow-up"),
  action: requiredText(60, "Dites quelle action suivre."),
  revision: target.revision,
  status: z.enum(["planned", "started", "done", "dropped"], { error: "Choisissez où en est l’action." }),
  owner: words.owner,
  dueOn: words.dueOn,
  cost: words.cost,
});
export type FollowUpForm = z.output<typeof followUpFormSchema>;
