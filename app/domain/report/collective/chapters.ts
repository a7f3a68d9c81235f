/** The words at the head of each chapter, made from its figures. They describe the firms that were met, and no others. */
import { formatCount, formatEuro, formatNumber, formatPercent, quote } from "#app/domain/format.ts";
import type { Chapter } from "#app/domain/publication/composition.ts";
import { changeSentences, publishedChange } from "#app/domain/report/collective/change-words.ts";
import { heldSentences } from "#app/domain/report/collective/held.ts";
import { hasFigures, leadingObstacles } from "#app/domain/report/collective/reading.ts";
import {
  gapSentence,
  needsSentence,
  obstaclesSentence,
  overallSentence,
  themesSentence,
  tooFewSentence,
} from "#app/domain/report/collective/summary.ts";
import { firmCount, firmsWords, listed, quoted } from "#app/domain/report/collective/words.ts";
import type { CollectiveOperation } from "#app/domain/report/collective-report.ts";
import type { ExclusionReason } from "#app/domain/synthesis/figure.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** Sentences by chapter; a chosen chapter with nothing to tell says so. */
export type ChapterSentences = {
  readonly participants: readonly string[];
  readonly method: readonly string[];
  readonly maturity: readonly string[];
  readonly obstacles: readonly string[];
  readonly gaps: readonly string[];
  readonly opportunities: readonly string[];
  readonly needs: readonly string[];
  readonly schemes: readonly string[];
  readonly plans: readonly string[];
  /** Nothing until enough firms were met twice. */
  readonly progress: readonly string[];
};

/** A chapter that was not chosen has no sentence. */
export function chapterSentences(
  synthesis: PublishedSynthesis,
  operation: Pick<CollectiveOperation, "targetFirms">,
  chapters: readonly Chapter[],
): ChapterSentences {
  const of = (chapter: Chapter, sentences: () => readonly string[]): readonly string[] =>
    chapters.includes(chapter) ? sentences() : [];
  const told = (chapter: Chapter, sentences: () => readonly (string | null)[]): readonly string[] =>
    of(chapter, () =>
      hasFigures(synthesis) ? sentences().flatMap((sentence) => sentence ?? []) : [tooFewSentence(synthesis)],
    );
  const held = (...kinds: readonly string[]) => heldSentences(synthesis, kinds);
  return {
    participants: of("participants", () => participantSentences(synthesis, operation.targetFirms)),
    method: of("method", () => methodSentences(synthesis)),
    maturity: told("maturity", () => [
      overallSentence(synthesis),
      themesSentence(synthesis),
      ...held("score"),
    ]),
    obstacles: told("obstacles", () => [
      obstaclesSentence(synthesis) ?? "Aucun frein n’est partagé par assez d’entreprises pour être publié.",
      ...held("obstacle"),
    ]),
    gaps: told("obstacles", () => [gapSentence(synthesis) ?? noGapSentence(synthesis)]),
    opportunities: told("opportunities", () => [opportunitySentence(synthesis), ...held("opportunity")]),
    needs: told("needs", () => [needsSentence(synthesis), ...held("need", "recommendation")]),
    schemes: told("schemes", () => [schemeSentence(synthesis), ...held("matched", "planned")]),
    plans: told("plans", () => [...planSentences(synthesis), ...held("plans")]),
    progress: of("progress", () =>
      publishedChange(synthesis) === null ? [] : [...changeSentences(synthesis), ...held("change")],
    ),
  };
}

/** How many firms take part, against what the convention promises, and the largest trade. */
export function participantSentences(
  { progress, participants }: PublishedSynthesis,
  targetFirms: number,
): readonly string[] {
  const { enrolled, withdrawn, participating } = progress;
  if (enrolled === 0)
    return [
      `Aucune entreprise n’est encore inscrite. La convention en prévoit ${formatNumber(targetFirms)}.`,
    ];
  const left =
    withdrawn === 0
      ? "aucune ne s’est retirée"
      : `${formatCount(withdrawn, "s’est retirée", "se sont retirées")}`;
  const enrolledWords = formatCount(enrolled, "entreprise est inscrite", "entreprises sont inscrites");
  const [largest] = participants.trades;
  return [
    `${enrolledWords}, ${left}.`,
    targetSentence(enrolled, targetFirms),
    ...(largest === undefined || participants.trades.length < 2
      ? []
      : [
          `Le métier le plus représenté est ${quote(largest.label)} (${formatNumber(largest.firms)} entreprises sur ${formatNumber(participating)}).`,
        ]),
  ];
}

function targetSentence(enrolled: number, target: number): string {
  const promised = `La convention prévoit ${firmCount(target)}`;
  if (enrolled === target) return `${promised} : le nombre est atteint.`;
  const gap = formatNumber(Math.abs(enrolled - target));
  return enrolled < target ? `${promised} : il en manque ${gap}.` : `${promised} : il y en a ${gap} de plus.`;
}

