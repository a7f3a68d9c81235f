/** The report as a steering committee sees it: one message a slide, with its figure, its chart or its list. */
import { formatCount, formatDate, formatNumber, quote } from "#app/domain/format.ts";
import {
  changedMedians,
  changeSentence,
  publishedChange,
} from "#app/domain/report/collective/change-words.ts";
import { olderFiguresNote } from "#app/domain/report/collective/older-figures.ts";
import { extremeThemes, hasFigures, seenNotSaid } from "#app/domain/report/collective/reading.ts";
import {
  gapSentence,
  obstaclesSentence,
  plansSentence,
  TELLING_GAP,
  themesSentence,
} from "#app/domain/report/collective/summary.ts";
import {
  conventionSentences,
  joiningWords,
  measureWords,
  networkSentences,
  STAGE_WORDS,
} from "#app/domain/report/collective/together-words.ts";
import { countWords, quoted, scoreWords, uncapitalized } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

export type SlideChart =
  | "funnel"
  | "map"
  | "convention"
  | "maturity"
  | "obstacles"
  | "opportunities"
  | "change";

export type SlideBody =
  | { readonly kind: "cover"; readonly lines: readonly string[] }
  | { readonly kind: "figure"; readonly value: string; readonly label: string; readonly outOf: string }
  | { readonly kind: "chart"; readonly chart: SlideChart; readonly note: string }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly SlideItem[] }
  | { readonly kind: "quote"; readonly attribution: string };

type SlideItem = { readonly words: string; readonly note: string };

export type Slide = {
  /** An anchor of the page: « frein », « action-2 ». */
  readonly id: string;
  /** What it is about, in a few words. */
  readonly kicker: string;
  /** The one thing to remember. */
  readonly message: string;
  readonly body: SlideBody;
};

/** More lines than these are too small for a reader at the back of the room. */
export const SLIDE_LINES = 6;
/** The message counts the targets: those that it counts have to be seen. */
export const SLIDE_TARGETS = 10;
/** Fewer circles make no map. */
const FEWEST_PLACES = 3;
const MOST_ACTIONS = 6;
const MOST_QUOTES = 3;
/** Characters of what was written at length: the slide says its beginning, the report all of it. */
const LONGEST_NOTE = 240;

/** The slides, of the chosen chapters only; while too few firms are assessed, what is drawn from answers has none. */
export function slidesOf(report: CollectiveReport): readonly Slide[] {
  const answered = hasFigures(report.synthesis);
  return [
    cover(report),
    ...participants(report),
    ...map(report),
    ...convention(report),
    ...(answered ? fromAnswers(report) : tooFew(report)),
    ...actions(report),
    ...network(report),
    ...(answered ? [...plans(report), ...change(report)] : []),
    ...aid(report),
    ...quotes(report),
    ...decisions(report),
  ];
}

function cover({ operation, synthesis }: CollectiveReport): Slide {
  return {
    id: "debut",
    kicker: "Synthèse collective",
    message: operation.name,
    body: {
      kind: "cover",
      lines: [
        operation.territory,
        operation.funders.length === 0 ? "" : `Financée par ${operation.funders.join(", ")}`,
        `Données au ${formatDate(synthesis.asOf)}`,
      ].filter((line) => line !== ""),
    },
  };
}

function participants({ chapters, summary }: CollectiveReport): readonly Slide[] {
  const [message] = summary.sentences;
  if (!chapters.includes("participants") || message === undefined) return [];
  return [
    {
      id: "entreprises",
      kicker: "Les entreprises",
      message,
      body: {
        kind: "chart",
        chart: "funnel",
        note: "Nombres d’entreprises. Barres creuses : ce qui manque à l’étape suivante.",
      },
    },
  ];
}

function map({ map: { placed, unplaced } }: CollectiveReport): readonly Slide[] {
  const [largest] = placed;
  if (largest === undefined || placed.length < FEWEST_PLACES) return [];
  const elsewhere = unplaced.reduce((sum, { firms }) => sum + firms, 0);
  return [
    {
      id: "carte",
      kicker: "Le territoire",
      message: `${quote(largest.label)} est la commune qui compte le plus d’entreprises : ${formatNumber(largest.firms)}.`,
      body: {
        kind: "chart",
        chart: "map",
        note: `Carte schématique. Positions : GeoNames, CC BY 4.0.${elsewhere === 0 ? "" : ` Hors de la carte : ${formatNumber(elsewhere)}.`}`,
      },
    },
  ];
}

function convention({ convention: account }: CollectiveReport): readonly Slide[] {
  const [message] = account === null ? [] : conventionSentences(account);
  if (account === null || account.lines.length === 0 || message === undefined) return [];
  return [
    {
      id: "convention",
      kicker: "La convention",
      message,
      body: {
        kind: "chart",
        chart: "convention",
        note: `Le trait vertical est ce que la convention prévoit ; la barre, ce qui est fait.${moreTargets(account.lines.length)}`,
      },
    },
  ];
}

