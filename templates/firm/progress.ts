/** « Depuis la dernière fois » : what changed on what was answered both times, and what became of the plan. */
import type { Content } from "pdfmake/interfaces";
import { roundArrows } from "#app/charts/round-arrows.ts";
import { formatCount, formatNumber, formatShortDate, formatSigned } from "#app/domain/format.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type { ChangedAnswer, ProgressSince } from "#app/domain/report/progress-since.ts";
import { statusWords } from "#templates/firm/words.ts";
import { pictureHeight } from "#templates/nodes/picture.ts";
import { table } from "#templates/nodes/table.ts";
import { bullets, chapter, heading, paragraph } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink, ROOM } from "#templates/theme.ts";

/** How many answers that moved each way are told. */
const TOLD = 6;

/** Points: the title and the introduction above the chart, the remark under it. */
const AROUND_CHART = 125;

/** Nothing in a first round. */
export function sinceLastTime({ progress }: FirmReport): readonly Content[] {
  if (progress === null) return [];
  const { from, to, themes } = progress;
  const svg = roundArrows(themes, { from, to }, ink);
  const whole = AROUND_CHART + (themes.length === 0 ? 0 : pictureHeight(svg, CONTENT_WIDTH));
  return [
    chapter("Depuis la dernière fois", { newPage: false, room: Math.min(whole, ROOM.most) }),
    paragraph(introduction(progress), "lead", [0, 0, 0, 8]),
    ...(themes.length === 0
      ? []
      : [
          { svg, width: CONTENT_WIDTH } satisfies Content,
          paragraph(
            "Score de chaque thème sur 100, sur les seules questions notées les deux fois : ce n’est donc pas le score du thème dans l’une ou l’autre campagne.",
            "small",
            [0, 4, 0, 0],
          ),
        ]),
    ...moved("Ce qui a progressé", progress.improved),
    ...moved("Ce qui a reculé", progress.declined),
    ...plan(progress),
  ];
}

function introduction({ from, to, overall, themes }: ProgressSince): string {
  if (themes.length === 0) {
    return `Aucune question n’a encore de réponse notée à la fois en ${from} et en ${to} : il n’y a rien à comparer.`;
  }
  if (overall === null) {
    return `Moins de la moitié des thèmes ont une question notée en ${from} et en ${to} : l’ensemble ne se compare pas encore.`;
  }
  return (
    `${formatSigned(overall.change)} sur l’ensemble, de ${formatNumber(overall.before, 0)} en ${from} à ` +
    `${formatNumber(overall.after, 0)} en ${to} sur 100, sur ` +
    `${formatCount(overall.questions, "question notée", "questions notées")} les deux fois.`
  );
}

function moved(title: string, answers: readonly ChangedAnswer[]): readonly Content[] {
  if (answers.length === 0) return [];
  const more = answers.length - TOLD;
  return [
    heading(title),
    bullets(
      answers.slice(0, TOLD).map(({ question, before, after }) => `${question} ${before}, puis : ${after}.`),
    ),
    ...(more > 0 ? [paragraph(`Et ${formatCount(more, "autre réponse", "autres réponses")}.`, "small")] : []),
  ];
}

function plan({ from, actions, counts }: ProgressSince): readonly Content[] {
  if (actions.length === 0) return [];
  return [
    heading(`Le plan de ${from}`),
    paragraph(
      `${formatCount(counts.done, "action faite", "actions faites")} sur ${formatNumber(actions.length)}, ` +
        `${formatCount(counts.started, "lancée", "lancées")}, ${formatCount(counts.planned, "prévue", "prévues")}, ` +
        `${formatCount(counts.dropped, "abandonnée", "abandonnées")}.`,
    ),
    table(
      [
        { title: "Action", width: "*" },
        { title: "Porteur", width: 100 },
        { title: "Échéance", width: 70 },
        { title: "État", width: 62 },
      ],
      actions.map(({ title, owner, dueOn, status }) => [
        title,
        owner ?? "—",
        dueOn === null ? "—" : formatShortDate(dueOn),
        statusWords[status],
      ]),
      { compact: true },
    ),
  ];
}
