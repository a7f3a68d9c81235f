/** The forms of a collective action: its description, its pilot, what firms say, what the committee and the group decide. */
import * as z from "zod";
import { APPROVALS, type Pilot } from "#app/domain/collective/collective-action.ts";
import { OUTCOMES } from "#app/domain/collective/transitions.ts";
import { formatNumber } from "#app/domain/format.ts";
import {
  lines,
  optionalEuros,
  optionalText,
  requiredDay,
  requiredText,
  wholeNumber,
} from "#app/forms/fields.ts";

/** Limits, in characters, lines and euros: those of the domain's schemas. */
export const WORDS_MAX = 2_000;
const MOST_EUROS = 100_000_000;
export const MOST_SHARES = 12;
export const MOST_DOCUMENTS = 20;
/** Hours a month that one firm may offer. */
const MOST_HOURS = 200;
const WRONG_HOURS = `Indiquez des heures par mois, de 0 à ${formatNumber(MOST_HOURS)}.`;

/** The revision of the action that was on the screen. */
const revision = z
  .string({ error: "Rechargez la page\u00A0: la révision est illisible." })
  .regex(/^\d{1,9}$/, { error: "Rechargez la page\u00A0: la révision est illisible." })
  .transform(Number);

/** Words that may be left empty: « » then. Browsers send line ends as two signs. */
function words(most: number = WORDS_MAX) {
  return z
    .string()
    .default("")
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(most, { error: `Au plus ${formatNumber(most)} caractères.` }));
}

function requiredWords(whenMissing: string) {
  return z
    .string({ error: whenMissing })
    .transform((text) => text.replaceAll("\r\n", "\n"))
    .pipe(requiredText(WORDS_MAX, whenMissing));
}

/** « payer-1 », « share-1 » …: one box of a table that works without JavaScript. */
export function rowName(column: string, row: number): string {
  return `${column}-${row}`;
}

const description = {
  title: requiredText(160, "Donnez un titre à l’action\u00A0: ce que le groupe fait ensemble."),
  aim: words(),
  format: words(),
  minimumFirms: wholeNumber(2, 1_000, "Indiquez à partir de combien d’entreprises l’action a un sens."),
  idealSize: words(),
  unitCost: optionalEuros(MOST_EUROS),
  totalCost: optionalEuros(MOST_EUROS),
  fundingSchemes: lines(12, 80),
  partners: lines(20, 240),
  legalForm: words(),
  risks: words(),
  indicator: words(),
};

/** The description of an action. */
export const descriptionFormSchema = z.preprocess(
  (typed) => withRows(typed, "shares", ["payer", "share"], MOST_SHARES),
  z.object({ ...description, shares: shares() }),
);

/** The same, of an action that is there already. */
export const changeFormSchema = z.preprocess(
  (typed) => withRows(typed, "shares", ["payer", "share"], MOST_SHARES),
  z.object({ revision, ...description, shares: shares() }),
);

/** « Qui paie quoi »: a payer without euros and euros without a payer are told, empty lines are left out. */
function shares() {
  const line = z.object({ payer: optionalText(160), share: optionalEuros(MOST_EUROS) });
  return rowsField(line, ({ payer, share }) => {
    if (payer === null && share === null) return null;
    if (payer === null) return { problem: "dites qui paie cette somme." };
    if (share === null) return { problem: "dites combien, en euros (0 si ce n’est que du temps)." };
    return { value: { payer, euros: share } };
  });
}

/** The pilot, before it begins. */
export const pilotFormSchema = z
  .object({
    revision,
    plan: words(),
    heldOn: requiredDay("Indiquez le jour de l’essai\u00A0: un pilote a une date."),
    reviewOn: requiredDay("Indiquez le jour du bilan, au plus tard."),
    place: words(240),
    budgetCap: wholeNumber(
      0,
      MOST_EUROS,
      "Indiquez le plafond de dépense, en euros\u00A0: 0 si l’essai ne coûte rien.",
    ),
    stopCriterion: requiredWords(
      "Écrivez, avant de commencer, ce qui fera arrêter ou changer de voie\u00A0: un nombre, une date, un fait.",
    ),
  })
  .transform(({ revision: seen, ...pilot }): { readonly revision: number; readonly pilot: Pilot } => ({
    revision: seen,
    pilot,
  }));