export const REASON_WORDS: Readonly<Record<ExclusionReason, readonly [singular: string, plural: string]>> = {
  withdrawn: ["entreprise retirée", "entreprises retirées"],
  "not-interviewed": [
    "entreprise dont l’entretien n’est pas terminé",
    "entreprises dont l’entretien n’est pas terminé",
  ],
  "no-answer": ["entreprise sans réponse", "entreprises sans réponse"],
  "not-evaluated": ["entreprise non évaluée", "entreprises non évaluées"],
  "not-compared": ["entreprise qui ne se compare pas", "entreprises qui ne se comparent pas"],
};

/** Who the figures are about, who is missing, and how much was answered. */
export function methodSentences({ progress }: PublishedSynthesis): readonly string[] {
  const { assessed, enrolled, excluded, coverage } = progress;
  if (enrolled === 0) return ["Aucune entreprise n’est encore inscrite."];
  const left = excluded.map(({ reason, count }) => formatCount(count, ...REASON_WORDS[reason]));
  return [
    `Les chiffres tirés des réponses portent sur ${formatCount(assessed, "entreprise évaluée", "entreprises évaluées")}, sur ${formatNumber(enrolled)} ${enrolled < 2 ? "inscrite" : "inscrites"}.`,
    left.length === 0 ? "Toutes les entreprises inscrites sont évaluées." : `N’y sont pas : ${listed(left)}.`,
    ...(coverage === null
      ? []
      : [
          `La moitié des entreprises évaluées ont répondu à ${formatPercent(coverage)} des questions notées, ou davantage.`,
        ]),
    "Les entreprises se sont portées volontaires : ces résultats les décrivent, et ne valent pas pour toutes celles du territoire.",
  ];
}

function noGapSentence(synthesis: PublishedSynthesis): string {
  const compared = leadingObstacles(synthesis).some(({ gap }) => gap !== null);
  return compared
    ? "Entre ce que les dirigeants disent et ce que leurs autres réponses montrent, aucun écart n’est assez large pour être publié."
    : "Aucun frein ne peut être comparé ici : il faut qu’il soit partagé par assez d’entreprises, et que le questionnaire permette de le déclarer comme de le constater.";
}

/** The widest opportunities. */
export function opportunitySentence({ opportunities }: PublishedSynthesis): string {
  const published = opportunities.filter(({ firms }) => firms.kind !== "hidden").slice(0, 3);
  const [first, ...others] = published;
  if (first === undefined)
    return "Aucune opportunité n’est partagée par assez d’entreprises pour être publiée.";
  const lead = `L’opportunité qui revient le plus est ${quote(first.label)} : elle concerne ${firmsWords(first.firms)}.`;
  if (others.length === 0) return lead;
  return `${lead} ${others.length === 1 ? "Vient" : "Viennent"} ensuite ${quoted(others.map(({ label }) => label))}.`;
}

/** How many schemes firms could ask for, and what « could » means. */
export function schemeSentence({ schemes }: PublishedSynthesis): string {
  const matched = schemes.filter((scheme) => scheme.matched.kind !== "hidden").length;
  const planned = schemes.filter((scheme) => scheme.planned.kind !== "hidden").length;
  if (matched + planned === 0)
    return "Aucun dispositif d’aide ne concerne assez d’entreprises pour être publié.";
  return `${formatCount(planned, "dispositif est inscrit", "dispositifs sont inscrits")} dans les plans d’assez d’entreprises pour être publié${planned < 2 ? "" : "s"} ; ${formatCount(matched, "paraît ouvert", "paraissent ouverts")} à assez d’entreprises d’après les critères connus. Un critère rempli n’est pas une aide accordée : l’opérateur décide.`;
}

function planSentences({ plans, progress }: PublishedSynthesis): readonly (string | null)[] {
  const holders = firmsWords(plans.firmsDeciding);
  const { engaged } = plans;
  return [
    holders === null ? null : `${holders} ont au moins une action décidée.`,
    plans.decided === null
      ? "Trop peu de plans sont arrêtés pour que leurs actions soient comptées ici."
      : `Ensemble, les plans comptent ${formatNumber(plans.decided)} actions décidées${engaged === null ? "" : ` ; ${formatNumber(engaged)} ${engaged < 2 ? "est lancée ou faite" : "sont lancées ou faites"}`}.`,
    plans.costs === null || plans.costed.kind === "hidden"
      ? null
      : `Les actions chiffrées représentent ${formatEuro(plans.costs)}, avant aides, pour ${firmsWords(plans.costed)}.`,
    progress.planned === 0
      ? null
      : `Les suites seront connues aux relances : un plan arrêté n’est pas encore un résultat.`,
  ];
}
