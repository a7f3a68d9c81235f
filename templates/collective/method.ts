/** How the figures were made, and how many firms stand behind them. */
import type { Content } from "pdfmake/interfaces";
import { formatNumber } from "#app/domain/format.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { openingWords } from "#templates/collective/figures.ts";
import { bullets, chapter, heading } from "#templates/nodes/text.ts";

export function methodAndRepresentativeness({
  synthesis,
  sentences,
  questionnaire,
}: CollectiveReport): readonly Content[] {
  return [
    chapter("Méthode et représentativité", { newPage: false }),
    ...openingWords(sentences.method),
    heading("Comment les chiffres sont faits"),
    bullets([
      `Chaque entreprise répond au questionnaire « ${questionnaire.title} », version ${questionnaire.version}, avec un consultant qui la visite. La réponse du consultant l’emporte sur celle du dirigeant.`,
      "« Ne sait pas », « sans objet » et sans réponse ne valent pas zéro : ils n’entrent dans aucun score.",
      "Les freins et les opportunités viennent des réponses, selon un vocabulaire commun ; une entreprise compte une fois par frein.",
      "Les médianes sont préférées aux moyennes : une entreprise très en avance ou très en retard ne les déplace pas.",
      `Chaque chiffre dit sur combien d’entreprises il porte. Sous ${formatNumber(synthesis.minimumGroupSize)} entreprises, il n’est pas publié.`,
    ]),
  ];
}
