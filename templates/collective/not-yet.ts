/** In place of the chapters drawn from answers, while too few firms are assessed: why they are missing, and what they will hold. */
import type { Content } from "pdfmake/interfaces";
import { formatNumber } from "#app/domain/format.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { openingWords } from "#templates/collective/figures.ts";
import { bullets, chapter, heading } from "#templates/nodes/text.ts";

export function notYet({ synthesis, sentences }: CollectiveReport): readonly Content[] {
  return [
    chapter("Les chiffres tirés des réponses"),
    ...openingWords(sentences.maturity),
    heading(
      `Ce qui sera publié à partir de ${formatNumber(synthesis.minimumGroupSize)} entreprises évaluées`,
    ),
    bullets([
      "La maturité du groupe, thème par thème : médianes, et nombre d’entreprises à chaque niveau.",
      "Les freins par famille, déclarés, constatés ou prouvés, et les opportunités.",
      "Les besoins partagés, et les actions collectives qui pourraient y répondre.",
      "Les dispositifs d’aide, et les plans d’actions individuels additionnés.",
    ]),
  ];
}
