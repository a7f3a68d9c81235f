/** From a firm file (docs/questionnaire-format.md, « From the command line ») to what a report says of the firm. */
import * as z from "zod";
import { FIRM_LIMITS } from "#app/domain/firm/field-limits.ts";
import { type FirmFile, NAF_VERSIONS } from "#app/domain/firm/firm.ts";
import { readNaf } from "#app/domain/firm/naf.ts";
import { readSiret } from "#app/domain/firm/siret.ts";
import { isInseeCode } from "#app/domain/firm/territory.ts";

/** What is known of a firm outside any operation. */
export type LoneFirm = Pick<
  FirmFile,
  "name" | "siret" | "headcount" | "nafCode" | "nafVersion" | "city" | "inseeCode" | "labels"
>;

/** Problems and warnings are French sentences that name the field. */
export type FirmFileParsing =
  | { readonly ok: true; readonly firm: LoneFirm; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a firm file; `json` is what JSON.parse gave. All problems are told at once. A SIRET of the right length whose key is
 * wrong is left out with a warning: nothing that the report says hangs on it.
 */
export function parseFirmFile(json: unknown): FirmFileParsing {
  const file = firmFileSchema.safeParse(json, { error: z.locales.fr().localeError });
  if (!file.success) return { ok: false, problems: file.error.issues.map(describeIssue) };
  const { name, siret, headcount, nafCode, nafVersion, city, inseeCode, labels } = file.data;
  const number = readSiret(siret ?? "");
  const activity = readNaf(nafCode ?? "", nafVersion ?? null);
  const isMistyped = number.kind === "refused" && number.fault === "checksum";
  const problems = [
    ...(number.kind === "refused" && !isMistyped ? [`siret\u00A0: ${number.message}`] : []),
    ...(activity.kind === "refused" ? [`nafCode\u00A0: ${activity.message}`] : []),
    ...(inseeCode == null || isInseeCode(inseeCode)
      ? []
      : ["inseeCode\u00A0: un code commune a cinq caractères, comme 83061 ou 2A004."]),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const known = activity.kind === "valid" ? activity : null;
  return {
    ok: true,
    firm: {
      name,
      siret: number.kind === "valid" ? number.siret : null,
      headcount: headcount ?? null,
      nafCode: known?.code ?? null,
      nafVersion: known?.version ?? null,
      city: city ?? null,
      inseeCode: inseeCode ?? null,
      labels: labels ?? [],
    },
    warnings: isMistyped ? [`siret\u00A0: ${number.message} Il n’est pas imprimé.`] : [],
  };
}

/** Programs write null for what they don't know: it is read as an absent key. */
const firmFileSchema = z.strictObject({
  name: z.string().trim().min(1).max(FIRM_LIMITS.name),
  siret: z.string().nullish(),
  headcount: z.number().int().min(0).nullish(),
  nafCode: z.string().nullish(),
  nafVersion: z.enum(NAF_VERSIONS).nullish(),
  city: z.string().trim().min(1).max(FIRM_LIMITS.city).nullish(),
  inseeCode: z.string().nullish(),
  labels: z.array(z.string().trim().min(1).max(FIRM_LIMITS.label)).max(FIRM_LIMITS.labels).nullish(),
});

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  return `${path === "" ? "Fichier d’entreprise" : path}\u00A0: ${issue.message}`;
}
