/**
 * The form of a firm's file: one schema for the browser and the server. It takes what was typed, all of it text, and gives
 * a FirmFile; what only the server knows (the commune, the other firms of the operation) it checks in app/server/firms.
 */
import * as z from "zod";
import { readEmail } from "#app/domain/firm/email.ts";
import { FIRM_LIMITS } from "#app/domain/firm/field-limits.ts";
import { type FirmFile, LABELS, NAF_VERSIONS } from "#app/domain/firm/firm.ts";
import { readHeadcount } from "#app/domain/firm/headcount-band.ts";
import { readNaf } from "#app/domain/firm/naf.ts";
import { readPhone } from "#app/domain/firm/phone.ts";
import { readSiret, spacedSiret } from "#app/domain/firm/siret.ts";
import { isInseeCode } from "#app/domain/firm/territory.ts";
import type { FormState } from "#app/forms/form-state.ts";

/** What the boxes of the form hold, as typed. `nafVersion` is empty to go by the code's letter. */
export type FirmFormTyped = {
  readonly [Field in Exclude<keyof FirmFile, "labels">]: string;
} & { readonly labels: readonly string[] };

/** A file, or what was typed with one message for each field that doesn't read. */
export type FirmFormReading =
  | { readonly ok: true; readonly file: FirmFile }
  | {
      readonly ok: false;
      readonly typed: FirmFormTyped;
      readonly errors: Readonly<Partial<Record<keyof FirmFile, string>>>;
    };

/** Reads the body of a posted form. */
export function readFirmForm(form: FormData): FirmFormReading {
  const typed = typedOf(form);
  const parsed = firmFormSchema.safeParse(typed);
  if (parsed.success) return { ok: true, file: parsed.data };
  const { fieldErrors } = z.flattenError(parsed.error);
  const errors = Object.fromEntries(
    Object.entries(fieldErrors).flatMap(([field, messages]) =>
      messages?.[0] === undefined ? [] : [[field, messages[0]]],
    ),
  );
  return { ok: false, typed, errors };
}

/** What the form shows of a file. */
export function firmFormOf(file: FirmFile): FirmFormTyped {
  return {
    name: file.name,
    siret: file.siret === null ? "" : spacedSiret(file.siret),
    nafCode: file.nafCode ?? "",
    nafVersion: file.nafVersion ?? "",
    address: file.address ?? "",
    postalCode: file.postalCode ?? "",
    city: file.city ?? "",
    inseeCode: file.inseeCode ?? "",
    trade: file.trade ?? "",
    headcount: file.headcount === null ? "" : String(file.headcount),
    director: file.director ?? "",
    email: file.email ?? "",
    phone: file.phone ?? "",
    labels: file.labels,
  };
}

/** A form with nothing in it. */
export const BLANK_FIRM_FORM: FirmFormTyped = {
  name: "",
  siret: "",
  nafCode: "",
  nafVersion: "",
  address: "",
  postalCode: "",
  city: "",
  inseeCode: "",
  trade: "",
  headcount: "",
  director: "",
  email: "",
  phone: "",
  labels: [],
};

/** What the boxes held when the form came back; null when nobody sent it yet. */
export function firmFormIn({ values, errors }: FormState): FirmFormTyped | null {
  if (Object.keys(values).length === 0 && Object.keys(errors).length === 0) return null;
  const text = (field: string) => {
    const value = values[field];
    return typeof value === "string" ? value : "";
  };
  const { labels = [] } = values;
  return formTyped(text, typeof labels === "string" ? [labels] : labels);
}

/** The labels offered as boxes to tick; a file may hold others. */
export const OFFERED_LABELS = LABELS;

