/** The aid that firms could ask for, and the aid that their plans count on. */
import type { Content } from "pdfmake/interfaces";
import { formatShortDate } from "#app/domain/format.ts";
import type { CollectiveReport, ReportedCollectiveScheme } from "#app/domain/report/collective-report.ts";
import { countCell, openingHeight, openingWords, remark } from "#templates/collective/figures.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, said } from "#templates/nodes/text.ts";
import { writtenHeight } from "#templates/nodes/written.ts";
import { ink, ROOM } from "#templates/theme.ts";

/** At most this many lines; the schemes that most plans count on come first. */
const MOST_SCHEMES = 24;

/** Points: the title, the remark above the table, its head and its first row. */
const AROUND_OPENING = 52 + 30 + 66;

export function fundingSchemes({ schemes, sentences, texts }: CollectiveReport): readonly Content[] {
  const opening = openingHeight(sentences.schemes) + writtenHeight(texts.schemes);
  return [
    chapter("Les dispositifs d’aide", {
      newPage: false,
      room: Math.min(AROUND_OPENING + opening, ROOM.most),
    }),
    ...openingWords(sentences.schemes),
    ...(schemes.length === 0
      ? []
      : [
          remark(
            "Nombres d’entreprises évaluées. Les critères sont ceux que le catalogue connaît, à la date indiquée ; d’autres peuvent s’y ajouter. Les dispositifs de trop peu d’entreprises, ou d’aucune, ne sont pas dans cette liste.",
          ),
          table(
            [
              { title: "Dispositif", width: "*" },
              { title: "Critères connus remplis", width: 92, alignment: "right" },
              { title: "Inscrit dans le plan", width: 92, alignment: "right" },
              { title: "Information du", width: 68, alignment: "right" },
            ],
            schemes
              .slice(0, MOST_SCHEMES)
              .map((scheme) => [
                named(scheme),
                countCell(scheme.matched),
                countCell(scheme.planned),
                scheme.verifiedOn === null ? "à vérifier" : formatShortDate(scheme.verifiedOn),
              ]),
            { dense: true },
          ),
        ]),
  ];
}

function named({ name, operator, status }: ReportedCollectiveScheme): Content {
  const state = status === "closed" ? " · clos" : status === "to-verify" ? " · à vérifier" : "";
  return {
    stack: [
      { text: said(name), fontSize: 9, lineHeight: 1.2 },
      { text: said(`${operator}${state}`), fontSize: 7.6, lineHeight: 1.2, color: ink.inkSoft },
    ],
  };
}
