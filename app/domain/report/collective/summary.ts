/** The page for somebody who decides: a few sentences made from the figures, the shared needs, and what to decide next. */
import { formatCount, formatNumber, quote } from "#app/domain/format.ts";
import type { Chapter } from "#app/domain/publication/composition.ts";
import { changeSentence } from "#app/domain/report/collective/change-words.ts";
import {
  extremeThemes,
  hasFigures,
  leadingObstacles,
  saidNotSeen,
  seenNotSaid,
  themesFromLowest,
} from "#app/domain/report/collective/reading.ts";
import {
  amountWords,
  classWords,
  firmCount,
  firmsWords,
  listed,
  NEARLY_ALL_WORDS,
  quoted,
  scoreWords,
} from "#app/domain/report/collective/words.ts";
import type {
  PublishedNeed,
  PublishedScore,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

export type Summary = {
  /** Three sentences, that are read standing; fewer while little is known, a fourth once firms were met twice. */
  readonly sentences: readonly string[];
  readonly keyFigures: readonly KeyFigure[];
  /** Three at most. */
  readonly needs: readonly PublishedNeed[];
  /** What is to be decided next, each as an infinitive. */
  readonly decisions: readonly string[];
};

/** A figure set in large: « 19 », « entreprises évaluées », « sur 24 participantes ». */
export type KeyFigure = {
  readonly id: "assessed" | "overall" | "planned" | "engaged";
  readonly value: string;
  readonly label: string;
  readonly outOf: string;
};

/** Needs and obstacles that the page names. */
const NAMED = 3;

/** Medians nearer than this (in points of 100) are not told apart. */
export const TELLING_GAP = 10;

/** What the chosen chapters say at a glance: a chapter that is left out is told here neither. */
export function summarize(synthesis: PublishedSynthesis, chapters: readonly Chapter[]): Summary {
  return {
    sentences: [
      progressSentence(synthesis),
      ...(hasFigures(synthesis) ? figureSentences(synthesis, chapters) : [tooFewSentence(synthesis)]),
    ],
    keyFigures: keyFigures(synthesis, chapters),
    needs: synthesis.needs.slice(0, NAMED),
    decisions: decisions(synthesis),
  };
}

/** « 24 entreprises participent à l'opération ; 19 ont été évaluées, 15 ont arrêté leur plan et 12 ont reçu leur rapport. » */
export function progressSentence({ progress }: PublishedSynthesis): string {
  const { participating, assessed, planned, reported } = progress;
  if (participating === 0) return "Aucune entreprise ne participe encore à l’opération.";
  const verb = participating === 1 ? "participe" : "participent";
  const steps = listed([
    countOf(assessed, "n’a été évaluée", "a été évaluée", "ont été évaluées"),
    countOf(
      planned,
      "n’a arrêté son plan d’actions",
      "a arrêté son plan d’actions",
      "ont arrêté leur plan d’actions",
    ),
    countOf(reported, "n’a reçu son rapport", "a reçu son rapport", "ont reçu leur rapport"),
  ]);
  return `${firmCount(participating)} ${verb} à l’opération : ${steps}.`;
}

function countOf(count: number, none: string, singular: string, plural: string): string {
  return count === 0 ? `aucune ${none}` : formatCount(count, singular, plural);
}

/** Why nothing drawn from answers is printed yet. */
export function tooFewSentence({ progress, minimumGroupSize }: PublishedSynthesis): string {
  if (progress.assessed === 0)
    return "Aucune entreprise n’est encore évaluée : les réponses ne disent rien pour l’instant.";
  return `Avec ${firmCount(progress.assessed)} ${progress.assessed === 1 ? "évaluée" : "évaluées"}, moins que le seuil de ${minimumGroupSize}, aucun chiffre tiré des réponses n’est publié : il pourrait faire reconnaître quelqu’un.`;
}

/** What holds back or where the group stands, then what could be done, then what changed since the round before. */
function figureSentences(synthesis: PublishedSynthesis, chapters: readonly Chapter[]): readonly string[] {
  const needs = chapters.includes("needs") ? needsSentence(synthesis) : null;
  const standing = overallSentence(synthesis) ?? themesSentence(synthesis);
  return [
    obstaclesSentence(synthesis) ?? standing,
    needs ?? plansSentence(synthesis),
    changeSentence(synthesis),
  ].flatMap((sentence) => sentence ?? []);
}

/** The median of the whole, and where most firms are. */
export function overallSentence({ maturity }: PublishedSynthesis): string | null {
  const { overall, levels } = maturity;
  const spread = spreadWords(overall, levels);
  if (overall.median === null) return spread === null ? null : `Sur l’ensemble des thèmes, ${spread}.`;
  const median = `Le score global médian est de ${scoreWords(overall.median)} sur 100 (${firmCount(overall.evaluated ?? 0)})`;
  return spread === null ? `${median}.` : `${median} ; ${spread}.`;
}

/** « 11 entreprises sur 19 sont au niveau « En construction » » for the largest class; null where nothing is published. */
function spreadWords(
  { spread, evaluated }: PublishedScore,
  levels: readonly { readonly label: string }[],
): string | null {
  if (evaluated === null || spread.kind === "hidden") return null;
  if (spread.kind === "most")
    return `${NEARLY_ALL_WORDS} des ${formatNumber(evaluated)} entreprises sont au niveau ${quote(levels[spread.rank]?.label ?? "")}`;
  const largest = spread.classes.reduce((most, each) => (each.n > most.n ? each : most));
  return `${formatNumber(largest.n)} entreprises sur ${formatNumber(evaluated)} sont au niveau ${quote(classWords(levels, largest))}`;
}

/** The highest and the lowest themes, where they are far enough apart to be told. */
export function themesSentence(synthesis: PublishedSynthesis): string | null {
  const themes = themesFromLowest(synthesis);
  const least = themes[0];
  const most = themes.at(-1);
  if (least === undefined || most === undefined || themes.length < 2) return null;
  const extremes = extremeThemes(synthesis);
  if (extremes === null || most.median - least.median < TELLING_GAP)
    return `Les thèmes se tiennent : leurs médianes vont de ${scoreWords(least.median)} à ${scoreWords(most.median)} sur 100.`;
  const { lowest, highest } = extremes;
  const first =
    highest.labels.length === 1
      ? `Le thème le plus avancé est ${quoted(highest.labels)}`
      : `Les thèmes les plus avancés sont ${quoted(highest.labels)}`;
  return `${first} (médiane de ${scoreWords(highest.median)} sur 100), ${lowest.labels.length === 1 ? "le moins avancé" : "les moins avancés"} ${quoted(lowest.labels)} (${scoreWords(lowest.median)}).`;
}

/** The obstacles that most firms share; nearly unanimous ones are told together, since their numbers aren't. */
export function obstaclesSentence(synthesis: PublishedSynthesis): string | null {
  const leading = leadingObstacles(synthesis);
  const unanimous = leading.filter(({ firms }) => firms.kind === "most").slice(0, NAMED);
  const [first] = unanimous;
  if (first !== undefined) {
    const whom = firmsWords(first.firms);
    return unanimous.length === 1
      ? `Un frein se retrouve chez ${whom} : ${quote(first.label)}.`
      : `Des freins se retrouvent chacun chez ${whom} : ${quoted(unanimous.map(({ label }) => label))}.`;
  }
  const shared = leading
    .slice(0, NAMED)
    .map(
      ({ label, firms }) =>
        `${quote(label)} (${firms.kind === "exact" ? `${formatNumber(firms.n)} sur ${formatNumber(firms.N)}` : ""})`,
    );
  if (shared.length === 0) return null;
  return shared.length === 1
    ? `Le frein le plus partagé est ${listed(shared)}.`
    : `Les freins les plus partagés sont ${listed(shared)}.`;
}

/** What is seen and not said, or else said and not seen: where a reader learns something. */
export function gapSentence(synthesis: PublishedSynthesis): string | null {
  const [unsaid] = seenNotSaid(synthesis);
  if (unsaid !== undefined)
    return `Le frein ${quote(unsaid.obstacle.label)} passe en partie inaperçu : chez ${firmCount(unsaid.firms)}, les réponses le montrent sans que le dirigeant le cite.`;
  const [unseen] = saidNotSeen(synthesis);
  if (unseen === undefined) return null;
  return `Le frein ${quote(unseen.obstacle.label)} est surtout ressenti : ${firmCount(unseen.firms)} le citent sans que leurs autres réponses le montrent.`;
}

/** How many needs are shared enough to begin with. */
export function needsSentence({ needs }: PublishedSynthesis): string | null {
  const ready = needs.filter((need) => need.enough === true).length;
  if (ready === 0)
    return "Aucun besoin partagé ne réunit encore assez d’entreprises pour lancer une action collective.";
  return ready === 1
    ? "Un besoin partagé réunit assez d’entreprises pour lancer une action collective."
    : `${formatNumber(ready)} besoins partagés réunissent chacun assez d’entreprises pour lancer une action collective.`;
}

/** How many actions are decided, and how many of them are under way. */
export function plansSentence({ plans }: PublishedSynthesis): string | null {
  if (plans.decided === null) return null;
  const decided = `Les plans d’actions individuels comptent ${formatNumber(plans.decided)} actions décidées`;
  const { engaged } = plans;
  if (engaged === null) return `${decided}.`;
  return `${decided}, dont ${formatNumber(engaged)} ${engaged < 2 ? "est lancée ou faite" : "sont lancées ou faites"}.`;
}

function keyFigures(synthesis: PublishedSynthesis, chapters: readonly Chapter[]): readonly KeyFigure[] {
  const { progress, maturity, plans } = synthesis;
  return [
    {
      id: "assessed",
      value: formatNumber(progress.assessed),
      label: progress.assessed < 2 ? "entreprise évaluée" : "entreprises évaluées",
      outOf: `sur ${formatNumber(progress.participating)} ${progress.participating < 2 ? "participante" : "participantes"}`,
    },
    ...(chapters.includes("maturity")
      ? [
          {
            id: "overall" as const,
            value: scoreWords(maturity.overall.median),
            label: "score global médian",
            outOf:
              maturity.overall.evaluated === null
                ? "sur 100"
                : `sur 100, ${firmCount(maturity.overall.evaluated)}`,
          },
        ]
      : []),
    {
      id: "planned",
      value: formatNumber(progress.planned),
      label: progress.planned < 2 ? "plan arrêté" : "plans arrêtés",
      outOf: `sur ${formatNumber(progress.interviewed)} ${progress.interviewed < 2 ? "entretien terminé" : "entretiens terminés"}`,
    },
    ...(chapters.includes("plans")
      ? [
          {
            id: "engaged" as const,
            value: amountWords(plans.engaged),
            label: "actions lancées ou faites",
            outOf:
              plans.decided === null
                ? "actions décidées non publiées"
                : `sur ${formatNumber(plans.decided)} décidées`,
          },
        ]
      : []),
  ];
}

function decisions({ progress, needs, minimumGroupSize }: PublishedSynthesis): readonly string[] {
  const left = progress.notStarted + progress.interviewing;
  const ready = needs.filter((need) => need.enough === true).slice(0, NAMED);
  const [first] = ready;
  const near = needs.find((need) => need.enough === false);
  const unplanned = progress.interviewed - progress.planned;
  return [
    ...(first === undefined
      ? []
      : [
          `Choisir l’action collective à essayer la première, par exemple ${quote(first.title)}, avec un pilote, un budget plafonné et un critère d’arrêt écrits d’avance.`,
        ]),
    ...(ready.length > 1
      ? [
          "Soumettre les besoins partagés au vote des entreprises : ce qu’elles y mettraient de temps et d’argent compte plus que leur intérêt.",
        ]
      : []),
    ...(near?.firms.kind === "exact"
      ? [
          `Dire s’il faut ouvrir ${quote(near.title)} à d’autres entreprises : ${missingWords(near.minimumFirms - near.firms.n)} pour commencer.`,
        ]
      : []),
    ...(left > 0 ? [`Terminer les entretiens : il en reste ${formatNumber(left)}.`] : []),
    ...(unplanned > 0
      ? [
          `Arrêter les plans d’actions qui manquent : ${formatNumber(unplanned)} sur ${formatNumber(progress.interviewed)} entretiens terminés.`,
        ]
      : []),
    ...(progress.assessed > 0 && progress.assessed < minimumGroupSize
      ? [
          `Attendre d’avoir évalué ${formatNumber(minimumGroupSize)} entreprises pour publier des chiffres tirés des réponses.`,
        ]
      : []),
  ];
}

function missingWords(missing: number): string {
  return missing === 1 ? "il en manque 1" : `il en manque ${formatNumber(missing)}`;
}
