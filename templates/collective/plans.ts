/** The individual plans in figures. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { formatDate, formatEuro, formatNumber } from "#app/domain/format.ts";
import { amountWords, countWords, NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { figureCell, openingWords, remark } from "#templates/collective/figures.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, kept, said } from "#templates/nodes/text.ts";

export function individualPlans({ synthesis, sentences }: CollectiveReport): readonly Content[] {
  const { plans } = synthesis;
  // The figures may be of an earlier day, and of the firms of that day.
  const held = synthesis.heldSince.plans;
  const day = held === undefined ? "" : ` au ${formatDate(held)}`;
  const ofActions = `Nombre d’actions des ${formatNumber(plans.firmsDeciding.N)} entreprises évaluées${day}`;
  return [
    chapter("Les plans individuels en chiffres", { newPage: false }),
    ...openingWords(sentences.plans),
    kept(
      heading("Entreprises"),
      figures(`Parmi les entreprises évaluées${day}`, [
        ["Au moins une action décidée", countWords(plans.firmsDeciding)],
        ["Au moins une action lancée ou faite", countWords(plans.firmsEngaged)],
        ["Au moins une action faite", countWords(plans.firmsDone)],
      ]),
    ),
    kept(
      heading("Ce qui a été décidé"),
      remark("Les motifs des actions écartées sont des textes libres : ils ne sont pas publiés."),
      figures(ofActions, [
        ["Proposées ou ajoutées, tous plans réunis", amountWords(plans.lines)],
        ["Décidées", amountWords(plans.decided)],
        ["— acceptées telles quelles", amountWords(plans.accepted)],
        ["— modifiées", amountWords(plans.changed)],
        ["— ajoutées par le consultant ou le dirigeant", amountWords(plans.added)],
        ["Écartées", amountWords(plans.rejected)],
        ["— avec un motif écrit", amountWords(plans.rejectedWithReason)],
        ["Pas encore décidées, gardées en réserve", amountWords(plans.undecided)],
      ]),
    ),
    kept(
      heading("Où en sont les actions décidées"),
      figures(ofActions, [
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
    ),
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