function moreTargets(all: number): string {
  const more = all - SLIDE_TARGETS;
  return more <= 0 ? "" : ` ${formatCount(more, "autre objectif", "autres objectifs")} dans le rapport.`;
}

function tooFew({ summary, synthesis }: CollectiveReport): readonly Slide[] {
  const [, message] = summary.sentences;
  if (message === undefined) return [];
  return [
    {
      id: "reponses",
      kicker: "Les réponses",
      message,
      body: {
        kind: "figure",
        value: formatNumber(synthesis.progress.assessed),
        label: synthesis.progress.assessed < 2 ? "entreprise évaluée" : "entreprises évaluées",
        outOf: `il en faut ${formatNumber(synthesis.minimumGroupSize)}`,
      },
    },
  ];
}

function fromAnswers(report: CollectiveReport): readonly Slide[] {
  const { synthesis } = report;
  return [
    ...maturity(report),
    ...obstacles(report),
    ...gap(report),
    ...opportunities(synthesis),
    ...needs(report),
  ];
}

function maturity({ synthesis, summary }: CollectiveReport): readonly Slide[] {
  const overall = summary.keyFigures.find(({ id }) => id === "overall");
  const themes = themesMessage(synthesis);
  return [
    ...(overall === undefined || synthesis.maturity.overall.median === null
      ? []
      : [
          {
            id: "maturite",
            kicker: "La maturité collective",
            message: "La moitié des entreprises sont à ce score ou en dessous.",
            body: {
              kind: "figure" as const,
              value: overall.value,
              label: overall.label,
              outOf: withOlder(overall.outOf, olderFiguresNote(synthesis, "score:overall")),
            },
          },
        ]),
    ...(themes === null
      ? []
      : [
          {
            id: "themes",
            kicker: "Thème par thème",
            message: themes,
            body: {
              kind: "chart" as const,
              chart: "maturity" as const,
              note: withOlder(
                "Entreprises à chaque niveau, sur les thèmes les moins et les plus avancés.",
                olderFiguresNote(synthesis, "score"),
              ),
            },
          },
        ]),
  ];
}

/** « sur 100, 12 entreprises » has no stop of its own. */
function withOlder(words: string, older: string | null): string {
  if (older === null) return words;
  return words.endsWith(".") ? `${words} ${older}` : `${words}. ${older}`;
}

/** Shorter than the report's sentence: the kicker says what it is about. */
function themesMessage(synthesis: CollectiveReport["synthesis"]): string | null {
  const extremes = extremeThemes(synthesis);
  if (extremes === null || extremes.highest.median - extremes.lowest.median < TELLING_GAP)
    return themesSentence(synthesis);
  const { lowest, highest } = extremes;
  return `${lowest.labels.length === 1 ? "Le moins avancé" : "Les moins avancés"} : ${quoted(lowest.labels)} (${scoreWords(lowest.median)} sur 100). ${highest.labels.length === 1 ? "Le plus avancé" : "Les plus avancés"} : ${quoted(highest.labels)} (${scoreWords(highest.median)}).`;
}

function obstacles({ synthesis }: CollectiveReport): readonly Slide[] {
  const message = obstaclesSentence(synthesis);
  if (message === null) return [];
  return [
    {
      id: "freins",
      kicker: "Les freins",
      message,
      body: {
        kind: "chart",
        chart: "obstacles",
        note: withOlder(
          "Nombres d’entreprises évaluées. Une entreprise compte une fois par frein.",
          olderFiguresNote(synthesis, "obstacle"),
        ),
      },
    },
  ];
}

function gap({ synthesis }: CollectiveReport): readonly Slide[] {
  const [widest] = seenNotSaid(synthesis);
  const message = gapSentence(synthesis);
  if (widest === undefined || message === null) return [];
  const { firms } = widest.obstacle;
  return [
    {
      id: "non-dit",
      kicker: "Ce qui ne se dit pas",
      message,
      body: {
        kind: "figure",
        value: formatNumber(widest.firms),
        label: "entreprises où les réponses le montrent sans que le dirigeant le cite",
        outOf: firms.kind === "exact" ? `sur ${formatNumber(firms.n)} qui ont ce frein` : "",
      },
    },
  ];
}

function opportunities(synthesis: CollectiveReport["synthesis"]): readonly Slide[] {
  const first = synthesis.opportunities.find(({ firms }) => firms.kind !== "hidden");
  if (first === undefined) return [];
  return [
    {
      id: "opportunites",
      kicker: "Les opportunités",
      message: `L’opportunité qui revient le plus : ${quote(first.label)}.`,
      body: {
        kind: "chart",
        chart: "opportunities",
        note: withOlder("Nombres d’entreprises évaluées.", olderFiguresNote(synthesis, "opportunity")),
      },
    },
  ];
}

function needs({ sentences, summary }: CollectiveReport): readonly Slide[] {
  const [message] = sentences.needs;
  if (message === undefined || summary.needs.length === 0) return [];
  return [
    {
      id: "besoins",
      kicker: "Ce qu’elles pourraient faire ensemble",
      message,
      body: {
        kind: "list",
        isOrdered: true,
        items: summary.needs.map(({ title, firms, minimumFirms }) => ({
          words: title,
          note: `${countWords(firms)} ; il en faut ${formatNumber(minimumFirms)}`,
        })),
      },
    },
  ];
}