/** What a firm says: hours a month, and euros in all. */
export const answerFormSchema = z.object({
  seenAt: z.string().max(40).default(""),
  answer: z.enum(["yes", "perhaps", "no"], { error: "Choisissez une réponse." }),
  hours: z
    .string()
    .default("")
    .transform((text) => text.replace(/\s/g, "").replace(",", "."))
    .pipe(z.string().regex(/^(\d{1,4}(\.\d{1,2})?)?$/, { error: WRONG_HOURS }))
    .transform((text) => (text === "" ? null : Number(text)))
    .pipe(z.number().max(MOST_HOURS, { error: WRONG_HOURS }).nullable()),
  euros: optionalEuros(1_000_000),
  remark: words(600).transform((text) => (text === "" ? null : text)),
});

/** The firms to invite. */
export const inviteFormSchema = z.object({ revision, firms: lines(5_000, 80) });

/** A step that a button takes, with a word. */
export const stepFormSchema = z.object({
  revision,
  intent: z.enum(["start-pilot", "review"], {
    error: "Ce bouton n’est pas reconnu\u00A0: rechargez la page.",
  }),
  words: words().transform((text) => (text === "" ? null : text)),
});

/** A firm's invitation taken back. */
export const uninviteFormSchema = z.object({ enrollmentId: z.string().min(1).max(80) });

/** How a pilot, or the action, ends. */
export const outcomeFormSchema = z.object({
  revision,
  outcome: z.enum(OUTCOMES, { error: "Choisissez ce qui est décidé." }),
  words: requiredWords("Dites pourquoi\u00A0: cette raison sera gardée et relue."),
});

/** The steering committee's word. */
export const approvalFormSchema = z.object({
  revision,
  decision: z.enum(APPROVALS, { error: "Choisissez ce que le comité a décidé." }),
  decidedOn: requiredDay("Indiquez le jour du comité."),
  words: words().transform((text) => (text === "" ? null : text)),
});

/** The feedback sheet. */
export const feedbackFormSchema = z.preprocess(
  (typed) => withRows(typed, "documents", ["document", "place"], MOST_DOCUMENTS),
  z.object({
    revision,
    realCost: optionalEuros(MOST_EUROS),
    worked: words(),
    failed: words(),
    advice: words(),
    documents: rowsField(
      z.object({ document: optionalText(160), place: optionalText(500) }),
      ({ document, place }) => {
        if (document === null && place === null) return null;
        if (document === null) return { problem: "donnez un titre à ce document." };
        return { value: { title: document, place: place ?? "" } };
      },
    ),
  }),
);

type Row<T> = { readonly value: T } | { readonly problem: string } | null;

/** Lines of a table: what is wrong is told with the number of its line, empty lines are left out. */
function rowsField<L, T>(line: z.ZodType<L>, read: (typed: L) => Row<T>) {
  return z.array(z.unknown()).transform((typed, context): T[] =>
    typed.flatMap((each, index) => {
      const tell = (problem: string) =>
        context.addIssue({ code: "custom", message: `Ligne ${index + 1}\u00A0: ${problem}` });
      const parsed = line.safeParse(each);
      if (!parsed.success) {
        tell(lowered(parsed.error.issues[0]?.message ?? "illisible."));
        return [];
      }
      const row = read(parsed.data);
      if (row === null) return [];
      if ("value" in row) return [row.value];
      tell(row.problem);
      return [];
    }),
  );
}

/** Gathers « payer-1 », « share-1 », « payer-2 » … into one list. */
function withRows(typed: unknown, field: string, columns: readonly string[], count: number): unknown {
  if (typeof typed !== "object" || typed === null) return typed;
  const boxes = new Map<string, unknown>(Object.entries(typed));
  const rows = Array.from({ length: count }, (_, index) =>
    Object.fromEntries(columns.map((column) => [column, boxes.get(rowName(column, index + 1)) ?? ""])),
  );
  return { ...typed, [field]: rows };
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
