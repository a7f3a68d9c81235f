/** The individual plans in figures. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { formatEuro, formatNumber } from "#app/domain/format.ts";
import { amountWords, countWords, NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { figureCell, openingWords, remark } from "#templates/collective/figures.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, said } from "#templates/nodes/text.ts";
import { ROOM } from "#templates/theme.ts";

export function individualPlans({ synthesis, sentences }: CollectiveReport): readonly Content[] {
  const { plans } = synthesis;
  return [
    chapter("Les plans individuels en chiffres", { newPage: false }),
    ...openingWords(sentences.plans),
    heading("Entreprises"),
    figures("Parmi les entreprises évaluées", [
      ["Au moins une action décidée", countWords(plans.firmsDeciding)],
      ["Au moins une action lancée ou faite", countWords(plans.firmsEngaged)],
      ["Au moins une action faite", countWords(plans.firmsDone)],
    ]),
    heading("Ce qui a été décidé", ROOM.heading + 16),
    remark("Les motifs des actions écartées sont des textes libres : ils ne sont pas publiés."),
    figures(`Nombre d’actions des ${formatNumber(synthesis.progress.assessed)} entreprises évaluées`, [
      ["Proposées ou ajoutées, tous plans réunis", amountWords(plans.lines)],
      ["Décidées", amountWords(plans.decided)],
      ["— acceptées telles quelles", amountWords(plans.accepted)],
      ["— modifiées", amountWords(plans.changed)],
      ["— ajoutées par le consultant ou le dirigeant", amountWords(plans.added)],
      ["Écartées", amountWords(plans.rejected)],
      ["— avec un motif écrit", amountWords(plans.rejectedWithReason)],
      ["Pas encore décidées, gardées en réserve", amountWords(plans.undecided)],
    ]),
    heading("Où en sont les actions décidées"),
    figures(`Nombre d’actions des ${formatNumber(synthesis.progress.assessed)} entreprises évaluées`, [
      ["Lancées ou faites", amountWords(plans.engaged)],
      ["— lancées", amountWords(plans.started)],
      ["— faites", amountWords(plans.done)],
      ["Pas lancées", amountWords(plans.notEngaged)],
      ["— prévues", amountWords(plans.planned)],
      ["— abandonnées", amountWords(plans.dropped)],
      [
        `Coût des actions chiffrées, avant aides (entreprises : ${countWords(plans.costed)})`,
        plans.costs === null ? NOT_PUBLISHED : formatEuro(plans.costs),
      ],
    ]),
  ];
}

function figures(what: string, rows: readonly (readonly [string, string])[]): Content {
  return table(
    [
      { title: what, width: "*" },
      { title: "", width: 130, alignment: "right" },
    ],
    rows.map(([label, value]): (TableCell | string)[] => [indented(label), figureCell(value)]),
    { dense: true },
  );
}

function indented(label: string): TableCell {
  const inner = label.startsWith("— ");
  return {
    text: said(inner ? label.slice(2) : label),
    fontSize: 9,
    lineHeight: 1.25,
    margin: [inner ? 14 : 0, 0, 0, 0],
  };
}
