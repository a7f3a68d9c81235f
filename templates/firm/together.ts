/** « À plusieurs » : the collective actions that this firm could join, and why. */
import type { Content } from "pdfmake/interfaces";
import { formatCount } from "#app/domain/format.ts";
import type { FirmReport, ReportedCollectiveAction } from "#app/domain/report/firm-report.ts";
import { chapter, kept, paragraph, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

export function together(report: FirmReport): readonly Content[] {
  const [first, ...others] = report.together;
  if (first === undefined) return [];
  return [
    kept(
      chapter("À plusieurs", { newPage: false }),
      paragraph(
        "Ce qui coûte trop cher à une seule entreprise devient possible à plusieurs. Vos réponses appellent ces actions collectives ; chacune commence par un essai, petit et daté.",
        "lead",
        [0, 0, 0, 8],
      ),
      sheet(first, true),
    ),
    ...others.map((action) => sheet(action, false)),
  ];
}

function sheet(action: ReportedCollectiveAction, isFirst: boolean): Content {
  return {
    unbreakable: true,
    margin: [0, isFirst ? 0 : 9, 0, 0],
    stack: [
      { text: said(action.title), bold: true, fontSize: 10.5, margin: [0, 0, 0, 2] },
      ...(action.reasons.length === 0
        ? []
        : [
            {
              text: said(`Rejoint ${actionsWords(action)} : ${action.reasons.join(" ; ")}.`),
              fontSize: 8.8,
              color: ink.inkSoft,
              margin: [0, 0, 0, 2],
            } satisfies Content,
          ]),
      { text: said(`Essai : ${action.pilot}.`), fontSize: 9, margin: [0, 0, 0, 2] },
      {
        text: said(
          `À partir de ${formatCount(action.minimumFirms, "entreprise", "entreprises")} (${action.idealSize}) · ${action.budget} · avec ${action.partners.join(", ")}`,
        ),
        style: "small",
      },
    ],
  };
}

function actionsWords({ actions }: ReportedCollectiveAction): string {
  return actions.length > 1 ? `vos actions ${actions.join(", ")}` : `votre action ${actions.join(", ")}`;
}