const boxes = z.object({
  name: line(FIRM_LIMITS.name).refine((name) => name !== null, "Le nom de l’entreprise est nécessaire."),
  siret: z.string().transform((typed, context) => {
    const reading = readSiret(typed);
    if (reading.kind === "refused") return refuse(context, reading.message);
    return reading.kind === "valid" ? reading.siret : null;
  }),
  nafCode: z.string().transform((typed, context) => {
    const reading = readNaf(typed);
    if (reading.kind === "refused") return refuse(context, reading.message);
    return reading.kind === "valid" ? reading.code : null;
  }),
  nafVersion: z.enum(["", ...NAF_VERSIONS], "Choisissez une nomenclature de la liste."),
  address: line(FIRM_LIMITS.address),
  postalCode: z.string().transform((typed, context) => {
    const digits = typed.replace(/\s/g, "");
    if (digits === "" || /^\d{5}$/.test(digits)) return digits === "" ? null : digits;
    return refuse(context, "Un code postal a cinq chiffres, comme 83600.");
  }),
  city: line(FIRM_LIMITS.city),
  inseeCode: z.string().transform((typed, context) => {
    const code = typed.replace(/\s/g, "").toUpperCase();
    if (code === "" || isInseeCode(code)) return code === "" ? null : code;
    return refuse(context, "Un code INSEE de commune a cinq caractères, comme 83061 ou 2A004.");
  }),
  trade: line(FIRM_LIMITS.trade),
  headcount: z.string().transform((typed, context) => {
    const reading = readHeadcount(typed);
    if (reading.kind === "refused") return refuse(context, reading.message);
    if (reading.kind === "absent") return null;
    if (reading.roundedFrom === null) return reading.headcount;
    return refuse(context, "L’effectif est un nombre entier de salariés, sans le dirigeant (0 si seul).");
  }),
  director: line(FIRM_LIMITS.director),
  email: z.string().transform((typed, context) => {
    const reading = readEmail(typed);
    if (reading.kind === "refused") return refuse(context, reading.message);
    return reading.kind === "valid" ? reading.email : null;
  }),
  phone: z.string().transform((typed, context) => {
    const reading = readPhone(typed);
    if (reading.kind === "refused") return refuse(context, reading.message);
    return reading.kind === "valid" ? reading.phone : null;
  }),
  labels: z
    .array(z.string().trim().max(FIRM_LIMITS.label, `Un label tient en ${FIRM_LIMITS.label} caractères.`))
    .transform((labels) => [...new Set(labels.filter((label) => label !== ""))])
    .refine((labels) => labels.length <= FIRM_LIMITS.labels, `Pas plus de ${FIRM_LIMITS.labels} labels.`),
});

/** From what was typed to a FirmFile; also react-hook-form's schema in the browser. */
export const firmFormSchema = boxes
  .refine((read) => nomenclatureFault(read) === null, {
    // Even when other boxes don't read, so that all faults show at once.
    when: () => true,
    path: ["nafVersion"],
    error: ({ input }) => nomenclatureFault(input) ?? "",
  })
  .transform(({ nafCode, nafVersion: _, name, ...file }): FirmFile => {
    const naf = readNaf(nafCode ?? "");
    return { ...file, name: name ?? "", nafCode, nafVersion: naf.kind === "valid" ? naf.version : null };
  });

/** What is wrong between the code and the nomenclature chosen, or null; parts that don't read have their own message. */
function nomenclatureFault(read: unknown): string | null {
  const parsed = nafSchema.safeParse(read);
  if (!parsed.success) return null;
  const reading = readNaf(parsed.data.nafCode, parsed.data.nafVersion);
  return reading.kind === "refused" ? reading.message : null;
}

const nafSchema = z.object({ nafCode: z.string(), nafVersion: z.enum(NAF_VERSIONS) });

/** One line of text, null when empty. */
function line(limit: number) {
  return z
    .string()
    .transform((typed) => typed.replace(/\s+/g, " ").trim())
    .pipe(z.string().max(limit, `Ce texte tient en ${limit} caractères.`))
    .transform((text) => (text === "" ? null : text));
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

function typedOf(form: FormData): FirmFormTyped {
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  return formTyped(
    text,
    form.getAll("labels").filter((label) => typeof label === "string"),
  );
}

function formTyped(text: (field: string) => string, labels: readonly string[]): FirmFormTyped {
  return {
    name: text("name"),
    siret: text("siret"),
    nafCode: text("nafCode"),
    nafVersion: text("nafVersion"),
    address: text("address"),
    postalCode: text("postalCode"),
    city: text("city"),
    inseeCode: text("inseeCode"),
    trade: text("trade"),
    headcount: text("headcount"),
    director: text("director"),
    email: text("email"),
    phone: text("phone"),
    labels,
  };
}
