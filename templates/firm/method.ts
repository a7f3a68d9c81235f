/** How the figures are made, what is not counted, who sees what, and the boxes for two signatures. */
import type { Content } from "pdfmake/interfaces";
import { formatCount, formatPercent } from "#app/domain/format.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { bullets, chapter, heading, kept, paragraph, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function methodAndRights(report: FirmReport): readonly Content[] {
  // One page holds it: what is signed stands under what it is about.
  return [
    kept(
      chapter("Méthode et droits", { newPage: false }),
      heading("Comment les scores sont calculés"),
      bullets(scoring(report)),
      paragraph(progress(report), "body", [0, 4, 0, 0]),
      heading("Qui voit quoi"),
      bullets(rights(report)),
      heading("Signatures"),
      signatures(report),
    ),
  ];
}

function scoring({ method, levels }: FirmReport): readonly string[] {
  const scale = method.scaleLabels.map((label, degree) => `${method.scaleMin + degree} ${label}`).join(", ");
  return [
    ...(scale === "" ? [] : [`Chaque question notée vaut des points : ${scale}.`]),
    "Le score d’un thème est la moyenne de ses questions notées, pesées selon leur importance, ramenée sur 100.",
    `« Ne sait pas », « sans objet » et une absence de réponse ne valent jamais zéro : ils ne comptent pas dans la moyenne. Sous ${formatPercent(method.minimumCoverage)} de questions répondues, le thème est « Non évalué ».`,
    "Le score d’ensemble est la moyenne des thèmes évalués, selon leur poids. Il sert à suivre l’entreprise dans le temps, jamais à la classer.",
    `Niveaux : ${levels.map((level) => `${level.label} à partir de ${level.from}`).join(", ")}.`,
    `Point fort : question notée à ${formatPercent(method.strengthFrom)} ou plus de l’échelle. Point faible : ${formatPercent(method.weaknessTo)} ou moins.`,
    "Ordre des actions : effet divisé par effort, multiplié par l’écart à combler et par l’enjeu que vous avez donné au thème.",
    "Aucune décision n’est automatique : les suggestions sont discutées, changées ou écartées avec vous.",
  ];
}

function progress({ method }: FirmReport): string {
  const { visible, answered, unknown, notApplicable, unanswered } = method;
  return `Sur ${formatCount(visible, "question posée", "questions posées")} : ${formatCount(answered, "réponse", "réponses")}, ${unknown} « ne sait pas », ${notApplicable} « sans objet », ${unanswered} sans réponse.`;
}

function rights({ operation, method }: FirmReport): readonly string[] {
  const contact =
    operation?.consultant == null
      ? "votre consultant"
      : `${operation.consultant.name} (${operation.consultant.email})`;
  return [
    "Vous et votre consultant voyez ce rapport et vos réponses.",
    ...(operation === null
      ? []
      : [
          `Les financeurs (${operation.funders.join(", ")}) ne voient jamais vos réponses ni ce rapport. Ils lisent une synthèse du groupe${method.minimumGroupSize === null ? "" : `, où aucun chiffre ne repose sur moins de ${formatCount(method.minimumGroupSize, "entreprise", "entreprises")}`}.`,
        ]),
    `Vous pouvez faire corriger, exporter ou effacer ce qui vous concerne : écrivez à ${contact}.`,
  ];
}

function signatures({ firm, operation }: FirmReport): Content {
  const box = (who: string, name: string): Content => ({
    stack: [
      { text: said(who), style: "small" },
      { text: said(name), fontSize: 9.5, bold: true },
      { text: said("Date et signature"), style: "small", margin: [0, 34, 0, 0] },
    ],
  });
  return {
    unbreakable: true,
    margin: [0, 4, 0, 0],
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      hLineColor: () => ink.line,
      vLineColor: () => ink.line,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 8,
      paddingBottom: () => 8,
    },
    table: {
      widths: [(CONTENT_WIDTH - 42) / 2, (CONTENT_WIDTH - 42) / 2],
      body: [
        [
          box("Pour l’entreprise", firm.director ?? firm.name),
          box("Le consultant", operation?.consultant?.name ?? ""),
        ],
      ],
    },
  };
}
