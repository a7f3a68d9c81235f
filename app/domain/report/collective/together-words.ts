/** The convention, the collective actions and the network in French words: the same on the page, on paper and on a slide. */
import type { Approval, CollectiveStage, FeedbackSheet } from "#app/domain/collective/collective-action.ts";
import { formatCount, formatDate, formatEuro, formatNumber, formatOutOf } from "#app/domain/format.ts";
import type { PublishedCollectiveAction } from "#app/domain/publication/published-action.ts";
import type {
  PublishedConvention,
  PublishedConventionLine,
} from "#app/domain/publication/published-convention.ts";
import type { NetworkLine } from "#app/domain/report/collective/chosen-chapters.ts";
import { firmCount, listed, NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";

/** A number with its unit: « 31 entreprises », « 12 500 € »; « n. p. » without one. */
export function measureWords(value: number | null, unit: string): string {
  if (value === null) return NOT_PUBLISHED;
  return unit === "€" ? formatEuro(value) : `${formatNumber(value)} ${unit}`;
}

/** What a line is about, with the day of a figure that is older than the rest. */
export function lineLabel({ label, since }: Pick<PublishedConventionLine, "label" | "since">): string {
  return since === null ? label : `${label}, au ${formatDate(since)}`;
}

/** « +3 », « −7 », « 0 », in the unit of its line. */
export function gapWords({ gap, unit }: Pick<PublishedConventionLine, "gap" | "unit">): string {
  if (gap === null) return NOT_PUBLISHED;
  const sign = gap > 0 ? "+" : gap < 0 ? "−" : "";
  return `${sign}${unit === "€" ? formatEuro(Math.abs(gap)) : formatNumber(Math.abs(gap))}`;
}

/** « 31 sur 38 entreprises ». */
export function achievedWords({ achieved, planned, unit }: PublishedConventionLine): string {
  if (achieved === null) return `${NOT_PUBLISHED}, prévu : ${measureWords(planned, unit)}`;
  if (unit === "€") return `${formatEuro(achieved)} sur ${formatEuro(planned)}`;
  return `${formatOutOf(achieved, planned)} ${unit}`;
}

/** How many promises are kept, and how many wait. */
export function conventionSentences({ lines, hours, aid }: PublishedConvention): readonly string[] {
  const known = lines.filter(({ gap }) => gap !== null);
  const kept = known.filter(({ gap }) => (gap ?? 0) >= 0).length;
  const told = known.every(({ gap, justification }) => gap === 0 || justification !== null);
  const total = hours.individual + hours.collective + hours.preparation;
  return [
    ...(known.length === 0
      ? ["Aucun objectif de la convention n’est encore mesuré."]
      : [
          `${formatNumber(kept)} ${kept < 2 ? "objectif" : "objectifs"} sur ${formatNumber(known.length)} ${kept < 2 ? "est atteint ou dépassé" : "sont atteints ou dépassés"}${told ? " ; chaque écart est justifié" : ""}.`,
        ]),
    ...(total === 0
      ? []
      : [
          `${formatCount(total, "heure a été passée", "heures ont été passées")} : ${formatNumber(hours.individual)} avec une entreprise, ${formatNumber(hours.collective)} avec plusieurs, ${formatNumber(hours.preparation)} en préparation.`,
        ]),
    ...(aid.perPublicEuro === null
      ? []
      : [
          `Pour un euro public de l’opération, les entreprises ont obtenu ${formatEuro(aid.perPublicEuro)} d’aides. Ce rapprochement ne dit pas que les aides sont dues à l’opération.`,
        ]),
  ];
}

/** The figures of money, as pairs of words. */
export function aidRows({
  publicFunding,
  aid,
}: PublishedConvention): readonly (readonly [label: string, printed: string])[] {
  return [
    ["Argent public de l’opération", measureWords(publicFunding, "€")],
    [
      lineLabel({ label: "Aides demandées par les entreprises", since: aid.askedSince }),
      measureWords(aid.asked, "€"),
    ],
    [
      lineLabel({ label: "Aides obtenues par les entreprises", since: aid.grantedSince }),
      measureWords(aid.granted, "€"),
    ],
    [
      lineLabel({ label: "Aides obtenues par euro public", since: aid.grantedSince }),
      measureWords(aid.perPublicEuro, "€"),
    ],
  ];
}

/** Where an action stands, as a state. */
export const STAGE_WORDS: Readonly<Record<CollectiveStage, string>> = {
  proposed: "Proposée",
  gathering: "Les entreprises sont invitées",
  pilot: "Pilote en cours",
  review: "Pilote terminé, à décider",
  pivoted: "Réorientée",
  scaled: "Étendue",
  stopped: "Arrêtée",
};

const OUTCOME_WORDS = { pivot: "Réorienter", scale: "Étendre", stop: "Arrêter" } as const;

const APPROVAL_WORDS: Readonly<Record<Approval["decision"], string>> = {
  approved: "approuvée",
  "with-reservations": "approuvée avec des réserves",
  refused: "refusée",
};

/** How many actions there are, and where they stand. */
export function actionsSentence(actions: readonly PublishedCollectiveAction[]): string {
  if (actions.length === 0) return "Aucune action collective n’est encore commencée.";
  const settled = actions.filter(({ outcome }) => outcome !== null).length;
  const piloted = actions.filter(({ stage }) => stage === "pilot" || stage === "review").length;
  const told = [
    ...(piloted === 0 ? [] : [formatCount(piloted, "a son pilote en cours", "ont leur pilote en cours")]),
    ...(settled === 0
      ? []
      : [formatCount(settled, "a été décidée après son pilote", "ont été décidées après leur pilote")]),
  ];
  const count = formatCount(
    actions.length,
    "action collective est écrite",
    "actions collectives sont écrites",
  );
  return told.length === 0 ? `${count}.` : `${count} : ${listed(told)}.`;
}

/** The sheet of an action, line by line; what is not written is left out. */
export function actionRows({
  description,
  schemes,
  pilot,
  outcome,
  approval,
}: PublishedCollectiveAction): readonly (readonly [label: string, words: string])[] {
  const rows: readonly (readonly [string, string | null])[] = [
    ["But", description.aim],
    ["Format", description.format],
    ["Taille", sizeWords(description)],
    ["Coût", costWords(description)],
    ["Qui paie", description.shares.map(({ payer, euros }) => `${payer} : ${formatEuro(euros)}`).join(" ; ")],
    ["Aides liées", schemes.join(" ; ")],
    ["Partenaires", listed(description.partners)],
    ["Forme juridique", description.legalForm],
    ["Indicateur", description.indicator],
    ["Risques", description.risks],
    ["Pilote", pilot === null ? null : pilotWords(pilot)],
    ["Critère d’arrêt", pilot?.stopCriterion ?? null],
    ["Décision", outcome === null ? null : outcomeWords(outcome)],
    ["Comité de pilotage", approval === null ? null : approvalWords(approval)],
  ];
  return rows.flatMap(([label, words]) => (words === null || words.trim() === "" ? [] : [[label, words]]));
}

function sizeWords({ minimumFirms, idealSize }: PublishedCollectiveAction["description"]): string {
  const least = `Au moins ${firmCount(minimumFirms)}`;
  return idealSize.trim() === "" ? least : `${least} ; taille idéale : ${idealSize}`;
}

function costWords({ unitCost, totalCost }: PublishedCollectiveAction["description"]): string {
  return [
    ...(unitCost === null ? [] : [`${formatEuro(unitCost)} par entreprise`]),
    ...(totalCost === null ? [] : [`${formatEuro(totalCost)} en tout, avant aides`]),
  ].join(" ; ");
}

function pilotWords({
  plan,
  heldOn,
  place,
  budgetCap,
}: NonNullable<PublishedCollectiveAction["pilot"]>): string {
  const where = place.trim() === "" ? "" : `, ${place}`;
  const what = plan.trim() === "" ? "" : ` ${plan}`;
  return `Le ${formatDate(heldOn)}${where}, ${formatEuro(budgetCap)} au plus.${what}`;
}

/** « Étendre, le 12 octobre 2026 : … ». */
export function outcomeWords({
  verb,
  why,
  takenOn,
}: NonNullable<PublishedCollectiveAction["outcome"]>): string {
  return `${OUTCOME_WORDS[verb]}, le ${formatDate(takenOn)} : ${why}`;
}

function approvalWords({
  decision,
  decidedOn,
  words,
}: NonNullable<PublishedCollectiveAction["approval"]>): string {
  const said = words === null || words.trim() === "" ? "" : ` : ${words}`;
  return `Action ${APPROVAL_WORDS[decision]} le ${formatDate(decidedOn)}${said}`;
}

/** « 8 entreprises participent sur 14 invitées, 3 hésitent ». */
export function joiningWords({ invited, joined, hesitating }: Omit<NetworkLine, "title">): string {
  if (invited === 0) return "Aucune entreprise n’est encore invitée";
  const part = `${formatCount(joined, "entreprise participe", "entreprises participent")} sur ${formatNumber(invited)} ${invited < 2 ? "invitée" : "invitées"}`;
  return hesitating === 0 ? part : `${part}, ${formatCount(hesitating, "hésite", "hésitent")}`;
}

export function networkSentences(network: readonly NetworkLine[]): readonly string[] {
  if (network.length === 0) return ["Aucune entreprise n’est encore invitée à une action collective."];
  const places = network.reduce((sum, { joined }) => sum + joined, 0);
  return [
    `${formatCount(network.length, "action collective a invité", "actions collectives ont invité")} des entreprises, qui ont dit oui ${formatCount(places, "fois", "fois")}.`,
    "Une entreprise peut participer à plusieurs actions : ces nombres ne s’additionnent pas en entreprises.",
  ];
}

/** What a pilot taught, line by line. */
export function feedbackRows(feedback: FeedbackSheet): readonly (readonly [label: string, words: string])[] {
  const rows: readonly (readonly [string, string])[] = [
    ["Coût réel", feedback.realCost === null ? "" : formatEuro(feedback.realCost)],
    ["Ce qui a marché", feedback.worked],
    ["Ce qui n’a pas marché", feedback.failed],
    ["Ce qu’il faudrait faire autrement", feedback.advice],
    ["Documents à reprendre", feedback.documents.map(({ title }) => title).join(" ; ")],
  ];
  return rows.filter(([, words]) => words.trim() !== "");
}
