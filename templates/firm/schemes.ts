/** Public aid: what it gives, who to call, which conditions are met, and how old the information is. */
import type { Content } from "pdfmake/interfaces";
import { formatDate } from "#app/domain/format.ts";
import type { FirmReport, ReportedScheme } from "#app/domain/report/firm-report.ts";
import { verdictWords } from "#templates/firm/words.ts";
import { capitalized, chapter, kept, paragraph, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

export function fundingSchemes(report: FirmReport): readonly Content[] {
  const [first, ...others] = report.schemes;
  if (first === undefined) return [];
  return [
    kept(
      chapter("Dispositifs d’aide", { newPage: false }),
      paragraph(
        "Des pistes, à reconfirmer auprès de l’opérateur avant de compter dessus : les règles changent, les enveloppes se ferment. Chaque fiche dit de quand date l’information.",
        "lead",
        [0, 0, 0, 8],
      ),
      schemeSheet(first, true),
    ),
    ...others.map((scheme) => schemeSheet(scheme, false)),
  ];
}

function schemeSheet(scheme: ReportedScheme, isFirst: boolean): Content {
  return {
    unbreakable: true,
    margin: [0, isFirst ? 0 : 9, 0, 0],
    stack: [
      {
        columns: [
          { text: said(scheme.name), bold: true, fontSize: 10.5, width: "*" },
          {
            text: said(verdictWords[scheme.verdict]),
            fontSize: 8.8,
            bold: true,
            width: 110,
            alignment: "right",
            color: verdictColor(scheme),
          },
        ],
      },
      { text: said(`${scheme.operator}${forActions(scheme)}`), style: "small", margin: [0, 1, 0, 3] },
      { text: said(scheme.purpose), fontSize: 9, lineHeight: 1.25, margin: [0, 0, 0, 3] },
      {
        layout: factLayout,
        table: {
          widths: [62, "*"],
          body: facts(scheme).map(([label, value]) => [
            { text: said(label), style: "small" },
            { text: said(capitalized(value)), fontSize: 8.5, lineHeight: 1.2 },
          ]),
        },
      },
      {
        canvas: [{ type: "line", x1: 0, y1: 0, x2: 499, y2: 0, lineWidth: 0.6, lineColor: ink.line }],
        margin: [0, 6, 0, 0],
      },
    ],
  };
}

const factLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column: number) => (column === 0 ? 0 : 8),
  paddingRight: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 1,
};

function facts(scheme: ReportedScheme): readonly (readonly [string, string])[] {
  const rows: readonly (readonly [string, string])[] = [
    ["Montant", scheme.amount],
    ["Qui appeler", `${scheme.contact} · ${scheme.url}`],
    ["Rempli", scheme.met.join(" ")],
    ["À confirmer", scheme.toConfirm.join(" ")],
    ["Non rempli", scheme.notMet.join(" ")],
    ["À savoir", scheme.note ?? ""],
    ["Information", informationWords(scheme)],
  ];
  return rows.filter(([, words]) => words !== "");
}

function informationWords(scheme: ReportedScheme): string {
  const informed = scheme.informedOn === null ? "de date inconnue" : `du ${formatDate(scheme.informedOn)}`;
  const closes =
    scheme.closesOn === null ? "pas de date de fin connue" : `jusqu’au ${formatDate(scheme.closesOn)}`;
  return `${informed} ; ${closes}`;
}

function forActions(scheme: ReportedScheme): string {
  if (scheme.actions.length === 0) return "";
  return ` · pour ${scheme.actions.length > 1 ? "les actions" : "l’action"} ${scheme.actions.join(", ")}`;
}

function verdictColor(scheme: ReportedScheme): string {
  if (scheme.verdict === "eligible") return ink.accent;
  return scheme.verdict === "to-confirm" ? ink.levels[1] : ink.inkSoft;
}