function actions({ actions: all }: CollectiveReport): readonly Slide[] {
  return all.slice(0, MOST_ACTIONS).map((action, index) => ({
    id: `action-${index + 1}`,
    kicker: `Action collective · ${STAGE_WORDS[action.stage]}`,
    message: action.description.title,
    body: {
      kind: "list",
      isOrdered: false,
      items: [
        { words: joiningWords(action), note: "" },
        ...(action.pilot === null
          ? aim(action.description)
          : [
              {
                words: `Pilote le ${formatDate(action.pilot.heldOn)}, ${measureWords(action.pilot.budgetCap, "€")}\u00a0au\u00a0plus`,
                note: `On arrête si : ${beginning(uncapitalized(action.pilot.stopCriterion))}`,
              },
            ]),
        ...(action.outcome === null
          ? []
          : [{ words: OUTCOMES[action.outcome.verb], note: beginning(action.outcome.why) }]),
      ],
    },
  }));
}

/** What nothing was tried of yet is told by what it wants. */
function aim({ aim: words }: { readonly aim: string }): readonly SlideItem[] {
  return words === "" ? [] : [{ words: beginning(words), note: "" }];
}

/** Whole words of the beginning, where a text is long. */
function beginning(text: string): string {
  if (text.length <= LONGEST_NOTE) return text;
  const kept = text.slice(0, LONGEST_NOTE);
  return `${kept.slice(0, Math.max(kept.lastIndexOf(" "), LONGEST_NOTE / 2)).replace(/[\s·,;:–-]+$/u, "")}…`;
}

const OUTCOMES = {
  pivot: "Décision : réorienter",
  scale: "Décision : étendre",
  stop: "Décision : arrêter",
} as const;

function network({ network: lines }: CollectiveReport): readonly Slide[] {
  const [message] = networkSentences(lines);
  if (lines.length === 0 || message === undefined) return [];
  return [
    {
      id: "reseau",
      kicker: "La vie du réseau",
      message,
      body: {
        kind: "list",
        isOrdered: false,
        items: lines.slice(0, SLIDE_LINES).map((line) => ({ words: line.title, note: joiningWords(line) })),
      },
    },
  ];
}

function plans({ synthesis, summary }: CollectiveReport): readonly Slide[] {
  const message = plansSentence(synthesis);
  const engaged = summary.keyFigures.find(({ id }) => id === "engaged");
  if (message === null || engaged === undefined || synthesis.plans.engaged === null) return [];
  return [
    {
      id: "plans",
      kicker: "Les plans individuels",
      message,
      body: {
        kind: "figure",
        value: engaged.value,
        label: engaged.label,
        outOf: withOlder(engaged.outOf, olderFiguresNote(synthesis, "plans")),
      },
    },
  ];
}

function change({ synthesis }: CollectiveReport): readonly Slide[] {
  const published = publishedChange(synthesis);
  const message = changeSentence(synthesis);
  if (published === null || message === null) return [];
  const medians = changedMedians(published).length;
  if (medians === 0) return [];
  const left = medians > SLIDE_LINES ? "L’ensemble, et les thèmes dont la médiane a le plus bougé. " : "";
  return [
    {
      id: "evolution",
      kicker: "Ce qui a changé",
      message,
      body: {
        kind: "chart",
        chart: "change",
        note: withOlder(
          `${left}Scores médians des entreprises évaluées les deux fois, sur les questions notées les deux fois. Un changement ne dit pas sa cause.`,
          olderFiguresNote(synthesis, "change"),
        ),
      },
    },
  ];
}

function aid({ convention: account }: CollectiveReport): readonly Slide[] {
  if (account === null || account.aid.perPublicEuro === null) return [];
  return [
    {
      id: "aides",
      kicker: "L’argent public",
      message: `Les entreprises ont obtenu ${measureWords(account.aid.granted, "€")} d’aides, pour ${measureWords(account.publicFunding, "€")} d’argent public dans l’opération.`,
      body: {
        kind: "figure",
        value: measureWords(account.aid.perPublicEuro, "€"),
        label: "d’aides obtenues par euro public",
        outOf: "ce rapprochement ne dit pas que les aides sont dues à l’opération",
      },
    },
  ];
}

function quotes({ quotes: agreed }: CollectiveReport): readonly Slide[] {
  return agreed.slice(0, MOST_QUOTES).map(({ words, attribution }, index) => ({
    id: `parole-${index + 1}`,
    kicker: "Une parole",
    message: quote(words),
    body: { kind: "quote", attribution },
  }));
}

function decisions({ summary }: CollectiveReport): readonly Slide[] {
  if (summary.decisions.length === 0) return [];
  return [
    {
      id: "decider",
      kicker: "Pour finir",
      message: "Ce qu’il y a à décider",
      body: {
        kind: "list",
        isOrdered: true,
        items: summary.decisions.map((words) => ({ words, note: "" })),
      },
    },
  ];
}
